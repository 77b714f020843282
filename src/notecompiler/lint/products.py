"""Product signs and what stands on both sides of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notecompiler.math.nodes import AtomClass, MathNode, Row, Scripts, SizedDelimiter, Space, Symbol
from notecompiler.math.walk import walk
from notecompiler.record import Record

SIGNS = frozenset({"*", r"\ast", r"\odot", r"\otimes", r"\circ", r"\cdot", r"\times", r"\circledast"})
_OPEN, _CLOSE = ("(", "["), (")", "]")
_LONGEST = 200
"""Nodes in an operand. Formulas that nobody wrote (a thousand open brackets, a star in each) must not be walked to their
end from every sign."""


class Product(Record):
    """One product sign with its operands, as ranges of the row's children."""

    row: Row
    at: int
    left: tuple[MathNode, ...]
    right: tuple[MathNode, ...]

    @property
    def sign(self) -> Symbol:
        """The sign itself."""
        node = self.row.children[self.at]
        assert isinstance(node, Symbol)
        return node


def products(root: Row) -> Iterator[Product]:
    """Every product sign of a formula that has an operand on each side."""
    for row in (node for node in walk(root) if isinstance(node, Row)):
        for at, node in enumerate(row.children):
            if isinstance(node, Symbol) and node.name in SIGNS:
                left, right = before(row.children, at), behind(row.children, at)
                if left and right:
                    yield Product(row, at, left, right)


def _ends(node: MathNode) -> bool:
    """Whether a node ends a product."""
    if isinstance(node, Symbol):
        return node.name in SIGNS or node.cls in (AtomClass.REL, AtomClass.BIN, AtomClass.PUNCT)
    return isinstance(node, Space) and node.width >= 1


def opens(node: MathNode) -> int:
    """1 for an opening bracket, -1 for a closing one, 0 for anything else."""
    base = node.base if isinstance(node, Scripts) else node
    if isinstance(base, SizedDelimiter):
        return {"(": 1, "[": 1, ")": -1, "]": -1}.get(base.delimiter, 0)
    if isinstance(base, Symbol):
        return (base.name in _OPEN) - (base.name in _CLOSE)
    return 0


def before(nodes: Sequence[MathNode], at: int) -> tuple[MathNode, ...]:
    """The operand left of the sign at `at`; empty when it is too long to be one."""
    depth = 0
    start = at
    while start > 0:
        if at - start > _LONGEST:
            return ()
        node = nodes[start - 1]
        step = opens(node)
        if depth == 0 and (step > 0 or _ends(node)):
            break
        depth -= step
        start -= 1
    return tuple(nodes[start:at])


def behind(nodes: Sequence[MathNode], at: int) -> tuple[MathNode, ...]:
    """The operand right of the sign at `at`; empty when it is too long to be one."""
    depth = 0
    end = at + 1
    while end < len(nodes):
        if end - at > _LONGEST:
            return ()
        node = nodes[end]
        step = opens(node)
        if depth == 0 and (step < 0 or (_ends(node) and end > at + 1)):
            break
        depth += step
        end += 1
    return tuple(nodes[at + 1 : end])


def enclosed(nodes: Sequence[MathNode], at: int) -> tuple[MathNode, ...]:
    """What stands between the bracket at `at` and its partner; empty when that is too far away."""
    depth = 0
    for end in range(at, min(len(nodes), at + _LONGEST)):
        depth += opens(nodes[end])
        if depth == 0:
            return tuple(nodes[at + 1 : end])
    return ()


def split(nodes: Sequence[MathNode], names: tuple[str, ...]) -> list[list[MathNode]]:
    """The parts of a sequence between these signs, brackets left whole."""
    parts: list[list[MathNode]] = [[]]
    depth = 0
    for node in nodes:
        depth += opens(node)
        if depth == 0 and isinstance(node, Symbol) and node.name in names and parts[-1]:
            parts.append([])
        else:
            parts[-1].append(node)
    return parts
