"""PATHS on the command line → the note files they mean."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from notecompiler.cli.messages import say
from notecompiler.errors import UsageError
from notecompiler.record import Record

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from notecompiler.config import Config

NOTE_SUFFIXES = (".md", ".markdown", ".txt")
STDIN = "-"


class Selection(Record):
    """The notes that one argument means.

    `argument` is what was typed, `name` what its document is called (the file's stem, the folder's own name even for
    ``.``), `notes` the files in path order; for standard input the one note is ``-``.
    """

    argument: str
    name: str
    folder: bool
    notes: tuple[str, ...]


def select(arguments: Sequence[str], config: Config, lang: str) -> tuple[Selection, ...]:
    """The notes of each argument.

    Raises UsageError for a path that does not exist and for a folder without notes.
    """
    spec = _spec(config.exclude)
    excluded = _Ignore(Path(config.root).resolve(), spec) if spec is not None else None
    return tuple(_select(argument, excluded, lang) for argument in arguments)


def notes_of(selections: Iterable[Selection]) -> tuple[str, ...]:
    """Every note once, in the order of the arguments."""
    return tuple(dict.fromkeys(note for selection in selections for note in selection.notes))


def _select(argument: str, excluded: _Ignore | None, lang: str) -> Selection:
    if argument == STDIN:
        return Selection(argument, "stdin", False, (STDIN,))
    path = Path(argument)
    if path.is_dir():
        try:
            notes = tuple(_note_name(note) for note in _walk(path, excluded))
        except OSError as error:
            unreadable = error.filename or argument
            raise UsageError(say("path-unreadable", lang, path=unreadable, why=error.strerror)) from error
        if not notes:
            raise UsageError(say("folder-empty", lang, path=argument), say("folder-empty-hint", lang))
        return Selection(argument, path.resolve().name or "notes", True, notes)
    if not path.exists():
        raise UsageError(say("path-missing", lang, path=argument), _missing_hint(path, lang))
    return Selection(argument, path.stem, False, (_note_name(path),))


def _note_name(path: Path) -> str:
    """How a note is called in messages and reports: relative to the working directory where it lies below it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow symbolic links)
    cwd = Path.cwd()
    return (absolute.relative_to(cwd) if absolute.is_relative_to(cwd) else path).as_posix()


def _missing_hint(path: Path, lang: str) -> str:
    from notecompiler.suggest import did_you_mean

    try:
        siblings = [entry.name for entry in path.parent.iterdir() if entry.exists()]
    except OSError:
        siblings = []
    from difflib import get_close_matches

    near = get_close_matches(path.name, siblings, n=1)
    if near:
        return did_you_mean(str(path), [str(path.parent / near[0])], lang)
    return say("path-missing-hint", lang, cwd=Path.cwd())


class _Ignore(Record):
    """Patterns that hold below a folder."""

    folder: Path
    spec: GitIgnoreSpec

    def verdict(self, path: Path, is_folder: bool) -> bool | None:
        """True ignored, False kept by a ``!`` pattern, None not mentioned."""
        if not path.is_relative_to(self.folder):
            return None
        relative = path.relative_to(self.folder).as_posix() + ("/" if is_folder else "")
        return self.spec.check_file(relative).include


def _walk(root: Path, excluded: _Ignore | None) -> list[Path]:
    absolute = root.resolve()
    ignores = tuple(_ignores_above(absolute))
    return sorted(root / note.relative_to(absolute) for note in _descend(absolute, ignores, excluded))


def _descend(folder: Path, ignores: tuple[_Ignore, ...], excluded: _Ignore | None) -> Iterator[Path]:
    own = _read_ignore(folder)
    if own is not None:
        ignores = (*ignores, own)
    deciding = ignores if excluded is None else (*ignores, excluded)
    with os.scandir(folder) as entries:
        listed = list(entries)
    for entry in listed:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") and not _ignored(path, True, deciding):
                yield from _descend(path, ignores, excluded)
        elif entry.name.lower().endswith(NOTE_SUFFIXES) and _is_file(entry) and not _ignored(path, False, deciding):
            yield path


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file that is there: a link that leads nowhere or to itself is none."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _ignored(path: Path, is_folder: bool, ignores: tuple[_Ignore, ...]) -> bool:
    """The nearest .gitignore that mentions a path decides."""
    verdicts = (ignore.verdict(path, is_folder) for ignore in reversed(ignores))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _ignores_above(folder: Path) -> Iterator[_Ignore]:
    """The .gitignore files between the top of the repository (none outside a repository) and `folder`."""
    above = [folder, *folder.parents]
    top = next((index for index, parent in enumerate(above) if (parent / ".git").exists()), 0)
    for parent in reversed(above[1 : top + 1]):
        ignore = _read_ignore(parent)
        if ignore is not None:
            yield ignore


def _read_ignore(folder: Path) -> _Ignore | None:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    spec = _spec(lines)
    return _Ignore(folder, spec) if spec is not None else None


def _spec(lines: Sequence[str]) -> GitIgnoreSpec | None:
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
