"""Blocks, each as lines of source without a blank line at its ends."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import assert_never

from notecompiler import document as d
from notecompiler.backends.latex.code import code_block
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.displays import display
from notecompiler.backends.latex.images import figure
from notecompiler.backends.latex.inlines import heading_text, inlines
from notecompiler.backends.latex.layout import indented
from notecompiler.backends.latex.tables import table
from notecompiler.book.announcing import announces
from notecompiler.book.labels import callout_title, label
from notecompiler.book.model import BookBlock, Card, Section
from notecompiler.record import replace

SECTIONS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph")
_CARD = 0.93
_LIST = 0.93
_DEEPEST = 11
"""Lists and quotes inside more of them are printed without a further indent, which TeX could not take."""
_CALLOUT_COLOURS = {
    "accent": (
        "note",
        "info",
        "abstract",
        "summary",
        "todo",
        "definition",
        "theorem",
        "lemma",
        "proposition",
        "corollary",
    ),
    "verified": ("tip", "hint", "success", "check", "done"),
    "doubtful": ("warning", "caution", "attention", "question", "help", "faq", "important"),
    "refuted": ("danger", "error", "failure", "fail", "missing", "bug"),
}


def blocks(items: Iterable[BookBlock], context: Context) -> str:
    """The blocks with a blank line between them; a display belongs to the paragraph above it, or to none. What
    announces the next block stays on its page."""
    pieces: list[str] = []
    in_paragraph = False
    printed = [(item, text) for item in items if (text := _block(item, context))]
    following = [item for item, _ in printed[1:]]
    for (item, text), below in zip_longest(printed, following):
        is_display = isinstance(item, d.Display) and not text.startswith("\\begin{quarantine}")
        if is_display and not in_paragraph:
            text = f"\\opendisplay\n{text}"
        elif announces(item, below) and not isinstance(below, d.Display):
            text = f"\\announcing{{{text}}}"
        if pieces:
            pieces.append("\n" if is_display and in_paragraph else "\n\n")
        pieces.append(text)
        in_paragraph = is_display or isinstance(item, d.Paragraph)
    return "".join(pieces)


def section_command(section: Section) -> str:
    """The sectioning command of a level; deeper levels than LaTeX has share the last."""
    return SECTIONS[min(section.level, len(SECTIONS)) - 1]


def _block(block: BookBlock, context: Context) -> str:
    match block:
        case Section():
            title = heading_text(block.title, context)
            return f"\\{section_command(block)}{{{title}}}\\headlabel{{{block.anchor}}}"
        case Card():
            return _card(block, context)
        case d.Heading():
            return f"\\smallheading{{{heading_text(block.children, context)}}}"
        case d.Paragraph():
            return _paragraph(block, context)
        case d.Display():
            return display(block.formula, context)
        case d.ListBlock():
            return _list(block, context)
        case d.Quote():
            inner = blocks(block.children, _inside(context))
            if context.depth >= _DEEPEST:
                return inner
            return f"\\begin{{notequote}}\n{indented(inner)}\n\\end{{notequote}}"
        case d.Callout():
            return _callout(block, context)
        case d.CodeBlock():
            return code_block(block.code, block.language)
        case d.Table():
            return table(block, context)
        case d.Rule():
            return "\\thematicbreak"
        case d.FootnoteText() | d.LeftOut():
            return ""
        case _:
            assert_never(block)


def _inside(context: Context) -> Context:
    """The context inside a list or quote."""
    return replace(context, narrow=max(context.narrow * _LIST, 0.2), depth=context.depth + 1)


def _paragraph(paragraph: d.Paragraph, context: Context) -> str:
    images = [i for i in paragraph.children if isinstance(i, d.Image)]
    if images and all(isinstance(i, d.Image | d.LineBreak) for i in paragraph.children):
        return "\n".join(figure(image, context, paragraph.anchor) for image in images)
    return _anchor(paragraph.anchor) + inlines(paragraph.children, context)


def _anchor(name: str) -> str:
    return f"\\anchor{{{name}}}" if name else ""


def _card(card: Card, context: Context) -> str:
    inner = blocks(card.children, replace(context, boxed=True, narrow=context.narrow * _CARD))
    name = f"{label('card', context.book.language)} {card.number}"
    title = heading_text(card.title, context)
    section = card.section
    option = "" if card.whole else "[breakable]"
    if section is not None and section.number:
        command = section_command(section)
        head = f"\\begin{{sectioncard}}{option}{{{command}}}{{{section.anchor}}}{{{title}}}{{{name}}}{{{card.anchor}}}"
        return f"{head}\n{indented(inner)}\n\\end{{sectioncard}}"
    label_line = f"\\phantomsection\\label{{{section.anchor}}}\n" if section is not None else ""
    return (
        f"{label_line}\\begin{{card}}{option}{{{title}}}{{{name}}}{{{card.anchor}}}\n{indented(inner)}\n\\end{{card}}"
    )


def _callout(callout: d.Callout, context: Context) -> str:
    colour = next((name for name, kinds in _CALLOUT_COLOURS.items() if callout.kind in kinds), "accent")
    shown = inlines(callout_title(callout, context.book.language), replace(context, inline_only=True))
    inner = blocks(callout.children, replace(context, boxed=True, narrow=context.narrow * _CARD))
    shown = _anchor(callout.anchor) + shown
    return f"\\begin{{callout}}{{{colour}}}{{{shown}}}\n{indented(inner)}\n\\end{{callout}}"


def _list(block: d.ListBlock, context: Context) -> str:
    kind = "itemize" if block.start is None else "enumerate"
    options = [] if not block.tight else ["tight"]
    if block.start not in (None, 1):
        options.append(f"start={block.start}")
    inside = _inside(context)
    if context.depth >= _DEEPEST:
        return "\n\n".join(blocks(item.children, inside) for item in block.items)
    items = "\n".join(_item(item, inside) for item in block.items)
    option = f"[{','.join(options)}]" if options else ""
    return f"\\begin{{{kind}}}{option}\n{indented(items)}\n\\end{{{kind}}}"


def _item(item: d.ListItem, context: Context) -> str:
    box = {None: "", True: "[\\checked]", False: "[\\unchecked]"}[item.checked]
    body = blocks(item.children, context)
    # A list or display right behind \item would stand on its line.
    starts_with_text = bool(item.children) and isinstance(item.children[0], d.Paragraph)
    lead = "" if starts_with_text or not body else "\\leavevmode\n"
    first, _, rest = f"{lead}{body}".partition("\n")
    return f"\\item{box} {first}" + (f"\n{indented(rest)}" if rest else "")
