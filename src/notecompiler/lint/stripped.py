r"""Formulas whose delimiters lost their backslash: ``( \alpha )`` for ``\( \alpha \)``, ``[ … ]`` for ``\[ … \]``.

Markdown takes ``\(`` for an escaped parenthesis, so a chat answer that passed through one renderer too many keeps the
parenthesis and loses the formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from notecompiler.document import Document, Notation
from notecompiler.ingest.latex_text import TEXT_FONTS, TEXT_SIGNS
from notecompiler.lint.memo import per_document
from notecompiler.lint.prose import MASK, prose_lines
from notecompiler.lint.regions import Regions
from notecompiler.math.signatures import Function, OverUnder, Ratio, Special, Stacked, Style
from notecompiler.math.tables import load
from notecompiler.record import Record, replace
from notecompiler.regex import HAN
from notecompiler.source import Span

COMMAND = re.compile(r"(?<![\\A-Za-z0-9:/_])\\([A-Za-z]{2,})(?![A-Za-z\\])")
_DISPLAY_LINE = re.compile(r"[ \t]*\[[ \t]*(.*\S)[ \t]*\][ \t]*")
_INLINE = re.compile(r"\(((?:[^()\r\n]|\([^()\r\n]*\))*)\)")
_SKELETON = re.compile(r"\\(?:text|mathrm|mbox|operatorname|begin|end)\s*\{[^{}]*\}|\\[A-Za-z]+")
_ENVIRONMENT = re.compile(r"\\begin\{([A-Za-z]+)\*?\}.*\\end\{\1\*?\}", re.DOTALL)
_ANY_COMMAND = re.compile(r"\\[A-Za-z]+")
_LABEL = re.compile(
    r"[_^]\s*\{[^{}\\]*\}|\\(?:text\w+|math\w+|rm|it|bf|tt)\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\w+)|\\text\s*\{[^{}]*\}"
)
_RELATION = re.compile(r"[A-Za-z0-9)}'][ \t]*&?[=<>][ \t]*\S")
_PART = re.compile(r"(?:\\[A-Za-z]+|[0-9)\]}'_^]|(?<![A-Za-z])[A-Za-z]|[-+*/=<>·×])[ \t]*\Z")
"""What stands before a bracket that belongs to a larger formula: a function, a factor, an operator."""
_WORD = re.compile(r"[A-Za-z]{3,}")


class Stripped(Record):
    """A formula in `span` of the file, its brackets included. `sure`: it stands alone, is padded as chats pad it, or other
    formulas of the note stand alone in such brackets."""

    span: Span
    display: bool
    sure: bool


@cache
def _mathematical() -> frozenset[str]:
    """Commands that only mathematics has."""
    tables = load()
    kinds = (Function, OverUnder, Ratio, Stacked)
    found = {name for name, (_, row) in tables.commands.items() if isinstance(row, kinds)}
    found |= {
        name for name, (_, row) in tables.commands.items() if isinstance(row, Style) and name.startswith(r"\math")
    }
    found |= {
        name for name, (_, row) in tables.commands.items() if isinstance(row, Special) and name in (r"\sqrt", r"\left")
    }
    found |= {name for name in tables.symbols if len(name) > 2 and name.startswith("\\")}
    return frozenset(found - {f"\\{name}" for name in (*TEXT_SIGNS, *TEXT_FONTS)})


def is_math_command(name: str) -> bool:
    r"""Whether ``\name`` is known and has no use outside of mathematics."""
    return "\\" + name in _mathematical()


@per_document
def stripped_formulas(document: Document) -> Sequence[Stripped]:
    """All of them, in order."""
    if "\\" not in document.source.text and "[" not in document.source.text:
        return ()
    tex = Regions.of(formula.span for formula in document.formulas if formula.notation is Notation.TEX)
    found: list[Stripped] = []
    lines = prose_lines(document, formulas=True)
    opened: int | None = None
    for line in lines:
        if line.text.strip() == "[":
            opened = line.start + line.text.index("[")
            continue
        if line.text.strip() == "]" and opened is not None:
            end = line.start + line.text.index("]") + 1
            inner = document.source.text[opened + 1 : end - 1]
            if end - opened < 2000 and MASK not in line.text and _is_display_source(inner):
                found.append(Stripped(Span(opened, end), display=True, sure=True))
            opened = None
        elif opened is None and "\\" in line.text:
            found += _in_line(line.text, line.start)
    found = [one for one in found if not tex.touch(one.span)]
    if any(one.display for one in found):
        found = [replace(one, sure=True) for one in found]
    return found


def _is_display_source(text: str) -> bool:
    """Whether lines between brackets that stand alone are mathematics: a command or a relation, and no words but labels."""
    if _RELATION.search(text) is None and not any(_is_known(match[0]) for match in _ANY_COMMAND.finditer(text)):
        return False
    return not _has_words(_LABEL.sub(" ", text))


def _is_known(name: str) -> bool:
    tables = load()
    return name in tables.commands or name in tables.symbols or name in (r"\begin", r"\left")


def _in_line(text: str, start: int) -> list[Stripped]:
    whole = _DISPLAY_LINE.fullmatch(text)
    if whole is not None and is_formula_source(whole[1]):
        at = start + text.index("[")
        return [Stripped(Span(at, start + len(text.rstrip())), display=True, sure=True)]
    found = []
    for match in _INLINE.finditer(text):
        if is_formula_source(match[1]) and not _PART.search(text, max(0, match.start() - 40), match.start()):
            padded = match[1][:1] == " " and match[1][-1:] == " "
            found.append(Stripped(Span(start + match.start(), start + match.end()), display=False, sure=padded))
    return found


def is_formula_source(text: str) -> bool:
    """Whether `text` is TeX mathematics: it has such a command and no words besides."""
    if MASK in text:
        return False
    if not _ENVIRONMENT.search(text) and not any(is_math_command(match[1]) for match in COMMAND.finditer(text)):
        return False
    return not _has_words(text)


def _has_words(text: str) -> bool:
    """Whether words stand beside the commands."""
    bare = _SKELETON.sub(" ", text)
    return _WORD.search(bare) is not None or HAN.search(bare) is not None
