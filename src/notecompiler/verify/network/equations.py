r"""Equations that may compute something: a symbol (or a column of symbols) on the left, an expression on the right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.rewrite import rewrite
from notecompiler.verify.claims import Claim

WEIGHT_LETTERS = frozenset(["W", "U", "V", "R", "w", "u", "v", "\\theta", "\\Theta", "\\omega", "\\Omega", "K", "A"])
SQUASHING = frozenset({"sigmoid", "tanh", "relu", "softmax"})
BIAS_LETTERS = frozenset(["b", "\\beta", "B", "d"])


@dataclass(frozen=True)
class Equation:
    """One equation of a claim; a stacked claim (four gates in one) holds several. `right` is normalised: indices that
    were written as powers are indices."""

    claim: Claim
    left: Name
    right: ex.Expression


def equations_of(claim: Claim) -> tuple[Equation, ...]:
    """The equations of a claim; empty when it is not of that form."""
    statement = claim.statement
    if statement is None or statement.relation not in {"=", "\\approx", "\\to"}:
        return ()
    left = _indexed(statement.left)
    right = _indexed(statement.right)
    while isinstance(left, ex.Grouped):
        left = left.body
    if isinstance(left, ex.Variable):
        # What is made of itself alone computes nothing (a recurrence has another index).
        circular = {variable.name for variable in ex.variables(right)} == {left.name}
        return () if circular else (Equation(claim, left.name, right),)
    return tuple(Equation(claim, name, part) for name, part in _unstacked(left, right))


def squashes(expression: ex.Expression) -> bool:
    """Whether an activation function is applied somewhere."""
    match expression:
        case ex.Call(function=function) if function in SQUASHING:
            return True
        case ex.Applied(head=head) if head.name.base == "\\sigma":
            return True
        case _:
            return any(map(squashes, ex.parts(expression)))


def _indexed(expression: ex.Expression) -> ex.Expression:
    """``h^t``, ``c^{t-1}`` and ``W^f`` read as indices, as the notes that write them mean it."""
    return rewrite(expression, _power_to_index)


def _power_to_index(node: ex.Expression) -> ex.Expression:
    if not (isinstance(node, ex.Power) and isinstance(node.base, ex.Variable)):
        return node
    index = _as_index(node.exponent)
    if index is None:
        return node
    name = node.base.name
    if index.letter in {"t", "\\tau"} or (name.base in WEIGHT_LETTERS | BIAS_LETTERS and index.letter.isalpha()):
        return ex.Variable(node.span, replace(name, sups=(*name.sups, index)))
    return node


def _as_index(exponent: ex.Expression) -> Index | None:
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


# ── stacked forms ──────────────────────────────────────────────────────────────────────────────────────────────────


def _unstacked(left: ex.Expression, right: ex.Expression) -> Iterable[tuple[Name, ex.Expression]]:
    """``(i; f; o; g) = (σ; σ; σ; tanh) W [h; x]``: one equation for each component, with its own rows of W."""
    names = _column(left)
    if not names or not all(isinstance(name, ex.Variable) for name in names):
        return
    functions, argument = _split_functions(right, len(names))
    if functions is None or argument is None:
        return
    for k, (name, function) in enumerate(zip(names, functions, strict=True)):
        assert isinstance(name, ex.Variable)
        part = rewrite(argument, lambda node, k=k: _row_block(node, k))  # type: ignore[misc]
        if isinstance(function, ex.Variable):
            yield name.name, ex.Applied(right.span, function, "(", (part,))
        elif isinstance(function, ex.Call):
            yield name.name, ex.Call(right.span, function.function, (part,))


def _column(node: ex.Expression) -> tuple[ex.Expression, ...]:
    match node:
        case ex.Matrix(rows=rows) if len(rows) > 1 and all(len(row) == 1 for row in rows):
            return tuple(row[0] for row in rows)
        case ex.Bracket(items=items):
            return items
        case _:
            return ()


def _split_functions(right: ex.Expression, count: int) -> tuple[tuple[ex.Expression, ...] | None, ex.Expression | None]:
    """A column of functions in front of its argument."""
    if not (isinstance(right, ex.Product) and len(right.factors) > 1):
        return None, None
    functions = _column(right.factors[0])
    if len(functions) != count or not all(_is_function(function) for function in functions):
        return None, None
    rest = right.factors[1:]
    span = rest[0].span.cover(rest[-1].span)
    return functions, rest[0] if len(rest) == 1 else ex.Product(span, rest, right.operators[1:])


def _is_function(node: ex.Expression) -> bool:
    match node:
        case ex.Call(arguments=()):
            return True
        case ex.Variable(name=name):
            return name.base == "\\sigma"
        case _:
            return False


def _row_block(node: ex.Expression, row: int) -> ex.Expression:
    """The rows of a stacked parameter that belong to one component; states are the same for all."""
    if isinstance(node, ex.Variable) and node.name.base in WEIGHT_LETTERS | BIAS_LETTERS | {"T"}:
        return ex.Variable(node.span, replace(node.name, sups=(*node.name.sups, Index(f"row{row + 1}"))))
    return node
