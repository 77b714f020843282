"""Writing a repaired note: atomically, byte-exact, and not at all when the file changed meanwhile."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from notecompiler.source import SourceFile


class FileChangedError(Exception):
    """The file on disk is no longer the one that was read, so nothing was written."""


def replace_file(path: Path, before: SourceFile, after: SourceFile) -> None:
    """Replace the file at `path`, which must still hold `before`, by `after`.

    The new content is written beside the file and moved over it, so that a reader sees the old or the new note and
    never half of one. A symbolic link stays a link. Raises `FileChangedError`, or `OSError` where the file cannot be written.
    """
    target = path.resolve()
    if target.read_bytes() != to_bytes(before):
        raise FileChangedError(str(path))
    handle, scratch = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(to_bytes(after))
            file.flush()
            os.fsync(file.fileno())
        Path(scratch).chmod(target.stat().st_mode & 0o7777)
        Path(scratch).replace(target)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise


def to_bytes(source: SourceFile) -> bytes:
    """The file that holds this text: its byte order mark, and its characters in its encoding."""
    return source.bom + source.text.encode(source.encoding)
