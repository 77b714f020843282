"""A paragraph's text with displays in it: which of them stand as blocks of their own."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.document import Block, Display, Inline, LineBreak, MathSpan, Paragraph, Words
from notecompiler.regex import regex
from notecompiler.source import Span

_ENDS_SENTENCE = regex(r"\s*[.,;:。，；：、]\s*")


def paragraph_blocks(children: tuple[Inline, ...], *, below_display: bool = False) -> list[Block]:
    """The paragraph, cut at every display that has its lines to itself or runs over several lines.

    Nothing but a full stop or comma behind a display (`below_display`: one above) is no paragraph: it ended the sentence
    of the formula, and on a line of its own it would only puzzle.
    """
    blocks: list[Block] = []
    begin = 0
    for index, child in enumerate(children):
        if isinstance(child, MathSpan) and child.formula.display and _stands_alone(children, index):
            blocks += _paragraph(children[begin:index], behind=below_display)
            below_display = True
            blocks.append(Display(child.formula.span, child.formula))
            begin = index + 1
            if begin < len(children) and _ends_sentence(children[begin]) and _is_edge(children, begin, 1):
                begin += 1
    return blocks + _paragraph(children[begin:], behind=below_display)


def _stands_alone(children: Sequence[Inline], index: int) -> bool:
    child = children[index]
    assert isinstance(child, MathSpan)
    if "\n" in child.formula.tex or "\r" in child.formula.tex:
        return True
    if not _is_edge(children, index, -1):
        return False
    behind = index + 1
    begins_line = index == 0 or isinstance(children[index - 1], LineBreak)
    if begins_line and behind < len(children) and _ends_sentence(children[behind]):
        behind += 1
    return _is_edge(children, behind - 1, 1)


def _is_edge(children: Sequence[Inline], index: int, step: int) -> bool:
    """Whether next to a display, blanks aside, the line ends or another display stands."""
    index += step
    while 0 <= index < len(children) and _is_space(children[index]):
        index += step
    if not 0 <= index < len(children):
        return True
    beside = children[index]
    return isinstance(beside, LineBreak) or (isinstance(beside, MathSpan) and beside.formula.display)


def _paragraph(children: Sequence[Inline], *, behind: bool) -> list[Block]:
    """A paragraph without the line breaks and blanks at its ends; nothing when nothing is left, or only what ends the
    sentence of the display that it stands `behind`."""
    start, end = 0, len(children)
    while start < end and _is_blank(children[start]):
        start += 1
    while end > start and _is_blank(children[end - 1]):
        end -= 1
    kept = list(children[start:end])
    if not kept:
        return []
    if behind and len(kept) == 1 and _ends_sentence(kept[0]):
        return []
    kept[0] = _without_blanks(kept[0], left=True)
    kept[-1] = _without_blanks(kept[-1], left=False)
    return [Paragraph(Span(kept[0].span.start, kept[-1].span.end), tuple(kept))]


def _is_space(inline: Inline) -> bool:
    return isinstance(inline, Words) and not inline.text.strip()


def _ends_sentence(inline: Inline) -> bool:
    return isinstance(inline, Words) and _ENDS_SENTENCE.fullmatch(inline.text) is not None


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, LineBreak) or _is_space(inline)


def _without_blanks(inline: Inline, *, left: bool) -> Inline:
    """Words without the white space at the paragraph's edge."""
    if not isinstance(inline, Words):
        return inline
    text = inline.text.lstrip(" \t") if left else inline.text.rstrip(" \t")
    cut = len(inline.text) - len(text)
    span = Span(inline.span.start + cut, inline.span.end) if left else Span(inline.span.start, inline.span.end - cut)
    return Words(span, text) if cut else inline
