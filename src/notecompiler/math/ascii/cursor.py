"""The parser's place in the tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from notecompiler.math.ascii.structure import Bar, Structure
from notecompiler.math.ascii.tokens import Kind, Token
from notecompiler.math.ascii.vocabulary import Role
from notecompiler.math.nodes import MathNode


class NotAFormulaError(Exception):
    """The tokens are no formula. Never leaves this package: `parse_ascii` turns it into None."""


@dataclass(slots=True)
class Cursor:
    """Tokens with a position that only moves forward; the last token is the end token and is never passed."""

    tokens: list[Token]
    structure: Structure
    index: int = 0

    @property
    def token(self) -> Token:
        """The token at hand."""
        return self.tokens[self.index]

    @property
    def following(self) -> Token:
        """The token behind the one at hand."""
        return self.tokens[min(self.index + 1, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The token at hand, stepping over it."""
        token = self.tokens[self.index]
        if token.kind is Kind.END:
            raise NotAFormulaError
        self.index += 1
        return token

    def expect(self, role: Role) -> Token:
        """The token at hand, which must have this role."""
        if self.token.role is not role:
            raise NotAFormulaError
        return self.take()

    def at_word(self, *words: str) -> bool:
        """Whether the token at hand is one of these words."""
        return self.token.kind is Kind.WORD and self.token.text in words

    @property
    def bar(self) -> Bar | None:
        """The part that the bar at hand plays; None when the token is no bar."""
        return self.structure.bars.get(self.index)

    @property
    def partner(self) -> int:
        """Index of the token that closes the bracket at hand."""
        return self.structure.partner[self.index]


SequenceParser: TypeAlias = Callable[[Cursor], list[MathNode]]
"""The grammar's start rule, handed to the modules of its parts."""
