"""Compiled regular expressions, kept between runs as Python keeps its bytecode.

Python compiles every pattern anew in every run: this takes a sixth of a short one, half of it for the patterns of libraries.
What a pattern was compiled to depends on the pattern, its flags and the version of Python alone. The store reaches into
CPython's own compiler of patterns, so it does nothing on any other Python or where anything looks unfamiliar; whatever is
wrong with a stored pattern only costs compiling it again, and Python checks the code that it is given.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace
from typing import Any, TypeAlias

_Key: TypeAlias = "tuple[str, int]"
_Code: TypeAlias = "tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]"
"""Flags, instructions, number of groups, numbers and names of the groups."""

_WORTH = 0.0001
"""Seconds of compiling from which on a pattern is kept."""
_MOST = 3000
_NEVER = re.LOCALE | re.DEBUG
"""What these give depends on more than the pattern, or is more than a pattern."""

_files: list[Path] = []
_kept: dict[_Key, _Code] = {}
_new: dict[_Key, _Code] = {}


def use(file: Path) -> None:
    """Take patterns from this file from now on, in the whole process and those that are split off."""
    if sys.implementation.name != "cpython":
        return
    try:
        compiler: Any = import_module("re._compiler")
        engine = import_module("_sre")
        compile_anew, make = compiler.compile, engine.compile
        engine_of_compiler = compiler._sre
    except (ImportError, AttributeError):
        return
    _files.append(file)
    _kept.update(_read(file))
    last: list[tuple[Any, ...]] = []

    def making(*given: Any) -> Any:
        last[:] = [given]
        return make(*given)

    def compiling(pattern: Any, flags: int = 0) -> Any:
        if not isinstance(pattern, str) or int(flags) & _NEVER:
            return compile_anew(pattern, flags)
        key = pattern, int(flags)
        if (code := _kept.get(key)) is not None:
            with suppress(RuntimeError, TypeError, ValueError, OverflowError):
                return make(pattern, code[0], array("I", code[1]).tolist(), *code[2:])
        start = perf_counter()
        compiled = compile_anew(pattern, flags)
        if perf_counter() - start > _WORTH:
            _note(key, last)
        return compiled

    compiler._sre = SimpleNamespace(**{**vars(engine_of_compiler), "compile": making})
    compiler.compile = compiling


def keep() -> None:
    """Add what had to be compiled to the file, where one is used."""
    if not _new:
        return
    file = _files[-1]
    patterns = {**_read(file), **_new}
    _new.clear()
    if len(patterns) <= _MOST:
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            half = file.with_name(f"{file.name}.{os.getpid()}")
            half.write_bytes(marshal.dumps((sys.version, patterns)))
            half.replace(file)


def _note(key: _Key, last: list[tuple[Any, ...]]) -> None:
    with suppress(ValueError, TypeError, OverflowError):
        [(pattern, flags, code, groups, numbers, names)] = last
        if pattern == key[0]:
            _new[key] = flags, array("I", code).tobytes(), groups, dict(numbers), tuple(names)


def _read(file: Path) -> dict[_Key, _Code]:
    with suppress(OSError, ValueError, TypeError, EOFError):
        version, patterns = marshal.loads(file.read_bytes())  # noqa: S302 -- a file of our own, as bytecode is
        if version == sys.version and isinstance(patterns, dict):
            return patterns
    return {}
