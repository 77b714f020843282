"""Numbers that authors typed into headings ("## 4. X", "### (1) X", "一、X", "第一章 X"), which the output prints itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from notecompiler import document as d
from notecompiler.book.text import plain_text
from notecompiler.record import replace

_CN = "一二三四五六七八九十百零〇两"
_END = r"[.:、\uff0e\uff1a)\uff09]"
_MARKED = re.compile(
    rf"""\s*(?:
        第\s*[{_CN}\d]+\s*[章节節讲講部篇课課]\s*{_END}?                                      # 第一章
      | (?:chapter|section|part|lecture)\s+(?:\d+(?:\.\d+)*|[ivxlc]+)\s*[:.\uff1a—–-]        # Chapter 3:
      | §\s*\d+(?:\.\d+)*{_END}?
      | [(\uff08]\s*(?:\d+|[{_CN}]+|[ivx]+)\s*[)\uff09]                                      # (1)
      | [{_CN}]+\s*[.、\uff0e]                                                               # 一、
      | \d+(?:\.\d+)+{_END}?(?=[^\d%.])(?!\s*[×%])                                           # 1.2
      | \d+[:、\uff0e\uff1a)\uff09]                                                          # 1、
      | \d+\.(?=\s|[^\d\s])                                                                  # 1.
      | [①②③④⑤⑥⑦⑧⑨⑩]
      | \d\ufe0f?\u20e3                                                                      # a key cap
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_PICTURE = re.compile(
    "\\s*[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\u2600-\u27bf\U0001f000-\U0001faff]*\\s*"
)
_BARE = re.compile(r"\s*(\d{1,2})\s+(?=\S)")


def strip_numbers(headings: Sequence[d.Heading]) -> tuple[tuple[d.Inline, ...], ...]:
    """The title of each heading without the number that its author typed.

    A bare integer ("2 Layers") is a number only where the headings of its level count 1, 2, 3 …; a heading that would
    be left empty keeps its number.
    """
    counted = _counting_levels(headings)
    return tuple(_strip(heading, bare=heading.level in counted) for heading in headings)


def _counting_levels(headings: Sequence[d.Heading]) -> frozenset[int]:
    """Levels on which every bare leading integer is 1 or one more than the one before it, with at least two of them."""
    found: dict[int, list[int]] = {}
    for heading in headings:
        if match := _BARE.match(plain_text(heading.children)):
            found.setdefault(heading.level, []).append(int(match[1]))
    return frozenset(
        level
        for level, values in found.items()
        if len(values) > 1 and values[0] == 1 and all(b in (1, a + 1) for a, b in pairwise(values))
    )


def _strip(heading: d.Heading, *, bare: bool) -> tuple[d.Inline, ...]:
    stripped = _strip_first(heading.children, bare=bare)
    return stripped if plain_text(stripped) else heading.children


def _strip_first(items: tuple[d.Inline, ...], *, bare: bool) -> tuple[d.Inline, ...]:
    """`items` with the number removed from their first words, which may stand inside emphasis."""
    if not items:
        return items
    first, rest = items[0], items[1:]
    match first:
        case d.Words():
            text = first.text
            picture = _PICTURE.match(text)  # authors put one before the number
            at = picture.end() if picture else 0
            matched = _MARKED.match(text, at) or (_BARE.match(text, at) if bare else None)
            if matched is None:
                return items
            left = text[:at] + text[matched.end() :]
            return (replace(first, text=left), *rest) if left else rest
        case d.Strong() | d.Emphasis():
            inner = _strip_first(first.children, bare=bare)
            return (replace(first, children=inner), *rest) if inner else rest
        case _:
            return items
