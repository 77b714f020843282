"""Characters without a glyph, found before anything is typeset."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from notecompiler.fonts.cache import Bounds, known_characters
from notecompiler.fonts.embedded import embedded_characters
from notecompiler.fonts.model import FontSet
from notecompiler.record import Record
from notecompiler.source import SourceFile, Span

# Categories that print nothing themselves: controls, format characters, surrogates, line and paragraph separators, spaces.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
_VARIATION_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
_SKIN_TONES = range(0x1F3FB, 0x1F400)


class Coverage(Record):
    """The characters that a document's fonts can print, font by font."""

    fonts: tuple[Bounds, ...]

    def has(self, char: str) -> bool:
        """Whether the character prints, or prints nothing by nature."""
        point = ord(char)
        # Behind an odd number of bounds is within a run.
        return any(bisect_right(bounds, point) & 1 for bounds in self.fonts) or _prints_nothing(char)


class MissingGlyph(Record):
    """A character that no font has, at one place of a note (line and column from 1)."""

    char: str
    path: str
    line: int
    column: int

    @property
    def name(self) -> str:
        """The character for people: ``U+1F600 GRINNING FACE``."""
        return f"U+{ord(self.char):04X} {unicodedata.name(self.char, '')}".rstrip()


@lru_cache(maxsize=4)
def coverage(fonts: FontSet, embedded: bool = True) -> Coverage:
    """What the faces of `fonts` print; `embedded` adds the fonts inside Typst."""
    faces = tuple(known_characters(Path(face.path), face.index) for face in fonts.faces())
    return Coverage((embedded_characters(), *faces) if embedded else faces)


def missing_characters(texts: Iterable[str], covered: Coverage) -> frozenset[str]:
    """The characters of the texts that do not print."""
    return frozenset(char for char in set().union(*map(set, texts)) if not covered.has(char))


def script(char: str) -> str:
    """The script or kind of a character, by the first word of its name ("HANGUL", "THAI"); "CJK" for Chinese ones."""
    return unicodedata.name(char, "UNNAMED").split(" ")[0].split("-")[0]


def missing_glyphs(source: SourceFile, covered: Coverage, skip: Sequence[Span] = ()) -> tuple[MissingGlyph, ...]:
    """Every place of a note where a character does not print, in order, outside of the spans that are not printed."""
    lacking = missing_characters([source.text], covered)
    if not lacking:
        return ()
    found = []
    for match in re.finditer(f"[{re.escape(''.join(sorted(lacking)))}]", source.text):
        if not any(span.start <= match.start() < span.end for span in skip):
            at = source.position(match.start())
            found.append(MissingGlyph(match[0], source.path, at.line, at.column))
    return tuple(found)


def _prints_nothing(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE or ord(char) in _VARIATION_SELECTORS or ord(char) in _SKIN_TONES
