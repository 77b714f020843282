"""Appendices: reference implementations, verification, repairs."""

from __future__ import annotations

from notecompiler.backends.latex import escape
from notecompiler.backends.latex.code import numbered_listing
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.formulas import math, printable, sound_tree
from notecompiler.backends.latex.layout import indented
from notecompiler.backends.latex.tags import jump
from notecompiler.backends.latex.verdicts import mark_command
from notecompiler.book.labels import label, status_label
from notecompiler.book.model import EquationLink, Listing, Repair, VerificationRow
from notecompiler.verdicts import Verdict


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
    names = ("claim", "status", "reference", "trials", "error")
    heads = " & ".join(["", *(f"\\tablehead{{{label(name, language)}}}" for name in names)])
    rows = "\n".join(_claim(row, context) for row in context.book.verification)
    content = indented(f"\\toprule\n{heads} \\\\\n\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n{rows}")
    spec = "P{0.09}P{0.38}P{0.14}P{0.17}rr"
    return f"{{\\tabletext\\footnotesize\n\\begin{{longtable}}{{{spec}}}\n{content}\n\\end{{longtable}}}}"


def _claim(row: VerificationRow, context: Context) -> str:
    verdict = row.verdict
    where = jump(row.anchor, escape.one_line(row.shown)) if row.anchor else f"\\code{{{escape.code(row.shown)}}}"
    mark = mark_command((verdict,), context)
    status = escape.one_line(status_label(verdict.status, context.book.language))
    reference = (
        f"\\code{{{escape.code(f'{verdict.reference.name}.{verdict.reference.equation}')}}}"
        if verdict.reference
        else ""
    )
    trials = str(verdict.trials) if verdict.trials else ""
    error = f"{verdict.max_error:.1e}" if verdict.max_error is not None else ""
    return (
        f"{where} & {_claim_formula(row, verdict, context)} & {mark} {status} & {reference} & {trials} & {error} \\\\"
    )


def _claim_formula(row: VerificationRow, verdict: Verdict, context: Context) -> str:
    """The claim as it is written, scaled to its column; its source where it cannot be parsed alone."""
    tree = sound_tree(verdict.tex)
    if tree is None:
        return f"\\code{{{escape.code(' '.join(verdict.tex.split()))}}}"
    return context.from_formula(f"\\fitinline{{{math(printable(tree), context)}}}", row.formula)


def repairs_table(context: Context) -> str:
    """Every automatic change, before and after, with its place."""
    language = context.book.language
    names = ("place", "code", "before", "after")
    heads = " & ".join(f"\\tablehead{{{label(name, language)}}}" for name in names)
    rows = "\n".join(_repair(repair) for repair in context.book.repairs)
    content = indented(f"\\toprule\n{heads} \\\\\n\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n{rows}")
    return f"{{\\tabletext\\footnotesize\n\\begin{{longtable}}{{P{{0.22}}P{{0.09}}P{{0.30}}P{{0.30}}}}\n{content}\n\\end{{longtable}}}}"


def _repair(repair: Repair) -> str:
    cells = (f"{repair.path}:{repair.line}", repair.code, repair.before, repair.after)
    return " & ".join(f"\\code{{{escape.code(_cut(' '.join(c.split())))}}}" if c else "" for c in cells) + " \\\\"


def _cut(text: str, limit: int = 160) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
