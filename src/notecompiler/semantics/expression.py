r"""What a formula says, with the ambiguity of its notation kept.

The nodes say what is written where, not yet what it means: a `Product` keeps each operator as written, a `Bracket` may
be a concatenation, a vector, an interval or an index, and `Applied` is a call or a product. `resolve` chooses among the
readings by shapes. Every node has the place of its source (offsets in the formula's text).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from notecompiler.record import Record
from notecompiler.semantics.names import Index, Name
from notecompiler.source import Span


class Literal(Record):
    """A number, exact; `text` as written."""

    span: Span
    value: Fraction
    text: str


class Variable(Record):
    """A symbol."""

    span: Span
    name: Name


class Term(Record):
    r"""A signed term of a sum; `sign` is "+", "-", ``\pm``, ``\mp`` or ``\oplus`` (a sum, or one behind the other)."""

    sign: str
    body: Expression


class Sum(Record):
    """At least two terms, or one that carries a sign."""

    span: Span
    terms: tuple[Term, ...]


class Product(Record):
    r"""Factors with the operators between them as written: "" (juxtaposition), "*", ``\cdot``, ``\odot``, ``\otimes`` …

    How the factors associate is left open, because it depends on shapes (``r_t \odot U h_{t-1}``).
    """

    span: Span
    factors: tuple[Expression, ...]
    operators: tuple[str, ...]


class Quotient(Record):
    r"""A fraction; `operator` is ``\frac``, "/" or ``\div``."""

    span: Span
    numerator: Expression
    denominator: Expression
    operator: str


class Power(Record):
    """A base with an exponent."""

    span: Span
    base: Expression
    exponent: Expression


class Transpose(Record):
    """A matrix or vector with a transpose mark."""

    span: Span
    body: Expression


class Postfix(Record):
    """A factorial "!", a per cent sign "%", degrees "deg", or a derivative's primes ("'", "''") on an expression."""

    span: Span
    body: Expression
    mark: str


class Grouped(Record):
    """An expression in round, square or curly brackets of its own."""

    span: Span
    opener: str
    body: Expression


class Call(Record):
    """A known function, by its canonical name ("tanh", "sigmoid"), applied. `index` is a base or other subscript."""

    span: Span
    function: str
    arguments: tuple[Expression, ...]
    index: Expression | None = None


class Applied(Record):
    """A symbol followed by something in brackets: a call of it, or a product with it."""

    span: Span
    head: Variable
    opener: str
    arguments: tuple[Expression, ...]


class Bracket(Record):
    """Several expressions in brackets, with the separators between them ("," or ";")."""

    span: Span
    opener: str
    closer: str
    items: tuple[Expression, ...]
    separators: tuple[str, ...]


class Matrix(Record):
    """A rectangle of expressions; `environment` says the brackets ("pmatrix", "vmatrix", "array" …)."""

    span: Span
    environment: str
    rows: tuple[tuple[Expression, ...], ...]


class Bars(Record):
    """Something between bars: an absolute value, a norm, a determinant or a cardinality. `double` for ‖·‖."""

    span: Span
    body: Expression
    double: bool


class Radical(Record):
    """A root; `degree` is None for a square root."""

    span: Span
    radicand: Expression
    degree: Expression | None


class Binomial(Record):
    """A binomial coefficient."""

    span: Span
    top: Expression
    bottom: Expression


class Large(Record):
    r"""A large operator with its scripts and what it acts on: ``\sum``, ``\prod``, ``\int``, ``\lim``, ``\max`` …

    The scripts are kept as statements (``i=1`` and ``n``, ``x \to 0``) or expressions.
    """

    span: Span
    operator: str
    lower: Statement | Expression | None
    upper: Expression | None
    body: Expression


class Integral(Record):
    """An integral over one variable; without bounds it is indefinite."""

    span: Span
    body: Expression
    variable: Name
    lower: Expression | None
    upper: Expression | None


