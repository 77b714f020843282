r"""Equations that may compute something: a symbol (or a column of symbols) on the left, an expression on the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.rewrite import rewrite
from notecompiler.verify.claims import Claim
from notecompiler.verify.network.circumstance import special_cases
from notecompiler.verify.network.notation import BIAS_LETTERS, PLAIN, WEIGHT_LETTERS, Notation, indexed, notation_of

SQUASHING = frozenset({"sigmoid", "tanh", "relu", "softmax"})

ROW = "row"
"""The index of a parameter's rows that belong to one of several gates in a column."""


class Equation(Record):
    """One equation of a claim; a stacked claim (four gates in one) holds several. `left` and `right` are in the one
    spelling that `notation` brings them into; `special` when it is said of a special case only."""

    claim: Claim
    left: Name
    right: ex.Expression
    notation: Notation = PLAIN
    special: bool = False


def equations_in(claims: Sequence[Claim]) -> list[Equation]:
    """The equations of a note, each section in its own notation."""
    sections: dict[int, list[ex.Statement]] = {}
    for claim in claims:
        if claim.statement is not None:
            sections.setdefault(claim.context.section, []).append(claim.statement)
    special = special_cases(claims)
    habits = {section: notation_of(statements) for section, statements in sections.items()}
    return [
        e
        for k, claim in enumerate(claims)
        for e in equations_of(claim, habits.get(claim.context.section, PLAIN), k in special)
    ]


def equations_of(claim: Claim, notation: Notation = PLAIN, special: bool = False) -> tuple[Equation, ...]:
    """The equations of a claim; empty when it is not of that form."""
    statement = claim.statement
    if statement is None or statement.relation not in {"=", "\\approx", "\\to"}:
        return ()
    left = indexed(statement.left, notation)
    right = indexed(statement.right, notation)
    while isinstance(left, ex.Grouped | ex.Transpose):  # vectors have one axis here: a row is its column
        left = left.body
    if isinstance(left, ex.Variable):
        # What is made of itself alone computes nothing (a recurrence has another index).
        circular = {variable.name for variable in ex.variables(right)} == {left.name}
        return () if circular else (Equation(claim, left.name, right, notation, special),)
    return tuple(Equation(claim, name, part, notation, special) for name, part in _unstacked(left, right))


def squashes(expression: ex.Expression) -> bool:
    """Whether an activation function is applied somewhere."""
    match expression:
        case ex.Call(function=function) if function in SQUASHING:
            return True
        case ex.Applied(head=head) if head.name.base == "\\sigma":
            return True
        case _:
            return any(map(squashes, ex.parts(expression)))


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


def miscounted(claim: Claim) -> tuple[int, int] | None:
    """How many symbols and functions stand in two columns that should be of one length: a row of one is lost."""
    statement = claim.statement
    if statement is None or statement.relation != "=" or not isinstance(statement.right, ex.Product):
        return None
    names, functions = _column(statement.left), _column(statement.right.factors[0])
    if not names or not functions or len(names) == len(functions) or not all(map(_is_function, functions)):
        return None
    return len(names), len(functions)


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
        return ex.Variable(node.span, replace(node.name, sups=(*node.name.sups, Index(f"{ROW}{row + 1}"))))
    return node
