"""Appendices: reference implementations, verification, repairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notecompiler.backends.latex import escape
from notecompiler.backends.latex.code import numbered_listing
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.formulas import math, printable
from notecompiler.backends.latex.inlines import plain
from notecompiler.backends.latex.layout import indented
from notecompiler.backends.latex.tags import jump
from notecompiler.backends.latex.verdicts import mark_command
from notecompiler.backends.latex.width import LINE
from notecompiler.book.appendices import by_chapter
from notecompiler.book.labels import label, status_label
from notecompiler.book.model import Chapter, EquationLink, Listing, Repair, VerificationRow
from notecompiler.book.repairs import repair_groups
from notecompiler.math.extent import widest_piece

_COLUMNS = ((0.11, 0.35), (0.20, 0.26))
"""The columns of the place and the claim, as shares of the line, in an article and in a book, whose places have file names."""
_NARROW = 16
"""Code in narrow columns gets a place to break after so many characters."""


def reference_listings(context: Context) -> str:
    """The source of the references that were used, with links back to the equations."""
    return "\n\n".join(_listing(listing, context) for listing in context.book.listings)


def _listing(listing: Listing, context: Context) -> str:
    title = f"\\texttt{{{escape.code(listing.title)}}}"
    place = escape.code(f"{listing.file}:{listing.first_line}")
    verifies = label("verifies", context.book.language)
    beside = {line: _links(links, verifies) for line, links in listing.verified.items()}
    source = numbered_listing(listing.source, "python", listing.first_line, beside)
    head = f"\\listinghead{{{listing.anchor}}}{{{title}}}{{{place}}}"
    return f"{head}\n{source}"


def _links(links: tuple[EquationLink, ...], verifies: str) -> str:
    """ "verifies (3), (7)", the numbers as links."""
    shown = ", ".join(jump(link.anchor, escape.one_line(link.shown)) for link in links)
    return f"{{{verifies} {shown}}}"


def verification_table(context: Context) -> str:
    """Every claim with its outcome."""
    language = context.book.language
    names = ("place", "claim", "status", "reference", "trials", "error")
    heads = " & ".join(f"\\tablehead{{{label(name, language)}}}" for name in names)
    place, claim = _COLUMNS[len(context.book.chapters) > 1]
    spec = f"P{{{place}}}P{{{claim}}}P{{0.13}}P{{0.15}}Q{{0.07}}Q{{0.09}}"
    return "\n\n".join(
        _table(chapter, spec, heads, [_claim(row, context) for row in rows], context)
        for chapter, rows in by_chapter(context.book, context.book.verification, lambda row: row.verdict.path)
    )


def _table(chapter: Chapter, spec: str, heads: str, rows: Sequence[str], context: Context) -> str:
    """A table that runs over pages; in a book, where each chapter has one, under the chapter's title."""
    head = f"\\toprule\n{heads} \\\\\n\\midrule\n"
    start = f"{head}\\endhead\n\\bottomrule\n\\endfoot\n"
    if len(context.book.chapters) > 1:
        title = f"{{\\normalsize\\sffamily\\bfseries {chapter.number}\\quad {plain(chapter.title)}}}"
        columns = heads.count("&") + 1
        start = f"\\multicolumn{{{columns}}}{{P{{0.95}}}}{{{title}}} \\\\[0.5ex]\n{head}\\endfirsthead\n{start}"
    content = indented(start + "\n".join(rows))
    return f"{{\\longtabletext\n\\begin{{longtable}}{{{spec}}}\n{content}\n\\end{{longtable}}}}"


def _claim(row: VerificationRow, context: Context) -> str:
    verdict = row.verdict
    where = jump(row.anchor, escape.one_line(row.shown)) if row.anchor else _place(row.shown, context)
    mark = mark_command((verdict,), context)
    status = escape.one_line(status_label(verdict.status, context.book.language))
    reference = (
        f"\\code{{{escape.code(f'{verdict.reference.name}.{verdict.reference.equation}', _NARROW)}}}"
        if verdict.reference
        else ""
    )
    trials = str(verdict.trials) if verdict.trials else ""
    error = f"{verdict.max_error:.1e}" if verdict.max_error is not None else ""
    return f"{where} & {_claim_formula(row, context)} & {mark} {status} & {reference} & {trials} & {error} \\\\"


def _claim_formula(row: VerificationRow, context: Context) -> str:
    """The claim, broken or scaled to its column; its source where it cannot be printed."""
    if row.tree is None:
        return f"\\code{{{escape.code(' '.join(row.verdict.tex.split()))}}}"
    room = _COLUMNS[len(context.book.chapters) > 1][1] * LINE
    fitting = "claim" if widest_piece(row.tree) < 0.9 * room else "fitinline"
    return context.from_formula(f"\\{fitting}{{{math(printable(row.tree), context)}}}", row.formula)


def repairs_table(context: Context) -> str:
    """Every automatic change, before and after, with its place, by rule."""
    language = context.book.language
    names = ("place", "before", "after")
    heads = " & ".join(f"\\tablehead{{{label(name, language)}}}" for name in names)
    return "\n\n".join(
        _table(chapter, "P{0.13}P{0.41}P{0.41}", heads, list(_repairs(repairs, context)), context)
        for chapter, repairs in by_chapter(context.book, context.book.repairs, lambda repair: repair.path)
    )


def _repairs(repairs: Sequence[Repair], context: Context) -> Iterator[str]:
    for group in repair_groups(repairs, context.book.language):
        yield f"\\multicolumn{{3}}{{P{{0.97}}}}{{\\tablehead{{{escape.one_line(group.title)}}}}} \\\\*"
        for row in group.rows:
            shown = (f"\\code{{{escape.code(cell)}}}" if cell else "" for cell in (row.before, row.after))
            yield " & ".join((escape.one_line(row.place), *shown)) + " \\\\"
            if row.below:
                yield f"\\multicolumn{{3}}{{P{{0.97}}}}{{{escape.one_line(row.below)}}} \\\\"


def _place(shown: str, context: Context) -> str:
    """A line of the note, or a file name with a line, which may break anywhere in its narrow column."""
    several = len(context.book.chapters) > 1
    return f"\\code{{{escape.code(shown, _NARROW)}}}" if several else escape.one_line(shown)
