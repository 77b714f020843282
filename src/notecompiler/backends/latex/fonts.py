"""The faces of a document as arguments of the font commands in the shell."""

from __future__ import annotations

from pathlib import PurePath

from notecompiler.fonts.model import SEMIBOLD, FontFile, FontSet

_FANDOL = {
    "song": FontFile("FandolSong", "FandolSong-Regular.otf"),
    "hei": FontFile("FandolHei", "FandolHei-Bold.otf", weight=700),
    "kai": FontFile("FandolKai", "FandolKai-Regular.otf"),
}
"""The Chinese faces of every TeX distribution, where the machine has no others."""

_EMBOLDENED = "FakeBold=2"


def font_arguments(fonts: FontSet) -> dict[str, str]:
    """For each role the optional and mandatory argument of a font command: ``[Path=…]{file}``; "" for none.

    "song", "hei" and "kai" are whole families; "code" sets Chinese in code.
    """
    song = fonts.song or _FANDOL["song"]
    hei = fonts.hei or (_FANDOL["hei"] if fonts.song is None else song)
    kai = fonts.kai or (_FANDOL["kai"] if fonts.song is None else song)
    return {
        "song": _family(song, bold=hei, italic=kai),
        "hei": _family(hei, bold=hei, italic=hei),
        "kai": _family(kai, bold=hei, italic=kai),
        "code": _family(song),
        "latin": _family(fonts.latin) if fonts.latin else "",
        "mono": _family(fonts.mono) if fonts.mono else "",
        "symbols": _family(fonts.symbols) if fonts.symbols else "",
    }


def spare_arguments(fonts: FontSet) -> list[str]:
    """The arguments for the Chinese faces of characters that `song` lacks."""
    return [_family(face) for face in fonts.spare]


def _family(face: FontFile, bold: FontFile | None = None, italic: FontFile | None = None) -> str:
    """A family from files; its bold and italic may be faces of other families."""
    options = [*_face("", face)]
    if bold is not None:
        options += [f"BoldFont={_name(bold)}", *_features("Bold", bold, face)]
    if italic is not None:
        options += [f"ItalicFont={_name(italic)}", *_features("Italic", italic, face)]
    if bold is not None:
        options += [f"BoldItalicFont={_name(bold)}", *_features("BoldItalic", bold, face)]
    return f"[{','.join(options)}]{{{_name(face)}}}"


def _face(shape: str, face: FontFile) -> list[str]:
    found = []
    if folder := _folder(face):
        found.append(f"{shape}Path={{{folder}}}")
    if face.index:
        found.append(f"FontIndex={face.index}")
    return found


def _features(shape: str, face: FontFile, main: FontFile) -> list[str]:
    """What a face needs that the main face of its family does not have. One that is not bold is emboldened."""
    found = [_EMBOLDENED] if shape.startswith("Bold") and face.weight < SEMIBOLD else []
    if _folder(face) != _folder(main):
        found.append(f"Path={{{_folder(face)}}}")
    if face.index != main.index:
        found.append(f"FontIndex={face.index}")
    return [f"{shape}Features={{{','.join(found)}}}"] if found else []


def _name(face: FontFile) -> str:
    return PurePath(face.path).name


def _folder(face: FontFile) -> str:
    """The folder of a font file, with the slash that fontspec wants; "" for one that TeX finds by itself."""
    folder = PurePath(face.path).parent
    if not folder.is_absolute() or "texmf-dist" in folder.parts:
        return ""
    return f"{folder.as_posix()}/"
