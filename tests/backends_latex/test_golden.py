"""What small notes become, kept as files: ``tests/golden/latex/NAME.md`` gives ``NAME.tex`` (without the preamble).

``UPDATE_GOLDENS=1 python -m pytest tests/backends_latex/test_golden.py`` writes them anew; read the difference before
committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .typesetting import read, rendered

FOLDER = Path(__file__).parent.parent / "golden" / "latex"


def body(text: str) -> str:
    """The document between its title and its end."""
    start = text.index("\\begin{document}")
    return text[start : text.index("\\end{document}")].partition("\n")[2].strip() + "\n"


@pytest.mark.parametrize("note", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_golden(note: Path) -> None:
    found = body(rendered(read(note.read_text(encoding="utf-8"), note.name)).text)
    kept = note.with_suffix(".tex")
    if os.environ.get("UPDATE_GOLDENS"):
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")
