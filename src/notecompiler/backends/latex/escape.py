"""The one place where the characters of notes become LaTeX text.

Every character comes out as itself: nothing in a note can be a command, a comment, a ligature or the end of an argument.
Signs that the text face lacks are printed from the math fonts, the Chinese face, as pictures or from a fallback face.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from notecompiler.backends.latex.glyphs import EMOJI_SEQUENCE, Face, face, name
from notecompiler.backends.latex.signs import math_sign
from notecompiler.backends.passages import RESERVED

_SPECIAL = {
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    "$": "\\$",
    "&": "\\&",
    "#": "\\#",
    "%": "\\%",
    "_": "\\_",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
    '"': "\\textquotedbl{}",
    "`": "\\textasciigrave{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "|": "\\textbar{}",
    "\xa0": "~",
    "\t": " ",
}
_WIDTHS = {
    "\u2000": "\\enspace{}", "\u2001": "\\quad{}", "\u2002": "\\enspace{}", "\u2003": "\\quad{}", "\u2004": "\\ ", "\u2005": "\\ ",
    "\u2006": "\\,", "\u2007": "\\ ", "\u2008": "\\,", "\u2009": "\\,", "\u200a": "\\,", "\u202f": "\\,", "\u205f": "\\,",
}  # fmt: skip
"""Spaces of other widths, which few text faces have."""
# What a run of these characters is, it is in LaTeX too.
_PLAIN = re.compile(r"(?:[A-Za-z0-9 .;:()/=+*@!?\n\u4e00-\u9fff，。；：？！、（）《》「」]|(?<!,),(?!,))+")
_DECOMPOSED = {"<super>": "\\textsuperscript{{{}}}", "<sub>": "\\textsubscript{{{}}}", "<compat>": "{}"}
_ALPHABETS = (
    ("double-struck", "\\mathbb{{{}}}"), ("script", "\\mathcal{{{}}}"), ("fraktur", "\\mathfrak{{{}}}"),
    ("sans-serif", "\\mathsf{{{}}}"), ("monospace", "\\mathtt{{{}}}"),
)  # fmt: skip
"""The mathematical alphabets by a word in the names of their letters."""
_LATIN_MARKS = {"‘": "`", "’": "'", "“": "``", "”": "''", "–": "--", "—": "---", "…": "\\ldots{}"}
"""Marks that both scripts have: beside a Chinese character they are Chinese and full width, else Latin."""
_JOINING = frozenset("-'–—‘’“”!?")
_URL_SAFE = "-._~:/?@!()*+,;=%&#"
_UNBROKEN = 30
_LONG_WORD = re.compile(r"[!-~]{41,}")
_CHUNK = 8
_CODE_BREAKS = re.compile(r"(?<=[,;(\[{=+/|._-])(?=[^\s\d,;)\]}=+/|._-])")


def text(source: str) -> str:
    """Running text. White space around a line end goes, so that no blank line, which ends a paragraph, can arise."""
    return "".join(_pieces(re.sub(r"[^\S\n\xa0]*\n\s*", "\n", source)))


def breakable(source: str) -> str:
    """Running text with places inside very long words (addresses, hashes) where a line may end."""
    at = 0
    pieces = []
    for word in _LONG_WORD.finditer(source):
        pieces.append(text(source[at : word.start()]))
        chunks = (word[0][start : start + _CHUNK] for start in range(0, len(word[0]), _CHUNK))
        pieces.append("\\codebreak{}".join(map(text, chunks)))
        at = word.end()
    return "".join([*pieces, text(source[at:])])


def one_line(source: str) -> str:
    """Text without line ends, for arguments and table cells."""
    return text(" ".join(source.split("\n")))


def bare(source: str) -> str:
    """Text for bookmarks and metadata, on one line: the characters themselves, whatever face the page needs for them."""
    pieces: list[str] = []
    at = 0
    line = " ".join(source.split("\n"))
    while at < len(line):
        emoji = EMOJI_SEQUENCE.match(line, at)
        if emoji and len(emoji[0]) > 1:
            pieces.append(emoji[0].translate({ord("#"): "\\#"}))
            at = emoji.end()
            continue
        if line[at] in _SPECIAL or face(line[at]) is not Face.NOTHING:
            pieces.append(_SPECIAL.get(line[at], line[at]))
        at += 1
    return "".join(pieces)


def code(source: str, unbroken: int = _UNBROKEN) -> str:
    """One line of code: every space counts, quotes are straight, and long lines may break behind punctuation, or after
    `unbroken` characters where there is none."""
    clean = source.translate({ord("\n"): " ", ord("\t"): "    "})
    found = (part for part in _CODE_BREAKS.split(clean) if part)
    parts = [part[at : at + unbroken] for part in found for at in range(0, len(part), unbroken)]
    return "\\codebreak{}".join(_spaces("".join(_pieces(part, mono=True))) for part in parts)


def shortened(source: str, limit: int) -> str:
    """The first `limit` characters, with an ellipsis where there are more."""
    return source if len(source) <= limit else source[:limit] + " …"


def url(target: str) -> str:
    """The first argument of ``\\href``: percent-encoded, TeX's specials behind a backslash."""
    encoded = quote(target.translate(RESERVED), safe=_URL_SAFE)
    encoded = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", encoded)
    return re.sub(r"([%&#])", r"\\\1", encoded).replace("~", "\\string~")


