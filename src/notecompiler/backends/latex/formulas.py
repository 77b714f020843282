"""Formulas as TeX: the canonical print of the tree, and what typesetting adds to it."""

from __future__ import annotations

import re

from notecompiler.backends.latex import escape
from notecompiler.backends.latex.adapt import REFERENCES, adapted
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.width import LINE
from notecompiler.book.annotations import annotation_texts
from notecompiler.book.soundness import unsound
from notecompiler.document import Formula
from notecompiler.math import nodes as n
from notecompiler.math.extent import row_width, widest_piece
from notecompiler.math.parse import parse
from notecompiler.math.printer import print_latex
from notecompiler.record import replace

_FORMULA_IN_COMMENT = re.compile(r"\$[^$]+\$|(?<![A-Za-z\\])[A-Za-z][_^](?:\{[^{}]+\}|[A-Za-z0-9])(?![A-Za-z_])")


def inline_formula(formula: Formula, context: Context) -> str:
    """``$…$``; in a macro that scales it down when a part of it may be wider than the line."""
    body = math(printable(formula.tree), context)
    if context.in_cell and (is_tall(formula.tree) or row_width(formula.tree) > 0.7 * LINE * context.narrow):
        return f"\\cellmath{{{body}}}"
    if widest_piece(formula.tree) > 0.7 * LINE * context.narrow:
        return f"\\fitinline{{{body}}}"
    return f"${body}$"


def sound_tree(tex: str) -> n.Row | None:
    """The tree of a formula that is not one of a note's own (a tag, a claim), None when it is faulty."""
    parsed = parse(tex)
    faulty = any(problem.fatal for problem in parsed.problems) or unsound(parsed.tree) is not None
    return None if faulty else parsed.tree


def math(row: n.Row, context: Context) -> str:
    """A part of a formula as TeX, with a line for each row of an array and no blank one."""
    printed = print_latex(adapted(row, context))
    return "\n".join(line for line in printed.splitlines() if line.strip()) or "{}"


def printable(tree: n.Row) -> n.Row:
    """The formula without what is about it: tags, labels, definitions and comments at its top. References are printed."""
    return replace(tree, children=tuple(c for c in tree.children if _is_printed(c)))


def _is_printed(node: n.MathNode) -> bool:
    return node.command in REFERENCES if isinstance(node, n.Meta) else not isinstance(node, n.Comment)


def comment_text(comment: str, context: Context) -> str:
    """A ``%`` comment as text; formulas between dollars and symbols with indices are set as formulas."""
    pieces: list[str] = []
    at = 0
    for found in _FORMULA_IN_COMMENT.finditer(comment):
        tree = sound_tree(found[0].strip("$"))
        if tree is not None:
            pieces += (escape.one_line(comment[at : found.start()]), f"${math(tree, context)}$")
            at = found.end()
    return "".join((*pieces, escape.one_line(comment[at:])))


def is_tall(row: n.Row) -> bool:
    """Whether something at the top of a formula is higher than a line of text."""
    return any(
        isinstance(node, n.Fraction | n.Array | n.Delimited)
        or (isinstance(node, n.Operator) and node.large)
        or (isinstance(node, n.Scripts) and isinstance(node.base, n.Operator) and node.base.large)
        for node in row.children
    )


def comments(tree: n.Row) -> tuple[str, ...]:
    """The ``%`` comments at the top of a formula."""
    return annotation_texts(c for c in tree.children if isinstance(c, n.Comment))


def may_be_wide(row: n.Row, context: Context) -> bool:
    """Whether a display of this could reach beyond its line."""
    return row_width(row) > 0.6 * LINE * context.narrow
