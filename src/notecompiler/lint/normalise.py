"""Normalised LaTeX: every formula of a note in its canonical spelling, everything else as it was.

The safe rules on TeX and notation run first (function commands, primes, `\\text{}` for Chinese …); then each formula is
printed from its tree. Line breaks, comments and alignment are the author's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notecompiler.config import Notation as Preferences
from notecompiler.diagnostics import Edit
from notecompiler.document import Document, Formula, Notation, Table
from notecompiler.lint.fixes import apply
from notecompiler.lint.repair import Read, repair
from notecompiler.lint.selection import Selection
from notecompiler.lint.walk import blocks
from notecompiler.math.expand import stands_for_more
from notecompiler.math.parse import parse
from notecompiler.math.printer import print_latex
from notecompiler.record import replace

RULES = Selection(select=("NC2", "NC3"))
MAX_ROUNDS = 4


def normalise(documents: Sequence[Document], read: Read, notation: Preferences | None = None) -> tuple[Document, ...]:
    """Each note with normalised formulas."""
    repaired = repair(documents, read, RULES, notation=notation)
    return tuple(_settled(note.document, read) for note in repaired)


def _settled(document: Document, read: Read) -> Document:
    """The note after rounds of printing, until nothing changes."""
    for _ in range(MAX_ROUNDS):
        edits = sorted(normal_edits(document))
        if not edits:
            break
        document = read(replace(document.source, text=apply(document.source.text, edits)))
    return document


def normal_edits(document: Document) -> Iterator[Edit]:
    """The edits that put each formula into canonical form.

    A formula stays as it is where it cannot be typeset, calls a macro of the note or the configuration or a shorthand
    (``\\ket``), which printing would expand, or would not read the same afterwards.
    """
    tables = [block.span for block in blocks(document) if isinstance(block, Table)]
    for formula in document.formulas:
        if formula.notation is not Notation.TEX or any(problem.fatal for problem in formula.problems):
            continue
        if stands_for_more(formula.tex):
            continue
        new = normal_form(formula)
        if new.count("|") > formula.tex.count("|") and any(table.contains(formula.span) for table in tables):
            continue  # a bar would end the cell
        if new != formula.tex and _reads_the_same(formula, new):
            yield from _edits(formula, new)


def normal_form(formula: Formula) -> str:
    """The canonical spelling of a formula; white space next to the delimiters of a display is kept."""
    tex = formula.tex
    inline = not formula.display or "\n" not in tex
    printed = print_latex(formula.tree, inline=inline, source=tex).strip()
    if "\r\n" in tex:
        printed = printed.replace("\r\n", "\n").replace("\n", "\r\n")
    if not formula.display:
        return printed
    before = tex[: len(tex) - len(tex.lstrip())]
    after = tex[len(tex.rstrip()) :]
    return f"{before}{printed}{after}"


def _reads_the_same(formula: Formula, new: str) -> bool:
    """Whether `new` and the source, both read without macros of the note, are the tree of the formula."""
    wanted = print_latex(formula.tree, inline=True)
    for tex in (formula.tex, new):
        parsed = parse(tex, display=formula.display)
        if any(problem.fatal for problem in parsed.problems) or print_latex(parsed.tree, inline=True) != wanted:
            return False
    return True


def _edits(formula: Formula, new: str) -> Iterator[Edit]:
    """Edits in the file; a formula in a quote or list keeps the prefixes of its lines, so their number must not
    change."""
    pieces = formula.origin.pieces
    if len(pieces) == 1:
        yield Edit(pieces[0].source, pieces[0].source + pieces[0].length, new)
        return
    lines = new.splitlines(keepends=True)
    if len(lines) == len(pieces):
        for piece, line in zip(pieces, lines, strict=True):
            old = formula.tex[piece.start : piece.start + piece.length]
            if old != line:
                yield Edit(piece.source, piece.source + piece.length, line)
