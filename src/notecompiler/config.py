"""``[tool.notecompiler]`` of a pyproject.toml, or a notecompiler.toml → one frozen `Config`, passed down.

Keys have the names of the long options. A key that does not exist is an error, never ignored.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from notecompiler.errors import UsageError
from notecompiler.record import Record, field, names_of
from notecompiler.suggest import did_you_mean


class Notation(Record):
    """Preferred spellings; None leaves each author's own.

    `candidate` is the accent of a candidate state ("tilde", "hat", "bar"), `hadamard` the sign of the element-wise
    product ("odot", "circ", "ast"), `transpose` its superscript ("top", "T", "prime"), `vector` the style of vectors
    ("bold", "arrow", "plain").
    """

    candidate: str | None = None
    hadamard: str | None = None
    transpose: str | None = None
    vector: str | None = None


class Fonts(Record):
    """Font families (or paths to font files) to prefer, and folders to look in before the system's.

    `song`, `hei`, `kai` are the Chinese faces for text, bold and emphasis; `latin` and `mono` the others.
    """

    song: str | None = None
    hei: str | None = None
    kai: str | None = None
    latin: str | None = None
    mono: str | None = None
    paths: tuple[str, ...] = ()


class Config(Record):
    """Everything that can be configured. `root` is the folder that relative paths and patterns start from.

    `macros` maps a command to its replacement (``"\\\\R" = "\\\\mathbb{R}"``); `references` a name to "module:function";
    `per_file_ignores` a pattern to rule codes.
    """

    root: str = "."
    lang: str | None = None
    output: str = "build"
    engine: str = "typst"
    to: tuple[str, ...] = ("pdf", "tex")
    each: bool = False
    jobs: int = 1
    strict: bool = False
    no_verify: bool = False
    keep_chat: bool = False
    infer_headings: bool = True
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unsafe_fixes: bool = False
    output_format: str = "text"
    seed: int = 0
    trials: int = 8
    templates: str = "templates"
    notation: Notation = field(default_factory=Notation)
    fonts: Fonts = field(default_factory=Fonts)
    macros: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)


FILE_NAME = "notecompiler.toml"


def load(start: Path, lang: str = "en") -> Config:
    """The configuration that holds for notes in the folder `start`: the nearest one upward, else the defaults.

    Raises UsageError for TOML that does not parse, unknown keys and values of the wrong type.
    """
    found = find(start)
    if found is None:
        return Config(root=str(start))
    path, table = found
    return parse(table, path, lang)


def find(start: Path) -> tuple[Path, Mapping[str, Any]] | None:
    """The nearest configuration file at or above `start`, with its table."""
    start = start.resolve()
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if own.is_file():
            return own, _toml(own)
        project = folder / "pyproject.toml"
        if project.is_file() and b"notecompiler" in project.read_bytes():
            table = _toml(project).get("tool", {}).get("notecompiler")
            if table is not None:
                return project, table
    return None


def parse(table: Mapping[str, Any], path: Path, lang: str = "en") -> Config:
    """A configuration table as a `Config`; `path` is the file it came from."""
    reader = _Reader(path, lang)
    known = {name.replace("_", "-"): name for name in names_of(Config) if name != "root"}
    values: dict[str, Any] = {"root": os.path.relpath(path.parent)}
    for key, value in table.items():
        if key not in known:
            raise reader.unknown(key, known, "")
        values[known[key]] = _READERS[known[key]](reader, key, value)
    return Config(**values)


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{_shown(path)}: {error}") from error


class _Reader(Record):
    """Where a value comes from, and the language to complain in."""

    path: Path
    lang: str

    def unknown(self, key: str, known: Iterable[str], section: str) -> UsageError:
        known = list(known)
        where = f"[{section}] " if section else ""
        if self.lang == "zh":
            message, every = f"{_shown(self.path)}：没有“{where}{key}”这个设置。", "可用的设置："
        else:
            message, every = f"{_shown(self.path)}: there is no setting “{where}{key}”.", "The settings are: "
        return UsageError(message, did_you_mean(key, known, self.lang) or every + ", ".join(sorted(known)))

    def wrong(self, key: str, wanted: str, wanted_zh: str) -> UsageError:
        if self.lang == "zh":
            return UsageError(f"{_shown(self.path)}：设置“{key}”应当是{wanted_zh}。")
        return UsageError(f"{_shown(self.path)}: the setting “{key}” must be {wanted}.")


_Read = Callable[[_Reader, str, Any], Any]


def _text(reader: _Reader, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise reader.wrong(key, "text in quotes", "带引号的文本")
    return value


def _flag(reader: _Reader, key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise reader.wrong(key, "true or false", " true 或 false")
    return value


def _whole(lowest: int) -> _Read:
    def read(reader: _Reader, key: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < lowest:
            raise reader.wrong(key, f"a whole number from {lowest}", f"不小于 {lowest} 的整数")
        return value

    return read


def _texts(reader: _Reader, key: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise reader.wrong(key, "a list of texts", "文本列表")
    return tuple(value)


def _one_of(*allowed: str) -> _Read:
    def read(reader: _Reader, key: str, value: Any) -> str:
        if value not in allowed:
            every = ", ".join(allowed)
            error = reader.wrong(key, f"one of {every}", f"下列之一：{every}")
            raise UsageError(error.message, did_you_mean(str(value), allowed, reader.lang))
        return str(value)

    return read


def _table_of(item: _Read) -> _Read:
    def read(reader: _Reader, key: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise reader.wrong(key, "a table", "一个表")
        return {name: item(reader, f"{key}.{name}", entry) for name, entry in value.items()}

    return read


def _section(build: Callable[..., Any], readers: Mapping[str, _Read]) -> _Read:
    def read(reader: _Reader, key: str, value: Any) -> Any:
        if not isinstance(value, dict):
            raise reader.wrong(key, "a table", "一个表")
        for name in value:
            if name not in readers:
                raise reader.unknown(name, readers, key)
        return build(**{name: readers[name](reader, f"{key}.{name}", entry) for name, entry in value.items()})

    return read


_READERS: Mapping[str, _Read] = {
    "lang": _one_of("en", "zh"),
    "output": _text,
    "engine": _text,
    "to": _texts,
    "each": _flag,
    "jobs": _whole(1),
    "strict": _flag,
    "no_verify": _flag,
    "keep_chat": _flag,
    "infer_headings": _flag,
    "exclude": _texts,
    "select": _texts,
    "ignore": _texts,
    "per_file_ignores": _table_of(_texts),
    "unsafe_fixes": _flag,
    "output_format": _text,
    "seed": _whole(0),
    "trials": _whole(1),
    "templates": _text,
    "notation": _section(
        Notation,
        {
            "candidate": _one_of("tilde", "hat", "bar"),
            "hadamard": _one_of("odot", "circ", "ast"),
            "transpose": _one_of("top", "T", "prime"),
            "vector": _one_of("bold", "arrow", "plain"),
        },
    ),
    "fonts": _section(Fonts, {**dict.fromkeys(("song", "hei", "kai", "latin", "mono"), _text), "paths": _texts}),
    "macros": _table_of(_text),
    "references": _table_of(_text),
}


def _shown(path: Path) -> str:
    cwd = Path.cwd()
    return (path.relative_to(cwd) if path.is_relative_to(cwd) else path).as_posix()


def folder_of(arguments: Sequence[str]) -> Path:
    """The folder whose configuration holds for these paths: the deepest one that holds them all."""
    folders = [_folder(Path(argument)) for argument in arguments if argument != "-"]
    if not folders:
        return Path.cwd()
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # different drives
        return folders[0]


def _folder(path: Path) -> Path:
    try:
        path = path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        path = path.absolute()
    return path if path.is_dir() else path.parent
