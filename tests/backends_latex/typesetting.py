"""From Markdown to a PDF in a few lines, for the tests that run TeX."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from notecompiler.backends.base import Rendered, RenderOptions
from notecompiler.backends.latex import BACKEND
from notecompiler.book.assemble import assemble
from notecompiler.book.model import Repair
from notecompiler.book.quarantine import FormulaKey, quarantine
from notecompiler.document import Document
from notecompiler.engines.base import Limits, Typeset
from notecompiler.engines.tex import TexEngine
from notecompiler.fonts.model import FontSet
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verdicts import Verdict


def needs(engine: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(engine) is None, reason=f"{engine} is not installed")


def read(text: str, path: str = "note.md") -> Document:
    return ingest(SourceFile(path, text))


def rendered(
    *documents: Document,
    refused: dict[FormulaKey, str] | None = None,
    verdicts: Sequence[Verdict] = (),
    repairs: Sequence[Repair] = (),
    missing: frozenset[str] = frozenset(),
) -> Rendered:
    boxes = {
        (d.source.path, f.id): quarantine(d, f, refused[d.source.path, f.id])
        for d in documents
        for f in d.formulas
        if refused and (d.source.path, f.id) in refused
    }
    return BACKEND.render(assemble(documents, verdicts, repairs, boxes), RenderOptions(missing=missing))


def typeset(document: Rendered, engine: str = "xelatex", limits: Limits | None = None) -> Typeset:
    with tempfile.TemporaryDirectory() as folder:
        return TexEngine(engine).typeset(document, Path(folder), FontSet(), limits or Limits())
