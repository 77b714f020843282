"""The tensor package's ``\\indices``: scripts that stand one behind the other."""

from __future__ import annotations

from notecompiler.regex import regex

_SCRIPT = regex(r"[_^]\s*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\\[A-Za-z]+|\S)")


def staggered(source: str) -> str:
    """``^a_b`` as ``{}^a{}_b``."""
    return _SCRIPT.sub(lambda hit: "{}" + hit[0], source)
