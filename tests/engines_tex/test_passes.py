"""A document is run until what the next pass reads prints the same, and no more often."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from notecompiler.backends.base import Rendered
from notecompiler.engines.base import Limits
from notecompiler.engines.tex import TexEngine
from notecompiler.fonts.model import FontSet

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stub is a script")

STUB = """import pathlib, sys
sys.stdin.read(1)
job = next(word.partition('=')[2] for word in sys.argv if word.startswith('-jobname='))
text = pathlib.Path('document.tex').read_text()
line = text.split('\\n').index('bookmark') + 1
pathlib.Path(job + '.aux').write_text(f'\\\\BKM@entry{{id=1,dest={{{text[:3]}}},srcline={{{line}}}}}{{x}}\\n')
pathlib.Path(job + '.log').write_text('Output written on document.pdf (1 page, 5 bytes).\\n')
pathlib.Path(job + '.pdf').write_bytes(b'%PDF-')
"""


@pytest.mark.parametrize(("text", "passes"), [("abc\n\nmore\nbookmark\n", 1), ("xyz\nbookmark\n", 2)])
def test_a_moved_line_alone_takes_no_further_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, passes: int
) -> None:
    programs, work = tmp_path / "bin", tmp_path / "work"
    programs.mkdir()
    work.mkdir()
    (programs / "lualatex").write_text(f"#!{sys.executable}\n{STUB}")
    (programs / "lualatex").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    engine = TexEngine("lualatex")
    assert engine.typeset(Rendered("abc\nbookmark\n"), work, FontSet(), Limits(seconds=60)).passes == 2
    assert engine.typeset(Rendered(text), work, FontSet(), Limits(seconds=60)).passes == passes