class Derivative(Record):
    """A derivative of `body`, with its order in each variable; `partial` when it is written with ∂. A variable None is
    the one that the body depends on (``(uv)'``). `order` is that in its only variable where it is no number
    (``d^n/dx^n``); the number in `variables` then means nothing."""

    span: Span
    body: Expression
    variables: tuple[tuple[Name | None, int], ...]
    partial: bool = False
    order: Expression | None = None


class Conditional(Record):
    r"""Two things with a bar between them: ``A \mid B`` (given), ``p \| q`` (relative to; `double`)."""

    span: Span
    left: Expression
    right: Expression
    double: bool


class Member(Record):
    r"""One component of something written out: ``(AB)_{ij}``, ``\text{softmax}(z)_i``."""

    span: Span
    body: Expression
    indices: tuple[Index, ...]


class Condition(Record):
    r"""A relation inside an expression, which holds or does not: ``P(X = k)``, the right column of cases."""

    span: Span
    left: Expression
    relation: str
    right: Expression


class Words(Record):
    """Text in a formula."""

    span: Span
    text: str


class Unread(Record):
    """Something that has no meaning here; `reason` is a kebab-case code ("missing-operand", "ellipsis" …)."""

    span: Span
    reason: str


Expression: TypeAlias = (
    Literal
    | Variable
    | Sum
    | Product
    | Quotient
    | Power
    | Transpose
    | Postfix
    | Grouped
    | Call
    | Applied
    | Bracket
    | Matrix
    | Bars
    | Radical
    | Binomial
    | Large
    | Integral
    | Derivative
    | Conditional
    | Member
    | Condition
    | Words
    | Unread
)


class Statement(Record):
    r"""One claim: two sides and what is said of them ("=", ``\le``, ``\in`` …).

    `span` covers both sides; in a chain ``a = b = c`` the second statement relates b and c. `row` is the place of the
    whole row or part that holds the statement, with all links of its chain. `modulus` is that of a congruence.
    """

    span: Span
    left: Expression
    relation: str
    right: Expression
    row: Span
    modulus: Expression | None = None


EVALUATED = "\\evaluated"
r"""The operator of a `Large` that is the difference of its body's values at two bounds (``[F(x)]_a^b``), or its value at one."""


def parts(expression: Expression) -> tuple[Expression, ...]:  # noqa: C901 (one case for each kind of node)
    """The direct sub-expressions, in reading order."""
    match expression:
        case Variable() | Literal() | Words() | Unread():
            return ()
        case Sum(terms=terms):
            return tuple(term.body for term in terms)
        case Product(factors=factors):
            return factors
        case Quotient(numerator=a, denominator=b) | Power(base=a, exponent=b) | Binomial(top=a, bottom=b):
            return (a, b)
        case Transpose(body=body) | Postfix(body=body) | Grouped(body=body) | Bars(body=body) | Member(body=body):
            return (body,)
        case Call(arguments=arguments, index=index):
            return arguments if index is None else (index, *arguments)
        case Applied(head=head, arguments=arguments):
            return (head, *arguments)
        case Bracket(items=items):
            return items
        case Matrix(rows=rows):
            return tuple(cell for row in rows for cell in row)
        case Radical(radicand=radicand, degree=degree):
            return (radicand,) if degree is None else (degree, radicand)
        case Large(lower=lower, upper=upper, body=body):
            scripts = (lower.left, lower.right) if isinstance(lower, Statement) else () if lower is None else (lower,)
            return (*scripts, *(() if upper is None else (upper,)), body)
        case Integral(body=body, lower=low, upper=high):
            return (*tuple(bound for bound in (low, high) if bound is not None), body)
        case Derivative(body=body, order=order):
            return (body,) if order is None else (order, body)
        case Conditional(left=a, right=b) | Condition(left=a, right=b):
            return (a, b)


def variables(expression: Expression) -> list[Variable]:
    """Every symbol of the expression in reading order, repeats included."""
    found: list[Variable] = []
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Variable):
            found.append(node)
        waiting.extend(reversed(parts(node)))
    return found
