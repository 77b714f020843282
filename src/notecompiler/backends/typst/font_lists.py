"""The fonts of a document as Typst's lists of families."""

from __future__ import annotations

from notecompiler.backends.typst.escape import string
from notecompiler.book.model import Language
from notecompiler.fonts.model import SEMIBOLD, FontFile, FontSet

LATIN = "New Computer Modern"
MATH = "New Computer Modern Math"
MONO = "DejaVu Sans Mono"


def font_lists(fonts: FontSet, language: Language) -> dict[str, str]:
    """For each role the families in the order in which Typst tries them, as Typst arrays.

    "swelling" is how much the strokes of bold Chinese must be widened: `none` where its face is bold, and in
    English documents.
    In a Chinese document quotation marks and dashes, which both scripts have, come from the Chinese face.
    """
    latin = _family(fonts.latin) or LATIN
    song = fonts.song
    bold = fonts.hei or song
    thin = bold is not None and bold.weight < SEMIBOLD
    rest = (*fonts.spare, fonts.symbols, fonts.emoji)

    def families(first: str, *faces: FontFile | None) -> str:
        head = string(first)
        if language is Language.ZH and any(faces):
            head = f'(name: {head}, covers: "latin-in-cjk")'
        names = dict.fromkeys(face.family for face in faces if face is not None)
        return "(" + ", ".join([head, *map(string, names)]) + ",)"

    return {
        "latin": string(latin),
        "emoji": string(fonts.emoji.family) if fonts.emoji else "none",
        "serif": families(latin, song, *rest),
        "sans": families(latin, bold, song, *rest),
        "emph": families(latin, fonts.kai or song, song, *rest),
        "swelling": "0.02em" if thin and language is Language.ZH else "none",
        "mono": families(_family(fonts.mono) or MONO, song, fonts.hei, *rest),
        "math": families(MATH, song, *rest).replace(
            '(name: "New Computer Modern Math", covers: "latin-in-cjk")', string(MATH)
        ),
    }


def _family(face: FontFile | None) -> str | None:
    return face.family if face is not None else None
