"""Inlines as plain characters, for titles, alternative texts and comparisons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from notecompiler.document import (
    CodeSpan,
    Emphasis,
    FootnoteMark,
    Hashtag,
    Highlight,
    Image,
    Inline,
    LineBreak,
    Link,
    MathSpan,
    Strike,
    Strong,
    WikiLink,
    Words,
)


def plain_text(inlines: Iterable[Inline]) -> str:
    """What a reader would read aloud; formulas as their source."""
    return "".join([_plain(inline) for inline in inlines])


def _plain(inline: Inline) -> str:
    match inline:
        case Words(text=text):
            return text
        case Emphasis() | Strong() | Strike() | Highlight() | Link():
            return plain_text(inline.children)
        case CodeSpan(code=code):
            return code
        case MathSpan(formula=formula):
            return formula.tex
        case WikiLink(shown=shown, note=note, heading=heading):
            return shown or note or heading
        case Image(alt=alt):
            return alt
        case Hashtag(name=name):
            return "#" + name
        case FootnoteMark():
            return ""
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)
