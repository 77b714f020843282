"""Blocks as Typst markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from notecompiler import document as d
from notecompiler.backends.typst.code import code_lines
from notecompiler.backends.typst.context import Context
from notecompiler.backends.typst.displays import display
from notecompiler.backends.typst.escape import markup, string
from notecompiler.backends.typst.inlines import heading, in_line, inlines
from notecompiler.backends.typst.widths import table_argument
from notecompiler.book.announcing import announces
from notecompiler.book.labels import callout_title
from notecompiler.book.model import BookBlock, Card, Section
from notecompiler.book.readable import readable_text

_ALIGNS = {
    d.CellAlign.DEFAULT: "left",
    d.CellAlign.LEFT: "left",
    d.CellAlign.CENTER: "center",
    d.CellAlign.RIGHT: "right",
}


def blocks(items: Sequence[BookBlock], at: Context) -> str:
    """Blocks below each other, with a blank line between them. What announces the next block stays on its page."""
    printed = [(item, text) for item in items if (text := _block(item, at))]
    return "\n\n".join(
        f"#announcing[{text}]" if announces(item, below) else text
        for (item, text), (below, _) in zip(printed, [*printed[1:], (None, "")], strict=False)
    )


def _block(block: BookBlock, at: Context) -> str:
    match block:
        case Section():
            return section(block, at)
        case Card():
            return _card(block, at)
        case d.Heading():
            return f"#strong[{heading(block.children, at)}]"
        case d.Paragraph():
            return _paragraph(block, at)
        case d.Display():
            return display(block.formula, at)
        case d.ListBlock():
            return _list(block, at)
        case d.Quote():
            return f"#quotation[\n{blocks(block.children, at)}\n]"
        case d.Callout():
            name = in_line(callout_title(block, at.language), at)
            return f"#callout({string(block.kind)}, [{_anchor(block.anchor)}{name}])[\n{blocks(block.children, at)}\n]"
        case d.CodeBlock():
            return f"#code-block({code_lines(block.code, block.language, at.missing)})"
        case d.Table():
            return _table(block, at)
        case d.Rule():
            return "#thematic-break"
        case d.FootnoteText() | d.LeftOut():
            return ""
        case _:
            assert_never(block)


def section(block: Section, at: Context) -> str:
    """A heading; in a book sections lie one level below chapters."""
    level = block.level + (1 if at.chapter.number else 0)
    plain = string(readable_text(block.title))
    number, anchor = string(block.number), string(block.anchor)
    return f"#section({level}, {number}, {anchor}, {plain})[{heading(block.title, at)}]"


def _card(card: Card, at: Context) -> str:
    options = [string(card.number), string(card.anchor), string(readable_text(card.title))]
    if card.section is not None:
        level = card.section.level + (1 if at.chapter.number else 0)
        options.append(f"heading-level: {level}, section-number: {string(card.section.number)}")
        options.append(f"section-anchor: {string(card.section.anchor)}")
    if not card.whole:
        options.append("whole: false")
    if card.title:
        options.append(f"title: [{heading(card.title, at)}]")
    return f"#card({', '.join(options)})[\n{blocks(card.children, at)}\n]"


def _paragraph(paragraph: d.Paragraph, at: Context) -> str:
    match [item for item in paragraph.children if not isinstance(item, d.LineBreak)]:
        case [d.Image() as image]:
            path = at.chapter.images.get(image.target)
            if path is None:
                shown = f"#no-picture([{markup(image.alt)}], {string(image.target)})"
            else:
                shown = f"#picture({string(at.common.picture_names[path])}, {string(image.alt)})"
            return f"{_anchor(paragraph.anchor)}{shown}"
        case _:
            return _anchor(paragraph.anchor) + inlines(paragraph.children, at).strip()


def _anchor(name: str) -> str:
    return f"#metadata({string(name)})#label({string(name)});" if name else ""


def _list(listed: d.ListBlock, at: Context) -> str:
    tight = "true" if listed.tight else "false"
    items = [f"[{_item(item, at)}]" for item in listed.items]
    if any(item.checked is not None for item in listed.items):
        states = {None: "none", True: "true", False: "false"}
        marked = [f"({states[item.checked]}, {body})" for item, body in zip(listed.items, items, strict=True)]
        return f"#tasks({tight}, {', '.join(marked)})"
    if listed.start is not None:
        return f"#enum(tight: {tight}, start: {listed.start}, {', '.join(items)})"
    return f"#list(tight: {tight}, {', '.join(items)})"


def _item(item: d.ListItem, at: Context) -> str:
    body = blocks(item.children, at)
    return f"\n{body}\n" if len(item.children) > 1 else body


def _table(table: d.Table, at: Context) -> str:
    aligns = "".join(f"{_ALIGNS[align]}, " for align in table.aligns)
    header = _cells(table.header, at) + ("," if len(table.header) == 1 else "")
    rows = "".join(f"  {_cells(row, at)},\n" for row in table.rows)
    return f"#data-table({table_argument(table, at.missing)}({aligns}), ({header}),\n{rows})"


def _cells(cells: Sequence[d.TableCell], at: Context) -> str:
    return ", ".join(f"[{in_line(cell.children, at)}]" for cell in cells)
