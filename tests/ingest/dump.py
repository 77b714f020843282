"""A document as a few readable lines, for expectations that people can check by eye.

Blocks are one line each, children indented. Inlines are tags: ``<b>``, ``<i>``, ``<s>``, ``<mark>``, ``<code>``,
``<math $x$>`` with the delimiters as written, ``<ascii x = 1>``, ``<a target>``, ``<wiki …>``, ``<img …>``, ``<tag …>``,
``<note …>``, ``<br>``; a soft line break is ``⏎``. In formulas a line ending is ``⏎`` too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from notecompiler import document as d


def dump(document: d.Document) -> str:
    """The whole document, one line to a block."""
    return "".join(line + "\n" for block in document.blocks for line in _block(block, ""))


def _block(block: d.Block, indent: str) -> Iterator[str]:
    deeper = indent + "  "
    match block:
        case d.Heading():
            yield f"{indent}h{block.level}{'?' if block.inferred else ''} {line(block.children)}"
        case d.Paragraph():
            yield f"{indent}p {line(block.children)}"
        case d.Display():
            yield f"{indent}display {formula(block.formula)}"
        case d.ListBlock():
            yield f"{indent}list{'' if block.start is None else f' {block.start}'}{'' if block.tight else ' loose'}"
            yield from _items(block.items, deeper)
        case d.Quote():
            yield f"{indent}quote"
            yield from _children(block.children, deeper)
        case d.Callout():
            yield f"{indent}callout {block.kind} {line(block.title)}".rstrip()
            yield from _children(block.children, deeper)
        case d.CodeBlock():
            yield f"{indent}code {f'{block.language} ' if block.language else ''}{block.code!r}"
        case d.Table():
            yield f"{indent}table {' '.join(align.value for align in block.aligns)}"
            for row in (block.header, *block.rows):
                yield f"{deeper}{' ¦ '.join(line(cell.children) for cell in row)}"
        case d.Rule():
            yield f"{indent}rule"
        case d.FootnoteText():
            yield f"{indent}footnote {block.label}"
            yield from _children(block.children, deeper)
        case d.LeftOut():
            yield f"{indent}left out: {block.why}"
        case _:
            assert_never(block)


def _items(items: Iterable[d.ListItem], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}item{'' if item.checked is None else ' [x]' if item.checked else ' [ ]'}"
        yield from _children(item.children, indent + "  ")


def _children(blocks: Iterable[d.Block], indent: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, indent)


def line(inlines: Iterable[d.Inline]) -> str:
    """Inlines as one line of text with tags."""
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: d.Inline) -> str:
    match inline:
        case d.Words():
            return inline.text
        case d.Emphasis():
            return f"<i>{line(inline.children)}</i>"
        case d.Strong():
            return f"<b>{line(inline.children)}</b>"
        case d.Strike():
            return f"<s>{line(inline.children)}</s>"
        case d.Highlight():
            return f"<mark>{line(inline.children)}</mark>"
        case d.CodeSpan():
            return f"<code>{inline.code}</code>"
        case d.MathSpan():
            return f"<{formula(inline.formula)}>"
        case d.Link():
            return f"<a {inline.target}>{line(inline.children)}</a>"
        case d.WikiLink():
            return f"<wiki {inline.note}#{inline.heading}|{inline.shown}>"
        case d.Image():
            return f"<img {inline.target}|{inline.alt}>"
        case d.FootnoteMark():
            return f"<note {inline.label}>"
        case d.Hashtag():
            return f"<tag {inline.name}>"
        case d.LineBreak():
            return "<br>" if inline.hard else "⏎"
        case _:
            assert_never(inline)


def formula(value: d.Formula) -> str:
    """A formula with its delimiters."""
    kind = "ascii" if value.notation is d.Notation.ASCII else "math"
    tex = value.tex.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎")
    unclosed = " (unclosed)" if value.opener and not value.closer else ""
    return f"{kind} {value.opener}{tex}{value.closer}{unclosed}"
