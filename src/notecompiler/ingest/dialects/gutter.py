"""Code copied with its line-number gutter: ``1 | int f() {``, or the numbers in lines of their own above the code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from notecompiler.record import Record
from notecompiler.regex import HAN, regex

MAX_LINES = 400

_BARRED = regex(r"(\d{1,4})[ \t]*[|│](?:[ \t](.*?))?[ \t]*[|│]?\Z")
_NUMBERED = regex(r"(\d{1,4})[ \t]+(\S.*)\Z")
_CODE = regex(
    r"[;{}]|\w\s*=[^=]|\w\(|\)\s*:|->|::|//|/\*|\A\s*(?:#include|import|from|using|def|class|return|for|while|if|else|end|print)\b"
)
_COMMENT = regex(r"//|#|/\*|[\"']")
_TABLE_RULE = regex(r"[ \t|:-]*-[ \t|:-]*\Z")


class Gutter(Record):
    """Code without its numbers. It takes `lines` lines; of the last one only `last_length` characters, when text of the
    note is glued to it."""

    code: str
    lines: int
    last_length: int


Lines: TypeAlias = Callable[[int], str | None]
"""The lines of a block by number from 0, without the indent; None behind its end."""


def gutter_at(lines: Sequence[str]) -> Gutter | None:
    """The numbered code that begins with the first of these lines, if any."""
    return read_gutter(lambda number: lines[number] if number < len(lines) else None)


def read_gutter(lines: Lines) -> Gutter | None:
    """Like `gutter_at`, asking only for the lines that it needs."""
    return _barred(lines) or _stacked(lines)


def _barred(lines: Lines) -> Gutter | None:
    """``1 | code |``, ``2 | code |`` …"""
    code: list[str] = []
    length = 0
    while len(code) < MAX_LINES and (line := lines(len(code))) is not None:
        hit = _BARRED.match(line)
        if hit is None or int(hit[1]) != len(code) + 1:
            if len(code) == 1 and _TABLE_RULE.match(line):
                return None
            break
        code.append(hit[2] or "")
        length = len(line)
    return Gutter(_text(code), len(code), length) if _is_code(code) else None


def _stacked(lines: Lines) -> Gutter | None:
    """All numbers first, one to a line; the first line of code may stand behind the last number."""
    count = 0
    while count < MAX_LINES and lines(count) == str(count + 1):
        count += 1
    if count == 0:
        return None
    code: list[str] = []
    at = count
    hit = _NUMBERED.match(lines(count) or "")
    if hit and int(hit[1]) == count + 1:
        count += 1
        at = count
        code.append(hit[2])
    while len(code) < count and (line := lines(at)) is not None:
        code.append(line)
        at += 1
    if count < 2 or len(code) < count or not _is_code(code):
        return None
    last = lines(at - 1) or ""
    kept = _code_length(last)
    code[-1] = code[-1][: len(code[-1]) - (len(last) - kept)]
    return Gutter(_text(code), at, kept)


def _is_code(lines: Sequence[str]) -> bool:
    """At least half of the lines that are not empty look like code."""
    filled = [line for line in lines if line.strip()]
    return bool(filled) and sum(_CODE.search(line) is not None for line in filled) * 2 >= len(filled)


def _code_length(line: str) -> int:
    """How much of the last line is code: Chinese outside comments and strings is the note's next sentence."""
    prose = HAN.search(line)
    if prose is None or _COMMENT.search(line, 0, prose.start()) or not line[: prose.start()].strip():
        return len(line)
    return len(line[: prose.start()].rstrip())


def _text(code: Sequence[str]) -> str:
    return "".join(line + "\n" for line in code)
