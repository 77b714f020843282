"""Values and expressions as a person reads them in a message."""

from __future__ import annotations

from math import inf
from typing import Any

from notecompiler.math.plain import readable
from notecompiler.semantics import expression as ex
from notecompiler.verify.free.chance import RandomVariable
from notecompiler.verify.free.values import Value, is_array

_SIGNS = {
    "": " ", "\\cdot": "·", "\\times": "×", "*": "*", "\\bmod": " mod ", "\\odot": " ⊙ ", "\\otimes": " ⊗ ", "\\circ": " ∘ ",
    "\\cup": " ∪ ", "\\cap": " ∩ ", "\\oplus": " ⊕ ",
}  # fmt: skip
_RELATIONS = {"\\le": "≤", "\\ge": "≥", "\\neq": "≠", "\\in": "∈", "\\approx": "≈", "\\equiv": "≡", "\\to": "→"}


def shown_value(value: Value) -> str:
    """A number to six digits, an array in brackets."""
    if is_array(value):
        return "[" + ", ".join(shown_value(item) for item in value) + "]"
    if isinstance(value, RandomVariable):
        return "{" + ", ".join(shown_value(item) for item in value.values) + "}"
    number = _complex(value)
    if number.imag:
        return f"{number.real:.6g}{number.imag:+.6g}i"
    return f"{number.real:.6g}"


def spelled(statement: ex.Statement) -> str:
    """A statement in plain notation."""
    relation = _RELATIONS.get(statement.relation, statement.relation)
    modulus = "" if statement.modulus is None else f" mod {spell(statement.modulus)}"
    return f"{spell(statement.left)} {relation} {spell(statement.right)}{modulus}"


def spell(node: ex.Expression) -> str:  # noqa: C901 (one case for each kind of node)
    """An expression in plain notation."""
    match node:
        case ex.Literal(value=value):
            return str(value)
        case ex.Variable(name=name):
            return readable(str(name))
        case ex.Sum(terms=terms):
            text = "".join(f" {term.sign} {_tight(term.body)}" for term in terms).strip()
            return f"-{text[2:]}" if text.startswith("- ") else text.removeprefix("+ ")
        case ex.Product(factors=factors, operators=operators):
            text = _tight(factors[0])
            for operator, factor in zip(operators, factors[1:], strict=True):
                text += _SIGNS.get(operator, f" {operator} ") + _tight(factor)
            return text
        case ex.Quotient(numerator=above, denominator=below):
            return f"{_tight(above)}/{_tight(below, product=True)}"
        case ex.Power(base=base, exponent=exponent):
            return f"{_tight(base, product=True)}^{_tight(exponent, product=True)}"
        case ex.Transpose(body=body):
            return f"{_tight(body, product=True)}^T"
        case ex.Postfix(body=body, mark=mark):
            return _tight(body, product=True) + mark
        case ex.Grouped(opener="\\lfloor" | "\\lceil" as opener, body=body):
            return f"{opener.removeprefix(chr(92) + 'l')}({spell(body)})"
        case ex.Grouped(body=body):
            return f"({spell(body)})"
        case ex.Call(function=function, arguments=arguments):
            subscript = "" if node.index is None else f"_{_tight(node.index, product=True)}"
            return "∞" if function == "infinity" else f"{function}{subscript}({', '.join(_bare(a) for a in arguments)})"
        case ex.Applied(head=head, arguments=arguments):
            return f"{readable(str(head.name))}({', '.join(map(spell, arguments))})"
        case ex.Bracket(items=items):
            return f"[{', '.join(map(spell, items))}]"
        case ex.Matrix(rows=rows):
            return "[" + "; ".join(", ".join(map(spell, row)) for row in rows) + "]"
        case ex.Bars(body=body):
            return f"|{spell(body)}|"
        case ex.Radical(radicand=radicand, degree=degree):
            return f"√({spell(radicand)})" if degree is None else f"root_{spell(degree)}({spell(radicand)})"
        case ex.Binomial(top=top, bottom=bottom):
            return f"C({spell(top)}, {spell(bottom)})"
        case ex.Large(operator=operator, body=body):
            return f"{operator.removeprefix(chr(92))}{_bounds(node)}({spell(body)})"
        case ex.Integral(body=body, variable=variable):
            bounds = "" if node.lower is None or node.upper is None else f"[{spell(node.lower)}..{spell(node.upper)}]"
            return f"∫{bounds} {_tight(body)} d{readable(str(variable))}"
        case ex.Derivative(body=body, variables=((name, _),), order=order) if order is not None:
            times = _tight(order, product=True)
            return f"d^{times}({spell(body)})/d{'x' if name is None else readable(str(name))}^{times}"
        case ex.Derivative(body=body, variables=variables):
            by = "".join(f"d{readable(str(name))}{_order(order)}" for name, order in variables if name is not None)
            return f"d{_order(sum(order for _, order in variables))}({spell(body)})/{by or 'dx'}"
        case ex.Conditional(left=left, right=right):
            return f"{spell(left)} | {spell(right)}"
        case ex.Member(body=body, indices=indices):
            return f"{_tight(body, product=True)}_{','.join(map(str, indices))}"
        case ex.Condition(left=left, relation=relation, right=right):
            return f"{spell(left)} {_RELATIONS.get(relation, relation)} {spell(right)}"
        case ex.Words(text=text):
            return text
        case ex.Unread():
            return "…"


def _order(order: int) -> str:
    return str(order) if order > 1 else ""


def _bounds(node: ex.Large) -> str:
    lower = "" if node.lower is None else _within(node.lower)
    upper = "" if node.upper is None else f"..{spell(node.upper)}"
    return f"[{lower}{upper}]" if lower or upper else ""


def _within(lower: ex.Statement | ex.Expression) -> str:
    return spelled(lower) if isinstance(lower, ex.Statement) else spell(lower)


def _bare(node: ex.Expression) -> str:
    return spell(node.body if isinstance(node, ex.Grouped) else node)


def _tight(node: ex.Expression, product: bool = False) -> str:
    loose = isinstance(node, ex.Sum) or (product and isinstance(node, ex.Product | ex.Quotient | ex.Power))
    loose = loose or (product and isinstance(node, ex.Literal) and node.value.denominator > 1)
    return f"({spell(node)})" if loose else spell(node)


def _complex(value: Any) -> complex:
    """A number in double precision; one that is too large for it is infinite."""
    try:
        return complex(value)
    except OverflowError:
        return complex(inf if value > 0 else -inf)


_NOTHING = 1e-14
"""An imaginary part that is rounding."""


def plain_value(value: Any) -> Any:
    """A value as JSON can hold it: numbers, pairs for complex ones, nested lists."""
    if is_array(value) or isinstance(value, tuple):
        return [plain_value(item) for item in value]
    number = _complex(value)
    return number.real if abs(number.imag) <= _NOTHING * abs(number.real) else [number.real, number.imag]
