"""Arrays as LaTeX's environments take them: the right environment inside a formula, and no more cells than columns."""

from __future__ import annotations

from notecompiler.math import nodes as n
from notecompiler.record import replace
from notecompiler.source import Span

_ENVIRONMENTS = {
    "split": "aligned", "darray": "array", "tabular": "array",
    # Displays of their own, where they stand inside another formula.
    "align": "aligned", "flalign": "aligned", "alignat": "alignedat", "xalignat": "alignedat",
    "xxalignat": "alignedat", "eqnarray": "array", "gather": "gathered", "multline": "multlined",
    "equation": "gathered", "displaymath": "gathered", "math": "gathered", "dmath": "gathered",
}  # fmt: skip
_ONE_COLUMN = frozenset({"subarray", "gathered", "lgathered", "rgathered", "multlined"})
_TWO_COLUMNS = frozenset({"cases", "dcases", "rcases", "drcases"})
_NOWHERE = Span(0, 0)


def fitting_array(array: n.Array) -> n.Array:
    """The array without tags and labels inside it, and with as many columns as its rows have cells."""
    name = _ENVIRONMENTS.get(array.environment.rstrip("*"), array.environment)
    rows = tuple(replace(row, tag=None, label=None, numbered=True, comments=()) for row in array.rows)
    array = replace(array, environment=name, rows=rows)
    most = max((len(row.cells) for row in rows), default=1)
    if name == "subarray" and not array.columns:
        array = replace(array, columns=(n.Column(n.Align.CENTER),))
    if name == "alignedat" and not array.option:
        array = replace(array, option=str((most + 1) // 2))
    if name in _ONE_COLUMN or name in _TWO_COLUMNS:
        allowed = 1 if name in _ONE_COLUMN else 2
        return replace(array, rows=tuple(_merged(row, allowed) for row in rows)) if most > allowed else array
    if array.environment == "array" and most > len(array.columns):
        missing = (n.Column(array.columns[-1].align if array.columns else n.Align.CENTER),)
        return replace(array, columns=array.columns + missing * (most - len(array.columns)))
    return array


def _merged(row: n.ArrayRow, allowed: int) -> n.ArrayRow:
    """The row with the cells from `allowed` on in one."""
    first, rest = row.cells[: allowed - 1], row.cells[allowed - 1 :]
    if len(rest) < 2:
        return row
    quad = n.Space(_NOWHERE, "\\quad", 1.0)
    joined: list[n.MathNode] = list(rest[0].children)
    for cell in rest[1:]:
        joined += (quad, *cell.children)
    return replace(row, cells=(*first, replace(rest[0], children=tuple(joined))))
