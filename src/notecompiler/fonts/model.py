"""What the rest of the program knows of fonts."""

from __future__ import annotations

from notecompiler.record import Record, names_of

SEMIBOLD = 600
"""The weight from which a face passes for bold."""


class FontFile(Record):
    """A face that was found: its family's name and the absolute path of its file.

    `index` is the face's number in a collection (.ttc), else 0. `weight` is that of CSS (400 regular, 700 bold).
    `outlines` is False for faces of bitmaps only (coloured emoji), which Typst prints and TeX does not.
    """

    family: str
    path: str
    index: int = 0
    weight: int = 400
    outlines: bool = True


class FontSet(Record):
    """The faces that a document is set in; None where there is none and the engine's own default serves.

    `song` sets Chinese text, `hei` headings and bold, `kai` quotes and emphasis (where they are missing, `song`
    serves); `mono` is the Latin face of code, `latin` that of text, `symbols` and `emoji` fallbacks for single signs.
    `spare` are further Chinese faces for characters that `song` does not have.
    """

    song: FontFile | None = None
    hei: FontFile | None = None
    kai: FontFile | None = None
    latin: FontFile | None = None
    mono: FontFile | None = None
    symbols: FontFile | None = None
    emoji: FontFile | None = None
    spare: tuple[FontFile, ...] = ()

    def faces(self) -> tuple[FontFile, ...]:
        """All faces, each once, in the order of the roles."""
        roles = (getattr(self, name) for name in names_of(self) if name != "spare")
        return tuple(dict.fromkeys(face for face in (*roles, *self.spare) if face is not None))
