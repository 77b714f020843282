"""Font files: the only module that knows fontTools."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SUFFIXES = frozenset({".otf", ".ttf", ".ttc", ".otc"})


@dataclass(frozen=True, slots=True)
class Face:
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
    from fontTools.ttLib import TTLibError

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        return tuple(_face(font, index) for index, font in enumerate(_open(path)))
    except (TTLibError, OSError, AssertionError, ValueError, KeyError, AttributeError):
        return ()


def characters(path: Path, index: int = 0) -> frozenset[int]:
    """The code points that a face has glyphs for; none for a file that is no font."""
    from fontTools.ttLib import TTLibError

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        fonts = _open(path)
        return frozenset(fonts[min(index, len(fonts) - 1)].getBestCmap() or ())
    except (TTLibError, OSError, AssertionError, ValueError, KeyError, AttributeError):
        return frozenset()


def _open(path: Path) -> list[Any]:
    from fontTools.ttLib import TTCollection, TTFont

    if path.suffix.lower() in (".ttc", ".otc"):
        return list(TTCollection(str(path), lazy=True))
    return [TTFont(str(path), lazy=True)]


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
