"""The HTML tags that are known, and where one ends."""

from __future__ import annotations

from typing import Final

from notecompiler.regex import regex

TAG: Final = regex(
    r"<(/?)([A-Za-z][A-Za-z0-9-]{0,20})((?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'|[^\s\"'=<>`]+))?){0,20})\s*(/?)>"
)
PAIRED: Final = frozenset(
    ["b", "strong", "i", "em", "u", "ins", "mark", "s", "del", "strike", "code", "kbd", "sub", "sup"]
)
KNOWN: Final = PAIRED | frozenset(
    [
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "blockquote",
        "big",
        "center",
        "cite",
        "dd",
        "dfn",
        "dl",
        "dt",
        "footer",
        "header",
        "main",
        "nav",
        "pre",
        "section",
        "div",
        "font",
        "p",
        "q",
        "ruby",
        "rp",
        "rt",
        "samp",
        "small",
        "span",
        "tt",
        "var",
        "details",
        "summary",
        "picture",
        "source",
        "iframe",
        "video",
        "audio",
        "figure",
        "figcaption",
        "img",
        "br",
        "hr",
        "wbr",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)


def tag_end(text: str, at: int) -> int | None:
    """Where the known tag that begins at `at` ends; None when none does."""
    tag = TAG.match(text, at)
    return tag.end() if tag is not None and tag[2].lower() in KNOWN else None
