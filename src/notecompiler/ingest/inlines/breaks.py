"""Line endings, escapes and entities."""

from __future__ import annotations

import html
import re

from notecompiler.document import LineBreak, Words
from notecompiler.ingest.inlines.scan import Scan

_NEWLINE = re.compile(r"(?:\r\n?|\n)[ \t]*")
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_DIVIDED = re.compile(r"([A-Za-z]+-)*([A-Za-z]+)-\Z")
_PREFIXES = frozenset(
    [
        "self",
        "non",
        "well",
        "high",
        "low",
        "multi",
        "cross",
        "semi",
        "pre",
        "post",
        "co",
        "anti",
        "quasi",
        "long",
        "short",
        "state",
        "so",
        "end",
        "real",
        "time",
        "one",
        "two",
        "three",
        "four",
        "half",
        "full",
        "fine",
        "large",
        "small",
        "mini",
        "sub",
        "super",
        "inter",
        "intra",
        "cost",
        "data",
    ]
)
"""What stands before a hyphen that a word has anywhere, not only at the end of a line."""


def line_break(scan: Scan, at: int) -> int:
    """A line ending: hard after two spaces, else soft. White space around it goes. In a note that divides words the halves
    of one are joined."""
    hit = _NEWLINE.match(scan.text, at)
    if hit is None:
        return -1
    hard = False
    if scan.parts and isinstance(last := scan.parts[-1], Words):
        kept = last.text.rstrip(" \t")
        trimmed = len(last.text) - len(kept)
        hard = trimmed >= 2 and last.text.endswith("  ")
        if scan.context.divides_words and (divided := _DIVIDED.search(kept)) and _same_case(kept, scan.text, hit.end()):
            scan.parts.pop()
            joined = kept if divided[1] or divided[2].lower() in _PREFIXES else kept[:-1]
            scan.parts.append(Words(last.span, joined))
            return hit.end()
        if trimmed:
            scan.parts.pop()
            start = scan.extract.span(at - trimmed, at).start
            if kept:
                scan.parts.append(Words(type(last.span)(last.span.start, start), kept))
    scan.parts.append(LineBreak(scan.span(at, at + len(hit.group().rstrip(" \t"))), hard))
    return hit.end()


def _same_case(before: str, text: str, at: int) -> bool:
    """Whether a word in small letters, or in capitals, goes on behind the hyphen in which `before` ends."""
    letter, following = before[-2], text[at : at + 1]
    return following.isalpha() and letter.islower() == following.islower()


def escape(scan: Scan, at: int) -> int:
    """A backslash: hard break at the end of a line, literal punctuation, else itself."""
    following = scan.text[at + 1 : at + 2]
    if following in ("\n", "\r") and following:
        hit = _NEWLINE.match(scan.text, at + 1)
        end = hit.end() if hit else at + 2
        scan.parts.append(LineBreak(scan.span(at, at + 2), hard=True))
        return end
    if following and following in _PUNCTUATION:
        scan.words(at, at + 2, following)
        return at + 2
    return -1


def entity(scan: Scan, at: int) -> int:
    """``&lt;``, ``&#945;``; what is no entity is text."""
    hit = _ENTITY.match(scan.text, at)
    if hit is None:
        return -1
    shown = html.unescape(hit.group())
    if shown == hit.group():
        return -1
    scan.words(at, hit.end(), shown.replace("\0", "\ufffd"))
    return hit.end()
