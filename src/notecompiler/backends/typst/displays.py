"""Formulas in their places: in running text, as displays, as rows with numbers, in quarantine."""

from __future__ import annotations

from notecompiler import document as d
from notecompiler.backends.typst.context import Context
from notecompiler.backends.typst.display_rows import number_options, remark, rows
from notecompiler.backends.typst.escape import boxed_in_math, markup, string
from notecompiler.backends.typst.math import UnprintableError, math
from notecompiler.backends.typst.open_arrays import comments, open_array
from notecompiler.backends.typst.style import Style
from notecompiler.backends.typst.verdicts import mark_argument, notes
from notecompiler.backends.typst.widths import widest_argument
from notecompiler.book.annotations import annotation_texts
from notecompiler.book.model import Equation, NumberedRow, Quarantine
from notecompiler.book.quarantine import quarantine
from notecompiler.math.nodes import Array, Fraction, Row
from notecompiler.math.walk import walk

_TALL = frozenset({"\\dfrac", "\\cfrac", "\\dbinom"})


def inline_formula(formula: d.Formula, at: Context) -> str:
    """A formula in running text (a display too, where no block can stand)."""
    style = Style.DISPLAY if formula.display else Style.TEXT
    code, box = _printed(formula, style, at)
    if box is not None:
        return f"#quarantined({string(box.tex)})[{markup(f'{box.why(at.language.value)} — {_place(box)}')}];"
    code = f"display({code})" if formula.display else code
    mark = mark_argument(at.chapter.inline_verdicts.get(formula.id, ()), at)
    set_code = f"#tall(${code}$);" if formula.display or _is_tall(formula.tree) else f"${code}$"
    return at.ledger.passage(set_code, at.key(formula.id)) + (f"#inline-mark({mark});" if mark else "")


def _is_tall(tree: Row) -> bool:
    """Whether a formula in running text is much higher than its line."""
    return any(isinstance(node, Array) or (isinstance(node, Fraction) and node.command in _TALL) for node in walk(tree))


def display(formula: d.Formula, at: Context) -> str:
    """A display formula with its numbers, marks and remarks."""
    equation = at.chapter.equations.get(formula.id) or Equation((NumberedRow(None, ""),), per_row=False)
    code, box = _printed(formula, Style.DISPLAY, at)
    if box is not None:
        return _quarantine_box(box, equation, at)
    array = open_array(formula.tree)
    single = array is None or (len(array.rows) < 2 and not equation.per_row)
    printed = _single(formula, code, equation, at) if single or array is None else rows(array, equation, at)
    return at.ledger.passage(printed, at.key(formula.id))


def _printed(formula: d.Formula, style: Style, at: Context) -> tuple[str, Quarantine | None]:
    """The formula as Typst math, or the box that stands for it."""
    if (box := at.chapter.quarantined.get(formula.id)) is not None:
        return "", box
    try:
        return boxed_in_math(math(formula.tree, style), at.missing), None
    except UnprintableError as error:
        at.ledger.refused[at.key(formula.id)] = str(error)
        return "", quarantine(at.chapter.document, formula, str(error))


def _quarantine_box(box: Quarantine, equation: Equation, at: Context) -> str:
    targets = "".join(f"{string(row.anchor)}," for row in equation.rows if row.anchor in at.targets)
    name = f"anchors: ({targets}), " if targets else ""
    source = string(box.tex.strip("\n"))
    place = string(_place(box))
    proposal = string(box.proposal) if box.proposal is not None else "none"
    return f"#quarantine({name}{source}, [{markup(box.why(at.language.value))}], {place}, {proposal})"


def _place(box: Quarantine) -> str:
    return f"{box.path}:{box.line}:{box.column}"


def _single(formula: d.Formula, code: str, equation: Equation, at: Context) -> str:
    row = equation.rows[0]
    options = [*widest_argument(formula.tree, at.missing), *number_options(row, at)]
    if remarks := [remark(text, at) for text in annotation_texts(comments(formula.tree))]:
        options.append(f"notes: ({', '.join(remarks)},)")
    if (told := notes(row.verdicts, at)) is not None:
        options.append(f"verdict: {told}")
    return f"#displayed({', '.join([f'$ {code} $', *options])})"
