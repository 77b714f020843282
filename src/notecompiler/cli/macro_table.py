"""The ``[macros]`` table of the configuration."""

from __future__ import annotations

from collections.abc import Mapping


def definitions(macros: Mapping[str, str]) -> list[str]:
    """The ``[macros]`` table as TeX definitions; the number of arguments is the highest ``#n`` in the replacement."""
    made = []
    for name, replacement in macros.items():
        count = max((n for n in range(1, 10) if f"#{n}" in replacement), default=0)
        arguments = f"[{count}]" if count else ""
        made.append(f"\\newcommand{{\\{name.lstrip(chr(92))}}}{arguments}{{{replacement}}}")
    return made
