"""A paragraph's text with displays in it: which of them stand as blocks of their own."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.document import Block, Display, Inline, LineBreak, MathSpan, Paragraph, Words
from notecompiler.source import Span


def paragraph_blocks(children: tuple[Inline, ...]) -> list[Block]:
    """The paragraph, cut at every display that has its lines to itself or runs over several lines."""
    blocks: list[Block] = []
    begin = 0
    for index, child in enumerate(children):
        if isinstance(child, MathSpan) and child.formula.display and _stands_alone(children, index):
            blocks += _paragraph(children[begin:index])
            blocks.append(Display(child.formula.span, child.formula))
            begin = index + 1
    if begin == 0:
        return _paragraph(children) if children else []
    return blocks + _paragraph(children[begin:])


def _stands_alone(children: Sequence[Inline], index: int) -> bool:
    child = children[index]
    assert isinstance(child, MathSpan)
    if "\n" in child.formula.tex or "\r" in child.formula.tex:
        return True
    return _is_edge(children, index, -1) and _is_edge(children, index, 1)


def _is_edge(children: Sequence[Inline], index: int, step: int) -> bool:
    """Whether next to a display, blanks aside, the line ends or another display stands."""
    index += step
    while 0 <= index < len(children) and isinstance(words := children[index], Words) and not words.text.strip():
        index += step
    if not 0 <= index < len(children):
        return True
    beside = children[index]
    return isinstance(beside, LineBreak) or (isinstance(beside, MathSpan) and beside.formula.display)


def _paragraph(children: Sequence[Inline]) -> list[Block]:
    """A paragraph without the line breaks and blanks at its ends; nothing when nothing is left."""
    start, end = 0, len(children)
    while start < end and _is_blank(children[start]):
        start += 1
    while end > start and _is_blank(children[end - 1]):
        end -= 1
    kept = list(children[start:end])
    if not kept:
        return []
    kept[0] = _without_blanks(kept[0], left=True)
    kept[-1] = _without_blanks(kept[-1], left=False)
    return [Paragraph(Span(kept[0].span.start, kept[-1].span.end), tuple(kept))]


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, LineBreak) or (isinstance(inline, Words) and not inline.text.strip())


def _without_blanks(inline: Inline, *, left: bool) -> Inline:
    """Words without the white space at the paragraph's edge."""
    if not isinstance(inline, Words):
        return inline
    text = inline.text.lstrip(" \t") if left else inline.text.rstrip(" \t")
    cut = len(inline.text) - len(text)
    span = Span(inline.span.start + cut, inline.span.end) if left else Span(inline.span.start, inline.span.end - cut)
    return Words(span, text) if cut else inline
