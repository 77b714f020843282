"""``\\newcommand``, ``\\def``, ``\\let`` and relatives: from tokens to `Macro`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from notecompiler.math.tables import load
from notecompiler.math.tokens import SPACES, tokenize
from notecompiler.math.usermacros import LITERAL, Macro, Pattern, Take, template

DEFINERS: Final = frozenset(
    (
        r"\newcommand", r"\renewcommand", r"\providecommand", r"\DeclareRobustCommand", r"\DeclareMathOperator", r"\def", r"\gdef",
        r"\let", r"\NewDocumentCommand", r"\RenewDocumentCommand",
    )
)  # fmt: skip
"""Commands that define macros."""


class Pieces:
    """A cursor over tokens that a definition is read from."""

    def __init__(self, pieces: list[str], texts: list[str], at: int, spend: Callable[[int], None]) -> None:
        self.pieces = pieces
        self.texts = texts
        self.at = at
        self.spend = spend  # told how many tokens are gone over; may raise to end the search

    def peek(self) -> str:
        return self.texts[self.at] if self.at < len(self.texts) else ""

    def take(self) -> str:
        self.at += 1
        return self.texts[self.at - 1] if self.at <= len(self.texts) else ""

    def group(self, opener: str = "{", closer: str = "}") -> list[str] | None:
        """The pieces of the group that starts here, or None when it does not start here or does not end."""
        if self.peek() != opener:
            return None
        depth = 0
        for index in range(self.at, len(self.texts)):
            text = self.texts[index]
            self.spend(1)
            if text == "{":
                depth += 1
            elif text == "}":
                depth -= 1
            if text == closer and depth == 0:
                inside = self.pieces[self.at + 1 : index]
                self.at = index + 1
                return inside
        return None


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
    spend: Callable[[int], None] = lambda _: None,
) -> tuple[int, str, Macro] | None:
    """Read the definition whose first token behind `definer` is at `at`.

    Returns the index behind it, the name and the macro; None when it cannot be read. `known` are the macros in force; `spend`
    is told how many tokens were gone over.
    """
    tokens = Pieces(pieces, texts, at, spend)
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
    inside = tokens.group("[", "]")
    if inside is not None:
        number = "".join(inside).strip(SPACES)
        if number not in "0123456789" or not number:
            return None
        count = int(number)
        default = tokens.group("[", "]")
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
        if not text:
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


def read_macros(source: str) -> Mapping[str, Macro]:
    """All definitions in `source`, as a preamble or a configuration holds them. What is none is skipped."""
    tokens = tokenize(source)
    found: dict[str, Macro] = {}
    at = 0
    while at < len(tokens.texts):
        text = tokens.texts[at]
        at += 1
        if text in DEFINERS:
            definition = read_definition(text, tokens.pieces, tokens.texts, at, found)
            if definition is not None:
                at, name, macro = definition
                found[name] = macro
    return found
