r"""Spellings that say the same, brought into one.

Notes write an index above (``h^t``, ``c^l_t``) or as an argument (``h(t-1)``, ``x[n]``), write a layer by its components
(``r_j = \sigma([W x]_j)``, ``\sum_j W_{ij} x_j``), and spell functions and products out (``e^{-z}``, ``dot(W, x)``). A
note's habits are read off its left sides; then every equation is rewritten into symbols with indices and whole vectors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.rewrite import rewrite

WEIGHT_LETTERS = frozenset(["W", "U", "V", "R", "w", "u", "v", "\\theta", "\\Theta", "\\omega", "\\Omega", "K", "A"])
BIAS_LETTERS = frozenset(["b", "\\beta", "B", "d"])

_TIMES = frozenset({"t", "\\tau"})
_STEPS = frozenset({"t", "\\tau", "n", "k"})
_PRODUCTS = {"dot": "@", "matmul": "@", "mm": "@", "multiply": "\\odot", "mul": "\\odot", "hadamard": "\\odot"}


class Notation(Record):
    """The habits of a note: letters that stand `above` a symbol as an index, letters that are a time written as an
    `argument`, letters that count `components`, and letters of gates that stand right `behind` a parameter (``Wf``)."""

    above: frozenset[str] = frozenset()
    argument: frozenset[str] = frozenset()
    components: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


PLAIN = Notation()
"""No habits: every index is below or in brackets."""


def notation_of(statements: Iterable[ex.Statement]) -> Notation:
    """The habits of a note, from its equations."""
    equations = [statement for statement in statements if statement.relation == "="]
    above = frozenset(filter(None, (_above(statement.left) for statement in equations))) | _named_above(equations)
    argument = frozenset(letter for statement in equations for letter in _arguments(statement))
    components = frozenset(letter for statement in equations for letter in _components(statement, above))
    behind = frozenset(letter for statement in equations for letter in _behind(statement))
    return Notation(above, argument, components, behind)


def indexed(expression: ex.Expression, notation: Notation) -> ex.Expression:
    """An expression in the one spelling: indices are indices, vectors are whole, functions and products have their names."""
    read = rewrite(expression, lambda node: _spelled(node, notation))
    return rewrite(read, lambda node: _whole(node, notation.components)) if notation.components else read


# ── habits ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _above(left: ex.Expression) -> str:
    """The letter above a symbol that has an index already (``h^j_t``), which is no power on a left side."""
    match left:
        case ex.Power(base=ex.Variable(name=name), exponent=exponent) if name.indices:
            index = as_index(exponent)
            return index.letter if index is not None and not index.offset else ""
        case _:
            return ""


def _named_above(equations: Iterable[ex.Statement]) -> frozenset[str]:
    """The letters above one symbol on several left sides (``z^i``, ``z^f``): no left side is a power."""
    letters: dict[Name, set[str]] = {}
    for statement in equations:
        match statement.left:
            case ex.Power(base=ex.Variable(name=name), exponent=ex.Variable(name=Name(base=letter, subs=(), sups=()))):
                if letter not in _TIMES:
                    letters.setdefault(name, set()).add(letter)
            case _:
                pass
    return frozenset(letter for found in letters.values() if len(found) > 1 for letter in found)


def _arguments(statement: ex.Statement) -> Iterator[str]:
    """The letter that a left side is a function of, when the right side looks at the step before."""
    called = _called_at(statement.left)
    if called is None or called.offset or called.letter not in _STEPS:
        return
    places = (_called_at(node) for node in _nodes(statement.right))
    if any(place is not None and place.letter == called.letter and place.offset == -1 for place in places):
        yield called.letter


def _called_at(node: ex.Expression) -> Index | None:
    """The index that a symbol is called with: ``h(t-1)``."""
    match node:
        case ex.Applied(opener="(" | "[", arguments=(argument,)):
            return as_index(argument)
        case _:
            return None


def _behind(statement: ex.Statement) -> Iterator[str]:
    """The letters right behind a bias that is a term of a sum: the f of ``Wf*x + bf``. No bias multiplies anything."""
    for node in _nodes(statement.right):
        for part in ex.parts(node) if isinstance(node, ex.Sum) else ():
            match part:
                case ex.Product(
                    factors=(ex.Variable(name=Name(base=base, subs=(), sups=())) as first, ex.Variable() as gate)
                ):
                    if base in BIAS_LETTERS and _touching(first, gate) and len(gate.name.base) == 1:
                        yield gate.name.base
                case _:
                    pass


def _touching(left: ex.Expression, right: ex.Expression) -> bool:
    return left.span.end == right.span.start


def _components(statement: ex.Statement, above: frozenset[str]) -> Iterator[str]:
    """The letters that count components in an equation: the left side's index, where the right side takes the component
    of something or sums over another index of a matrix."""
    left = statement.left
    names = [variable.name for variable in ex.variables(left)][:1]
    letters = {index.letter for name in names for index in name.indices if _is_letter(index)}
    for node in _nodes(statement.right):
        match node:
            case ex.Member(indices=(Index(letter=letter, offset=0),)) if letter in letters:
                yield letter
            case ex.Power(base=ex.Grouped() | ex.Call() | ex.Applied(), exponent=ex.Variable(name=name)):
                if name.base in above and _above(left) == name.base:
                    yield name.base
            case ex.Large(operator="\\sum", body=ex.Product(factors=factors)):
                summed = _counter(node)
                inside = {letter for factor in factors for v in ex.variables(factor) for letter in _letters(v.name)}
                rows = letters & inside
                if summed in inside and summed not in letters and rows:
                    yield from (summed, *sorted(rows))
            case _:
                pass


def _counter(node: ex.Large) -> str:
    """The letter that a sum runs over."""
    lower = node.lower.left if isinstance(node.lower, ex.Statement) else node.lower
    index = None if lower is None else as_index(lower)
    return "" if index is None else index.letter


def _letters(name: Name) -> list[str]:
    """The letters of a symbol's indices, those written together (``W_{ij}``) one by one."""
    return [letter for index in name.indices for letter in _split(index.letter)]


