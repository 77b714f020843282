"""Mathematical signs in running text: ``∈`` is ``\\in`` wherever it stands."""

from __future__ import annotations

from functools import lru_cache

from notecompiler.math.nodes import Symbol
from notecompiler.math.parse import parse


@lru_cache(maxsize=1024)
def math_sign(char: str) -> str | None:
    """The command that prints a character as mathematics, None when the math fonts do not have it."""
    match parse(char).tree.children:
        case (Symbol(name=name),) if name.startswith("\\"):
            return name
        case _:
            return None
