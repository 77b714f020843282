"""What pylatexenc knows about LaTeX beyond our tables: the only module that imports it, and only when asked.

Importing its tables takes longer than parsing a note, so nothing here is on the path of a formula without faults.
"""

from __future__ import annotations

import re
from functools import cache

_ENSURED = re.compile(r"\\ensuremath\s*\{(\\[A-Za-z]+)\}")


@cache
def arguments(command: str) -> str:
    """The arguments of a LaTeX command that is not mathematics, one character each: ``*`` a star, ``[`` optional, ``{``
    mandatory. "" when the command is not known or has none."""
    from pylatexenc.latexwalker import get_default_latex_context_db  # type: ignore[import-untyped]

    specification = get_default_latex_context_db().get_macro_spec(command.removeprefix("\\"))
    parser = getattr(specification, "args_parser", None)
    return getattr(parser, "argspec", None) or ""


@cache
def command_of(char: str) -> str | None:
    """The math command for a character, or None."""
    from pylatexenc.latexencode import UnicodeToLatexEncoder  # type: ignore[import-untyped]

    encoder = UnicodeToLatexEncoder(
        unknown_char_policy="keep", unknown_char_warning=False, replacement_latex_protection="none"
    )
    found = _ENSURED.fullmatch(encoder.unicode_to_latex(char))
    return found.group(1) if found else None
