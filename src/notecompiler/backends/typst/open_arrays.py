"""Arrays that are the whole display, so that their rows can be lines of the page."""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.backends.typst.arrays import base_name
from notecompiler.math.nodes import Array, Comment, Delimited, Group, MathNode, Meta, Row, Space

_WRAPPERS = frozenset({"equation", "displaymath", "math", "dmath", "subequations"})
_OPEN = frozenset(
    {"align", "gather", "alignat", "flalign", "eqnarray", "xalignat", "xxalignat", "multline", "array", "aligned"}
    | {"alignedat", "gathered", "split", "multlined", "darray"}
)


def open_array(tree: Row) -> Array | None:
    """The outermost array with rows of its own, when the formula is nothing but it and it has no rules."""
    node = _only(tree)
    while node is not None:
        match node:
            case Array() if base_name(node.environment) in _WRAPPERS:
                one_cell = len(node.rows) == 1 and len(node.rows[0].cells) == 1
                node = _only(node.rows[0].cells[0]) if one_cell else None
            case Array() if base_name(node.environment) in _OPEN and not _has_rules(node):
                return node if node.rows else None
            case Group():
                node = _only(node.body)
            case _:
                return None
    return None


def comments(tree: Row) -> Iterator[Comment]:
    """The remarks of a formula's author, those of rows and those between symbols, in order."""
    for node in tree.children:
        match node:
            case Comment() if node.text.strip():
                yield node
            case Array():
                for row in node.rows:
                    for cell in row.cells:
                        yield from comments(cell)
                    for run in row.comments:
                        if run.text.strip():
                            yield Comment(run.span, run.text)
            case Group():
                yield from comments(node.body)
            case Delimited():
                for segment in node.segments:
                    yield from comments(segment)
            case _:
                pass


def _only(row: Row) -> MathNode | None:
    nodes = [node for node in row.children if not isinstance(node, Space | Comment | Meta)]
    if len(nodes) != 1:
        return None
    return _only(nodes[0]) if isinstance(nodes[0], Row) else nodes[0]


def _has_rules(array: Array) -> bool:
    vertical = array.rules_after or any(column.rules_before for column in array.columns)
    return bool(vertical or array.rules_below or any(row.rules_above for row in array.rows))
