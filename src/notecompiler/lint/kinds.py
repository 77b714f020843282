r"""What kind of quantity an expression is, judged by the use of its symbols in the whole note.

Kinds come from structure: a list of symbols is a vector (a concatenation), a list of lists a matrix, a letter with a
running index a number, a weight ``W`` in front of a vector a matrix; sums, elementwise functions and equations carry
kinds over. What the note does not settle stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from enum import Enum

from notecompiler.document import Document, Formula, Heading
from notecompiler.lint.memo import per_document
from notecompiler.lint.products import SIGNS, before, behind, enclosed, opens, split
from notecompiler.lint.tree import SCRIPT, letter_of, sequences
from notecompiler.math.ascii.vocabulary import FUNCTIONS
from notecompiler.math.nodes import (
    Accent,
    Array,
    AtomClass,
    Delimited,
    Fraction,
    Group,
    MathNode,
    Number,
    Operator,
    Row,
    Scripts,
    Space,
    Styled,
    Symbol,
    Text,
)
from notecompiler.math.walk import walk
from notecompiler.source import Span

_WEIGHTS = frozenset("WU")
_RUNNING = frozenset("ijklmn")
_TIMES = frozenset("tT0")
_DEEPEST = 24
"""Levels of brackets, fractions and functions in an operand; looking into all of a thousand from each of them takes too long."""
_CONVOLUTION = re.compile(r"conv|卷积", re.IGNORECASE)


class Kind(Enum):
    """What sort of quantity an operand is."""

    NUMBER = "number"
    VECTOR = "vector"
    MATRIX = "matrix"


@per_document
def kinds_of(document: Document) -> Mapping[str, Kind]:
    """The kind of every symbol that the note settles, by `key`."""
    known: dict[str, Kind] = {}
    trees = [formula.tree for formula in document.formulas]
    for tree in trees:
        _from_lists(tree, known)
    for _ in range(3):
        before = len(known)
        for tree in trees:
            for sequence in sequences(tree):
                if sequence.context != SCRIPT:
                    _from_equation(sequence.row.children, known)
        if len(known) == before:
            break
    return known


def _from_lists(tree: Row, known: dict[str, Kind]) -> None:
    """Symbols joined in ``[h_{t-1}, x_t]`` are vectors."""
    for row in (node for node in walk(tree) if isinstance(node, Row)):
        nodes = row.children
        for at, node in enumerate(nodes):
            if isinstance(node, Symbol) and node.name == "[":
                inner = enclosed(nodes, at)
                parts = [part for part in inner if not isinstance(part, Space)]
                names = [key(part) for part in parts[::2]]
                commas = parts[1::2]
                if len(names) > 1 and all(names) and all(_is_comma(part) for part in commas):
                    known.update({name: Kind.VECTOR for name in names if name and name not in known})


def _is_comma(node: MathNode) -> bool:
    return isinstance(node, Symbol) and node.cls is AtomClass.PUNCT


def _from_equation(nodes: Sequence[MathNode], known: dict[str, Kind]) -> None:
    at = next((k for k, node in enumerate(nodes) if isinstance(node, Symbol) and node.name == "="), None)
    if at is None:
        return
    left = [node for node in nodes[:at] if not isinstance(node, Space)]
    name = key(left[-1]) if left and (len(left) == 1 or _is_comma(left[-2])) else None
    right = split(nodes[at + 1 :], ("=", ",", r"\quad"))[0]
    whole = kind_of(right, known)
    if name and whole is not None:
        known.setdefault(name, whole)
    if name and whole is None and known.get(name) is Kind.VECTOR:
        _carry_down(right, known)


def _carry_down(nodes: Sequence[MathNode], known: dict[str, Kind]) -> None:
    """In a vector that is ``a * tanh(b)`` with `a` a vector, `b` is one too."""
    for at, node in enumerate(nodes):
        if isinstance(node, Symbol) and node.name in SIGNS:
            left, right = before(nodes, at), behind(nodes, at)
            for one, other in ((left, right), (right, left)):
                if kind_of(one, known) is Kind.VECTOR and kind_of(other, known) is None:
                    inner = other[-2] if len(other) > 2 and opens(other[-3]) > 0 else other[0]
                    name = key(inner) if len(other) == 1 or opens(other[-1]) < 0 else None
                    if name:
                        known.setdefault(name, Kind.VECTOR)


def kind_of(nodes: Sequence[MathNode], known: Mapping[str, Kind], depth: int = 0) -> Kind | None:
    """The kind of an expression; None when the note does not settle it, or when it is nested too deeply to be read."""
    if depth > _DEEPEST:
        return None
    nodes = [node for node in nodes if not isinstance(node, Space)]
    while nodes and (_is_large(nodes[0]) or (isinstance(nodes[0], Symbol) and nodes[0].name in ("-", "+"))):
        nodes = nodes[1:]
    if not nodes:
        return None
    terms = split(nodes, ("+", "-", r"\pm"))
    if len(terms) > 1:
        found = {kind_of(term, known, depth + 1) for term in terms if term} - {None}
        if len(found) == 2 and Kind.NUMBER in found:
            found.discard(Kind.NUMBER)  # a label taken for a running index: the bias b_i of an input gate
        return found.pop() if len(found) == 1 else None
    factors = split(nodes, tuple(SIGNS))
    if len(factors) > 1:
        return _product_kind([kind_of(factor, known, depth + 1) for factor in factors])
    return _factor_kind(nodes, known, depth)


def _is_large(node: MathNode) -> bool:
    """Whether a node is a sum or product sign, whose body it stands before."""
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Operator) and base.large


def _product_kind(factors: list[Kind | None]) -> Kind | None:
    if None in factors:
        return None
    kinds = set(factors) - {Kind.NUMBER}
    if not kinds:
        return Kind.NUMBER
    if kinds == {Kind.MATRIX, Kind.VECTOR}:
        return Kind.VECTOR
    return kinds.pop() if len(kinds) == 1 else None


def _factor_kind(nodes: Sequence[MathNode], known: Mapping[str, Kind], depth: int) -> Kind | None:
    first = nodes[0]
    if len(nodes) == 1:
        return _atom_kind(first, known, depth)
    if isinstance(first, Operator) and not first.large:
        return kind_of(nodes[1:], known, depth + 1)
    opener = next((at for at, node in enumerate(nodes) if opens(node) > 0), 0)
    if opener > 1 and "".join(getattr(node, "name", "?") for node in nodes[:opener]) in FUNCTIONS:
        return kind_of(nodes[opener:], known, depth + 1)
    if opens(first) > 0:
        inner = enclosed(nodes, 0)
        if len(inner) != len(nodes) - 2:
            return None
        if isinstance(first, Symbol) and first.name == "[":
            if any(opens(node) > 0 and isinstance(node, Symbol) and node.name == "[" for node in inner):
                return Kind.MATRIX
            return Kind.VECTOR if any(_is_comma(node) for node in inner) else kind_of(inner, known, depth + 1)
        return kind_of(inner, known, depth + 1)
    if letter_of(first) is not None and opens(nodes[1]) > 0:
        if _calls(nodes):
            return Kind.NUMBER
        rest = kind_of(nodes[1:], known, depth + 1)
        own = _atom_kind(first, known, depth)
        return _product_kind([own, rest]) if own is Kind.MATRIX else None
    if isinstance(first, Symbol) and first.name == r"\sigma" and opens(nodes[1]) > 0:
        return kind_of(nodes[1:], known, depth + 1)
    if isinstance(first, Text) and opens(nodes[1]) > 0:
        return kind_of(nodes[1:], known, depth + 1)
    atoms = [_atom_kind(node, known, depth) for node in nodes]
    return _product_kind(atoms)


def _calls(nodes: Sequence[MathNode]) -> bool:
    """Whether a letter is applied to numbers or letters separated by commas: ``K(m, n)``."""
    return isinstance(nodes[1], Symbol) and nodes[1].name == "(" and any(_is_comma(node) for node in nodes)


def _atom_kind(node: MathNode, known: Mapping[str, Kind], depth: int) -> Kind | None:
    match node:
        case Number():
            return Kind.NUMBER
        case Array(rows=rows) if rows:
            return Kind.MATRIX if len(rows) > 1 and len(rows[0].cells) > 1 else Kind.VECTOR
        case Delimited(segments=segments) if len(segments) == 1:
            return kind_of(segments[0].children, known, depth + 1)
        case Group(body=body):
            return kind_of(body.children, known, depth + 1)
        case Fraction(numerator=over, denominator=under):
            return _product_kind([kind_of(over.children, known, depth + 1), kind_of(under.children, known, depth + 1)])
        case Styled(command=command) if command in (r"\mathbf", r"\boldsymbol", r"\bm"):
            letter = letter_of(node.body.children[0]) if len(node.body.children) == 1 else None
            return None if letter is None else Kind.MATRIX if letter.name.isupper() else Kind.VECTOR
        case Accent(command=r"\vec"):
            return Kind.VECTOR
        case _:
            return _named_kind(node, known)


def _named_kind(node: MathNode, known: Mapping[str, Kind]) -> Kind | None:
    name = key(node)
    if name is None:
        return None
    if name in known:
        return known[name]
    letter = letter_of(node)
    if letter is not None and letter.name in _WEIGHTS:
        return Kind.MATRIX
    return Kind.NUMBER if _is_component(node) else None


def _is_component(node: MathNode) -> bool:
    """Whether the node carries a running index: ``x_i``, ``x_{ij}``."""
    if not isinstance(node, Scripts) or node.sub is None:
        return False
    letters = [letter_of(child) for child in node.sub.children]
    return bool(letters) and all(letter is not None and letter.name in _RUNNING for letter in letters)


def key(node: MathNode) -> str | None:
    """A symbol's name with marks and labels but without the time it is taken at: ``h_{t-1}`` and ``h_t`` are one."""
    base = node.base if isinstance(node, Scripts) else node
    if isinstance(base, Accent) and len(base.base.children) == 1:
        inner = key(base.base.children[0])
        return None if inner is None else f"{base.command}{inner}"
    if isinstance(base, Symbol) and base.cls is AtomClass.ORD and (base.name.isalpha() or base.name.startswith("\\")):
        label = _label(node.sub) if isinstance(node, Scripts) and node.sub is not None else ""
        if label is None:
            return None
        return f"{base.name}_{label}" if label else base.name
    return None


def _label(sub: Row) -> str | None:
    """A subscript as text, "" for a time; None when it holds more than letters and numbers."""
    names: list[str] = []
    for child in sub.children:
        if isinstance(child, Symbol):
            names.append(child.name)
        elif isinstance(child, Number):
            names.append(child.digits)
        else:
            return None
    return "" if names and names[0] in _TIMES else "".join(names)


def is_about_convolution(document: Document, formula: Formula) -> bool:
    """Whether the last heading before the formula names convolution."""
    headings = _headings(document)
    at = bisect_right(headings, formula.span.start, key=lambda heading: heading.start)
    return at > 0 and _CONVOLUTION.search(document.source.slice(headings[at - 1])) is not None


@per_document
def _headings(document: Document) -> Sequence[Span]:
    return [block.span for block in document.blocks if isinstance(block, Heading)]
