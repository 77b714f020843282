"""No heading is left alone at the end of a page, nor the first of two."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from notecompiler.backends.registry import backend
from notecompiler.building.plan import Plan
from notecompiler.config import Fonts
from notecompiler.engines.registry import engine
from notecompiler.fonts.discovery import find_fonts
from notecompiler.pipeline import build
from notecompiler.source import SourceFile

from .printed import Printed

TABLE = "| a | b |\n|---|---|\n" + "| cell | cell |\n" * 7
HEADING = re.compile(r"[\d. ]*(?:Outer|Inner) \d+")


@pytest.mark.skipif(shutil.which("pdftohtml") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize("program", ["typst", pytest.param("xelatex", marks=pytest.mark.tex)])
def test_headings_stay_with_what_they_are_over(program: str, tmp_path: Path) -> None:
    parts = [
        f"{'Some words.' + chr(10) * 2}" * (k % 8) + f"## Outer {k}\n\n### Inner {k}\n\n{TABLE}" for k in range(40)
    ]
    chosen = engine(program)
    note = SourceFile("note.md", "# Note\n\n" + "\n".join(parts))
    built = build(Plan("note", (note,), chosen, backend(chosen.backend), fonts=find_fonts(Fonts())))
    assert built.typeset.pdf is not None
    last = Printed(built.typeset.pdf, tmp_path).last_lines()
    assert len(last) > 8
    assert [line for line in last if HEADING.fullmatch(line)] == []
