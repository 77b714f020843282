"""Structure that notes in plain text show without marks: labels in front of paragraphs, and the lines that a colon announces.

Only notes in which every line is a paragraph are read so (two paragraphs with nothing but a line's end between them): whoever
writes Markdown marks labels and lists himself. Nothing but the look changes, no character of the text does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from notecompiler import document as d
from notecompiler.book.text import is_cjk, plain_text
from notecompiler.ingest.dialects.phrases import is_english_title, reads_as_chinese_title
from notecompiler.record import replace
from notecompiler.regex import regex
from notecompiler.source import Span

_COLON = regex(r"：|:(?=\s|\Z|[\u3400-\u9fff])")
_MAX_LABEL_WORDS = 5
_MAX_CHINESE_LABEL = 10
_MAX_ITEM = 110
"""Width of a line (a Chinese character counts 2) beyond which it is a paragraph, no item."""
_MAX_ITEMS = 16
_MIN_LABELS = 2
"""A single label is a sentence with a colon; several are the author's habit."""


def marked_up(blocks: Sequence[d.Block], text: str) -> tuple[d.Block, ...]:
    """The blocks of a note, whose source is `text`, with its unmarked labels strong and its unmarked lists as lists."""
    if not any(_adjacent(one, two, text) for one, two in pairwise(blocks)):
        return tuple(blocks)
    listed = tuple(_with_lists(blocks, text))
    labels = sum(_label(block) is not None for block in _paragraphs(listed))
    return tuple(map(_with_labels, listed)) if labels >= _MIN_LABELS else listed


def _adjacent(one: d.Block, two: d.Block, text: str) -> bool:
    """Whether two paragraphs stand on lines that follow each other."""
    if not isinstance(one, d.Paragraph) or not isinstance(two, d.Paragraph):
        return False
    between = text[one.span.end : two.span.start]
    return not between.strip() and between.replace("\r\n", "\n").count("\n") == 1


def _paragraphs(blocks: Sequence[d.Block]) -> Iterator[d.Paragraph]:
    """The paragraphs of the note and of its lists' items."""
    for block in blocks:
        if isinstance(block, d.Paragraph):
            yield block
        elif isinstance(block, d.ListBlock):
            yield from (child for item in block.items for child in item.children if isinstance(child, d.Paragraph))


# ── lists ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _with_lists(blocks: Sequence[d.Block], text: str) -> Iterator[d.Block]:
    """The blocks, with the lines below each line that ends in a colon as a list, where they are several short lines that
    a blank line, a heading or the note's end closes off."""
    at = 0
    while at < len(blocks):
        yield blocks[at]
        at += 1
        end = _items_end(blocks, at, text)
        if end > at:
            items = tuple(d.ListItem(block.span, (block,)) for block in blocks[at:end])
            yield d.ListBlock(Span(blocks[at].span.start, blocks[end - 1].span.end), items, None, True)
            at = end


def _items_end(blocks: Sequence[d.Block], at: int, text: str) -> int:
    """The index behind the items that the paragraph before `at` announces; `at` when it announces none."""
    if not _announces(blocks[at - 1]):
        return at
    end = at
    while end < len(blocks) and _adjacent(blocks[end - 1], blocks[end], text):
        if not _is_item(blocks[end]):
            return at
        end += 1
    closed = end == len(blocks) or not isinstance(blocks[end], d.Display)
    alike = not any(_is_title_of(one, two) for one, two in pairwise(blocks[at:end]))
    return end if closed and alike and 2 <= end - at <= _MAX_ITEMS else at


def _announces(block: d.Block) -> bool:
    return isinstance(block, d.Paragraph) and plain_text(block.children).endswith((":", "："))


def _is_item(block: d.Block) -> bool:
    return not _announces(block) and isinstance(block, d.Paragraph) and _width(plain_text(block.children)) <= _MAX_ITEM


def _is_title_of(one: d.Block, two: d.Block) -> bool:
    """Whether a line is a term that the next line explains ("Entropy", "Entropy measures …")."""
    if not isinstance(one, d.Paragraph) or not isinstance(two, d.Paragraph):
        return False
    return plain_text(two.children).startswith(plain_text(one.children))


def _width(text: str) -> int:
    return len(text) + sum(map(is_cjk, text))


# ── labels ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _with_labels(block: d.Block) -> d.Block:
    match block:
        case d.Paragraph():
            return _labelled(block)
        case d.ListBlock():
            items = (replace(item, children=tuple(map(_with_labels, item.children))) for item in block.items)
            return replace(block, items=tuple(items))
        case _:
            return block


def _labelled(block: d.Paragraph) -> d.Paragraph:
    """The paragraph with its label, colon included, in strong type."""
    found = _label(block)
    if found is None:
        return block
    index, cut = found
    words = block.children[index]
    assert isinstance(words, d.Words)
    middle = min(words.span.start + cut, words.span.end)
    label = (*block.children[:index], d.Words(Span(words.span.start, middle), words.text[:cut]))
    rest = (d.Words(Span(middle, words.span.end), words.text[cut:]),) if words.text[cut:] else ()
    strong = d.Strong(Span(block.span.start, middle), label)
    return replace(block, children=(strong, *rest, *block.children[index + 1 :]))


def _label(block: d.Paragraph) -> tuple[int, int] | None:
    """Where the label of a paragraph ends: the words that hold its colon, and the offset behind the colon in them."""
    said = ""
    for index, child in enumerate(block.children):
        if isinstance(child, d.MathSpan) and index > 0:
            continue
        if not isinstance(child, d.Words):
            return None
        colon = _COLON.search(child.text)
        said += child.text[: colon.start()] if colon else child.text
        if colon:
            return (index, colon.end()) if _reads_as_label(said.strip()) else None
    return None


def _reads_as_label(text: str) -> bool:
    if any(map(is_cjk, text)):
        return len(text) <= _MAX_CHINESE_LABEL and reads_as_chinese_title(text)
    return is_english_title(text) and len(text.split()) <= _MAX_LABEL_WORDS
