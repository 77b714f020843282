"""What rules about formulas share: which formulas, where a part of one stands in the file, and edits to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from notecompiler.diagnostics import Edit
from notecompiler.document import Document, Formula, Notation
from notecompiler.math.tokens import TokenStream, tokenize
from notecompiler.source import Span


def tex_formulas(document: Document) -> Iterator[Formula]:
    """The formulas written in TeX."""
    return (formula for formula in document.formulas if formula.notation is Notation.TEX)


def place(formula: Formula, start: int, end: int) -> Span:
    """Where ``formula.tex[start:end]`` stands in the file."""
    return formula.origin.span(Span(start, end))


def replace(formula: Formula, start: int, end: int, text: str) -> tuple[Edit, ...]:
    """Edits that turn ``formula.tex[start:end]`` into `text`; line prefixes of quotes and lists inside are kept."""
    if start == end:
        return (insert(formula, start, text),)
    edits: list[Edit] = []
    for piece in formula.origin.pieces:
        first = max(start, piece.start)
        last = min(end, piece.start + piece.length)
        if first < last:
            shift = piece.source - piece.start
            edits.append(Edit(first + shift, last + shift, "" if edits else text))
    return tuple(edits)


def insert(formula: Formula, at: int, text: str) -> Edit:
    """An edit that puts `text` before ``formula.tex[at]``, on the line of the character before it."""
    where = formula.origin.to_source(at - 1) + 1 if at > 0 else formula.origin.to_source(0)
    return Edit(where, where, text)


def whole(formula: Formula) -> Span:
    """The formula in the file, without its delimiters."""
    return place(formula, 0, len(formula.tex))


@lru_cache(maxsize=2048)
def tokens_of(tex: str) -> TokenStream:
    """The tokens of a formula."""
    return tokenize(tex)


def environment_of(token: str) -> str:
    r"""The name in a ``\begin{name}`` or ``\end{name}`` token, "" for another token."""
    if token.startswith((r"\begin", r"\end")) and token.endswith("}"):
        return token[token.index("{") + 1 : -1].strip()
    return ""


def environments(tokens: TokenStream) -> Iterator[tuple[str, int, int]]:
    r"""Name and token indices of ``\begin`` and ``\end`` of every environment that is closed."""
    opened: list[tuple[str, int]] = []
    for index, text in enumerate(tokens.texts):
        name = environment_of(text)
        if name and text.startswith(r"\begin"):
            opened.append((name, index))
        elif name and opened and opened[-1][0] == name:
            yield name, opened.pop()[1], index
