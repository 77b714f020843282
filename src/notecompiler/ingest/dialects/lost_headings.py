"""Headings that lost their marks: short lines with no end of a sentence, standing before what they announce."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.document import (
    Block,
    Emphasis,
    Heading,
    Inline,
    LeftOut,
    LineBreak,
    ListBlock,
    MathSpan,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Words,
)
from notecompiler.ingest.dialects.clipped import width
from notecompiler.ingest.dialects.phrases import (
    is_english_title,
    is_minor_title,
    leads_over,
    names_a_topic,
    reads_as_chinese_title,
    section_level,
)
from notecompiler.ingest.inlines.plain import plain_text
from notecompiler.record import Record
from notecompiler.regex import HAN, regex
from notecompiler.source import Span

_MAX_COLUMNS = 44
_BODY = 50
_BAD_END = regex(r"[.,;:!?。，、；：！？…)）(（=+\-*/<>~]\s*\Z")
_CLOSED_NAME = regex(r"[\w\u3400-\u9fff][^()（）]*[(（][A-Za-z][A-Za-z0-9 .-]{0,30}[)）]\Z")
_BAD_START = regex(
    r"\d+\s*[|│]|[-*+>•·→=(（\[{<|&]|https?:|[a-z]\s*[=(]|\d+\s*\Z|\W+\Z|——"
    r"|(?i:page|p\.)\s*\d+|第\s*\d+\s*页|[①-⑳].*[②-⑳]"
)
_CODE = regex(
    r"[=;{}<>\\|`\"≈≡≤≥≠∈→⇒:：]|->|=>|\(\)|\w+\.\w+\(|^\s*(?:import|from|def|class|using|return|int|for|if|#include)\s"
)
_NUMBERED = regex(r"(\d{1,2})[.、\uff0e)\uff09](?!\d)")
_SIBLING_TAIL = 2
_DEEPEST = 4
"""Guessing deeper levels than this makes no document better."""


class Unit(Record):
    """A line of the paragraph `owner`, with the break before it; or a block of another kind."""

    block: Block | None
    children: tuple[Inline, ...] = ()
    owner: int = -1
    break_before: LineBreak | None = None

    @property
    def text(self) -> str:
        return plain_text(self.children).strip()

    @property
    def span(self) -> Span:
        return self.block.span if self.block else self.children[0].span.cover(self.children[-1].span)


def infer_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with lost headings recognised, their levels inferred. A note that has heading marks of its own, but
    for a title on top, stays as it is."""
    marked = [index for index, block in enumerate(blocks) if isinstance(block, Heading)]
    if marked and marked != [0]:
        return tuple(blocks)
    units = [unit for owner, block in enumerate(blocks) for unit in _units(owner, block)]
    titles = [is_lost_heading(units, index) for index in range(len(units))]
    if not any(titles):
        return tuple(blocks)
    return _rebuilt(units, titles, _levels(units, titles, has_title=bool(marked)))


