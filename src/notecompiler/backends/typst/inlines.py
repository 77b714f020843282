"""Running text as Typst markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import assert_never

from notecompiler import document as d
from notecompiler.backends.typst.context import Context
from notecompiler.backends.typst.displays import display, inline_formula
from notecompiler.backends.typst.escape import markup, string
from notecompiler.book.model import Language
from notecompiler.book.text import is_cjk, plain_text, wiki_text
from notecompiler.record import replace

_WEB = re.compile(r"(https?|mailto):", re.IGNORECASE)
_SHARED_MARKS = re.compile("[‘’“”…—]+")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def inlines(items: Sequence[d.Inline], at: Context) -> str:
    """Inlines side by side. Each call ends in a semicolon, or text behind it that starts with "(" would be its arguments.

    A formula beside a Chinese character gets a quarter em, as between Chinese and Latin."""
    pieces: list[str] = []
    for index, item in enumerate(items):
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        if isinstance(item, d.Words):
            pieces.append(_words(item.text, _is_math(before), _is_math(after), at))
        elif isinstance(item, d.LineBreak) and not item.hard:
            pieces.append("" if _cjk_edge(before, -1) and _cjk_edge(after, 0) else " ")
        else:
            pieces.append(_inline(item, at))
    return "".join(pieces)


def in_line(items: Sequence[d.Inline], at: Context) -> str:
    """Inlines where no block can stand, such as a table cell."""
    return inlines(items, replace(at, in_line=True)).strip()


def heading(items: Sequence[d.Inline], at: Context) -> str:
    """Inlines of a heading where it stands: without hashtags."""
    return in_line([item for item in items if not isinstance(item, d.Hashtag)], at)


def title(items: Sequence[d.Inline], at: Context) -> str:
    """Inlines of a heading where it is repeated (contents, title page): without footnotes too."""
    return heading([item for item in items if not isinstance(item, d.FootnoteMark)], at)


def _words(text: str, math_before: bool, math_after: bool, at: Context) -> str:
    if at.language is Language.EN:
        text = _APOSTROPHE.sub("’", text)
    before = after = ""
    if math_before and is_cjk(text.lstrip()[:1] or " "):
        text, before = text.lstrip(), "#spaced;"
    if math_after and is_cjk(text.rstrip()[-1:] or " "):
        text, after = text.rstrip(), "#spaced;"
    return before + _with_marks(text, at) + after


def _with_marks(text: str, at: Context) -> str:
    """Text as markup. Quotation marks and dashes, which both scripts have, are Chinese beside a Chinese character."""
    pieces, start = [], 0
    for mark in _SHARED_MARKS.finditer(text):
        chinese = any(
            unicodedata.east_asian_width(char) in "WF"
            for char in text[mark.start() - 1 : mark.start()] + text[mark.end() : mark.end() + 1]
        )
        if chinese is not (at.language is Language.ZH):
            pieces.append(markup(text[start : mark.start()], at.missing))
            pieces.append(f"#{'han' if chinese else 'latin'}-mark({string(mark[0])});")
            start = mark.end()
    return "".join([*pieces, markup(text[start:], at.missing)])


def _is_math(item: d.Inline | None) -> bool:
    return isinstance(item, d.MathSpan) and not item.formula.display


def _cjk_edge(item: d.Inline | None, edge: int) -> bool:
    """Whether the last (-1) or first (0) character of an inline is Chinese, or Chinese punctuation."""
    text = plain_text([item]) if item is not None and not isinstance(item, d.MathSpan) else ""
    return bool(text) and (is_cjk(text[edge]) or text[edge] in "，。；：？！、（）《》「」“”…")


def _inline(item: d.Inline, at: Context) -> str:
    match item:
        case d.Words():
            return markup(item.text, at.missing)
        case d.Emphasis():
            return f"#emph[{inlines(item.children, at)}];"
        case d.Strong():
            return f"#strong[{inlines(item.children, at)}];"
        case d.Strike():
            return f"#strike[{inlines(item.children, at)}];"
        case d.Highlight():
            return f"#highlight[{inlines(item.children, at)}];"
        case d.CodeSpan():
            return f"#code-span[{markup(item.code, at.missing)}];"
        case d.MathSpan():
            return _math_span(item, at)
        case d.Link():
            return _link(item.target, inlines(item.children, at), at)
        case d.WikiLink():
            shown = markup(wiki_text(item), at.missing)
            anchor = at.chapter.links.get(item.span)
            return _link(f"#{anchor}", shown, at) if anchor is not None else shown
        case d.Image():
            return _image(item, at)
        case d.FootnoteMark():
            return _footnote(item.label, at)
        case d.Hashtag():
            return f"#hashtag[{markup('#' + item.name, at.missing)}];"
        case d.LineBreak():
            return "#linebreak();" if item.hard else " "
        case _:
            assert_never(item)


def _math_span(item: d.MathSpan, at: Context) -> str:
    if item.formula.display and not at.in_line:
        return f"\n{display(item.formula, at)}\n"
    return inline_formula(item.formula, at)


def _link(target: str, shown: str, at: Context) -> str:
    if target.startswith("#"):
        return f"#goto({string(target[1:])})[{shown}];" if target[1:] in at.targets else shown
    return f"#link({string(target)})[{shown}];" if _WEB.match(target) else shown


def _image(item: d.Image, at: Context) -> str:
    path = at.chapter.images.get(item.target)
    if path is None:
        return f"#no-small-picture([{markup(item.alt)}], {string(item.target)});"
    return f"#small-picture({string(at.common.picture_names[path])}, {string(item.alt)});"


def _footnote(name: str, at: Context) -> str:
    """The text at the first mark of a footnote, a reference to it at the others."""
    note = at.chapter.footnotes.get(name)
    if note is None:
        return markup(f"[^{name}]")
    label = string(f"fn-{at.chapter.anchor}-{name}")
    if name in at.ledger.noted:
        return f"#footnote(label({label}));"
    at.ledger.noted.add(name)
    # Footnotes hold blocks, which hold inlines.
    from notecompiler.backends.typst.blocks import blocks

    body = blocks(note.children, at)
    return f"#[#footnote[{body}]#label({label})];"
