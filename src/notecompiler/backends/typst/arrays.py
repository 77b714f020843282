"""Arrays inside formulas: matrices, cases, aligned rows, ``\\substack`` and ``array`` with its rules.

The prelude's ``arr`` sets them. Its arguments: `cols`, one letter for each column; `style`, the cells' math style;
`gap`, the space between columns in em, one number or one for each boundary; `rowgap` between rows in em; `extra`, the
additional space after rows; `vrules` and `hrules`, how many lines stand at each boundary, outer ones included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from notecompiler.backends.typst.escape import math_char
from notecompiler.backends.typst.lengths import number, typst_length
from notecompiler.backends.typst.style import Style, of_cells, of_scripts
from notecompiler.math.nodes import Align, Array, ArrayRow, Column, Row
from notecompiler.record import Record

Cell = Callable[[Row, Style], str]

_FENCES = {
    "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"),
    "cases": ("{", ""), "dcases": ("{", ""), "rcases": ("", "}"), "drcases": ("", "}"),
    "psmallmatrix": ("(", ")"), "bsmallmatrix": ("[", "]"), "Bsmallmatrix": ("{", "}"), "vsmallmatrix": ("|", "|"),
    "Vsmallmatrix": ("‖", "‖"),
}  # fmt: skip
_DISPLAYED = frozenset(
    {"aligned", "align", "alignat", "alignedat", "gathered", "gather", "split", "multline", "multlined", "eqnarray"}
    | {"flalign", "equation", "displaymath", "math", "dcases", "drcases", "darray", "lgathered", "rgathered"}
    | {"IEEEeqnarray", "xalignat", "xxalignat", "dmath", "subequations"}
)
_ALIGNED = frozenset({"aligned", "align", "flalign", "split", "alignedat", "alignat", "xalignat", "xxalignat"})


class _Layout(Record):
    columns: tuple[Align, ...]
    style: Style
    gaps: tuple[float, ...]
    row_gap: float


def base_name(environment: str) -> str:
    """The environment's name without its star."""
    return environment.removesuffix("*")


def array(node: Array, style: Style, cell: Cell) -> str:
    """The array as one atom of a formula, its rows and columns aligned as TeX aligns them."""
    name = base_name(node.environment)
    layout = _layout(node, name, style)
    rows = "; ".join(_cells(row, layout, cell) for row in node.rows)
    body = f"arr({_options(node, layout)}{rows};)" if node.rows else '""'
    if (fences := _FENCES.get(name)) is None:
        return body
    left, right = fences
    return f"lr({math_char(left)}{body}{math_char(right)})"


def _cells(row: ArrayRow, layout: _Layout, cell: Cell) -> str:
    # A cell is never empty: Typst would take "f(, ;)" for fewer cells than there are.
    texts = [cell(content, layout.style) or '""' for content in row.cells]
    texts += ['""'] * (len(layout.columns) - len(texts))
    return ", ".join(texts)


def column_count(node: Array) -> int:
    """How many columns the widest row has."""
    return max((len(row.cells) for row in node.rows), default=0)


def alignments(node: Array, name: str) -> tuple[Align, ...]:
    """The alignment of each column, as the environment's definition gives it."""
    count = max(column_count(node), len(node.columns))
    if node.columns:
        given = tuple(column.align for column in node.columns)
        return given + (Align.LEFT,) * (count - len(given))
    if name in _ALIGNED:
        return tuple(Align.LEFT if index % 2 else Align.RIGHT for index in range(count))
    if name == "eqnarray":
        return tuple((Align.RIGHT, Align.CENTER, Align.LEFT)[index % 3] for index in range(count))
    if name.endswith("cases") or name == "lgathered":
        return (Align.LEFT,) * count
    if name == "rgathered":
        return (Align.RIGHT,) * count
    option = node.option.strip()
    if option in ("l", "c", "r"):
        return (Align(option),) * count
    return (Align.CENTER,) * count


def column_gaps(name: str, count: int) -> tuple[float, ...]:
    """The space at each boundary between columns, in em."""
    boundaries = range(1, count)
    if name in ("alignedat", "alignat"):
        return (0.0,) * len(boundaries)
    if name in _ALIGNED:
        return tuple(0.0 if index % 2 else 2.0 for index in boundaries)
    if "small" in name:
        return (0.56,) * len(boundaries)
    return (1.0,) * len(boundaries)


def _layout(node: Array, name: str, style: Style) -> _Layout:
    columns = alignments(node, name)
    cells = of_cells(style)
    row_gap = 0.45
    if name in _DISPLAYED:
        cells, row_gap = Style.DISPLAY, 0.65
    elif "small" in name:
        cells, row_gap = of_scripts(Style.TEXT), 0.25
    elif name in ("substack", "subarray"):
        cells, row_gap = style, 0.2
    return _Layout(columns, cells, column_gaps(name, len(columns)), row_gap)


def _options(node: Array, layout: _Layout) -> str:
    columns = "".join(align.value for align in layout.columns)
    options = [f'cols: #"{columns}"']
    if layout.style is not Style.TEXT:
        options.append(f'style: #"{layout.style.value}"')
    if set(layout.gaps) - {1.0}:
        options.append(f"gap: #{_tuple(number(gap) for gap in layout.gaps)}")
    if layout.row_gap != 0.45:
        options.append(f"rowgap: #{number(layout.row_gap)}")
    extra = [typst_length(row.gap) or "0pt" for row in node.rows]
    if set(extra) - {"0pt"}:
        options.append(f"extra: #{_tuple(extra)}")
    if vertical := _vertical_rules(node.columns, node.rules_after, len(layout.columns)):
        options.append(f"vrules: #{_tuple(map(str, vertical))}")
    horizontal = [row.rules_above for row in node.rows] + [node.rules_below]
    if any(horizontal):
        options.append(f"hrules: #{_tuple(map(str, horizontal))}")
    return ", ".join(options) + ", "


def _vertical_rules(columns: tuple[Column, ...], after: int, count: int) -> list[int]:
    rules = [column.rules_before for column in columns] + [0] * (count - len(columns)) + [after]
    return rules if any(rules) else []


def _tuple(items: Iterable[str]) -> str:
    return "(" + "".join(f"{item}, " for item in items).rstrip(" ") + ")"
