"""Which array of a formula carries its numbers, and which one its claims."""

from __future__ import annotations

from notecompiler.math.nodes import Array, Comment, Delimited, Group, MathNode, Meta, Row, Space, Styled, Symbol

_PER_ROW = frozenset({"align", "gather", "alignat", "flalign", "eqnarray", "xalignat", "xxalignat"})
_ONE_NUMBER = frozenset({"equation", "multline", "displaymath", "math", "dmath"})
_ROWS_OF_CLAIMS = frozenset(
    {
        "array",
        "aligned",
        "alignedat",
        "gathered",
        "split",
        "cases",
        "dcases",
        "rcases",
        "drcases",
        "multlined",
        "matrix",
    }
)


def numbering_array(tree: Row) -> Array | None:
    """The environment that decides about numbers: ``align``, ``gather*``, ``equation`` … as the whole formula."""
    only = _only(tree)
    if isinstance(only, Array) and only.environment.rstrip("*") in _PER_ROW | _ONE_NUMBER:
        return only
    return None


def numbers_each_row(array: Array) -> bool:
    """Whether TeX gives every row of this environment a number of its own. One without rows counts as a whole."""
    return array.environment.rstrip("*") in _PER_ROW and bool(array.rows)


def whole_array(tree: Row) -> Array | None:
    """The array that is the whole formula, or all that stands inside its ``equation``; no fence around it."""
    only = _only(tree)
    if isinstance(only, Array) and only.environment.rstrip("*") in _ONE_NUMBER and len(only.rows) == 1:
        only = _only(only.rows[0].cells[0]) if len(only.rows[0].cells) == 1 else None
    return only if isinstance(only, Array) else None


def claims_array(tree: Row) -> Array | None:
    """The array whose rows are statements: the whole formula, or all that stands inside ``equation`` or a brace."""
    only = _only(tree)
    while only is not None:
        match only:
            case Array(environment=name) if name.rstrip("*") in _ONE_NUMBER and len(only.rows) == 1:
                only = _only(only.rows[0].cells[0]) if len(only.rows[0].cells) == 1 else None
            case Array(environment=name):
                return only if name.rstrip("*") in _PER_ROW | _ONE_NUMBER | _ROWS_OF_CLAIMS else None
            case Delimited(segments=(body,)) if "." in (only.left, only.right):
                only = _only(body)
            case Group() | Styled():
                only = _only(only.body)
            case _:
                return None
    return None


def _only(row: Row) -> MathNode | None:
    """The one node of a row that prints something, or None; a final full stop or comma does not count."""
    printing = [c for c in row.children if not isinstance(c, Space | Comment | Meta)]
    while len(printing) > 1 and isinstance(last := printing[-1], Symbol) and last.name in {".", ",", ";"}:
        printing.pop()
    if len(printing) != 1:
        return None
    node = printing[0]
    if isinstance(node, Row):
        return _only(node)
    return node
