"""Nothing of a note is lost on its way to the page: our own notes, and the reference notes where they are, in both engines."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from notecompiler.backends.registry import backend
from notecompiler.book.options import BookOptions
from notecompiler.building.plan import Built, Plan
from notecompiler.config import Fonts
from notecompiler.engines.base import ProblemKind
from notecompiler.engines.registry import engine
from notecompiler.fonts.discovery import find_fonts
from notecompiler.ingest.read import ReadError, decode_source
from notecompiler.pipeline import build
from notecompiler.source import SourceFile
from tests.conftest import ROOT

from .printed import Printed, chinese, headings, words

FOLDERS = {"own": ROOT / "notes", "reference": ROOT.parent / "shared" / "seeds"}
pytestmark = [
    pytest.mark.skipif(shutil.which("pdftohtml") is None, reason="poppler-utils is not installed"),
    pytest.mark.parametrize(
        ("notes", "program"),
        [
            pytest.param(name, program, marks=[pytest.mark.tex] if program == "xelatex" else [])
            for name, folder in FOLDERS.items()
            if folder.is_dir()
            for program in ("typst", "xelatex")
        ],
    ),
]


@cache
def sources(notes: str) -> tuple[SourceFile, ...]:
    files = sorted(file for file in FOLDERS[notes].iterdir() if file.suffix in {".md", ".txt"})
    read = [decode_source(file.read_bytes(), str(file)) for file in files]
    return tuple(source for source in read if not isinstance(source, ReadError))


@cache
def built(notes: str, program: str) -> Built:
    chosen = engine(program)
    options = BookOptions(root=FOLDERS[notes], title=notes)
    fonts = find_fonts(Fonts())
    if fonts.song is None:
        pytest.skip("there is no Chinese font")
    return build(Plan(notes, sources(notes), chosen, backend(chosen.backend), fonts=fonts, book=options))


@pytest.fixture
def printed(notes: str, program: str, tmp_path: Path) -> Printed:
    pdf = built(notes, program).typeset.pdf
    assert pdf is not None
    return Printed(pdf, tmp_path)


def test_every_chinese_run_and_every_word_is_printed(notes: str, printed: Printed) -> None:
    for source in sources(notes):
        lost = [run for run in dict.fromkeys(chinese(source)) if not printed.has_in_two(run)]
        assert lost == [], source.path
        lost = [word for word in dict.fromkeys(words(source)) if not printed.has(word)]
        assert lost == [], source.path


def test_every_character_has_its_glyph(notes: str, program: str, printed: Printed) -> None:
    assert "\ufffd" not in printed.raw
    assert built(notes, program).missing_glyphs == ()


def test_the_engine_has_nothing_to_complain_of(notes: str, program: str) -> None:
    kinds = {ProblemKind.OVERFULL, ProblemKind.MISSING_CHARACTER, ProblemKind.UNDEFINED_REFERENCE, ProblemKind.ERROR}
    assert [problem for problem in built(notes, program).typeset.problems if problem.kind in kinds] == []


def test_every_link_inside_the_document_leads_somewhere(notes: str, program: str) -> None:
    """Typst refuses others itself; LaTeX prints them."""
    text = built(notes, program).rendered.text
    jumps = set(re.findall(r"\\(?:jump|hyperlink)\{([\w-]+)\}", text))
    named = set(re.findall(r"\{([\w-]+)\}", re.sub(r"\\(?:jump|hyperlink)\{[\w-]+\}", "", text)))
    assert jumps - named == set()


def test_the_bookmarks_are_the_headings(notes: str, program: str, printed: Printed) -> None:
    marks = iter(printed.bookmarks)
    lost = [title for title in headings(built(notes, program)) if not any(mark.endswith(title) for mark in marks)]
    assert lost == []
