"""``\\newcommand``, ``\\def``, ``\\let`` and relatives: from tokens to `Macro`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from notecompiler.math.tables import load
from notecompiler.math.tokens import SPACES
from notecompiler.math.usermacros import LITERAL, Macro, Pattern, Take, template

DEFINERS: Final = frozenset(
    (
        r"\newcommand", r"\renewcommand", r"\providecommand", r"\DeclareRobustCommand", r"\DeclareMathOperator", r"\def", r"\gdef",
        r"\let", r"\NewDocumentCommand", r"\RenewDocumentCommand",
    )
)  # fmt: skip
"""Commands that define macros."""

_LONGEST_PATTERN: Final = 100
"""Literal tokens and parameters of a macro: ``\\def`` by the thousand without a body must not each read to the end."""


def brace_pairs(texts: Sequence[str]) -> dict[int, int]:
    """The closing brace of each opening one that has one."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for at, text in enumerate(texts):
        if text == "{":
            stack.append(at)
        elif text == "}" and stack:
            pairs[stack.pop()] = at
    return pairs


class Pieces:
    """A cursor over tokens that a definition is read from. `pairs` are their braces."""

    def __init__(self, pieces: list[str], texts: list[str], at: int, pairs: Mapping[int, int]) -> None:
        self.pieces = pieces
        self.texts = texts
        self.at = at
        self.pairs = pairs

    def peek(self) -> str:
        return self.texts[self.at] if self.at < len(self.texts) else ""

    def take(self) -> str:
        self.at += 1
        return self.texts[self.at - 1] if self.at <= len(self.texts) else ""

    def group(self) -> list[str] | None:
        """The pieces of the group in braces that starts here, or None when none does or it does not end."""
        close = self.pairs.get(self.at)
        return None if close is None else self.inside(close)

    def bracket(self) -> list[str] | None:
        """The pieces in the brackets that start here, or None. They end before any row end or closing brace."""
        if self.peek() != "[":
            return None
        index = self.at + 1
        while index < len(self.texts) and self.texts[index] not in ("]", "}", "\\\\", "["):
            index = self.pairs.get(index, index) + 1
        return self.inside(index) if index < len(self.texts) and self.texts[index] == "]" else None

    def inside(self, close: int) -> list[str]:
        """The pieces up to a closer, behind which the cursor goes."""
        found = self.pieces[self.at + 1 : close]
        self.at = close + 1
        return found


def _name(tokens: Pieces) -> str | None:
    """The name to define: ``\\name`` or ``{\\name}``."""
    if tokens.peek() == "{":
        inside = tokens.group()
        name = "".join(inside or ()).strip(SPACES)
    else:
        name = tokens.take()
    return name if name.startswith("\\") and len(name) > 1 else None


def read_definition(
    definer: str,
    pieces: list[str],
    texts: list[str],
    at: int,
    known: Mapping[str, Macro],
    pairs: Mapping[int, int],
) -> tuple[int, str, Macro] | None:
    """Read the definition whose first token behind `definer` is at `at`.

    Returns the index behind it, the name and the macro; None when it cannot be read. `known` are the macros in force, `pairs`
    the braces.
    """
    tokens = Pieces(pieces, texts, at, pairs)
    starred = tokens.peek() == "*"
    if starred:
        tokens.take()
    name = _name(tokens)
    if name is None:
        return None
    macro = _READERS[definer](tokens, known, starred)
    return None if macro is None else (tokens.at, name, macro)


def _newcommand(tokens: Pieces, _known: Mapping[str, Macro], _starred: bool) -> Macro | None:
    """``[n][default]{body}``."""
    count = 0
    defaults: dict[int, tuple[str, ...]] = {}
    inside = tokens.bracket()
    if inside is not None:
        number = "".join(inside).strip(SPACES)
        if number not in "0123456789" or not number:
            return None
        count = int(number)
        default = tokens.bracket()
        if default is not None:
            defaults[1] = tuple(default)
    body = _body(tokens)
    if body is None:
        return None
    pattern: Pattern = (Take.MANDATORY,) * count
    if defaults:
        pattern = (Take.OPTIONAL, *pattern[1:])
    return Macro(((pattern, body),), defaults)


def _body(tokens: Pieces) -> tuple[str, ...] | None:
    """The replacement: a group, or a single token (``\\newcommand\\R\\mathbb``)."""
    if tokens.peek() == "{":
        inside = tokens.group()
        return None if inside is None else tuple(inside)
    token = tokens.take()
    return (token,) if token else None


def _operator(tokens: Pieces, _known: Mapping[str, Macro], starred: bool) -> Macro | None:
    """``\\DeclareMathOperator(*){\\name}{text}``."""
    body = _body(tokens)
    if body is None:
        return None
    command = [r"\operatorname", "*"] if starred else [r"\operatorname"]
    return Macro((((), (*command, "{", *body, "}")),))


def _def(tokens: Pieces, _known: Mapping[str, Macro], _starred: bool) -> Macro | None:
    """``#1,#2;{body}``: parameters and the literal tokens around them."""
    pattern: list[Take | str] = []
    while (text := tokens.peek()) != "{":
        tokens.take()
        if not text or len(pattern) > _LONGEST_PATTERN:
            return None
        literal = text
        if text == "#":
            # A number token may hold several digits: the first is the parameter, the rest is literal.
            number = tokens.take()
            if not number[:1].isdigit():
                return None
            pattern.append(Take.MANDATORY)
            literal = number[1:]
        if literal:
            if pattern and pattern[-1] is Take.MANDATORY:
                pattern[-1] = Take.UP_TO
            pattern.append(literal)
    body = _body(tokens)
    return None if body is None else Macro(((tuple(pattern), body),))


def _let(tokens: Pieces, known: Mapping[str, Macro], _starred: bool) -> Macro | None:
    """``=\\b`` or ``\\b``: what ``\\b`` means now."""
    target = tokens.take()
    if target == "=":
        target = tokens.take()
    if target == "":
        return None
    if target in known:
        return known[target]
    if target in load().templates:
        return template(target)
    return Macro((((), (LITERAL + target,)),))


def _document_command(tokens: Pieces, _known: Mapping[str, Macro], _starred: bool) -> Macro | None:
    """``{m o m}{body}`` of xparse, without default values."""
    arguments = tokens.group()
    letters = "".join(arguments or ()).replace(" ", "")
    if arguments is None or not set(letters) <= set("mo"):
        return None
    body = _body(tokens)
    if body is None:
        return None
    return Macro(((tuple(Take(letter.replace("o", "O")) for letter in letters), body),))


_READERS: Final[Mapping[str, Callable[[Pieces, Mapping[str, Macro], bool], Macro | None]]] = {
    r"\newcommand": _newcommand,
    r"\renewcommand": _newcommand,
    r"\providecommand": _newcommand,
    r"\DeclareRobustCommand": _newcommand,
    r"\DeclareMathOperator": _operator,
    r"\def": _def,
    r"\gdef": _def,
    r"\let": _let,
    r"\NewDocumentCommand": _document_command,
    r"\RenewDocumentCommand": _document_command,
}
