"""Tectonic's path, with a program that behaves like it: it takes its options, writes a PDF and a log, or fails."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from notecompiler.backends.base import Passage, Rendered
from notecompiler.engines.base import Limits, ProblemKind, Typeset
from notecompiler.engines.tex import TexEngine
from notecompiler.fonts.model import FontSet

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stub is a script")

DOCUMENT = Rendered("one\n$\\bad$\n", (Passage(4, 10, ("note.md", "f1")),))
LOG = "Output written on document.xdv (3 pages, 5 bytes).\n"
ERROR_LOG = "document.tex:2: Undefined control sequence.\nl.2 $\\bad\n          $\n"
NO_NETWORK = "error: failed to fetch the bundle index\ncaused by: dns error: failed to lookup address information"


def typeset(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> Typeset:
    """Run the engine with `code` in place of Tectonic, behind a check of how it is called."""
    programs, work = folder / "bin", folder / "work"
    programs.mkdir()
    work.mkdir()
    called = "import pathlib, sys\nassert '--untrusted' in sys.argv and sys.argv[-1] == 'document.tex', sys.argv\n"
    stub = programs / "tectonic"
    stub.write_text(f"#!{sys.executable}\n{called}{code}")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    engine = TexEngine("tectonic")
    assert engine.missing("en") is None
    return engine.typeset(DOCUMENT, work, FontSet(), Limits(seconds=60))


def test_a_document_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = f"pathlib.Path('document.pdf').write_bytes(b'%PDF-')\npathlib.Path('document.log').write_text({LOG!r})\n"
    made = typeset(tmp_path, monkeypatch, code)
    assert (made.pdf, made.pages, made.problems) == (b"%PDF-", 3, ())


def test_an_error_names_its_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = f"pathlib.Path('document.log').write_text({ERROR_LOG!r})\nsys.exit(1)\n"
    made = typeset(tmp_path, monkeypatch, code)
    assert made.pdf is None
    assert [problem.formula for problem in made.errors] == [("note.md", "f1")]


def test_without_network_its_own_words_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = typeset(tmp_path, monkeypatch, f"print({NO_NETWORK!r}, file=sys.stderr)\nsys.exit(1)\n")
    (problem,) = made.errors
    assert made.pdf is None
    assert problem.kind is ProblemKind.ERROR
    assert problem.formula is None
    assert "failed to fetch the bundle index" in problem.message
    assert "dns error" in problem.raw


def test_a_log_of_an_earlier_build_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typeset(tmp_path, monkeypatch, f"pathlib.Path('document.log').write_text({ERROR_LOG!r})\nsys.exit(1)\n")
    work = tmp_path / "work"
    (tmp_path / "bin/tectonic").write_text(
        f"#!{sys.executable}\nimport sys\nprint('error: no bundle', file=sys.stderr)\nsys.exit(1)\n"
    )
    made = TexEngine("tectonic").typeset(DOCUMENT, work, FontSet(), Limits(seconds=60))
    assert [problem.formula for problem in made.errors] == [None]
