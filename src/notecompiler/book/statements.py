"""Numbers and anchors of the theorems, tables and figures that a note refers to by ``\\label``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from notecompiler import document as d
from notecompiler.book.anchors import Anchors
from notecompiler.book.equations import Target
from notecompiler.book.labels import callout_label, label
from notecompiler.book.model import Language
from notecompiler.record import Record, field, replace

_KINDS = {"tab": "table", "tbl": "table", "fig": "figure"}
"""What a caption belongs to, by the beginning of its label."""
_AFTER_NUMBER = "\u2003"


class _Numbering(Record):
    """How far the numbers of each kind have come, and the targets so far, by label."""

    chapter: str
    language: Language
    anchors: Anchors
    counts: Counter[str] = field(default_factory=Counter)
    labels: dict[str, Target] = field(default_factory=dict)

    def take(self, kind: str, called: str, name: str) -> Target:
        self.counts[kind] += 1
        number = f"{self.chapter}.{self.counts[kind]}" if self.chapter else str(self.counts[kind])
        target = Target(number, self.anchors.take("st", name, f"{kind}-{number}"), f"{called} {number}")
        self.labels[name] = target
        return target

    def caption(self, name: str) -> Target:
        kind = _KINDS.get(name[:3].lower(), "figure")
        return self.take(kind, label(kind, self.language), name)


def number_statements(
    blocks: Sequence[d.Block], chapter: str, language: Language, anchors: Anchors
) -> tuple[tuple[d.Block, ...], Mapping[str, Target]]:
    """The blocks with a number in each labelled box's title and before each labelled caption, and what the labels name.

    In a book (`chapter` "2") numbers are 2.1, 2.2 …, in an article 1, 2 …. Boxes without a label have none: nothing refers to
    them.
    """
    numbering = _Numbering(chapter, language, anchors)
    return _numbered(blocks, numbering), numbering.labels


def _numbered(blocks: Iterable[d.Block], numbering: _Numbering) -> tuple[d.Block, ...]:
    return tuple(_block(block, numbering) for block in blocks)


def _block(block: d.Block, numbering: _Numbering) -> d.Block:
    match block:
        case d.Callout():
            number, anchor = block.number, block.anchor
            if block.label:
                target = numbering.take(block.kind, callout_label(block.kind, numbering.language), block.label)
                number, anchor = target.number, target.anchor
            return replace(block, number=number, anchor=anchor, children=_numbered(block.children, numbering))
        case d.Paragraph(label=name) if name:
            target = numbering.caption(name)
            number_first = d.Words(block.span, target.called + _AFTER_NUMBER)
            return replace(block, children=(number_first, *block.children), anchor=target.anchor)
        case d.Paragraph(children=(d.Image(label=name) as image,)) if name:
            target = numbering.caption(name)
            described = replace(image, alt=f"{target.called}{_AFTER_NUMBER}{image.alt}".strip())
            return replace(block, children=(described,), anchor=target.anchor)
        case d.Quote() | d.FootnoteText():
            return replace(block, children=_numbered(block.children, numbering))
        case d.ListBlock():
            items = tuple(replace(item, children=_numbered(item.children, numbering)) for item in block.items)
            return replace(block, items=items)
        case _:
            return block
