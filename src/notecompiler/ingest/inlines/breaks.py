"""Line endings, escapes and entities."""

from __future__ import annotations

import html
import re

from notecompiler.document import LineBreak, Words
from notecompiler.ingest.inlines.scan import Scan

_NEWLINE = re.compile(r"(?:\r\n?|\n)[ \t]*")
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def line_break(scan: Scan, at: int) -> int:
    """A line ending: hard after two spaces, else soft. White space around it goes."""
    hit = _NEWLINE.match(scan.text, at)
    if hit is None:
        return -1
    hard = False
    if scan.parts and isinstance(last := scan.parts[-1], Words):
        kept = last.text.rstrip(" \t")
        trimmed = len(last.text) - len(kept)
        hard = trimmed >= 2 and last.text.endswith("  ")
        if trimmed:
            scan.parts.pop()
            start = scan.extract.span(at - trimmed, at).start
            if kept:
                scan.parts.append(Words(type(last.span)(last.span.start, start), kept))
    scan.parts.append(LineBreak(scan.span(at, at + len(hit.group().rstrip(" \t"))), hard))
    return hit.end()


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
