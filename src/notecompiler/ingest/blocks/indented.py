"""Indented lines: code as Markdown wants it, unless they are a paragraph that its writer indented as books do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.lines import text_of
from notecompiler.ingest.plausible import is_formula
from notecompiler.regex import HAN, regex

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_SINGLE = regex(r"(?<![\\$])\$(?![\s$])([^$\n]{1,300})\$(?![$\d])")
_TEX = regex(r"\\[A-Za-z]|[\^_=]")
_CHINESE_STOP = regex("[，。；：、！？]")
_CODE = regex(
    r"[;{}]\s*\Z|^\s*(?://|#|/\*|\$ |>>> |def |for |if |import |return |print)|[\w\])]\s*(?:==|\+=|<-|:=)\s|=>|->|\(\)"
)
_MAX_LINES = 60


def indented_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: indented code."""
    from notecompiler.ingest.blocks.commonmark import LIBRARY_RULES

    if not state.is_code_block(start_line) or _is_paragraph(state, start_line, end_line):
        return False
    return LIBRARY_RULES["code"](state, start_line, end_line, silent)


def _is_paragraph(state: State, start_line: int, end_line: int) -> bool:
    """Whether the indented lines are text: formulas between dollars, or Chinese sentences, and nothing of a program."""
    formulas = stops = han = length = 0
    for line in range(start_line, min(end_line, start_line + _MAX_LINES)):
        if state.isEmpty(line) or not state.is_code_block(line):
            break
        text = text_of(state, line)
        bare = _SINGLE.sub("", text)
        if _CODE.search(bare):
            return False
        formulas += sum(
            _TEX.search(hit[1]) is not None and is_formula(text, hit.start(1), hit.end(1))
            for hit in _SINGLE.finditer(text)
        )
        stops += len(_CHINESE_STOP.findall(bare))
        han += len(HAN.findall(bare))
        length += len("".join(bare.split()))
    return formulas > 0 or (stops > 0 and han >= 8 and 2 * han >= length)
