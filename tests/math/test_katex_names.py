"""Every command and environment that KaTeX 0.19 defines is known here too, or left out for a reason.

``katex_names.txt`` lists the names: symbols, functions, macros and environments of its source (without internal ones).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.math import problems as kinds
from notecompiler.math.parse import parse

NAMES = (Path(__file__).parent / "katex_names.txt").read_text(encoding="utf-8").split()

ACCENT = "an accent of text; in mathematics it is mostly a row end that lost a backslash"
PROGRAM = "programs TeX; a note defines macros with \\newcommand or \\def"
LEFT_OUT = {
    **dict.fromkeys(
        [rf"\{sign}" for sign in "\"'.=^`~"] + [r"\c", r"\H", r"\r", r"\u", r"\v", r"\textcircled"], ACCENT
    ),
    **dict.fromkeys(
        [r"\edef", r"\xdef", r"\expandafter", r"\futurelet", r"\message", r"\errmessage", r"\show"], PROGRAM
    ),
    r"\tmspace": "internal to the definitions of \\, and relatives",
    r"\includegraphics": "an image is written in Markdown, where its path is checked",
}
UNKNOWN = {kinds.UNKNOWN_COMMAND, kinds.FORBIDDEN_COMMAND, kinds.UNKNOWN_ENVIRONMENT}


def is_known(name: str) -> bool:
    tex = (
        f"{name} a {name.replace('begin', 'end', 1)}" if name.startswith(r"\begin{") else f"{name}{{x}}{{x}}{{x}}{{x}}"
    )
    return UNKNOWN.isdisjoint(problem.kind for problem in parse(tex).problems)


def test_all_names_are_known() -> None:
    assert len(NAMES) > 1000
    assert [name for name in NAMES if name not in LEFT_OUT and not is_known(name)] == []


@pytest.mark.parametrize("name", sorted(LEFT_OUT))
def test_name_is_left_out_on_purpose(name: str) -> None:
    assert name in NAMES
    assert not is_known(name)
