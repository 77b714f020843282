"""Font files: the only module that knows fontTools."""

from __future__ import annotations

import logging
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from notecompiler.record import Record

T = TypeVar("T")


class Face(Record):
    """One face of a font file. `names` are its family names in all languages, the English one first.

    `outlines` is False for faces of bitmaps only, which PDF engines cannot print as text.
    """

    names: tuple[str, ...]
    index: int
    weight: int
    italic: bool
    outlines: bool


def faces(path: Path) -> tuple[Face, ...]:
    """The faces of a file; () for a file that is no font."""
    return _read(path, lambda fonts: tuple(_face(font, index) for index, font in enumerate(fonts)), ())


def characters(path: Path, index: int = 0) -> frozenset[int]:
    """The code points that a face has glyphs for; none for a file that is no font."""
    return _read(path, lambda fonts: _mapped(fonts[min(index, len(fonts) - 1)]), frozenset())


def _read(path: Path, use: Callable[[list[Any]], T], otherwise: T) -> T:
    """What `use` makes of the fonts in a file; `otherwise` when they cannot be read."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as file:
            collection = path.suffix.lower() in (".ttc", ".otc")
            return use(list(TTCollection(file, lazy=True)) if collection else [TTFont(file, lazy=True)])
    # A broken font file can break fontTools in these ways; it is then no font to us.
    except (TTLibError, OSError, AssertionError, ValueError, LookupError, AttributeError, struct.error):
        return otherwise


def _mapped(font: Any) -> frozenset[int]:
    # Names of glyphs are not needed, and to look them up takes several times as long as everything else.
    font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
    return frozenset(font.getBestCmap() or ())


def _face(font: Any, index: int) -> Face:
    english: list[str] = []
    others: list[str] = []
    # Name 16 is the typographic family ("Noto Serif CJK SC" for all weights), name 1 the one for four styles.
    for wanted in (16, 1):
        for record in font["name"].names:
            if record.nameID != wanted:
                continue
            text = record.toUnicode(errors="replace").strip()
            (english if record.langID in (0, 0x409) else others).append(text)
    os2 = font.get("OS/2")
    weight = int(getattr(os2, "usWeightClass", 400) or 400)
    italic = bool(getattr(os2, "fsSelection", 0) & 1)
    outlines = any(table in font for table in ("glyf", "CFF ", "CFF2"))
    return Face(tuple(dict.fromkeys(english + others)), index, weight if weight > 9 else weight * 100, italic, outlines)
