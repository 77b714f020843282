"""From an ambiguous expression to its readings: every way to read it that fits the shapes, ready to run.

A reading is a closure over values, so that it runs in many worlds at the cost of the arithmetic alone. Readings come
cheapest first; those of equal shape are all kept, because two that differ in value must not be confused.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from itertools import pairwise, product
from typing import TypeAlias

import numpy as np

from notecompiler.record import Record, field, replace
from notecompiler.semantics import code
from notecompiler.semantics import expression as ex
from notecompiler.semantics.code import Code
from notecompiler.semantics.functions import ELEMENTWISE
from notecompiler.semantics.names import Name
from notecompiler.semantics.numeric import FUNCTIONS
from notecompiler.semantics.products import Array, readings
from notecompiler.semantics.shapes import SCALAR, Shape, add, show
from notecompiler.source import Span

Values: TypeAlias = Mapping[Hashable, Array]
_LIMIT = 16


class Choice(Record):
    """A reading taken for one operator: where, what it was read as, and the shapes that made it so."""

    span: Span
    operator: str
    meaning: str
    left: Span
    left_shape: Shape
    right: Span
    right_shape: Shape
    cost: int


class Typed(Record):
    """One reading of an expression: its shape, how to compute it (now, and as source), what was chosen, and what the choices cost.

    `constant` is set for expressions of literals alone, which stand for a scalar or for a constant of any shape.
    """

    span: Span
    shape: Shape
    run: Callable[[Values], Array]
    code: Code
    choices: tuple[Choice, ...] = ()
    cost: int = 0
    constant: bool = False


class Bound(Record):
    """What an occurrence of a symbol stands for: a value by its `key` in the world, and its shape."""

    key: Hashable
    shape: Shape


class Environment(Record):
    """The meaning of symbols: values by occurrence, and symbols that are functions (canonical name)."""

    values: Mapping[ex.Variable, Bound]
    functions: Mapping[Name, str] = field(default_factory=dict)


def resolve(expression: ex.Expression, environment: Environment) -> tuple[Typed, ...]:
    """The readings of `expression` that fit, cheapest first; empty when none does."""
    found = sorted(_options(expression, environment), key=lambda typed: typed.cost)
    return tuple(found[:_LIMIT])


def _options(expression: ex.Expression, environment: Environment) -> list[Typed]:
    match expression:
        case ex.Literal(span=span, value=value):
            number = np.float64(value)
            return [Typed(span, SCALAR, lambda _: np.asarray(number), code.literal(expression.text), constant=True)]
        case ex.Variable(span=span):
            return _variable(expression, span, environment)
        case ex.Grouped(opener=opener, body=body):
            return [*_options(body, environment), *(_side_by_side(body, environment) if opener == "[" else ())]
        case ex.Sum():
            return _sum(expression, environment)
        case ex.Product():
            return _product(expression, environment)
        case ex.Quotient(numerator=above, denominator=below):
            return _elementwise_pair(expression.span, above, below, "/", environment)
        case ex.Power(base=base, exponent=exponent):
            return _elementwise_pair(expression.span, base, exponent, "**", environment)
        case ex.Transpose(body=body):
            return [
                _transposed(expression.span, typed) for typed in _options(body, environment) if len(typed.shape) <= 2
            ]
        case ex.Call(function=function, arguments=arguments):
            return _call(expression.span, function, arguments, environment)
        case ex.Applied():
            return _applied(expression, environment)
        case ex.Bracket() | ex.Matrix() | ex.Conditional():
            return _arranged(expression, environment)
        case ex.Radical(radicand=radicand, degree=None):
            return _call(expression.span, "sqrt", (radicand,), environment)
        case _:
            return []


def _variable(variable: ex.Variable, span: Span, environment: Environment) -> list[Typed]:
    bound = environment.values.get(variable)
    if bound is None:
        return []
    key = bound.key
    return [Typed(span, bound.shape, lambda values: values[key], code.value(key))]


# ── sums ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _sum(node: ex.Sum, environment: Environment) -> list[Typed]:
    options = [resolve(term.body, environment) for term in node.terms]
    if any(term.sign not in {"+", "-", "\\oplus"} for term in node.terms):
        return []
    signs = [-1.0 if term.sign == "-" else 1.0 for term in node.terms]
    found = []
    if len(node.terms) > 1 and all(term.sign == "\\oplus" for term in node.terms[1:]):
        found = _joined(node.span, tuple(term.body for term in node.terms), "\\oplus", 1, environment)
    for chosen in product(*options):
        shape = _common_shape(chosen)
        if shape is not None:
            found.append(_added(node.span, shape, chosen, signs))
        if len(found) >= _LIMIT:
            break
    return found


def _common_shape(terms: tuple[Typed, ...]) -> Shape | None:
    """The shape of a sum: all terms alike; constants fit everything; (C, 1, 1) fits a field of C channels."""
    shape: Shape | None = None
    for term in terms:
        if term.constant and term.shape == SCALAR:
            continue
        if shape is None or _spreads(shape, term.shape):
            shape = term.shape
        elif term.shape != shape and not _spreads(term.shape, shape):
            return None
    return SCALAR if shape is None else shape


def _spreads(small: Shape, large: Shape) -> bool:
    return len(small) == len(large) == 3 and small[1:] == ("1", "1") and small[0] == large[0]


def _added(span: Span, shape: Shape, terms: tuple[Typed, ...], signs: list[float]) -> Typed:
    def run(values: Values) -> Array:
        total = signs[0] * terms[0].run(values)
        for sign, term in zip(signs[1:], terms[1:], strict=True):
            value = term.run(values)
            total = total + value if sign > 0 else total - value
        return total

    return Typed(
        span,
        shape,
        run,
        code.total([term.code for term in terms], signs),
        tuple(choice for term in terms for choice in term.choices),
        sum(term.cost for term in terms),
        all(term.constant for term in terms),
    )


# ── products ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _product(node: ex.Product, environment: Environment) -> list[Typed]:
    """All ways to associate the factors and to read the operators (dynamic programming over intervals)."""
    count = len(node.factors)
    table: dict[tuple[int, int], list[Typed]] = {}
    for k, factor in enumerate(node.factors):
        table[k, k] = list(resolve(factor, environment))
    for width in range(1, count):
        for start in range(count - width):
            end = start + width
            found: list[Typed] = []
            for cut in range(start, end):
                operator = node.operators[cut]
                penalty = _association_penalty(node.operators, start, cut, end)
                for left, right in product(table[start, cut], table[cut + 1, end]):
                    found.extend(_multiplied(operator, left, right, penalty))
            table[start, end] = _cheapest(found)
    return table[0, count - 1]


def _association_penalty(operators: tuple[str, ...], start: int, cut: int, end: int) -> int:
    """Juxtaposition binds tighter than a sign; signs associate to the left. Other orders cost a little."""
    rest = operators[start:cut] + operators[cut + 1 : end]
    return 1 if operators[cut] == "" and any(rest) else 0


def _multiplied(operator: str, left: Typed, right: Typed, penalty: int) -> list[Typed]:
    found = []
    for meaning, cost in readings(operator):
        shape = meaning.result(left.shape, right.shape)
        if shape is None:
            continue
        choice = Choice(
            left.span.cover(right.span), operator, meaning.name, left.span, left.shape, right.span, right.shape, cost
        )
        trivial = SCALAR in (left.shape, right.shape) and cost == 0
        found.append(
            Typed(
                left.span.cover(right.span),
                shape,
                _multiplication(meaning.compute, left, right),
                code.multiplied(meaning.name, left.code, right.code),
                left.choices + right.choices + (() if trivial else (choice,)),
                left.cost + right.cost + cost + penalty,
                left.constant and right.constant,
            )
        )
    return found


def _multiplication(compute: Callable[[Array, Array], Array], left: Typed, right: Typed) -> Callable[[Values], Array]:
    return lambda values: compute(left.run(values), right.run(values))


def _cheapest(found: list[Typed]) -> list[Typed]:
    """Of readings that choose alike, one; at most a handful of each shape."""
    found.sort(key=lambda typed: typed.cost)
    kept: list[Typed] = []
    seen: set[tuple[object, ...]] = set()
    for typed in found:
        key = (typed.shape, *sorted((c.span, c.meaning) for c in typed.choices))
        if key not in seen:
            seen.add(key)
            kept.append(typed)
    return kept[:_LIMIT]


def _elementwise_pair(
    span: Span,
    left: ex.Expression,
    right: ex.Expression,
    operator: str,
    environment: Environment,
) -> list[Typed]:
    """Quotients and powers: of scalars, of an array and a scalar, or component by component."""
    found = []
    for a, b in product(resolve(left, environment), resolve(right, environment)):
        if a.shape == b.shape or b.shape == SCALAR or (a.constant and a.shape == SCALAR):
            shape = a.shape if b.shape == SCALAR else b.shape
            run = _multiplication(np.divide if operator == "/" else np.power, a, b)
            source = code.paired(operator, a.code, b.code)
            choices, cost = a.choices + b.choices, a.cost + b.cost
            found.append(Typed(span, shape, run, source, choices, cost, a.constant and b.constant))
    return found


def _transposed(span: Span, typed: Typed) -> Typed:
    source = code.transposed(typed.code)
    shape = typed.shape[::-1]
    return Typed(span, shape, lambda values: typed.run(values).T, source, typed.choices, typed.cost, typed.constant)


# ── functions ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _call(span: Span, function: str, arguments: tuple[ex.Expression, ...], environment: Environment) -> list[Typed]:
    if function in {"concat"}:
        return _concatenation(span, arguments, environment)
    if function == "diag" and len(arguments) == 1:
        return [
            _diagonal(span, argument) for argument in resolve(arguments[0], environment) if len(argument.shape) == 1
        ]
    if function not in FUNCTIONS or len(arguments) != 1:
        return []
    return [
        _composed(span, function, argument)
        for argument in resolve(arguments[0], environment)
        if function in ELEMENTWISE or function == "identity" or (function == "softmax" and len(argument.shape) == 1)
    ]


def _diagonal(span: Span, vector: Typed) -> Typed:
    source = code.diagonal(vector.code)
    shape = vector.shape * 2
    return Typed(span, shape, lambda values: np.diag(vector.run(values)), source, vector.choices, vector.cost)


def _composed(span: Span, function: str, argument: Typed) -> Typed:
    compute = FUNCTIONS[function]
    return Typed(
        span,
        argument.shape,
        lambda values: compute(argument.run(values)),
        code.called(function, argument.code),
        argument.choices,
        argument.cost,
        argument.constant,
    )


def _applied(node: ex.Applied, environment: Environment) -> list[Typed]:
    """A symbol before a bracket: a call when the symbol is a function, else a product."""
    function = environment.functions.get(node.head.name)
    if function is not None:
        return _call(node.span, function, node.arguments, environment)
    inside = Span(node.arguments[0].span.start, node.arguments[-1].span.end)
    if len(node.arguments) == 1:
        argument: ex.Expression = ex.Grouped(inside, node.opener, node.arguments[0])
    else:
        argument = ex.Bracket(inside, node.opener, "", node.arguments, (",",) * (len(node.arguments) - 1))
    return _product(ex.Product(node.span, (node.head, argument), ("",)), environment)


# ── vectors and matrices ───────────────────────────────────────────────────────────────────────────────────────────


def _arranged(node: ex.Bracket | ex.Matrix | ex.Conditional, environment: Environment) -> list[Typed]:
    """Things that stand side by side: a list in brackets, a column, two with a bar between them."""
    match node:
        case ex.Bracket(items=inner):
            return _concatenation(node.span, inner, environment)
        case ex.Matrix(rows=rows):
            return _matrix(node.span, rows, environment)
        case ex.Conditional(left=left, right=right, double=double):
            return _joined(node.span, (left, right), "\\|" if double else "\\mid", 0, environment)


def _side_by_side(body: ex.Expression, environment: Environment) -> list[Typed]:
    r"""What only a space parts inside square brackets: ``[h \; x]``."""
    if isinstance(body, ex.Product) and not any(body.operators):
        return _joined(body.span, body.factors, "", 1, environment)
    return []


def _concatenation(span: Span, inner: tuple[ex.Expression, ...], environment: Environment) -> list[Typed]:
    """Scalars side by side make a vector, vectors (or fields) one after the other a longer one."""
    found = []
    for chosen in map(_with_columns, product(*(resolve(item, environment) for item in inner))):
        shape = _concatenated_shape([typed.shape for typed in chosen])
        if shape is not None:
            choices = tuple(choice for typed in chosen for choice in typed.choices)
            constant = all(typed.constant for typed in chosen)
            found.append(_together(span, shape, chosen, choices, constant))
    return found


def _with_columns(chosen: tuple[Typed, ...]) -> tuple[Typed, ...]:
    """Among vectors a number is one more component: the 1 of a bias in ``[h, x, 1]``."""
    if not any(len(typed.shape) == 1 for typed in chosen):
        return chosen
    return tuple(_column(typed) if typed.constant and typed.shape == SCALAR else typed for typed in chosen)


def _column(number: Typed) -> Typed:
    return replace(
        number,
        shape=("1",),
        run=lambda values: np.reshape(number.run(values), (1,)),
        code=code.component(number.code),
        constant=False,
    )


def _joined(
    span: Span, parts: tuple[ex.Expression, ...], operator: str, cost: int, environment: Environment
) -> list[Typed]:
    """Parts of which a sign says that they stand one behind the other."""
    found = []
    for chosen in product(*(resolve(part, environment) for part in parts)):
        shape = _concatenated_shape([typed.shape for typed in chosen])
        if shape is not None and all(typed.shape for typed in chosen):
            first, last = chosen[0], chosen[-1]
            choice = Choice(span, operator, "concatenation", first.span, first.shape, last.span, last.shape, cost)
            choices = (*(choice for typed in chosen for choice in typed.choices), choice)
            whole = _together(span, shape, chosen, choices, constant=False)
            found.append(replace(whole, cost=whole.cost + cost))
    return found


def _concatenated_shape(shapes: list[Shape]) -> Shape | None:
    if all(shape == SCALAR for shape in shapes):
        return (str(len(shapes)),)
    if any(shape == SCALAR for shape in shapes) or any(a[1:] != b[1:] for a, b in pairwise(shapes)):
        return None
    if all(len(shape) == 1 and shape[0].isdigit() for shape in shapes) and len(set(shapes)) == 1:
        return (str(len(shapes)), *shapes[0])
    first = shapes[0][0]
    for shape in shapes[1:]:
        first = add(first, shape[0])
    return (first, *shapes[0][1:])


def _together(
    span: Span, shape: Shape, chosen: tuple[Typed, ...], choices: tuple[Choice, ...], constant: bool
) -> Typed:
    literal_rows = all(len(typed.shape) == 1 and typed.shape[0].isdigit() for typed in chosen)
    stack = literal_rows or all(typed.shape == SCALAR for typed in chosen)
    put: Callable[[list[Array]], Array] = np.stack if stack else np.concatenate
    return Typed(
        span,
        shape,
        lambda values: put([typed.run(values) for typed in chosen]),
        code.joined([typed.code for typed in chosen], stack=stack),
        choices,
        sum(typed.cost for typed in chosen),
        constant,
    )


def _matrix(span: Span, rows: tuple[tuple[ex.Expression, ...], ...], environment: Environment) -> list[Typed]:
    if all(len(row) == 1 for row in rows):
        return _concatenation(span, tuple(row[0] for row in rows), environment)
    if len(rows) == 1:
        return _concatenation(span, rows[0], environment)
    inner = tuple(ex.Bracket(row[0].span.cover(row[-1].span), "", "", row, ()) for row in rows if row)
    return _concatenation(span, inner, environment)


def explain(choice: Choice, tex: str) -> str:
    """The shapes that made a choice, as in ``W_f: (H, H+X), [h_{t-1}, x_t]: (H+X,)``."""
    left, right = (tex[span.start : span.end].strip() for span in (choice.left, choice.right))
    return f"{left}: {show(choice.left_shape)}, {right}: {show(choice.right_shape)}"
