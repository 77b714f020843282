"""Which face prints a character that is not plain ASCII."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from enum import Enum
from functools import lru_cache


class Face(Enum):
    """Where the glyph of a character comes from."""

    TEXT = "text"
    """The Latin text face, Latin Modern."""
    CHINESE = "chinese"
    """The Chinese face, chosen by the engine."""
    CHINESE_SIGN = "chinese sign"
    """The Chinese face, which has to be asked for: a circled number, a Roman numeral."""
    EMOJI = "emoji"
    FALLBACK = "fallback"
    """A face for single signs, where one is installed."""
    NOTHING = "nothing"
    """No glyph at all: control and format characters."""


# What Latin Modern Roman, its bold and sans faces have in common, as first and last code points.
_LATIN_MODERN = (
    (0x20, 0x7E), (0xA0, 0x137), (0x139, 0x148), (0x14A, 0x165), (0x168, 0x17F), (0x1CD, 0x1D4), (0x1D7, 0x1DC),
    (0x1E6, 0x1E7), (0x1F4, 0x1F5), (0x1FA, 0x1FF), (0x218, 0x21B), (0x300, 0x304), (0x306, 0x30C), (0x391, 0x3A1),
    (0x3A3, 0x3A9), (0x1E0C, 0x1E0F), (0x1E80, 0x1E85), (0x1EA0, 0x1EF9), (0x2010, 0x2011), (0x2013, 0x2014),
    (0x2016, 0x2016), (0x2018, 0x201A), (0x201C, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030),
    (0x2039, 0x203B), (0x20AC, 0x20AC), (0x2116, 0x2117), (0x2122, 0x2122),
)  # fmt: skip
_CHINESE = (
    (0x2E80, 0x2FDF), (0x3000, 0x312F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF), (0x20000, 0x3FFFF),
)  # fmt: skip
_CHINESE_SIGNS = ((0x2160, 0x217F), (0x2460, 0x24FF), (0x3200, 0x33FF))
_PICTURES = ((0x231A, 0x231B), (0x23E9, 0x23FA), (0x2600, 0x27BF), (0x2B05, 0x2B55), (0x1F000, 0x1FAFF))

EMOJI_SEQUENCE = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*]\ufe0f?\u20e3"
    "|[\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "(?:\ufe0f|[\U0001f3fb-\U0001f3ff])*(?:\u200d[\u2300-\u27bf\U0001f000-\U0001faff](?:\ufe0f|[\U0001f3fb-\U0001f3ff])*)*"
)
"""One emoji: flags, keycaps, pictures with their modifiers and joined pictures."""


@lru_cache(maxsize=4096)
def face(char: str) -> Face:
    """The face for a single character."""
    code = ord(char)
    if _within(code, _CHINESE):
        return Face.CHINESE
    if _within(code, _CHINESE_SIGNS):
        return Face.CHINESE_SIGN
    if _within(code, _PICTURES):
        return Face.EMOJI
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn") or char == "\ufe0f":
        return Face.NOTHING
    return Face.TEXT if _within(code, _LATIN_MODERN) else Face.FALLBACK


def name(char: str) -> str:
    """What a sign is called ("heavy check mark"), in lower case; its code point when Unicode has no name."""
    return unicodedata.name(char, f"U+{ord(char):04X}").lower()


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    at = bisect_right(ranges, code, key=lambda pair: pair[0]) - 1
    return at >= 0 and code <= ranges[at][1]
