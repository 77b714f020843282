"""The end of a page leaves no fewer than three lines of code alone."""

from __future__ import annotations

import pytest

from notecompiler.backends.latex.code import code_block, numbered_listing


@pytest.mark.parametrize(
    ("count", "kept"), [(1, ""), (2, "1"), (4, "123"), (5, "1234"), (6, "1245"), (8, "1267"), (3, "12")]
)
def test_the_first_and_last_three_lines_stay_together(count: int, kept: str) -> None:
    code = "\n".join(f"x{at}" for at in range(1, count + 1))
    for printed in (code_block(code, ""), numbered_listing(code, "", 1, {})):
        lines = printed.splitlines()[1:-1]
        assert "".join(str(at) for at, line in enumerate(lines, 1) if line.endswith("\\nobreak")) == kept
        assert len(lines) == count
