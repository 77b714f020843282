"""Notes clipped from web pages: no heading marks, no blank lines, every line a paragraph."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from notecompiler.ingest.blocks.running import DOLLAR, closes, opened_in
from notecompiler.regex import regex
from notecompiler.source import SourceFile

_HEADING = re.compile(
    r" {0,3}(?:#{1,6}[ \t]+\S|#{2,6}[^\s#])|\\(?:documentclass|(?:sub)*section\*?\{|begin\{document\})"
)
_OTHER = re.compile(r"\s|[-*+>|]|\d+[.)]\s|\$\$|```|~~~|\\\[|\\begin|\[\^|!\[|<|%%")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HARD_BREAK = re.compile(r"(?:  |\\)\Z")
_MIN_PAIRS = 3
DIVIDED = regex(r"(?:[a-z]-(?=[ \t]*(?:\r\n?|\n)[ \t]*[a-z])|[A-Z]-(?=[ \t]*(?:\r\n?|\n)[ \t]*[A-Z]{2}))")
"""A hyphen inside a word at the end of a line."""
_DIVISIONS = 2
_LONG = 60
"""A clip has paragraphs of at least this many columns in one line; lists of short lines are something else."""

_MAX_WIDTH = 110
"""Text wrapped by hand or by an editor is not wider than this."""


def is_clipped(source: SourceFile, first_line: int = 0) -> bool:
    """Whether the line breaks of a note are paragraph breaks: it has no heading but a title, and lines of text follow
    one another without being wrapped to a common width. `first_line` (from 0) skips the front matter."""
    if divides_words(source):
        return False
    lines = [source.line_text(number) for number in range(first_line + 1, len(source.line_starts) + 1)]
    if _has_headings(lines) or _has_broken_formula(lines):
        return False
    widths = [width(one) for one, two in pairwise(lines) if _is_text(one) and _is_text(two)]
    longest = max((width(line) for line in lines if _is_text(line)), default=0)
    return len(widths) >= _MIN_PAIRS and longest >= _LONG and not _is_wrapped(widths)


def divides_words(source: SourceFile) -> bool:
    """Whether words are divided at the ends of lines, as in text that was extracted from typeset pages."""
    return len(DIVIDED.findall(source.text)) >= _DIVISIONS


def _has_headings(lines: list[str]) -> bool:
    """Any heading mark but one on the first line of text."""
    fenced = False
    seen_text = False
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
        elif seen_text and not fenced and _HEADING.match(line):
            return True
        seen_text = seen_text or bool(line.strip())
    return False


def _has_broken_formula(lines: list[str]) -> bool:
    """Whether a formula inside a line runs on in the next one: no paragraph ends there."""
    opened: str | None = None
    for line in lines:
        if not line.strip():
            opened = None
            continue
        close = DOLLAR.search(line) if opened is not None else None
        if close is not None and opened is not None:
            inner = f"{opened}\n{line[: close.start()]}"
            if closes(inner, line[close.end() : close.end() + 1]):
                return True
        opened = opened_in(line, opened)
    return False


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not _OTHER.match(line) and not _HARD_BREAK.search(line)


def _is_wrapped(widths: list[int]) -> bool:
    """Most lines nearly fill the same width."""
    full = sorted(widths)[len(widths) * 9 // 10]
    near = sum(value >= 0.7 * full for value in widths)
    return 40 <= full <= _MAX_WIDTH and near >= 0.7 * len(widths)


def width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text if char > "\x7f")
