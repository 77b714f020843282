"""Chat passages: what an assistant said around and about its answer.

Evidence is weighed, not matched by whole sentences: an opening ("Sure!"), the speaker's own acts ("I'll rewrite …"), the
listener's things ("your notes"), deliveries ("here is the full version"), offers ("if you like, I can …"), wishes. One
kind alone is ordinary prose; a passage needs two, or a strong one. Only paragraphs are judged, and remarks about the
answer's own formatting under a heading that says so; headings, formulas and lists of content stay.
"""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.document import Block, Display, Heading, LeftOut, ListBlock, MathSpan, Paragraph, Rule
from notecompiler.ingest.dialects.chat_phrases import CONTACT, EVIDENCE, META_HEADING, META_REMARK
from notecompiler.ingest.inlines.plain import plain_text
from notecompiler.record import Record
from notecompiler.source import Span

WHY = "chat passage"
"""The reason in `LeftOut`."""

_ENOUGH = 3.5
_ENOUGH_AT_EDGE = 2.5
_EDGE = 3
_LONGEST = 1200


class ChatPassage(Record):
    """Blocks ``first`` to before ``last`` are chatter; `kinds` names the evidence."""

    first: int
    last: int
    span: Span
    kinds: tuple[str, ...]


def chat_passages(blocks: Sequence[Block]) -> tuple[ChatPassage, ...]:
    """The chat passages among top-level blocks, in order. Rules (``---``) between two of them, or that only set one off
    from the note's beginning or end, belong to them."""
    kinds: dict[int, tuple[str, ...]] = {}
    edge = [index for index, block in enumerate(blocks) if not isinstance(block, Rule | LeftOut)]
    edges = set(edge[:_EDGE] + edge[-_EDGE:])
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (found := _paragraph_evidence(block, at_edge=index in edges)):
            kinds[index] = found
    for first, last in _remarks(blocks, set(kinds)):
        for index in range(first, last):
            kinds.setdefault(index, ("remarks on the answer",))
    return tuple(_joined(blocks, kinds))


def leave_out_chat(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with every chat passage replaced by a `LeftOut`."""
    out: list[Block] = []
    at = 0
    for passage in chat_passages(blocks):
        out += blocks[at : passage.first]
        out.append(LeftOut(passage.span, WHY))
        at = passage.last
    return (*out, *blocks[at:])


def chat_evidence(text: str) -> dict[str, float]:
    """The kinds of evidence that a text is chatter, with their weights."""
    found: dict[str, float] = {}
    for evidence in EVIDENCE:
        if evidence.pattern.search(text):
            found[evidence.kind] = max(found.get(evidence.kind, 0.0), evidence.weight)
    return found


def _paragraph_evidence(paragraph: Paragraph, *, at_edge: bool) -> tuple[str, ...]:
    if any(isinstance(child, MathSpan) and child.formula.display for child in paragraph.children):
        return ()
    text = plain_text(paragraph.children).strip()
    if len(text) > _LONGEST or CONTACT.search(text):
        return ()
    found = chat_evidence(text)
    enough = _ENOUGH_AT_EDGE if at_edge else _ENOUGH
    return tuple(found) if sum(found.values()) >= enough else ()


def _remarks(blocks: Sequence[Block], chat: set[int]) -> list[tuple[int, int]]:
    """Sections about the answer itself: such a heading, and under it nothing but remarks on formatting, up to the
    next heading, rule or chat."""
    found = []
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and META_HEADING.search(plain_text(block.children)):
            last = index + 1
            while last < len(blocks) and last not in chat and not isinstance(blocks[last], Heading | Rule):
                last += 1
            if last > index + 1 and all(_is_remark(inner) for inner in blocks[index + 1 : last]):
                found.append((index, last))
    return found


def _is_remark(block: Block) -> bool:
    match block:
        case Paragraph():
            return META_REMARK.search(_source_words(block)) is not None
        case ListBlock():
            remarks = [all(_is_remark(child) for child in item.children) for item in block.items]
            return sum(remarks) * 2 >= len(remarks) and not any(
                isinstance(child, Display) for item in block.items for child in item.children
            )
        case _:
            return isinstance(block, LeftOut)


def _source_words(paragraph: Paragraph) -> str:
    return plain_text(paragraph.children)


def _joined(blocks: Sequence[Block], kinds: dict[int, tuple[str, ...]]) -> list[ChatPassage]:
    passages: list[ChatPassage] = []
    index = 0
    while index < len(blocks):
        if index not in kinds:
            index += 1
            continue
        first = last = index
        names = list(kinds[index])
        while (following := _next(blocks, last, kinds)) is not None:
            last = following
            names += kinds[last]
        first, end = _with_rules(blocks, first, last + 1)
        span = blocks[first].span.cover(blocks[end - 1].span)
        passages.append(ChatPassage(first, end, span, tuple(dict.fromkeys(names))))
        index = end
    return passages


def _next(blocks: Sequence[Block], last: int, kinds: dict[int, tuple[str, ...]]) -> int | None:
    """The next chat block, over rules and what is left out anyway."""
    index = last + 1
    while index < len(blocks) and isinstance(blocks[index], Rule | LeftOut):
        index += 1
    return index if index < len(blocks) and index in kinds else None


def _with_rules(blocks: Sequence[Block], first: int, end: int) -> tuple[int, int]:
    """Take in the rules between the passage and the note's beginning or end, and one of two around it."""
    before = first
    while before > 0 and isinstance(blocks[before - 1], Rule):
        before -= 1
    after = end
    while after < len(blocks) and isinstance(blocks[after], Rule):
        after += 1
    if before == 0 or after == len(blocks):
        return (before if after == len(blocks) else first), (after if before == 0 else end)
    return first, (after if before < first else end)
