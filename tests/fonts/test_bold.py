"""Chinese headings are bold, even where there is a face of one weight only."""

from __future__ import annotations

import pytest

from notecompiler.backends.latex.fonts import font_arguments
from notecompiler.backends.typst.font_lists import font_lists
from notecompiler.book.model import Language
from notecompiler.fonts.model import FontFile, FontSet

SONG = FontFile("Song", "/f/song.otf")


@pytest.mark.parametrize(
    ("hei", "thin"),
    [
        (FontFile("Hei", "/f/hei.otf", weight=400), True),
        (FontFile("Hei", "/f/hei.otf", weight=600), False),
        (FontFile("Hei", "/f/hei.otf", weight=700), False),
        (None, True),
    ],
)
def test_a_face_that_is_not_bold_is_emboldened(hei: FontFile | None, thin: bool) -> None:
    fonts = FontSet(song=SONG, hei=hei)
    assert ("FakeBold" in font_arguments(fonts)["song"]) is thin
    assert ("FakeBold" in font_arguments(fonts)["hei"]) is thin
    assert (font_lists(fonts, Language.ZH)["swelling"] != "none") is thin
    assert font_lists(fonts, Language.EN)["swelling"] == "none"


def test_the_faces_of_tex_are_bold_already() -> None:
    assert "FakeBold" not in font_arguments(FontSet())["song"]
