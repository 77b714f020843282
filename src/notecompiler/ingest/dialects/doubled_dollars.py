"""Notes that write every formula between doubled dollars, as kramdown and GitBook want it.

There ``$$x$$`` in a sentence is a formula of that sentence, and only what has a line to itself is a display. The sign of
such a note: formulas with text on both sides, and no (or hardly a) formula between single dollars or ``\\(…\\)``.
"""

from __future__ import annotations

from notecompiler.regex import regex
from notecompiler.source import SourceFile

_DOUBLED = regex(r"(?<![\\$])\$\$(?!\$)([^$\n]+)\$\$(?!\$)")
_SINGLE = regex(r"(?<![\\$])\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\d$])|\\\((?:[^\\]|\\(?![()]))+\\\)")
_WORD = regex(r"[^\W\d_]")
_SEVERAL_ROWS = regex(r"\\\\|\\begin\b|\\tag\b|\\label\b|\n|\r")
_ENOUGH = 2
_PER_SINGLE = 2
_LONGEST = 120
_NEAR = 1000
"""So far the words beside a formula are looked for; in a line that is longer there are some."""


def doubles_dollars(source: SourceFile) -> bool:
    """Whether the note marks the formulas of its sentences with doubled dollars."""
    if "$$" not in source.text:
        return False
    inside = singles = 0
    for line in source.text.splitlines():
        if "$" not in line and "\\(" not in line:
            continue
        parts = _DOUBLED.split(line)
        texts = sum(_WORD.search(text) is not None for text in parts[::2])
        inside += max(texts - 1, 0)  # a formula for each text that another one follows
        singles += len(_SINGLE.findall("".join(parts[::2])))
    return inside >= _ENOUGH and inside >= _PER_SINGLE * singles


def is_in_sentence(text: str, start: int, end: int) -> bool:
    """Whether the formula at ``text[start:end]``, doubled dollars included, is short enough for a line of text and has
    words beside it in its line."""
    if end - start > _LONGEST or _SEVERAL_ROWS.search(text, start, end):
        return False
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    beside = before.rpartition("\n")[2] + " " + behind.partition("\n")[0]
    return _WORD.search(_DOUBLED.sub(" ", beside)) is not None