def _split(text: str) -> list[str]:
    return list(text) if text.isalpha() and len(text) == 2 else [text]


def _is_letter(index: Index) -> bool:
    return len(index.letter) == 1 and index.letter.isalpha() and not index.offset and index.letter not in _TIMES


def _nodes(expression: ex.Expression) -> Iterator[ex.Expression]:
    yield expression
    for part in ex.parts(expression):
        yield from _nodes(part)


# ── one spelling ───────────────────────────────────────────────────────────────────────────────────────────────────


def _spelled(node: ex.Expression, notation: Notation) -> ex.Expression:
    match node:
        case ex.Power(base=ex.Variable(name=Name(base="e", accent="", primes=0, subs=(), sups=())), exponent=exponent):
            return ex.Call(node.span, "exp", (exponent,))
        case ex.Power(base=ex.Variable(name=name), exponent=exponent):
            index = as_index(exponent)
            return node if index is None or not _is_index(name, index, notation) else _with(node, name, index)
        case ex.Applied(head=head, opener="(" | "[", arguments=(argument,)) if notation.argument:
            index = as_index(argument)
            return node if index is None or index.letter not in notation.argument else _with(node, head.name, index)
        case ex.Product(factors=factors) if notation.behind:
            return _joined(node, factors, node.operators, notation.behind)
        case ex.Applied(head=head, opener="(", arguments=(_, _)) if head.name.base in _PRODUCTS:
            return ex.Product(node.span, node.arguments, (_PRODUCTS[head.name.base],))
        case _:
            return node


def _joined(
    node: ex.Product, factors: tuple[ex.Expression, ...], operators: tuple[str, ...], gates: frozenset[str]
) -> ex.Expression:
    """A product in which a parameter and the gate's letter right behind it are one symbol."""
    joined: list[ex.Expression] = [factors[0]]
    kept: list[str] = []
    for operator, factor in zip(operators, factors[1:], strict=True):
        last = joined[-1]
        match last, factor:
            case ex.Variable(name=Name(base=base, subs=(), sups=()) as name), ex.Variable(name=gate) if (
                base in WEIGHT_LETTERS | BIAS_LETTERS and gate in {Name(g) for g in gates} and _touching(last, factor)
            ):
                joined[-1] = ex.Variable(last.span.cover(factor.span), replace(name, subs=(Index(gate.base),)))
            case _:
                joined.append(factor)
                kept.append(operator)
    return joined[0] if len(joined) == 1 else ex.Product(node.span, tuple(joined), tuple(kept))


def _with(node: ex.Expression, name: Name, index: Index) -> ex.Variable:
    return ex.Variable(node.span, replace(name, sups=(*name.sups, index)))


def _is_index(name: Name, index: Index, notation: Notation) -> bool:
    """Whether what stands above a symbol is an index: time, a letter that is one elsewhere, or a weight's gate."""
    if index.letter in _TIMES | notation.above:
        return True
    return name.base in WEIGHT_LETTERS | BIAS_LETTERS and index.letter.isalpha()


def as_index(exponent: ex.Expression) -> Index | None:
    """An exponent or argument as an index: ``t``, ``t - 1``, ``fx``; None when it is something else."""
    match exponent:
        case ex.Variable(name=Name(base=base, accent="", primes=0, subs=(), sups=())):
            return Index(base)
        case ex.Product(factors=factors) if all(isinstance(f, ex.Variable) for f in factors):
            return Index("".join(f.name.base for f in factors if isinstance(f, ex.Variable)))
        case ex.Sum(terms=(ex.Term("+", ex.Variable(name=name)), ex.Term(sign, ex.Literal(value=value)))):
            if value.denominator == 1 and sign in {"+", "-"} and not name.indices:
                return Index(name.base, int(value) if sign == "+" else -int(value))
        case _:
            pass
    return None


def _whole(node: ex.Expression, letters: frozenset[str]) -> ex.Expression:
    """The vector whose component a node is."""
    match node:
        case ex.Variable(name=name):
            return replace(node, name=_without(name, letters))
        case ex.Member(body=body, indices=indices) if all(index.letter in letters for index in indices):
            return body
        case ex.Power(base=base, exponent=ex.Variable(name=Name(base=letter))) if letter in letters:
            return base
        case ex.Large(operator="\\sum", body=ex.Product() as body) if _counter(node) in letters:
            return ex.Grouped(node.span, "(", _applied(body))
        case _:
            return node


def _applied(body: ex.Product) -> ex.Product:
    r"""A matrix times what it is summed with: in ``\sum_j W_{ij} r_j h_j`` the r and h are multiplied first."""
    first, rest = body.factors[0], body.factors[1:]
    if len(rest) < 2 or not (isinstance(first, ex.Variable) and first.name.base in WEIGHT_LETTERS):
        return body
    inner = ex.Product(rest[0].span.cover(rest[-1].span), rest, body.operators[1:])
    return ex.Product(body.span, (first, ex.Grouped(inner.span, "(", inner)), body.operators[:1])


def _without(name: Name, letters: frozenset[str]) -> Name:
    def kept(indices: tuple[Index, ...]) -> tuple[Index, ...]:
        return tuple(index for index in indices if index.offset or not set(_split(index.letter)) <= letters)

    return replace(name, subs=kept(name.subs), sups=kept(name.sups))