def comment(source: str) -> str:
    """The rest of a ``%`` line: printable characters on one line."""
    printable = (c if c.isprintable() else " " for c in source.translate(RESERVED))
    return " ".join("".join(printable).split())


def _spaces(escaped: str) -> str:
    """Spaces that TeX would swallow, or xeCJK beside Chinese, as control spaces."""
    return re.sub(r"(?<= ) |^ | $|(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", lambda _: "\\ ", escaped)


def _pieces(source: str, *, mono: bool = False) -> list[str]:
    pieces: list[str] = []
    at = 0
    while at < len(source):
        if plain := _PLAIN.match(source, at):
            end = plain.end() - (source[plain.end() : plain.end() + 1] in ("\ufe0f", "\u20e3"))
            pieces.append(source[at:end])
            if at < end:
                at = end
                continue
        if (emoji := EMOJI_SEQUENCE.match(source, at)) and (len(emoji[0]) > 1 or face(emoji[0]) is Face.EMOJI):
            pieces.append(_emoji(emoji[0]))
            at = emoji.end()
            continue
        before, after = source[at - 1 : at], source[at + 1 : at + 2]
        pieces.append(_contextual(source[at], before, after, mono=mono) or _single(source[at]))
        at += 1
    return pieces


def _contextual(char: str, before: str, after: str, *, mono: bool) -> str | None:
    """Characters that depend on their neighbours: what TeX or the face would join into another sign."""
    if char == "'" and mono:
        return "\\textquotesingle{}"
    if char in "-'<>," and before == char:
        return "\\nolig{}" + _SPECIAL.get(char, char)
    if char in _LATIN_MARKS and not mono and not any(unicodedata.east_asian_width(c) in "WF" for c in before + after):
        return ("\\nolig{}" if before in _JOINING else "") + _LATIN_MARKS[char]
    return None


@lru_cache(maxsize=4096)
def _single(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char in _WIDTHS:
        return _WIDTHS[char]
    match face(char):
        case Face.NOTHING:
            return ""
        case Face.TEXT | Face.CHINESE:
            return char
        case Face.CHINESE_SIGN:
            return f"\\chinesesign{{{char}}}"
        case Face.EMOJI | Face.FALLBACK:
            sign = math_sign(char)
            return f"\\ensuremath{{{sign}}}" if sign else _fallback(char)


def _fallback(char: str) -> str:
    """A raised or lowered sign, a ligature, or a sign from another face."""
    kind, _, codes = unicodedata.decomposition(char).partition(" ")
    plain = "".join(chr(int(code, 16)) for code in codes.split()) if kind.startswith("<") else ""
    if kind == "<font>" and (letter := plain if plain.isascii() else math_sign(plain)):
        return f"\\ensuremath{{{_alphabet(char).format(letter)}}}"
    if kind in _DECOMPOSED and plain.isascii() and plain.isalnum():
        return _DECOMPOSED[kind].format(plain)
    return f"\\fallbacksign{{{char}}}{{{_name(char)}}}"


def _alphabet(char: str) -> str:
    """What sets a letter in the alphabet that Unicode names: ``𝐱`` is bold, ``𝒜`` a script letter."""
    words = name(char)
    found = next((command for part, command in _ALPHABETS if part in words), "")
    if found:
        return f"\\boldsymbol{{{{{found}}}}}" if "bold" in words else found
    return ("\\boldsymbol{{{}}}" if "italic" in words else "\\mathbf{{{}}}") if "bold" in words else "{}"


def _emoji(sequence: str) -> str:
    """A picture by its code points; where there is no picture, its name is printed."""
    if len(sequence) == 1 and (sign := math_sign(sequence)):
        return f"\\ensuremath{{{sign}}}"
    codes = "-".join(f"{ord(c):x}" for c in sequence if c != "\ufe0f")
    # What is a picture only by request may be a sign of the symbol face.
    is_sign = len(sequence) == 1 and unicodedata.east_asian_width(sequence) != "W"
    option = f"[{sequence}]" if is_sign else ""
    return f"\\emoji{option}{{{codes}}}{{{_name(sequence[0])}}}"


def _name(char: str) -> str:
    """A name in small letters; letters of other scripts, of which words are made, by their short numbers."""
    if unicodedata.category(char) == "Lo":
        return f"U+{ord(char):04X}"
    return re.sub(r"[^a-zU0-9 +-]", "", name(char).replace("u+", "U+"))
