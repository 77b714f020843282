"""Units behind numbers: ``45 \\text{ km/h}`` is worth 45; both sides of a claim are taken to be in the same unit."""

from __future__ import annotations

import re
from dataclasses import replace

from notecompiler.semantics import expression as ex

_UNIT = re.compile(
    r"[a-zA-Zµμ°Ω%/·^0-9 .²³-]{1,12}|[元个米秒年月日次克吨升度人件]{1,3}|千米|公里|千克|小时|分钟|厘米|毫米"
)


def without_units(statement: ex.Statement) -> ex.Statement:
    """The statement without the units that end its sides."""
    return replace(statement, left=_side(statement.left), right=_side(statement.right))


def _side(node: ex.Expression) -> ex.Expression:
    match node:
        case ex.Product(factors=factors, operators=operators) if _is_unit(factors[-1]):
            if len(factors) == 2:
                return factors[0]
            return replace(node, factors=factors[:-1], operators=operators[:-1])
        case ex.Sum(terms=terms):
            last = terms[-1]
            return replace(node, terms=(*terms[:-1], replace(last, body=_side(last.body))))
        case _:
            return node


def _is_unit(node: ex.Expression) -> bool:
    return isinstance(node, ex.Words) and _UNIT.fullmatch(node.text.strip()) is not None
