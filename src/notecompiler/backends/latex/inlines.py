"""Running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from notecompiler import document as d
from notecompiler.backends.latex import escape
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.displays import display
from notecompiler.backends.latex.formulas import inline_formula
from notecompiler.backends.latex.images import picture_in_text
from notecompiler.backends.latex.quarantines import inline_quarantine
from notecompiler.backends.latex.tags import jump
from notecompiler.backends.latex.verdicts import mark_command
from notecompiler.book import walk
from notecompiler.book.marks import Mark, mark
from notecompiler.book.model import BookBlock
from notecompiler.book.readable import readable_text
from notecompiler.book.text import is_cjk, plain_text, wiki_text
from notecompiler.record import replace

_LONGEST_PLAIN = 200
_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\uffef]|[^\s\u2e80-\u9fff\uf900-\uffef]+\s*|\s+")


def inlines(items: Sequence[d.Inline], context: Context) -> str:
    """The text of a paragraph, heading or cell. A first ``[`` is guarded, because it could be read as an option."""
    pieces = [_inline(item, context, items, at) for at, item in enumerate(items)]
    joined = "".join(pieces).strip()
    return "{[}" + joined[1:] if joined.startswith("[") else joined


def plain(items: Iterable[d.Inline]) -> str:
    """The text for metadata and bookmarks: escaped, without formatting; formulas as they would be read."""
    return escape.bare(escape.shortened(readable_text(items), _LONGEST_PLAIN))


def heading_text(items: Sequence[d.Inline], context: Context) -> str:
    """A heading: no displays, no hashtags, and where bookmarks need other text than the page, both."""
    kept = tuple(i for i in items if not isinstance(i, d.Hashtag))
    shown = inlines(kept, replace(context, inline_only=True))
    bare = plain(kept)
    return shown if shown == bare else f"\\texorpdfstring{{{shown}}}{{{bare}}}"


def _inline(item: d.Inline, context: Context, siblings: Sequence[d.Inline], at: int) -> str:
    match item:
        case d.Words():
            return escape.breakable(item.text)
        case d.Emphasis():
            return f"\\emph{{{inlines(item.children, context)}}}"
        case d.Strong():
            return f"\\textbf{{{inlines(item.children, context)}}}"
        case d.Strike():
            return _by_word("\\strike", item.children, context)
        case d.Highlight():
            return _by_word("\\highlight", item.children, context)
        case d.CodeSpan():
            return f"\\code{{{escape.code(item.code)}}}"
        case d.MathSpan():
            return _math(item.formula, context)
        case d.Link():
            return _link(item, context)
        case d.WikiLink():
            shown = escape.text(wiki_text(item))
            anchor = context.chapter.links.get(item.span)
            return jump(anchor, shown) if anchor else shown
        case d.Image():
            return picture_in_text(item, context)
        case d.FootnoteMark():
            return _footnote(item.label, context)
        case d.Hashtag():
            return f"\\hashtag{{{escape.text(item.name)}}}"
        case d.LineBreak():
            return _line_break(item, siblings, at, context)
        case _:
            assert_never(item)


def _math(formula: d.Formula, context: Context) -> str:
    if box := context.chapter.quarantined.get(formula.id):
        if formula.display and not context.inline_only:
            return display(formula, context)
        return inline_quarantine(box, context.book.language)
    if formula.display and not context.inline_only:
        return f"\n{display(formula, context)}\n"
    printed = context.from_formula(inline_formula(formula, context), formula)
    equation = context.chapter.equations.get(formula.id) if formula.display else None
    if equation is not None:
        # Where a display is printed in its line, links still lead to it.
        return "".join(f"\\anchor{{{row.anchor}}}" for row in equation.rows) + printed
    verdicts = context.chapter.inline_verdicts.get(formula.id, ())
    # In a heading a mark would stand in the contents and bookmarks too: only what is wrong is marked.
    if context.inline_only and not context.in_cell and mark(verdicts) is not Mark.REFUTED:
        return printed
    found = mark_command(verdicts, context)
    return printed + (f"\\inlinemark{{{found}}}" if found else "")


def _link(link: d.Link, context: Context) -> str:
    shown = inlines(link.children, context)
    if link.target.startswith("#"):
        return jump(link.target[1:], shown)
    if re.match(r"(?:https?://|mailto:)", link.target, re.IGNORECASE):
        return f"\\href{{{escape.url(link.target)}}}{{{shown}}}"
    return shown


def _footnote(label: str, context: Context) -> str:
    note = context.chapter.footnotes.get(label)
    if note is None:
        return escape.text(f"[^{label}]")
    key = (context.chapter.anchor, label)
    printed = context.gathered.footnotes
    if key in printed:
        return f"\\footref{{{printed[key]}}}"
    printed[key] = f"fn-{len(printed) + 1}"
    body = "\\par ".join(filter(None, (_in_note(b, context) for b in walk.blocks(note.children))))
    protected = "\\protect" if context.inline_only else ""
    return f"{protected}\\footnote{{\\label{{{printed[key]}}}{body}}}"


def _in_note(block: BookBlock, context: Context) -> str:
    """A block of a footnote as a paragraph: lists and quotes give their text, displays stand in the line."""
    inside = replace(context, inline_only=True)
    match block:
        case d.Display():
            return _math(block.formula, inside)
        case d.CodeBlock():
            return f"\\code{{{escape.code(block.code)}}}"
        case _:
            return inlines(walk.own_inlines(block), inside)


def _by_word(command: str, items: Sequence[d.Inline], context: Context) -> str:
    """A command that cannot break over lines, around each word and each Chinese character."""
    pieces: list[str] = []
    for item in items:
        if isinstance(item, d.Words):
            pieces += (f"{command}{{{escape.one_line(word)}}}" for word in _WORD.findall(item.text))
        else:
            pieces.append(f"{command}{{{inlines((item,), replace(context, inline_only=True))}}}")
    return "".join(pieces)


def _line_break(item: d.LineBreak, siblings: Sequence[d.Inline], at: int, context: Context) -> str:
    if item.hard:
        return " " if context.inline_only else "\\hardbreak{}\n"
    before = plain_text(siblings[at - 1 : at])[-1:] if at else ""
    after = plain_text(siblings[at + 1 : at + 2])[:1]
    if before and after and _wide(before) and _wide(after):
        return ""
    return " " if context.inline_only else "\n"


def _wide(char: str) -> bool:
    return is_cjk(char) or "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef"
