"""Where a formula begins and ends inside running text.

All functions look at one block's text, so an unbalanced delimiter can never cost more than its own block.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from notecompiler.ingest.plausible import has_lone_dollar, is_escaped_text, is_formula
from notecompiler.record import Record

AMS_ENVIRONMENTS = frozenset(
    name + star
    for name in (
        "equation",
        "align",
        "gather",
        "multline",
        "alignat",
        "flalign",
        "eqnarray",
        "displaymath",
        "math",
        "dmath",
        "numcases",
        "subnumcases",
    )
    for star in ("", "*")
)
"""Environments that are math of their own, with no delimiters around them."""

BEGIN = re.compile(r"\\begin[ \t]*\{([A-Za-z]+\*?)\}")
_TEXT_BRACE = re.compile(r"\\(?:text[a-z]{0,6}|mbox|hbox|fbox|intertext|tag\*?)\s*\Z")
_DOLLAR_STEP = re.compile(r"\\.|\$+|[{}]", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MAX_LOOK = 2000
_MAX_NESTED = 32
"""A formula holds at most this many dollar signs inside its ``\\text{…}``; it bounds the search."""


class Found(Record):
    """A formula in a text: delimiters included it is ``text[start:end]``."""

    start: int
    end: int
    opener: str
    closer: str
    display: bool

    @property
    def inner(self) -> tuple[int, int]:
        """The range between the delimiters."""
        return self.start + len(self.opener), self.end - len(self.closer)


@dataclass(slots=True)
class Memo:
    """What one pass over a text found out, so that no search is repeated."""

    missing: dict[str, int] = field(default_factory=dict)
    escapes: dict[str, list[int]] | None = None

    def find(self, text: str, closer: str, start: int) -> int:
        """Like `str.find`, but a closer that was not found once is not looked for again behind that place."""
        if start >= self.missing.get(closer, len(text) + 1):
            return -1
        at = text.find(closer, start)
        if at < 0:
            self.missing[closer] = start
        return at

    def find_escape(self, text: str, char: str, start: int) -> int:
        """The next backslash before `char` that is not itself escaped, or -1."""
        if self.escapes is None:
            self.escapes = {}
            for hit in _ESCAPE.finditer(text):
                if hit[1] in ")]":
                    self.escapes.setdefault(hit[1], []).append(hit.start())
        places = self.escapes.get(char, [])
        index = bisect_left(places, start)
        return places[index] if index < len(places) else -1


def formula_at(text: str, at: int, memo: Memo) -> Found | None:
    """The formula that begins at `at` (a ``$`` or a backslash), if one does."""
    if text[at] == "$":
        return _gitlab(text, at) or (_double(text, at) if text.startswith("$$", at) else _single(text, at))
    following = text[at + 1 : at + 2]
    if following in ("(", "["):
        return _bracketed(text, at, memo)
    if following == "\\" and text[at + 2 : at + 3] in ("(", "["):
        return _escaped(text, at, memo)
    if following == "b":
        return _environment(text, at, memo)
    return None


def _single(text: str, at: int) -> Found | None:
    """``$…$``. Dollar signs inside ``\\text{…}`` belong to it."""
    first: Found | None = None
    braces: list[bool] = []
    in_text = 0
    tried = 0
    for step in _DOLLAR_STEP.finditer(text, at + 1):
        mark = step.group()
        if mark == "{":
            is_text = _TEXT_BRACE.search(text, max(at, step.start() - 12), step.start()) is not None
            braces.append(is_text)
            in_text += is_text
        elif mark == "}":
            in_text -= bool(braces) and braces.pop()
        elif mark[0] == "$":
            found = _close_single(text, at, step.start(), len(mark))
            if in_text == 0:
                return found if found is not None else first
            first = first or found
            tried += 1
            if tried > _MAX_NESTED:
                return first
    return first


def _close_single(text: str, at: int, close: int, run: int) -> Found | None:
    if run > 1 and (text[close - 1].isspace() or (run == 2 and not _tight_neighbour(text, close))):
        return None
    if not is_formula(text, at + 1, close):
        return None
    return Found(at, close + 1, "$", "$", display=False)


def _tight_neighbour(text: str, close: int) -> bool:
    """Whether the second dollar of ``$a$$b$`` opens a formula of its own."""
    return not text[close + 2 : close + 3].isspace() and "$" in text[close + 2 : close + 200]


def _double(text: str, at: int) -> Found | None:
    """``$$…$$`` inside a block."""
    start = at + 2
    if text.startswith("$", start):
        return None
    for step in _DOLLAR_STEP.finditer(text, start):
        token = step.group()
        if len(token) >= 2 and token[0] == "$":
            end = step.start()
            inner = text[start:end]
            return (
                Found(at, end + 2, "$$", "$$", display=True) if inner.strip() and not has_lone_dollar(inner) else None
            )
    return None


def _gitlab(text: str, at: int) -> Found | None:
    if text[at + 1 : at + 2] != "`":
        return None
    close = text.find("`$", at + 2, at + _MAX_LOOK)
    if close < 0 or not text[at + 2 : close].strip():
        return None
    return Found(at, close + 2, "$`", "`$", display=False)


def _bracketed(text: str, at: int, memo: Memo) -> Found | None:
    """``\\(…\\)`` and ``\\[…\\]``; an inner ``\\\\)`` is a row break and a parenthesis."""
    close = memo.find_escape(text, ")" if text[at + 1] == "(" else "]", at + 2)
    if close < 0 or is_escaped_text(text[at + 2 : min(close, at + _MAX_LOOK)]):
        return None
    return Found(at, close + 2, text[at : at + 2], text[close : close + 2], display=text[at + 1] == "[")


def _escaped(text: str, at: int, memo: Memo) -> Found | None:
    """``\\\\(…\\\\)`` of chat exports that escaped the backslash; taken only when the content looks like math."""
    closer = "\\\\)" if text[at + 2] == "(" else "\\\\]"
    close = memo.find(text, closer, at + 3)
    if close < 0 or not is_formula(text, at + 3, close):
        return None
    return Found(at, close + 3, text[at : at + 3], closer, display=closer[-1] == "]")


def _environment(text: str, at: int, memo: Memo) -> Found | None:
    begin = BEGIN.match(text, at)
    if begin is None or begin[1] not in AMS_ENVIRONMENTS:
        return None
    closer = f"\\end{{{begin[1]}}}"
    close = memo.find(text, closer, begin.end())
    if close < 0:
        return None
    return Found(at, close + len(closer), "", "", display=begin[1] != "math")
