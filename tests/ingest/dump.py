"""A document as a few readable lines, for expectations that people can check by eye.

Blocks are one line each, children indented. Inlines are tags: ``<b>``, ``<i>``, ``<s>``, ``<mark>``, ``<code>``,
``<math $x$>`` with the delimiters as written, ``<ascii x = 1>``, ``<a target>``, ``<wiki …>``, ``<img …>``, ``<tag …>``,
``<note …>``, ``<br>``; a soft line break is ``⏎``. In formulas a line ending is ``⏎`` too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from notecompiler.document import (
    Block,
    Callout,
    CodeBlock,
    CodeSpan,
    Display,
    Document,
    Emphasis,
    FootnoteMark,
    FootnoteText,
    Formula,
    Hashtag,
    Heading,
    Highlight,
    Image,
    Inline,
    LeftOut,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    MathSpan,
    Notation,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    WikiLink,
    Words,
)


def dump(document: Document) -> str:
    """The whole document, one line to a block."""
    return "".join(line + "\n" for block in document.blocks for line in _block(block, ""))


def _block(block: Block, indent: str) -> Iterator[str]:
    deeper = indent + "  "
    match block:
        case Heading():
            yield f"{indent}h{block.level}{'?' if block.inferred else ''} {line(block.children)}"
        case Paragraph():
            yield f"{indent}p {line(block.children)}"
        case Display():
            yield f"{indent}display {formula(block.formula)}"
        case ListBlock():
            yield f"{indent}list{'' if block.start is None else f' {block.start}'}{'' if block.tight else ' loose'}"
            yield from _items(block.items, deeper)
        case Quote():
            yield f"{indent}quote"
            yield from _children(block.children, deeper)
        case Callout():
            yield f"{indent}callout {block.kind} {line(block.title)}".rstrip()
            yield from _children(block.children, deeper)
        case CodeBlock():
            yield f"{indent}code {f'{block.language} ' if block.language else ''}{block.code!r}"
        case Table():
            yield f"{indent}table {' '.join(align.value for align in block.aligns)}"
            for row in (block.header, *block.rows):
                yield f"{deeper}{' ¦ '.join(line(cell.children) for cell in row)}"
        case Rule():
            yield f"{indent}rule"
        case FootnoteText():
            yield f"{indent}footnote {block.label}"
            yield from _children(block.children, deeper)
        case LeftOut():
            yield f"{indent}left out: {block.why}"
        case _:
            assert_never(block)


def _items(items: Iterable[ListItem], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}item{'' if item.checked is None else ' [x]' if item.checked else ' [ ]'}"
        yield from _children(item.children, indent + "  ")


def _children(blocks: Iterable[Block], indent: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, indent)


def line(inlines: Iterable[Inline]) -> str:
    """Inlines as one line of text with tags."""
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Words():
            return inline.text
        case Emphasis():
            return f"<i>{line(inline.children)}</i>"
        case Strong():
            return f"<b>{line(inline.children)}</b>"
        case Strike():
            return f"<s>{line(inline.children)}</s>"
        case Highlight():
            return f"<mark>{line(inline.children)}</mark>"
        case CodeSpan():
            return f"<code>{inline.code}</code>"
        case MathSpan():
            return f"<{formula(inline.formula)}>"
        case Link():
            return f"<a {inline.target}>{line(inline.children)}</a>"
        case WikiLink():
            return f"<wiki {inline.note}#{inline.heading}|{inline.shown}>"
        case Image():
            return f"<img {inline.target}|{inline.alt}>"
        case FootnoteMark():
            return f"<note {inline.label}>"
        case Hashtag():
            return f"<tag {inline.name}>"
        case LineBreak():
            return "<br>" if inline.hard else "⏎"
        case _:
            assert_never(inline)


def formula(value: Formula) -> str:
    """A formula with its delimiters."""
    kind = "ascii" if value.notation is Notation.ASCII else "math"
    tex = value.tex.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎")
    unclosed = " (unclosed)" if value.opener and not value.closer else ""
    return f"{kind} {value.opener}{tex}{value.closer}{unclosed}"
