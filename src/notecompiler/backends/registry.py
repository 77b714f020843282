"""The backends by name."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from notecompiler.backends.base import Backend

NAMES = ("latex", "typst")
"""Each is a package of this folder that has a `BACKEND`."""


def backend(name: str) -> Backend:
    """The backend called `name`, one of `NAMES`."""
    return cast("Backend", import_module(f"notecompiler.backends.{name}").BACKEND)
