"""Emphasis: delimiter runs to nested nodes, by CommonMark's algorithm (spec 0.31, "process emphasis").

Departures: beside Chinese characters a run may open or close where CommonMark wants white space, and a single ``*``
between two letters, digits or brackets is a product sign.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from notecompiler.document import Emphasis, Highlight, Inline, Strike, Strong, Words
from notecompiler.ingest.inlines.nesting import Nesting
from notecompiler.source import Span

ESCAPED = "\\"
"""The mark of ``\\*\\*``: bold whose asterisks an extraction escaped."""


@dataclass(slots=True)
class Run:
    """A run of `count` equal marks that are left of `original`. `width` is what one mark takes in the file."""

    mark: str
    count: int
    span: Span
    can_open: bool
    can_close: bool
    width: int = 1
    original: int = 0

    def __post_init__(self) -> None:
        self.original = self.count

    def take_left(self, marks: int) -> None:
        """Use up marks at the front."""
        self.count -= marks
        self.span = Span(self.span.start + marks * self.width, self.span.end)

    def take_right(self, marks: int) -> None:
        """Use up marks at the back."""
        self.count -= marks
        self.span = Span(self.span.start, self.span.end - marks * self.width)

    def as_words(self) -> Words:
        return Words(self.span, ("*" if self.mark == ESCAPED else self.mark) * self.count)


Parts: TypeAlias = Sequence[Inline | Run]


def flanking(mark: str, before: str, after: str, count: int) -> tuple[bool, bool]:
    """Whether a run between the characters `before` and `after` ("" at an end) can open and can close."""
    space_before, space_after = _is_space(before), _is_space(after)
    punct_before, punct_after = _is_punctuation(before), _is_punctuation(after)
    near_cjk = _is_cjk(before) or _is_cjk(after)
    left = not space_after and (not punct_after or space_before or punct_before or near_cjk)
    right = not space_before and (not punct_before or space_after or punct_after or near_cjk)
    if mark == "_":
        return left and (not right or punct_before), right and (not left or punct_after)
    if mark == "*" and count == 1 and _is_operand_end(before) and _is_operand_start(after):
        return False, False
    return left, right


def resolve(parts: Parts, nesting: Nesting) -> tuple[Inline, ...]:
    """Pair the runs and join neighbouring words. Each part moves once for each level that it is nested in."""
    out: list[Inline | Run] = []
    openers: list[int] = []
    floor: dict[tuple[str, bool, int], int] = {}
    for part in parts:
        if not isinstance(part, Run):
            out.append(part)
            continue
        if part.can_close:
            _close(part, out, openers, floor, nesting)
        if part.count:
            if part.can_open:
                openers.append(len(out))
            out.append(part)
    return _joined(out)


def _close(
    closer: Run,
    out: list[Inline | Run],
    openers: list[int],
    floor: dict[tuple[str, bool, int], int],
    nesting: Nesting,
) -> None:
    """Wrap what stands between `closer` and its openers, as long as both have marks left."""
    while closer.count:
        key = (closer.mark, closer.can_open, closer.original % 3)
        depth = len(openers) - 1
        lowest = floor.get(key, 0)
        while depth >= lowest and not _matches(out[openers[depth]], closer):
            depth -= 1
        if depth < lowest:
            floor[key] = len(openers)
            return
        index = openers[depth]
        opener = out[index]
        assert isinstance(opener, Run)
        marks = 1 if closer.mark in "*_" and (opener.count < 2 or closer.count < 2) else 2
        children = _joined(out[index + 1 :])
        span = Span(opener.span.end - marks * opener.width, closer.span.start + marks * closer.width)
        node = _wrapped(closer.mark, marks, span, children)
        if not nesting.enter(node, children):
            openers.clear()
            floor.clear()
            return
        del out[index + 1 :]
        del openers[depth + 1 :]
        opener.take_right(marks)
        closer.take_left(marks)
        if not opener.count:
            out.pop()
            openers.pop()
        for other, value in floor.items():
            floor[other] = min(value, len(openers))
        out.append(node)


def _matches(opener: Inline | Run, closer: Run) -> bool:
    if not isinstance(opener, Run) or opener.mark != closer.mark:
        return False
    if closer.mark not in "*_":
        return opener.count >= 2 and closer.count >= 2
    both = opener.can_close or closer.can_open
    return not (both and (opener.original + closer.original) % 3 == 0 and (opener.original % 3 or closer.original % 3))


def _wrapped(mark: str, marks: int, span: Span, children: tuple[Inline, ...]) -> Inline:
    if mark == "~":
        return Strike(span, children)
    if mark == "=":
        return Highlight(span, children)
    if marks == 2:
        # ``**\\*\\*x\\*\\***`` is bold once.
        if len(children) == 1 and isinstance(children[0], Strong):
            return Strong(span, children[0].children)
        return Strong(span, children)
    return Emphasis(span, children)


def _joined(parts: Parts) -> tuple[Inline, ...]:
    """Left-over runs become words; words that touch become one."""
    out: list[Inline] = []
    texts: list[str] = []
    span = Span(0, 0)
    for part in parts:
        item = part.as_words() if isinstance(part, Run) else part
        if isinstance(item, Words):
            if texts and item.span.start == span.end:
                span = Span(span.start, item.span.end)
            else:
                if texts:
                    out.append(Words(span, "".join(texts)))
                    texts.clear()
                span = item.span
            texts.append(item.text)
            continue
        if texts:
            out.append(Words(span, "".join(texts)))
            texts.clear()
        out.append(item)
    if texts:
        out.append(Words(span, "".join(texts)))
    return tuple(out)


def _is_space(char: str) -> bool:
    return not char or char.isspace()


def _is_punctuation(char: str) -> bool:
    return bool(char) and not char.isalnum() and unicodedata.category(char)[0] in "PS"


def _is_cjk(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"


def _is_operand_end(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ")]}'") and bool(char)


def _is_operand_start(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "([{") and bool(char)
