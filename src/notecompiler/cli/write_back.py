"""Putting a changed note back on disk."""

from __future__ import annotations

from pathlib import Path

from notecompiler.cli.messages import say
from notecompiler.errors import UsageError
from notecompiler.source import SourceFile


def write_back(path: Path, before: SourceFile, after: SourceFile, lang: str) -> bool:
    """Replace a note by its changed text; whether there was a change. Raises UsageError when the file changed since it
    was read or cannot be written."""
    from notecompiler.lint.files import FileChangedError, replace_file

    if before.text == after.text:
        return False
    try:
        replace_file(path, before, after)
    except FileChangedError as error:
        raise UsageError(say("note-changed", lang, path=path), say("note-changed-hint", lang)) from error
    except (OSError, UnicodeEncodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(say("note-unwritable", lang, path=path, why=why)) from error
    return True
