"""Formula cards: which displays stand in a theorem-style box, and what stands in it with them.

A display gets a card when it has a heading of its own (a section with little else in it), a label ("**Forget gate:**"
right above it), or an explanation right below it ("where …", "其中 …", an emphasised sentence). Displays that follow each
other share the card. Other displays are only numbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notecompiler import document as d
from notecompiler.book import walk
from notecompiler.book.anchors import Anchors
from notecompiler.book.model import BookBlock, Card, Section
from notecompiler.book.text import is_cjk, plain_text
from notecompiler.math.nodes import Array
from notecompiler.math.walk import walk as walk_formula
from notecompiler.record import replace

_MAX_DISPLAYS = 8
_MAX_TEXTS = 3
_MAX_PROSE = 400
"""Widths of text (a Chinese character counts 2) beyond which a section is prose with formulas, not a card."""
_MAX_LABEL = 60
_LINE = 70
"""Widths of text on a line."""
_MAX_LINES = 25
"""Two thirds of a page."""
_EXPLAINS = re.compile(r"\s*(?:where|with|here|in which|其中|式中|这里|此处|这裡|其中的)(?![A-Za-z])", re.IGNORECASE)
_COLON = (":", "：")


def form_cards(blocks: Sequence[d.Block | Section], chapter: str, anchors: Anchors) -> tuple[BookBlock, ...]:
    """The blocks of a chapter with its cards formed and numbered ("2.3" in chapter 2 of a book, "3" in an article)."""
    result: list[BookBlock] = []
    count = 0
    for block in _group(blocks):
        if not isinstance(block, Card):
            result.append(block)
            continue
        count += 1
        number = f"{chapter}.{count}" if chapter else str(count)
        anchor = anchors.take("card", number, number)
        result.append(replace(block, number=number, anchor=anchor, whole=_lines(block.children) <= _MAX_LINES))
    return tuple(result)


def _group(blocks: Sequence[d.Block | Section]) -> Iterator[BookBlock]:
    """The blocks with cards that have no number yet."""
    at = 0
    while at < len(blocks):
        head = blocks[at]
        section = head if isinstance(head, Section) else None
        start = at + 1 if section else at
        end = start
        own: list[d.Block] = []
        while end < len(blocks) and not isinstance(block := blocks[end], Section):
            own.append(block)
            end += 1
        own = _without_outer_rules(own)
        following = blocks[end] if end < len(blocks) else None
        leaf = not (section and isinstance(following, Section) and following.level > section.level)
        if section is not None and leaf and _fits_a_card(own):
            span = section.span.cover(own[-1].span)
            yield Card(span, section.title, "", "", tuple(own), section)
        else:
            if section is not None:
                yield section
            yield from _group_labelled(own)
        at = end


def _lines(blocks: Sequence[d.Block]) -> float:
    """How high the blocks are, in lines of text: a rough and rather high estimate."""
    displays = [block.formula.tree for block in blocks if isinstance(block, d.Display)]
    rows = sum(sum(len(node.rows) for node in walk_formula(tree) if isinstance(node, Array)) for tree in displays)
    texts = [block for block in blocks if not isinstance(block, d.Display)]
    items = sum(len(block.items) for block in walk.blocks(texts) if isinstance(block, d.ListBlock))
    return 3 * len(displays) + 2 * rows + 2 * len(texts) + items + _prose(texts) / _LINE


def _without_outer_rules(own: list[d.Block]) -> list[d.Block]:
    """The blocks without thematic breaks at their ends: beside a heading they only repeat that something new begins."""
    printing = [at for at, block in enumerate(own) if not isinstance(block, d.Rule)]
    return own[printing[0] : printing[-1] + 1] if printing else []


def _fits_a_card(own: Sequence[d.Block]) -> bool:
    displays = sum(isinstance(block, d.Display) for block in own)
    others = [b for b in own if not isinstance(b, d.Display | d.Rule)]
    if not 1 <= displays <= _MAX_DISPLAYS or not all(isinstance(b, d.Paragraph | d.ListBlock) for b in others):
        return False
    return len(others) <= _MAX_TEXTS and _prose(others) <= _MAX_PROSE


def _prose(blocks: Sequence[d.Block]) -> int:
    text = "".join(i.text for i in walk.all_inlines(blocks) if isinstance(i, d.Words))
    return len(text) + sum(map(is_cjk, text))


def _group_labelled(own: Sequence[d.Block]) -> Iterator[BookBlock]:
    at = 0
    while at < len(own):
        title = _label(own[at])
        first = at + 1 if title else at
        shown = _displays_from(own, first)
        explained = _explanation_from(own, shown)
        if shown > first and shown - first <= _MAX_DISPLAYS and (title or explained > shown):
            span = own[at].span.cover(own[explained - 1].span)
            yield Card(span, title, "", "", tuple(own[first:explained]))
            at = explained
        else:
            stop = max(shown, at + 1)
            yield from own[at:stop]
            at = stop


def _displays_from(own: Sequence[d.Block], at: int) -> int:
    """The index behind the displays that stand together from `at`."""
    while at < len(own) and isinstance(own[at], d.Display):
        at += 1
    return at


def _explanation_from(own: Sequence[d.Block], at: int) -> int:
    """The index behind the explanation that stands at `at`: a paragraph, and the list that it announces."""
    if at >= len(own) or not isinstance(block := own[at], d.Paragraph) or _prose([block]) > _MAX_PROSE:
        return at
    text = plain_text(block.children)
    emphasised = len(block.children) == 1 and isinstance(block.children[0], d.Emphasis)
    if not (emphasised or _EXPLAINS.match(text)):
        return at
    announces = text.endswith(_COLON) and at + 1 < len(own)
    if announces and isinstance(listed := own[at + 1], d.ListBlock) and _prose([listed]) <= _MAX_PROSE:
        return at + 2
    return at + 1


def _label(block: d.Block) -> tuple[d.Inline, ...]:
    """The title in a paragraph, or a list of one item, that is nothing but strong words and a colon; else ()."""
    match block:
        case d.ListBlock(items=(d.ListItem(children=(d.Paragraph() as only,), checked=None),)):
            return _label(only)
        case d.Paragraph(children=(d.Strong(children=title), *rest)):
            trailing = plain_text(rest)
            if trailing in ("", *_COLON) and len(plain_text(title)) <= _MAX_LABEL:
                return _without_colon(title)
        case _:
            pass
    return ()


def _without_colon(title: tuple[d.Inline, ...]) -> tuple[d.Inline, ...]:
    if title and isinstance(last := title[-1], d.Words):
        return (*title[:-1], replace(last, text=last.text.rstrip().rstrip(":：")))
    return title
