"""How the source text itself is laid out, for people who edit it."""

from __future__ import annotations

import re


def indented(text: str) -> str:
    """Two more spaces before each line."""
    return re.sub(r"(?m)^(?=.)", "  ", text)


def guarded(row: str) -> str:
    """A row of an array that TeX cannot take for the option of the ``\\\\`` before it."""
    return "{}" + row if row.startswith(("[", "*")) else row
