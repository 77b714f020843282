"""Pictures: local files, and labelled placeholders for all others."""

from __future__ import annotations

from pathlib import PurePath

from notecompiler import document as d
from notecompiler.backends.latex import escape
from notecompiler.backends.latex.context import Context
from notecompiler.book.labels import label


def picture_in_text(image: d.Image, context: Context) -> str:
    """A picture inside running text, at most as wide as the line."""
    name = _asset(image, context)
    if name:
        return f"\\notepicture{{{name}}}"
    what = label("image", context.book.language)
    return f"\\missinghere{{{what}}}{{{escape.breakable(' '.join(image.alt.split()))} \\code{{{escape.code(image.target)}}}}}"


def figure(image: d.Image, context: Context, anchor: str = "") -> str:
    """A picture that is a paragraph of its own, with its description below."""
    name = _asset(image, context)
    start = f"\\begin{{center}}\n  \\hypertarget{{{anchor}}}{{}}" if anchor else "\\begin{center}\n  "
    if name is None:
        return f"{start}{_placeholder(image, context)}\n\\end{{center}}"
    caption = f"\\\\\n  \\picturecaption{{{escape.one_line(image.alt)}}}" if image.alt else ""
    return f"{start}\\notepicture{{{name}}}{caption}\n\\end{{center}}"


def _placeholder(image: d.Image, context: Context) -> str:
    what = label("image", context.book.language)
    shown = escape.one_line(image.alt) or "~"
    return f"\\missingpicture{{{what}}}{{{shown}}}{{{escape.code(image.target)}}}"


def _asset(image: d.Image, context: Context) -> str | None:
    """The name under which the picture lies beside the document: a number, so that no file name reaches TeX."""
    path = context.chapter.images.get(image.target)
    if path is None:
        return None
    assets = context.gathered.assets
    known = next((name for name, file in assets.items() if file == path), None)
    if known is None:
        known = f"{context.gathered.pictures}/{len(assets) + 1}{PurePath(path).suffix.lower()}"
        assets[known] = path
    return known
