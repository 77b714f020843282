"""Find the faces of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from notecompiler.config import Fonts
from notecompiler.fonts.cache import known_characters, known_faces
from notecompiler.fonts.coverage import Coverage
from notecompiler.fonts.folders import SUFFIXES, font_files, font_folders
from notecompiler.fonts.model import FontFile, FontSet
from notecompiler.fonts.roles import EMOJI, HEI, KAI, SONG, SYMBOLS, Wish
from notecompiler.fonts.sfnt import Face

_COMMON_HAN = "的一是不了在人有我他这中"
_EXTRA_SPARE = 2


Shelf = tuple[Path, ...]
"""The font files of all folders, in the folders' order."""


def find_fonts(wanted: Fonts | None = None) -> FontSet:
    """The best face for each role: what the configuration names, else the first that is found of those we know.

    A configured family that is not found falls back to the known ones; `unknown_families` names it.
    """
    wanted = wanted or Fonts()
    shelf = _shelf(tuple(map(str, font_folders(wanted.paths))))
    song = _configured(wanted.song, shelf, 400) or _chosen(SONG, shelf, han=True)
    hei = _configured(wanted.hei, shelf, 700) or _chosen(HEI, shelf, han=True)
    kai = _configured(wanted.kai, shelf, 400) or _chosen(KAI, shelf, han=True)
    song = song or hei or kai or _any_chinese(shelf)
    return FontSet(
        song=song,
        hei=hei,
        kai=kai,
        latin=_configured(wanted.latin, shelf, 400),
        mono=_configured(wanted.mono, shelf, 400),
        symbols=_chosen(SYMBOLS, shelf),
        emoji=_chosen(EMOJI, shelf, bitmaps=True),
        spare=_spare(shelf, tuple(face for face in (song, hei, kai) if face)),
    )


def unknown_families(wanted: Fonts) -> tuple[str, ...]:
    """The configured names for which no face is found."""
    shelf = _shelf(tuple(map(str, font_folders(wanted.paths))))
    names = (wanted.song, wanted.hei, wanted.kai, wanted.latin, wanted.mono)
    return tuple(name for name in names if name and _configured(name, shelf, 400) is None)


def known_families(wanted: Fonts) -> tuple[str, ...]:
    """The names of all faces that a configuration could ask for."""
    shelf = _shelf(tuple(map(str, font_folders(wanted.paths))))
    return tuple(
        dict.fromkeys(name for file in shelf for face in known_faces(file) if face.outlines for name in face.names)
    )


@lru_cache(maxsize=4)
def _shelf(folders: tuple[str, ...]) -> Shelf:
    return tuple(dict.fromkeys(file for folder in folders for file in font_files(Path(folder))))


def _chosen(wishes: Sequence[Wish], shelf: Shelf, han: bool = False, bitmaps: bool = False) -> FontFile | None:
    return next(_candidates(wishes, shelf, han, bitmaps), None)


def _candidates(wishes: Sequence[Wish], shelf: Shelf, han: bool, bitmaps: bool = False) -> Iterator[FontFile]:
    known = re.compile("|".join(wish.file.pattern for wish in wishes), re.IGNORECASE)
    files = [file for file in shelf if known.match(file.name)]
    for wish in wishes:
        for file in files:
            if not wish.file.match(file.name):
                continue
            faces = [face for face in known_faces(file) if any(map(wish.family.search, face.names))]
            faces = [face for face in faces if face.outlines or bitmaps]
            for face in sorted(faces, key=lambda face: (face.italic, abs(face.weight - wish.weight))):
                found = _font_file(file, face)
                if not han or _has_han(found):
                    yield found
                    break


def _configured(name: str | None, shelf: Shelf, weight: int) -> FontFile | None:
    """A face by family name, or by the path of its file."""
    if not name:
        return None
    path = Path(name).expanduser()
    if path.suffix.lower() in SUFFIXES:
        faces = known_faces(path.resolve()) if path.is_file() else ()
        return _font_file(path.resolve(), faces[0]) if faces else None
    key = _key(name)
    found = [
        (abs(face.weight - weight), face.italic, order, _font_file(file, face))
        for order, file in enumerate(shelf)
        for face in known_faces(file)
        if face.outlines and key in map(_key, face.names)
    ]
    return min(found, key=lambda item: item[:3])[3] if found else None


def _any_chinese(shelf: Shelf) -> FontFile | None:
    """The first face at all that has common Chinese characters; every font file is looked at."""
    for file in shelf:
        for face in known_faces(file):
            found = _font_file(file, face)
            if face.outlines and not face.italic and _has_han(found):
                return found
    return None


def _spare(shelf: Shelf, chosen: tuple[FontFile, ...]) -> tuple[FontFile, ...]:
    families = {face.family for face in chosen}
    spare: dict[str, FontFile] = {}
    for face in _candidates((*SONG, *HEI), shelf, han=True):
        if face.family not in families:
            spare.setdefault(face.family, face)
        if len(spare) == _EXTRA_SPARE:
            break
    return tuple(spare.values())


def _has_han(face: FontFile) -> bool:
    covered = Coverage((known_characters(Path(face.path), face.index),))
    return all(map(covered.has, _COMMON_HAN))


def _font_file(path: Path, face: Face) -> FontFile:
    return FontFile(
        face.names[0] if face.names else path.stem, str(path.absolute()), face.index, face.weight, face.outlines
    )


def _key(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()
