"""A pass that begins before its document is there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from notecompiler.backends.base import Rendered
from notecompiler.engines.base import Limits
from notecompiler.engines.process import Waiting
from notecompiler.engines.tex import TexEngine
from notecompiler.engines.tex_ahead import ahead, preamble
from notecompiler.fonts.model import FontSet

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stub is a script")

OPENING = "\\documentclass{x}\n\\usepackage{y}\n"
DOCUMENT = OPENING + "\\title{z}\n\\begin{document}\nText.\n\\end{document}\n"

STUB = """import pathlib, re, sys
job = next(word.partition('=')[2] for word in sys.argv if word.startswith('-jobname='))
read = [pathlib.Path(name.removesuffix('.tex') + '.tex') for name in re.findall(r'input\\{(.*?)\\}', sys.argv[-1])]
text = read[0].read_text() if read else pathlib.Path('document.tex').read_text()
if read:
    if not sys.stdin.readline():
        sys.exit(1)
    rest = read[1].read_text()
    lost = text.count(chr(10))
    assert rest.startswith('%' + chr(10)) and rest[:2 * lost] == ('%' + chr(10)) * lost
    text += rest[2 * lost:]
old = pathlib.Path(job + '.aux')
passes = 2 if old.exists() else 1
with pathlib.Path('runs').open('a') as runs:
    runs.write(f'{job} {len(read)} {passes} {text == pathlib.Path("document.tex").read_text()}\\n')
old.write_text('the same')
pathlib.Path(job + '.log').write_text('Output written on document.pdf (1 page, 5 bytes).\\n')
pathlib.Path(job + '.pdf').write_bytes(b'%PDF-')
"""


@pytest.fixture(autouse=True)
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "lualatex").write_text(f"#!{sys.executable}\n{STUB}")
    (programs / "lualatex").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def runs(tmp_path: Path, opening: str | None) -> list[str]:
    folder = tmp_path / "work"
    folder.mkdir()
    engine = TexEngine("lualatex")
    if opening is not None:
        engine.begin(folder, opening)
    made = engine.typeset(Rendered(DOCUMENT), folder, FontSet(), Limits(seconds=60))
    assert made.pdf == b"%PDF-"
    return (folder / "runs").read_text().splitlines()


def test_both_passes_begin_before_their_turn(tmp_path: Path) -> None:
    assert runs(tmp_path, OPENING) == ["document 2 1 True", "following 2 2 True"]


def test_the_second_pass_alone_begins_where_nothing_was_known(tmp_path: Path) -> None:
    assert runs(tmp_path, None) == ["document 0 1 True", "following 2 2 True"]


def test_a_document_that_starts_otherwise_is_read_from_its_start(tmp_path: Path) -> None:
    assert runs(tmp_path, "\\documentclass{other}\n") == ["document 0 1 True", "following 2 2 True"]


def test_one_processor_does_one_thing_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert runs(tmp_path, OPENING) == ["document 0 1 True", "document 0 2 True"]


def test_a_pass_that_is_not_wanted_ends(tmp_path: Path) -> None:
    waiting = Waiting([sys.executable, "-c", "input()"], tmp_path, {}, Limits(), 60.0)
    waiting.stop()
    assert not waiting.ended(5.0).ok


def test_no_program_is_no_pass(tmp_path: Path) -> None:
    def start(command: object) -> Waiting:
        raise FileNotFoundError

    assert ahead(start, ("nothing",), "document", OPENING, tmp_path) is None


def test_the_preamble_ends_where_the_pages_begin() -> None:
    assert preamble(DOCUMENT) == OPENING + "\\title{z}\n"
    assert preamble("no document") == ""
