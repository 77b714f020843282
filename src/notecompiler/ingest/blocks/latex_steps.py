"""``algorithmic``: the steps of an algorithm as nested lists with bold key words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from notecompiler.document import Block, Inline, ListBlock, ListItem, Paragraph, Strong, Words
from notecompiler.ingest.inlines.scan import NoteContext, inlines
from notecompiler.ingest.latex_text import group_end
from notecompiler.regex import regex
from notecompiler.source import Span

if TYPE_CHECKING:
    from notecompiler.ingest.extract import Extract

_OPENS: Final = {
    "if": ("if", "then"), "for": ("for", "do"), "forall": ("for all", "do"), "while": ("while", "do"), "loop": ("loop", ""),
    "repeat": ("repeat", ""), "procedure": ("procedure", ""), "function": ("function", ""),
}  # fmt: skip
_MIDDLES: Final = {"elsif": ("else if", "then"), "elseif": ("else if", "then"), "else": ("else", "")}
_CLOSES: Final = frozenset(("endif", "endfor", "endwhile", "endloop", "endprocedure", "endfunction"))
_STEPS: Final = {
    "state": "", "statex": "", "require": "Require:", "ensure": "Ensure:", "input": "Input:", "output": "Output:", "print": "print",
}  # fmt: skip
_COMMAND = regex(
    r"\\(if|forall|for|while|loop|repeat|until|procedure|function|elsif|elseif|else|endif|endfor|endwhile|endloop|endprocedure"
    r"|endfunction|statex|state|require|ensure|input|output|print|return)(?![A-Za-z])[ \t]*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Level:
    items: list[ListItem] = field(default_factory=list)


def steps(extract: Extract, context: NoteContext) -> tuple[Block, ...]:
    """The lists of the steps in `extract`; text before the first command is a step too."""
    text = extract.text
    hits = [hit for hit in _COMMAND.finditer(text) if not _is_inner(text, hit)]
    levels = [_Level()]
    if (lead := extract.cut(0, hits[0].start() if hits else len(text)).stripped()).text:
        _add(levels, lead, "", "", context)
    for index, hit in enumerate(hits):
        name = hit[1].lower()
        stop = hits[index + 1].start() if index + 1 < len(hits) else len(text)
        content = extract.cut(hit.end(), stop).stripped()
        if name in _CLOSES or name == "until" or name in _MIDDLES:
            _close(levels)
        if name in _OPENS or name in _MIDDLES:
            before, after = (_OPENS | _MIDDLES)[name]
            _add(levels, *_headed(content, before, after, context))
            levels.append(_Level())
        elif name == "until":
            _add(levels, *_headed(content, "until", "", context))
        elif name == "return":
            _add(levels, content, "return", "", context)
        elif name not in _CLOSES:
            _add(levels, content, _STEPS[name], "", context)
        elif content.text:
            _add(levels, content, "", "", context)
    while len(levels) > 1:
        _close(levels)
    return (_listed(levels[0]),) if levels[0].items else ()


def _is_inner(text: str, hit: re.Match[str]) -> bool:
    """``\\State \\Return x``: the return is part of the step."""
    return hit[1].lower() == "return" and text[: hit.start()].rstrip().lower().endswith("\\state")


def _headed(content: Extract, before: str, after: str, context: NoteContext) -> tuple[Extract, str, str, NoteContext]:
    """The condition in braces is the step's text; what follows it (a comment) stays behind."""
    close = group_end(content.text, 0)
    if 0 < close == len(content.text):
        return content.cut(1, close - 1), before, after, context
    return content, before, after, context


def _add(levels: list[_Level], content: Extract, before: str, after: str, context: NoteContext) -> None:
    span = content.span(0, len(content.text))
    children: list[Inline] = []
    if before:
        children += [Strong(span, (Words(span, before),)), Words(span, " ")]
    children += inlines(content, context)
    if after:
        children += [Words(span, " "), Strong(span, (Words(span, after),))]
    levels[-1].items.append(ListItem(span, (Paragraph(span, tuple(children)),)))


def _close(levels: list[_Level]) -> None:
    """The innermost level becomes part of the step above it."""
    if len(levels) == 1:
        return
    inner = levels.pop()
    if not inner.items:
        return
    above = levels[-1].items[-1]
    nested = _listed(inner)
    span = Span(above.span.start, max(above.span.end, nested.span.end))
    levels[-1].items[-1] = ListItem(span, (*above.children, nested), above.checked)


def _listed(level: _Level) -> ListBlock:
    items = tuple(level.items)
    return ListBlock(items[0].span.cover(items[-1].span), items, None, tight=True)
