"""Repeated sections: an answer spliced into the section that it should have replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from notecompiler.document import Block, Heading
from notecompiler.ingest.collect import formulas_of
from notecompiler.ingest.inlines.plain import plain_text
from notecompiler.record import Record
from notecompiler.regex import regex
from notecompiler.source import Span

_NUMBER = regex(r"\A[\W_]*(?:第?[\d一二三四五六七八九十]+(?:\.\d+)*[章节.、)）]?[\s.、)）:：]*|[(（]\d+[)）]\s*)?")
_ASIDE = regex(r"[(（][^()（）]*[)）]")
_WORD = regex(r"[\w\u3400-\u9fff]+")
_SPACE = regex(r"\\[ ,;:!]|\s+")
_STATES = regex("[=<>≈≤≥]")
_ALIKE = 0.5
_MANY = 3
_SYMBOL = 8
"""A formula of at most so many characters may be no more than a symbol (``\\hat y_t``)."""


class Section(Record):
    """A heading and what stands under it, up to the next heading of its level or higher. `formulas` are those that say
    something: the same symbol is named in many sections. `parent` is an index."""

    title: str
    level: int
    heading: Span
    span: Span
    formulas: frozenset[str]
    parent: int | None


class Repeat(Record):
    """Two sections with the same title and nearly the same formulas, in the order of the note."""

    first: Section
    second: Section


def repeated_sections(blocks: Sequence[Block]) -> tuple[Repeat, ...]:
    """Neighbouring pairs of repeated sections. Sections inside repeated ones are not reported again."""
    sections = _sections(blocks)
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, section in enumerate(sections):
        groups[section.title, section.level].append(index)
    pairs = {
        (one, two)
        for indices in groups.values()
        if not _is_template(sections, indices)
        for one, two in pairwise(indices)
        if _alike(sections[one].formulas, sections[two].formulas)
    }
    return tuple(
        Repeat(sections[one], sections[two])
        for one, two in sorted(pairs, key=lambda pair: pair[1])
        if (sections[one].parent, sections[two].parent) not in pairs
    )


def _is_template(sections: Sequence[Section], indices: Sequence[int]) -> bool:
    """Whether one title stands once in each of many sections with titles of their own, as "Examples" does in a manual."""
    parents = {sections[index].parent for index in indices}
    titles = {sections[parent].title for parent in parents if parent is not None}
    return None not in parents and len(titles) >= _MANY and len(titles) == len(indices)


def normal_title(text: str) -> str:
    """A title without its number, its asides in brackets, marks and case."""
    text = _ASIDE.sub(" ", _NUMBER.sub("", text, count=1))
    return " ".join(_WORD.findall(text)).casefold()


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """At least half of the smaller section's formulas are in the other, and it has some."""
    smaller = min(len(one), len(two))
    return smaller > 0 and len(one & two) >= _ALIKE * smaller


def _sections(blocks: Sequence[Block]) -> list[Section]:
    """The sections of top-level headings. Each formula is counted in its own section and those around it."""
    heads = [(index, block) for index, block in enumerate(blocks) if isinstance(block, Heading)]
    contents: list[set[str]] = []
    parents: list[int | None] = []
    ends: list[int] = []
    open_sections: list[int] = []
    for number, (index, heading) in enumerate(heads):
        while open_sections and heads[open_sections[-1]][1].level >= heading.level:
            ends[open_sections.pop()] = index
        parents.append(open_sections[-1] if open_sections else None)
        ends.append(len(blocks))
        open_sections.append(number)
        stop = heads[number + 1][0] if number + 1 < len(heads) else len(blocks)
        texts = {_SPACE.sub("", formula.tex) for formula in formulas_of(blocks[index:stop])}
        contents.append({text for text in texts if len(text) > _SYMBOL or _STATES.search(text)})
        for around in open_sections[:-1]:
            contents[around] |= contents[-1]
    return [
        Section(
            normal_title(plain_text(heading.children)),
            heading.level,
            heading.span,
            heading.span.cover(blocks[end - 1].span),
            frozenset(content),
            parent,
        )
        for (_, heading), end, content, parent in zip(heads, ends, contents, parents, strict=True)
    ]
