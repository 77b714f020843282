"""Notes and the Typst they become, in tests/golden/typst.

After a change that is meant, NOTEC_WRITE_GOLDENS=1 writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .notes import source

FOLDER = Path(__file__).parent.parent / "golden" / "typst"


@pytest.mark.parametrize("note", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_golden(note: Path) -> None:
    made = source(note.read_text("utf-8")) + "\n"
    golden = note.with_suffix(".typ")
    if os.environ.get("NOTEC_WRITE_GOLDENS"):
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")
