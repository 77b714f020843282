"""Views of the math tree that several rules share: rows with their surroundings, words of letters, text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from notecompiler.lint.memo import per_tree
from notecompiler.math.nodes import AtomClass, MathNode, Row, Scripts, Styled, Symbol, Text, TextRun
from notecompiler.math.walk import children, walk
from notecompiler.record import Record

SCRIPT = "script"
"""The surroundings of a sub- or superscript."""


class Sequence(Record):
    """A row and what it stands in: "" for the formula and ordinary arguments, `SCRIPT`, or a font command."""

    row: Row
    context: str


class Word(Record):
    """Letters written together: ``children[first:last]`` of a row; ``tex[start:end]`` in the formula.

    The last letter may carry scripts, which are not part of `end`.
    """

    sequence: Sequence
    first: int
    last: int
    text: str
    start: int
    end: int

    @property
    def following(self) -> MathNode | None:
        """The node behind the word."""
        nodes = self.sequence.row.children
        return nodes[self.last] if self.last < len(nodes) else None

    @property
    def preceding(self) -> MathNode | None:
        """The node before the word."""
        return self.sequence.row.children[self.first - 1] if self.first else None

    @property
    def has_scripts(self) -> bool:
        """Whether the last letter carries scripts."""
        return isinstance(self.sequence.row.children[self.last - 1], Scripts)


@per_tree
def sequences(root: Row) -> tuple[Sequence, ...]:
    """Every row with its context; a font reaches down to the rows inside it, a script does not end it."""
    return tuple(_sequences(root))


def _sequences(root: Row) -> Iterator[Sequence]:
    stack: list[tuple[MathNode, str]] = [(root, "")]
    while stack:
        node, context = stack.pop()
        if isinstance(node, Row):
            yield Sequence(node, context)
        inner = node.command if isinstance(node, Styled) else context
        for child in reversed(children(node)):
            in_script = isinstance(node, Scripts) and child is not node.base
            stack.append((child, SCRIPT if in_script else inner))


@per_tree
def words(root: Row) -> tuple[Word, ...]:
    """Every run of two letters or more that stand together in the source."""
    return tuple(word for sequence in sequences(root) for word in _words(sequence))


def _words(sequence: Sequence) -> Iterator[Word]:
    nodes = sequence.row.children
    at = 0
    while at < len(nodes):
        first = at
        text = ""
        end = nodes[at].span.start
        while at < len(nodes):
            letter = letter_of(nodes[at])
            if letter is None or (text and letter.span.start != end):
                break
            text += letter.name
            end = letter.span.end
            at += 1
            if isinstance(nodes[at - 1], Scripts):
                break
        if len(text) > 1:
            yield Word(sequence, first, at, text, nodes[first].span.start, end)
        at = max(at, first + 1)


def letter_of(node: MathNode | None) -> Symbol | None:
    """The Latin letter that a node is, scripts left aside."""
    base = node.base if isinstance(node, Scripts) else node
    if isinstance(base, Symbol) and len(base.name) == 1 and base.name.isascii() and base.name.isalpha():
        return base
    return None


def is_relation(node: MathNode | None) -> bool:
    """Whether a node is a relation sign."""
    return isinstance(node, Symbol) and node.cls is AtomClass.REL


def is_symbol(node: MathNode | None, *names: str) -> bool:
    """Whether a node is one of these symbols."""
    return isinstance(node, Symbol) and node.name in names


def plain_text(node: MathNode) -> str | None:
    r"""The words of a ``\text{…}`` without formulas in it, or the letters of a font command; None for anything else."""
    if isinstance(node, Text) and node.command and all(isinstance(part, TextRun) for part in node.parts):
        return "".join(part.text for part in node.parts if isinstance(part, TextRun))
    if isinstance(node, Styled):
        letters = [letter_of(child) for child in node.body.children]
        if letters and all(letter is not None for letter in letters):
            return "".join(letter.name for letter in letters if letter is not None)
    return None


@per_tree
def text_spans(root: Row) -> list[tuple[int, int]]:
    r"""Where words of ``\text{…}`` and relatives stand, formulas inside them left out; sorted."""
    return sorted(
        (part.span.start, part.span.end)
        for inner in walk(root)
        if isinstance(inner, Text)
        for part in inner.parts
        if isinstance(part, TextRun)
    )


def inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether one of the sorted, disjoint spans holds the offset `at`."""
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]
