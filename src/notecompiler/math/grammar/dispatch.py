"""Which reader reads which row of the macro tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from notecompiler.math import signatures as rows
from notecompiler.math.grammar import (
    arrays,
    colours,
    delimiters,
    faults,
    fractions,
    marks,
    mathjax,
    operators,
    primitives,
    scripts,
    text,
    verbatim,
)
from notecompiler.math.grammar.core import Parser, Reader
from notecompiler.math.nodes import Group, MathNode
from notecompiler.math.tables import load


def read_group(p: Parser, out: list[MathNode], at: int, _end: int, _name: str, _row: object) -> None:
    body = p.braced(at)
    out.append(Group(p.span(at), body))


BY_KIND: Final[Mapping[type, Reader]] = {
    rows.Function: operators.read_function,
    rows.OverUnder: marks.read_accent,
    rows.Ratio: fractions.read_ratio,
    rows.Infix: fractions.read_infix,
    rows.Stacked: marks.read_stack,
    rows.Arrow: marks.read_arrow,
    rows.Style: marks.read_style,
    rows.Coloured: colours.read_coloured,
    rows.Boxed: marks.read_box,
    rows.Words: text.read_text,
    rows.Glue: marks.read_glue,
    rows.Length: marks.read_length,
    rows.Sized: delimiters.read_sized,
    rows.Rows: arrays.read_rows_command,
    rows.Note: arrays.read_note,
    rows.Ignored: faults.read_ignored,
    rows.Forbidden: faults.read_forbidden,
    rows.Unsupported: faults.read_unsupported,
}
"""Readers of the regular rows."""

BY_NAME: Final[Mapping[str, Reader]] = {
    "group": read_group,
    "scripts": scripts.read_scripts,
    "left": delimiters.read_left,
    "stray_right": delimiters.read_stray_right,
    "stray_middle": delimiters.read_stray_right,
    "stray_brace": faults.read_stray_brace,
    "stray_ampersand": arrays.read_stray_ampersand,
    "stray_row_end": arrays.read_stray_row_end,
    "stray_dollar": faults.read_stray_dollar,
    "stray_parameter": faults.read_stray_parameter,
    "root": fractions.read_root,
    "old_root": fractions.read_old_root,
    "continued_fraction": fractions.read_continued,
    "general_fraction": fractions.read_general,
    "operator_name": operators.read_operator_name,
    "negated": operators.read_negated,
    "mathchoice": operators.read_mathchoice,
    "sideset": operators.read_sideset,
    "prescript": operators.read_prescript,
    "raised": primitives.read_raised,
    "rule": primitives.read_rule,
    "web_address": primitives.read_web_address,
    "hyperlink": primitives.read_hyperlink,
    "character": primitives.read_character,
    "background": mathjax.read_background,
    "enclosed": mathjax.read_enclosed,
    "unicode": mathjax.read_unicode,
    "penalty": primitives.read_penalty,
    "discretionary_times": primitives.read_discretionary_times,
    "intertext": arrays.read_intertext,
    "multicolumn": arrays.read_multicolumn,
    "row_of_dots": arrays.read_row_of_dots,
    "verbatim": verbatim.read_verbatim,
    "inner_math": verbatim.read_inner_math,
}
"""Readers of the commands with a grammar of their own, by `Special.reader`."""


@cache
def dispatch() -> Mapping[str, tuple[Reader, str, object]]:
    """For every command that is not a symbol: its reader, canonical name and row of the tables."""
    table: dict[str, tuple[Reader, str, object]] = {}
    for spelling, (name, row) in load().commands.items():
        reader = BY_NAME[row.reader] if isinstance(row, rows.Special) else BY_KIND[type(row)]
        table[spelling] = (reader, name, row)
    for count in range(1, 9):
        table["'" * count] = (scripts.read_scripts, "'", None)
    return table