def is_lost_heading(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is a heading: never a sentence, a formula, code, or a line that leads over to what follows."""
    unit = units[index]
    if unit.block is not None or not all(
        isinstance(child, (Words, Strong, Emphasis, MathSpan)) for child in unit.children
    ):
        return False
    text = unit.text
    if not text or width(text) > _MAX_COLUMNS or _BAD_START.match(text) or _CODE.search(text):
        return False
    if _BAD_END.search(text) and not _CLOSED_NAME.match(text):
        return False
    following = next((other for other in units[index + 1 : index + 4] if not isinstance(other.block, Rule)), None)
    if _counts_on(units, index):
        return False
    if following is None or (
        index and units[index - 1].text.endswith(("：", ":", "，", ",")) and units[index - 1].block is None
    ):
        return False
    if section_level(text):
        return True
    if leads_over(text):
        return False
    if HAN.search(text):
        return reads_as_chinese_title(text) and _announces(text, following)
    return is_english_title(text) and (names_a_topic(text) or _is_body(following)) and _announces(text, following)


def _counts_on(units: Sequence[Unit], index: int) -> bool:
    """Whether the line next to a numbered one has the next number or the one before: they are items of a list."""
    number = _number(units[index])
    beside = (units[at] for at in (index - 1, index + 1) if 0 <= at < len(units))
    return number is not None and any(_number(other) in (number - 1, number + 1) for other in beside)


def _number(unit: Unit) -> int | None:
    found = _NUMBERED.match(unit.text) if unit.block is None else None
    return int(found[1]) if found else None


def _is_body(following: Unit) -> bool:
    """A list, a quote, or a line long enough to be a paragraph."""
    return following.block is not None or width(following.text) >= _BODY


def _announces(text: str, following: Unit) -> bool:
    """Whether what follows can stand under the line: a block, a longer text, or a heading of the next level."""
    if isinstance(following.block, ListBlock | Quote):
        return True
    if isinstance(following.block, Table) and HAN.search(text):
        return True
    if following.block is not None:
        return names_a_topic(text) and not isinstance(following.block, Heading)
    below = following.text
    return width(below) > width(text) or (width(below) <= _MAX_COLUMNS and below[-1:] not in "。.!！")


def _units(owner: int, block: Block) -> list[Unit]:
    if not isinstance(block, Paragraph):
        return [Unit(block)]
    units: list[Unit] = []
    line: list[Inline] = []
    line_break: LineBreak | None = None
    for child in block.children:
        if not isinstance(child, LineBreak):
            line.append(child)
            continue
        if line:
            units.append(Unit(None, tuple(line), owner, line_break))
            line = []
        line_break = child
    if line:
        units.append(Unit(None, tuple(line), owner, line_break))
    return units


def _levels(units: Sequence[Unit], titles: Sequence[bool], *, has_title: bool) -> dict[int, int]:
    """A level for each heading: the first line of a note is its title; a heading right under another is its child, and
    so are the next ones that end like it; names of parts ("例子", "Example") are deeper than their subject."""
    levels: dict[int, int] = {}
    top = 2
    current = top
    siblings: dict[int, str] = {}
    previous = -1
    for index, unit in enumerate(units):
        if not titles[index]:
            continue
        text = unit.text
        if index == 0 and not has_title:
            levels[index] = 1
            previous = index
            continue
        if level := section_level(text):
            current = level
        elif is_minor_title(text):
            level = (
                min((levels.get(previous, top) if previous == index - 1 else current) + 1, _DEEPEST) if levels else top
            )
            level = max(level, top)
        elif previous == index - 1 and levels.get(previous, 1) > 1:
            level = min(levels[previous] + 1, _DEEPEST)
            current = level
        else:
            level = next((deep for deep in range(current, top, -1) if _alike(siblings.get(deep, ""), text)), top)
            current = level
        levels[index] = level
        siblings[level] = text
        previous = index
    return levels


def _alike(one: str, two: str) -> bool:
    """Titles that end alike are parts of the same thing: 幂函数, 指数函数; 二维, 三维."""
    tail = 1 if len(one) == len(two) <= _SIBLING_TAIL else _SIBLING_TAIL
    return one != "" and one[-tail:] == two[-tail:]


def _rebuilt(units: Sequence[Unit], titles: Sequence[bool], levels: dict[int, int]) -> tuple[Block, ...]:
    """Blocks again: lines that are no headings go back into paragraphs with the breaks that stood between them."""
    out: list[Block] = []
    pending: list[Unit] = []

    title = ""
    for index, unit in enumerate(units):
        if titles[index]:
            out += _paragraph(pending)
            if unit.text == title and levels.get(index - 1) == 1:
                out.append(LeftOut(unit.span, "repeated title"))
                continue
            title = unit.text if levels[index] == 1 else title
            out.append(Heading(unit.span, levels[index], unit.children, inferred=True))
        elif unit.block is not None:
            out += _paragraph(pending)
            out.append(unit.block)
        else:
            if pending and pending[-1].owner != unit.owner:
                out += _paragraph(pending)
            pending.append(unit)
    out += _paragraph(pending)
    return tuple(out)


def _paragraph(lines: list[Unit]) -> list[Block]:
    """The waiting lines as a paragraph again; none wait afterwards."""
    children: list[Inline] = []
    for unit in lines:
        if children and unit.break_before:
            children.append(unit.break_before)
        children.extend(unit.children)
    lines.clear()
    if not children:
        return []
    return [Paragraph(children[0].span.cover(children[-1].span), tuple(children))]
