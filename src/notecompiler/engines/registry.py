"""The engines by name."""

from __future__ import annotations

from importlib import import_module
from typing import Final, cast

from notecompiler.engines.base import Engine

_ENGINES: Final = {
    "typst": ("typst_engine", "TypstEngine", ()),
    "xelatex": ("tex", "TexEngine", ("xelatex",)),
    "lualatex": ("tex", "TexEngine", ("lualatex",)),
    "tectonic": ("tex", "TexEngine", ("tectonic",)),
}
"""Module, class and arguments by the name that ``--engine`` takes."""

NAMES = tuple(_ENGINES)


def engine(name: str) -> Engine:
    """The engine called `name`, one of `NAMES`; only its module is imported."""
    module, kind, arguments = _ENGINES[name]
    return cast("Engine", getattr(import_module(f"notecompiler.engines.{module}"), kind)(*arguments))
