"""Folders for engines to work in, one for each document, kept until the program ends.

What an engine left there speeds up its next run over the same document; nothing in them outlives the program.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path


@cache
def scratch_folder(document: str, engine: str) -> Path:  # noqa: ARG001 -- the arguments are the cache's key
    """The folder for a document and an engine."""
    folder = Path(tempfile.mkdtemp(prefix="notec-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
