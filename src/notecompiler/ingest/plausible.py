"""Whether the characters between two dollar signs are a formula, money, a shell variable or prose."""

from __future__ import annotations

import re

from notecompiler.regex import HAN, regex

_MATH = regex(r"[\\^_=+<>{}]|[A-Za-z0-9)]\s?[*/|-]\s?[A-Za-z0-9(]|\|[^|\s]{1,20}\||[α-ωΑ-Ω∂∇≤≥≠≈∈∑∫√×÷±→∞]")
_STRONG = regex(r"\\[A-Za-z]+|\^|_[{0-9A-Za-z]|=")
_MONEY = regex(r"\d[\d,]*(?:\.\d+)?\s*(?:[kKmMbB]\b|[万亿千百]|million\b|billion\b|trillion\b)?")
_SHELL = regex(r"[A-Z_][A-Z0-9_]+(?:[/:\s.;,\"']|\Z)|\{[A-Z_][A-Z0-9_]*\}|[a-z_]+[a-z0-9_]*(?:/|;|\s*&&|\s\|\s)|\(")
_WORDS = regex(r"(?<![\\A-Za-z])[A-Za-z]{2,}(?:\s+[A-Za-z]{2,})+")
_COMMANDS = regex(r"\\[A-Za-z]+\*?(?:\s*\{[^{}]*\})?")
_CHINESE_MARK = regex("[\u3000-\u3002，：；]")
_DOLLAR = regex(r"(?<!\\)\$")
_TEXT = regex(r"\\(?:text[a-z]*|mbox|hbox|intertext|tag\*?)\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_JOINING_WORD = regex(r"\b(?:or|and|to|per|for|the|of|is|are|with|from|in|at|by)\b")
_CITATION = regex(r"\d+(?:\s*[-–,]\s*\d+)+\Z|\d{1,4}\Z")
_ONE_WORD = regex(r"[A-Za-z]{3,}\Z")
_LONG_WORD = regex(r"[A-Za-z]{4,}|[A-Za-z]{2,}\s+[A-Za-z]{2,}")
_NO_CALL = regex(r"[A-Za-z]{3,}(?![A-Za-z(])")
_MAX_INSPECTED = 4000


def is_formula(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, which stands between two dollar signs, is a formula."""
    inner = text[start:end] if end - start <= _MAX_INSPECTED else text[start : start + _MAX_INSPECTED]
    if not inner or inner.isspace():
        return False
    opened_tight = not inner[0].isspace()
    closed_tight = not text[end - 1].isspace()
    after = text[end + 1 : end + 2]
    glued = bool(after) and after.isascii() and (after.isalnum() or after in "_{")
    if glued and after.isdigit() and (not closed_tight or _MONEY.match(inner)) and not _STRONG.search(inner):
        return False
    if glued and not closed_tight:
        return _STRONG.search(inner) is not None and not opened_tight
    if text[start - 2 : start - 1].isdigit() and inner[0] in " \t,.;:!?，。；：、)" and not _STRONG.search(inner):
        return False
    if inner[0].isdigit():
        return _number_led(inner, glued)
    if glued and (_SHELL.match(inner) or _count_chinese(inner)) and not _STRONG.search(inner):
        return False
    if not (opened_tight and closed_tight) and _is_prose(inner):
        return False
    return not (_is_chinese_prose(inner) or (glued and _is_prose(inner)))


def _number_led(inner: str, glued: bool) -> bool:
    """``5 and`` between ``$5 and $10`` is money; ``3n+1``, ``5`` and ``90^\\circ`` are formulas."""
    money = _MONEY.match(inner)
    rest = inner[money.end() :] if money else inner
    if not rest.strip():
        return not glued
    if _STRONG.search(rest):
        return True
    if _is_prose("x " + rest) or _count_chinese(rest) or _NO_CALL.search(rest):
        return False
    return not (glued or re.match(r"\s*[–—-]\s*(?:US)?\Z|[,.;:]?\s*\Z", rest)) or bool(
        not glued and _MATH.search(inner)
    )


def _is_prose(inner: str) -> bool:
    """Two words in a row that are not commands, or one that only sentences have, and nothing that only formulas have."""
    if _STRONG.search(inner):
        return False
    bare = _COMMANDS.sub(" ", inner)
    return _WORDS.search(bare) is not None or _JOINING_WORD.search(bare) is not None


def _is_chinese_prose(inner: str) -> bool:
    """A stretch of Chinese with no sign of math in it: two lone dollar signs in a sentence."""
    return _count_chinese(inner) >= 2 and not _MATH.search(inner)


def has_lone_dollar(inner: str) -> bool:
    """Whether a display would hold a dollar sign outside of ``\\text{…}``: then it is no display."""
    return "$" in inner and _DOLLAR.search(_TEXT.sub("", inner)) is not None


def is_escaped_text(inner: str) -> bool:
    """Whether what stands between ``\\(…\\)`` or ``\\[…\\]`` is text whose brackets were escaped: nothing, a citation's
    number, or words without any sign of mathematics."""
    inner = inner.strip()
    if not inner or _CITATION.match(inner) or _ONE_WORD.match(inner) or _is_prose(inner):
        return True
    if _STRONG.search(inner) or _MATH.search(inner):
        return False
    return _LONG_WORD.search(inner) is not None or _count_chinese(inner) >= 2


def _count_chinese(text: str) -> int:
    """How many Chinese characters and marks there are."""
    return 0 if text.isascii() else len(HAN.findall(text)) + len(_CHINESE_MARK.findall(text))
