"""Code as coloured tokens: the only module that knows Pygments."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from notecompiler.record import Record


class TokenKind(Enum):
    """What a token is printed as."""

    PLAIN = "plain"
    KEYWORD = "keyword"
    NAME = "name"
    BUILTIN = "builtin"
    STRING = "string"
    NUMBER = "number"
    COMMENT = "comment"
    ERROR = "error"


class Token(Record):
    """A run of characters of one kind, never across a line end."""

    kind: TokenKind
    text: str


Line = tuple[Token, ...]


@lru_cache(maxsize=256)
def highlight(code: str, language: str) -> tuple[Line, ...]:
    """The lines of `code` (without their ends) as tokens; in an unknown language all is plain.

    Nothing is lost: the texts of the tokens, joined, are the line.
    """
    text = code.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    lines: list[Line] = []
    current: list[Token] = []
    for kind, run in _tokens(text, language):
        head, *more = run.split("\n")
        if head:
            current.append(Token(kind, head))
        for piece in more:
            lines.append(tuple(current))
            current = [Token(kind, piece)] if piece else []
    lines.append(tuple(current))
    return tuple(lines)


def _tokens(text: str, language: str) -> Iterator[tuple[TokenKind, str]]:
    if not language or language in ("text", "plain", "txt"):
        yield TokenKind.PLAIN, text
        return
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Comment, Error, Keyword, Name, Number, Operator, String
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        yield TokenKind.PLAIN, text
        return
    kinds = (
        (Comment, TokenKind.COMMENT),
        (Keyword, TokenKind.KEYWORD),
        (Name.Function, TokenKind.NAME),
        (Name.Class, TokenKind.NAME),
        (Name.Decorator, TokenKind.NAME),
        (Name.Builtin, TokenKind.BUILTIN),
        (String, TokenKind.STRING),
        (Number, TokenKind.NUMBER),
        (Operator.Word, TokenKind.KEYWORD),
        (Error, TokenKind.ERROR),
    )
    for token_type, run in lexer.get_tokens(text):
        yield next((kind for parent, kind in kinds if token_type[: len(parent)] == parent), TokenKind.PLAIN), run
