"""Numbers of the theorems, tables and figures that a note refers to by ``\\label``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from notecompiler import document as d
from notecompiler.book.equations import Target
from notecompiler.book.labels import callout_label, label
from notecompiler.book.model import Language

_KINDS = {"tab": "table", "tbl": "table", "fig": "figure"}
"""What a caption belongs to, by the beginning of its label."""


@dataclass(frozen=True, slots=True)
class _Numbering:
    """How far the numbers of each kind have come, and the targets so far, by label."""

    chapter: str
    language: Language
    counts: Counter[str] = field(default_factory=Counter)
    labels: dict[str, Target] = field(default_factory=dict)

    def take(self, kind: str, called: str, name: str) -> str:
        self.counts[kind] += 1
        number = f"{self.chapter}.{self.counts[kind]}" if self.chapter else str(self.counts[kind])
        self.labels[name] = Target(number, "", f"{called} {number}")
        return number


def number_statements(
    blocks: Sequence[d.Block], chapter: str, language: Language
) -> tuple[tuple[d.Block, ...], Mapping[str, Target]]:
    """The blocks with a number in each labelled box's title and before each labelled caption, and what the labels name.

    In a book (`chapter` "2") numbers are 2.1, 2.2 …, in an article 1, 2 …. Boxes without a label have none: nothing refers to
    them.
    """
    numbering = _Numbering(chapter, language)
    return _numbered(blocks, numbering), numbering.labels


def _numbered(blocks: Iterable[d.Block], numbering: _Numbering) -> tuple[d.Block, ...]:
    return tuple(_block(block, numbering) for block in blocks)


def _block(block: d.Block, numbering: _Numbering) -> d.Block:
    match block:
        case d.Callout():
            number = block.number
            if block.label:
                number = numbering.take(block.kind, callout_label(block.kind, numbering.language), block.label)
            return replace(block, number=number, children=_numbered(block.children, numbering))
        case d.Paragraph(label=name) if name:
            kind = _KINDS.get(name[:3].lower(), "figure")
            word = label(kind, numbering.language)
            number = numbering.take(kind, word, name)
            return replace(block, children=(d.Words(block.span, f"{word} {number}\u2003"), *block.children))
        case d.Quote() | d.FootnoteText():
            return replace(block, children=_numbered(block.children, numbering))
        case d.ListBlock():
            items = tuple(replace(item, children=_numbered(item.children, numbering)) for item in block.items)
            return replace(block, items=items)
        case _:
            return block
