"""Formulas inside a line of text that run on in the next line, where that line looks like the begin of a list or quote.

Writers who wrap their lines break long formulas before an operator: ``$a_1$`` becomes ``$a_1⏎+ a_2$``. The operator at the
begin of the line is none of Markdown's marks then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.lines import text_of
from notecompiler.ingest.plausible import is_formula

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_STEP = re.compile(r"\\.|`+|\$+")
_OPERATOR = re.compile(r"(?:[-+*] *|>)[^-+*>\s]")
_NO_WORD = re.compile(r"(?:\\[A-Za-z]+\s*|[_^])\{[A-Za-z, ]*\}|\\[A-Za-z]+")
_WORD = re.compile(r"[A-Za-z]{3,}|[\u3400-\u9fff]{2}")
_MAX_LINES = 4
DOLLAR = re.compile(r"(?<!\\)\$")


def opened_in(text: str, before: str | None) -> str | None:
    """What a formula between single dollars that is open at the end of a line holds so far; None when none is open.
    `before` is that of the lines above."""
    start = None if before is None else 0
    code = ""
    for step in _STEP.finditer(text):
        mark = step.group()
        if mark[0] == "`" and start is None:
            code = mark if not code else "" if code == mark else code
        elif mark == "$" and not code:
            start = step.end() if start is None else None
            before = None
    if start is None or (before is not None and len(before) > 400):
        return None
    return text[start:] if before is None else f"{before}\n{text}"


def runs_on(state: State, opened: str | None, line: int, end_line: int) -> bool:
    """Whether `line` begins with an operator of the formula that the lines above opened."""
    if opened is None or not _OPERATOR.match(text_of(state, line)):
        return False
    inner = opened
    for following in range(line, min(line + _MAX_LINES, end_line)):
        if state.isEmpty(following):
            return False
        text = text_of(state, following)
        close = DOLLAR.search(text)
        if close is None:
            inner += "\n" + text
            continue
        return closes(f"{inner}\n{text[: close.start()]}", text[close.end() : close.end() + 1])
    return False


def closes(inner: str, after: str) -> bool:
    """Whether `inner`, between a dollar in one line and a dollar in another, is a formula; `after` is the character
    behind the second."""
    if after == "$" or not inner or inner[0].isspace() or inner[-1].isspace() or _WORD.search(_NO_WORD.sub(" ", inner)):
        return False
    return is_formula(f"${inner}${after}", 1, 1 + len(inner))
