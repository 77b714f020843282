"""Units in a claim: ``45 \\text{ km/h}`` is worth 45 where only one side has a unit; with units on both sides, both are
converted and compared: ``2 kg × 3 m/s² = 6 N``, ``36 km/h = 10 m/s``."""

from __future__ import annotations

import re
from fractions import Fraction

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.units import Unit, dimensions, unit_of

_UNIT = re.compile(
    r"[a-zA-Zµμ°Ω%/·^0-9 .²³-]{1,12}|[元个米秒年月日次克吨升度人件]{1,3}|千米|公里|千克|小时|分钟|厘米|毫米"
)
_Powers = dict[str, Fraction]


class _Quantity(Record):
    """An expression in SI units, and the exponents of those."""

    node: ex.Expression
    powers: _Powers


class _UnknownUnitError(Exception):
    """A unit that is not converted, or a sum of different ones."""


def without_units(statement: ex.Statement) -> ex.Statement | None:
    """The statement with its units left out or converted; None when its sides are of different kinds."""
    left, unit = _side(statement.left)
    right, other = _side(statement.right)
    plain = replace(statement, left=left, right=right)
    if not (_has_units(left) or _has_units(right)) and (not unit or not other or unit == other):
        return plain
    if not _has_units(statement.left) or not _has_units(statement.right):
        return plain
    return _converted(statement)


def in_base_units(statement: ex.Statement) -> ex.Statement | None:
    """A calculation without units whose value has one, in the SI's: ``12000/10^7 = 1.2 ms`` says 0.0012 s. None for any other, and
    where the unit is the SI's own."""
    right, text = _side(statement.right)
    unit = unit_of(text) if text and not _has_units(right) and not _has_units(statement.left) else None
    if unit is None or unit.factor == 1:
        return None
    return replace(statement, left=_times(statement.left, 1 / unit.factor), right=right)


def _converted(statement: ex.Statement) -> ex.Statement | None:
    """Both sides in the unit of the right, which stays as written so that its decimals count."""
    right, text = _side(statement.right)
    unit = unit_of(text) if text and not _has_units(right) else Unit(Fraction(1), ())
    try:
        left, whole = _quantity(statement.left), _quantity(statement.right)
    except _UnknownUnitError:
        return None
    if unit is None or dimensions(left.powers) != dimensions(whole.powers):
        return None
    if not text or _has_units(right):
        return replace(statement, left=left.node, right=whole.node)
    return replace(statement, left=_times(left.node, 1 / unit.factor), right=right)


def _quantity(node: ex.Expression) -> _Quantity:
    match node:
        case ex.Words(text=text):
            unit = unit_of(text)
            if unit is None:
                raise _UnknownUnitError
            return _Quantity(_number(node, unit.factor), dict(unit.dimensions))
        case ex.Product(factors=factors):
            parts = [_quantity(factor) for factor in factors]
            return _Quantity(replace(node, factors=tuple(part.node for part in parts)), _added(parts))
        case ex.Quotient(numerator=above, denominator=below):
            top, bottom = _quantity(above), _quantity(below)
            powers = _added([top, _Quantity(below, {name: -p for name, p in bottom.powers.items()})])
            return _Quantity(replace(node, numerator=top.node, denominator=bottom.node), powers)
        case ex.Power(base=base, exponent=ex.Literal(value=value)):
            inner = _quantity(base)
            return _Quantity(replace(node, base=inner.node), {name: p * value for name, p in inner.powers.items()})
        case ex.Radical(radicand=radicand, degree=None):
            inner = _quantity(radicand)
            return _Quantity(replace(node, radicand=inner.node), {name: p / 2 for name, p in inner.powers.items()})
        case ex.Grouped(body=body):
            inner = _quantity(body)
            return _Quantity(replace(node, body=inner.node), inner.powers)
        case ex.Sum(terms=terms):
            parts = [_quantity(term.body) for term in terms]
            if len({dimensions(part.powers) for part in parts}) > 1:
                raise _UnknownUnitError
            bodies = tuple(replace(term, body=part.node) for term, part in zip(terms, parts, strict=True))
            return _Quantity(replace(node, terms=bodies), parts[0].powers)
        case _:
            if _has_units(node):
                raise _UnknownUnitError
            return _Quantity(node, {})


def _added(parts: list[_Quantity]) -> _Powers:
    total: _Powers = {}
    for part in parts:
        for name, power in part.powers.items():
            total[name] = total.get(name, Fraction(0)) + power
    return total


def _number(node: ex.Expression, value: Fraction) -> ex.Expression:
    return ex.Literal(node.span, value, str(value))


def _times(node: ex.Expression, factor: Fraction) -> ex.Expression:
    return node if factor == 1 else ex.Product(node.span, (_number(node, factor), node), ("\\cdot",))


def _has_units(node: ex.Expression) -> bool:
    return isinstance(node, ex.Words) or any(map(_has_units, ex.parts(node)))


def _side(node: ex.Expression) -> tuple[ex.Expression, str]:
    match node:
        case ex.Product(factors=(*factors, ex.Words(text=text)), operators=operators) if _is_unit(text):
            rest = factors[0] if len(factors) == 1 else replace(node, factors=tuple(factors), operators=operators[:-1])
            return rest, text.strip()
        case ex.Sum(terms=(*terms, last)):
            body, unit = _side(last.body)
            return replace(node, terms=(*terms, replace(last, body=body))), unit
        case _:
            return node, ""


def _is_unit(text: str) -> bool:
    return _UNIT.fullmatch(text.strip()) is not None
