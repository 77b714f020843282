"""Font files: their faces and the characters that these have.

Only what a document's choice of fonts needs is read: the table directory, names, weight and character map, as the
OpenType specification lays them out. A full font library takes longer to load than all of this takes to read.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, TypeVar

from notecompiler.fonts.cmap import CodePoints, mapped

SUFFIXES = frozenset({".otf", ".ttf", ".ttc", ".otc"})

T = TypeVar("T")

Tables = Mapping[bytes, tuple[int, int]]
"""Where a face's tables lie in its file: offset and length by tag."""

_LARGEST_TABLE = 1 << 25
_MOST_FACES = 1024

# Encodings of names by platform (0 Unicode, 1 Macintosh, 3 Windows) and encoding; what is not here is Unicode.
_ENCODINGS = {
    (1, 0): "mac_roman",
    (1, 1): "shift_jis",
    (1, 2): "big5",
    (1, 3): "euc_kr",
    (1, 25): "gb2312",
    (3, 2): "shift_jis",
    (3, 3): "gb2312",
    (3, 4): "big5",
    (3, 5): "euc_kr",
    (3, 6): "johab",
}


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

    def read(file: BinaryIO, fonts: tuple[Tables, ...]) -> tuple[Face, ...]:
        return tuple(_face(file, tables, index) for index, tables in enumerate(fonts))

    return _read(path, read, ())


def characters(path: Path, index: int = 0) -> CodePoints:
    """The code points that a face has glyphs for; none for a file that is no font."""
    try:
        status = path.stat()
    except OSError:
        return CodePoints()
    return _characters(path, index, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=64)
def _characters(path: Path, index: int, _version: tuple[int, int]) -> CodePoints:
    def read(file: BinaryIO, fonts: tuple[Tables, ...]) -> CodePoints:
        return mapped(_table(file, fonts[min(index, len(fonts) - 1)], b"cmap"))

    return _read(path, read, CodePoints())


def _read(path: Path, use: Callable[[BinaryIO, tuple[Tables, ...]], T], otherwise: T) -> T:
    """What `use` makes of the fonts in a file; `otherwise` when they cannot be read."""
    try:
        with path.open("rb") as file:
            return use(file, tuple(_tables(file, offset) for offset in _offsets(file)))
    # A table that is cut off, or that points beyond its end, is seen when it is read; the file is then no font to us.
    except (OSError, ValueError, LookupError, struct.error):
        return otherwise


def _offsets(file: BinaryIO) -> tuple[int, ...]:
    """Where each face's table directory begins."""
    head = file.read(12)
    if head[:4] != b"ttcf":
        return (0,)
    (count,) = struct.unpack(">8xL", head)
    if count > _MOST_FACES:
        raise ValueError("no collection of fonts")
    return struct.unpack(f">{count}L", file.read(4 * count))


def _tables(file: BinaryIO, offset: int) -> Tables:
    file.seek(offset)
    version, count = struct.unpack(">4sH6x", file.read(12))
    if version not in (b"\0\1\0\0", b"OTTO", b"true"):
        raise ValueError("no font")
    records = struct.iter_unpack(">4s4xLL", file.read(16 * count))
    return {tag: (start, length) for tag, start, length in records}


def _table(file: BinaryIO, tables: Tables, tag: bytes) -> bytes:
    """The bytes of a table. Raises KeyError when there is none and ValueError when it is too large to be one."""
    start, length = tables[tag]
    if length > _LARGEST_TABLE:
        raise ValueError("no table")
    file.seek(start)
    return file.read(length)


def _face(file: BinaryIO, tables: Tables, index: int) -> Face:
    weight, italic = 400, False
    if b"OS/2" in tables:
        weight, selection = struct.unpack_from(">4xH56xH", _table(file, tables, b"OS/2"))
        weight, italic = weight or 400, bool(selection & 1)
    outlines = any(tag in tables for tag in (b"glyf", b"CFF ", b"CFF2"))
    names = _families(_table(file, tables, b"name"))
    return Face(names, index, weight if weight > 9 else weight * 100, italic, outlines)


def _families(table: bytes) -> tuple[str, ...]:
    """The family names of a name table, the English ones first."""
    count, strings = struct.unpack_from(">2xHH", table)
    records = list(struct.iter_unpack(">6H", table[6 : 6 + 12 * count]))
    english: list[str] = []
    others: list[str] = []
    # Name 16 is the typographic family ("Noto Serif CJK SC" for all weights), name 1 the one for four styles.
    for wanted in (16, 1):
        for platform, encoding, language, name, length, offset in records:
            if name == wanted:
                raw = table[strings + offset : strings + offset + length]
                text = raw.decode(_ENCODINGS.get((platform, encoding), "utf_16_be"), "replace").strip()
                (english if language in (0, 0x409) else others).append(text)
    return tuple(dict.fromkeys(english + others))
