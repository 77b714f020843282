"""Units behind numbers: ``45 \\text{ km/h}`` is worth 45; both sides of a claim are taken to be in the same unit."""

from __future__ import annotations

import re
from dataclasses import replace

from notecompiler.semantics import expression as ex

_UNIT = re.compile(
    r"[a-zA-Zµμ°Ω%/·^0-9 .²³-]{1,12}|[元个米秒年月日次克吨升度人件]{1,3}|千米|公里|千克|小时|分钟|厘米|毫米"
)


def without_units(statement: ex.Statement) -> ex.Statement | None:
    """The statement without the units that end its sides; None when the sides are in different units."""
    left, unit = _side(statement.left)
    right, other = _side(statement.right)
    if unit and other and unit != other:
        return None
    return replace(statement, left=left, right=right)


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
