"""Macro expansion: tokens to tokens, before parsing. Bounded in count and size; never loops."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Final, NamedTuple

from notecompiler.math import problems as kinds
from notecompiler.math.definitions import DEFINERS, brace_pairs, read_definition
from notecompiler.math.nodes import Problem
from notecompiler.math.notations import translators
from notecompiler.math.tables import load
from notecompiler.math.tokens import SPACES, TokenStream, shared_span, tokenize
from notecompiler.math.usermacros import LITERAL, Macro, Macros, Pattern, Take, template
from notecompiler.source import Span

MAX_EXPANSIONS: Final = 5_000
"""Calls that one formula may expand, expansions of expansions included."""

MAX_TOKENS: Final = 50_000
"""Tokens that the expansions of one formula may handle, beyond a fixed multiple of its own length."""

_TOKENS_PER_TOKEN: Final = 80
_ENDS: Final = frozenset(("}", "&", "\\\\", r"\right", r"\middle", r"\cr"))


class _Token(NamedTuple):
    piece: str
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.piece.rstrip(SPACES)


class _Exhausted(Exception):  # noqa: N818 - the bound is no error of the program
    """The bounds are used up; caught in this module."""


@cache
def _triggers() -> frozenset[str]:
    return DEFINERS | frozenset(load().templates) | frozenset(load().translated)


def needs_expansion(tokens: TokenStream, macros: Macros) -> bool:
    """Whether anything in `tokens` is a definition, a template or a macro in force."""
    return not _triggers().isdisjoint(tokens.texts) or bool(
        macros.table and not macros.table.keys().isdisjoint(tokens.texts)
    )


def stands_for_more(tex: str) -> bool:
    """Whether a formula holds shorthands that its tree does not show (``\\abs{x}``, a diagram), so that printing the tree
    would spell them out."""
    tables = load()
    names = tables.templates.keys() | tables.translated.keys()
    return r"\begin{CD}" in tex or not names.isdisjoint(tokenize(tex).texts)


def expand(tokens: TokenStream, macros: Macros) -> tuple[TokenStream, Macros, list[Problem]]:
    """Replace every call by what it stands for, and every definition by one token that holds its source.

    Returns the new stream, the macros in force at its end, and problems. Tokens from an expansion carry the offsets of
    the outermost call.
    """
    expansion = _Expansion(tokens, macros)
    expansion.run()
    out = expansion.out
    pieces = [token.piece for token in out]
    stream = TokenStream(
        tokens.lead,
        pieces,
        [piece.rstrip(SPACES) for piece in pieces],
        [shared_span(token.start, token.end) for token in out],
        environments=True,
    )
    return stream, Macros(expansion.table) if expansion.defined else macros, expansion.problems


class _Expansion:
    """One formula's expansion: its input, with expanded tokens pushed back in front of it, and its output."""

    def __init__(self, tokens: TokenStream, macros: Macros) -> None:
        self.tokens = tokens
        self.at = 0
        self.pushed: list[_Token] = []  # next one last
        self.out: list[_Token] = []
        self.table: dict[str, Macro] = dict(macros.table)
        self.templates: Mapping[str, object] = load().templates
        self.translated = load().translated
        self.defined = False
        self.problems: list[Problem] = []
        self.expansions = MAX_EXPANSIONS
        self.budget = MAX_TOKENS + _TOKENS_PER_TOKEN * len(tokens.texts)

    def run(self) -> None:
        while (token := self.next()) is not None:
            text = token.text
            try:
                if text in DEFINERS:
                    self.define(token)
                elif (
                    macro := self.table.get(text) or (template(text) if text in self.templates else None)
                ) is not None:
                    self.call(token, macro)
                elif (row := self.translated.get(text)) is not None:
                    self.translate(token, translators()[row.by])
                else:
                    self.out.append(token._replace(piece=token.piece.removeprefix(LITERAL) or token.piece))
            except _Exhausted:
                self.pushed.clear()
                if not any(problem.kind == kinds.RUNAWAY_EXPANSION for problem in self.problems):
                    span = Span(token.start, token.end)
                    self.problems.append(Problem(kinds.RUNAWAY_EXPANSION, f"{text} expands without end", span))

    @cached_property
    def pairs(self) -> dict[int, int]:
        """The braces of the source."""
        return brace_pairs(self.tokens.texts)

    # ── input ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def next(self) -> _Token | None:
        if self.pushed:
            return self.pushed.pop()
        at = self.at
        if at >= len(self.tokens.texts):
            return None
        self.at = at + 1
        span = self.tokens.spans[at]
        return _Token(self.tokens.pieces[at], span.start, span.end)

    def peek(self) -> str:
        """The text of the next token, "" at the end."""
        if self.pushed:
            return self.pushed[-1].text
        return self.tokens.texts[self.at] if self.at < len(self.tokens.texts) else ""

    def push(self, taken: list[_Token]) -> None:
        """Put tokens back in front of the input."""
        self.spend(len(taken))
        self.pushed.extend(reversed(taken))

    def spend(self, count: int) -> None:
        self.budget -= count
        if self.budget < 0:
            raise _Exhausted

    # ── calls ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def call(self, token: _Token, macro: Macro) -> None:
        """Push the body of the first alternative whose pattern fits, arguments filled in."""
        self.expansions -= 1
        if self.expansions < 0:
            raise _Exhausted
        for pattern, body in macro.alternatives:
            taken: list[_Token] = []
            arguments = self.arguments(pattern, macro, taken)
            if arguments is None:
                self.push(taken)
                continue
            end = max([token.end, *(used.end for used in taken)])
            self.push(_fill(body, arguments, token.start, end))
            return
        span = Span(token.start, token.end)
        self.problems.append(Problem(kinds.MISSING_ARGUMENT, f"{token.text} lacks an argument", span))

    def translate(self, token: _Token, translator: Callable[[str], str]) -> None:
        """Push the TeX that the argument of a translated command stands for. A missing argument is a problem."""
        self.expansions -= 1
        if self.expansions < 0:
            raise _Exhausted
        taken: list[_Token] = []
        self.group("[", "]", taken)
        inside = self.group("{", "}", taken) if self.peek() == "{" else self.single(taken)
        if inside is None:
            self.push(taken)
            span = Span(token.start, token.end)
            self.problems.append(Problem(kinds.MISSING_ARGUMENT, f"{token.text} lacks an argument", span))
            return
        end = max([token.end, *(used.end for used in taken)])
        stream = tokenize(translator("".join(inside)))
        pieces = stream.pieces if len(stream.pieces) == 1 else ["{", *stream.pieces, "}"]
        self.push([_Token(piece, token.start, end) for piece in pieces])

    def arguments(self, pattern: Pattern, macro: Macro, taken: list[_Token]) -> list[list[str]] | None:
        """The arguments by number, or None when the pattern does not fit. `taken` receives every token read."""
        found: list[list[str]] = []
        for index, item in enumerate(pattern):
            if isinstance(item, str):
                if self.peek() != item:
                    return None
                self.take(taken)
                continue
            argument = self.argument(item, pattern[index + 1 : index + 2], taken)
            if argument is None:
                if item is not Take.OPTIONAL:
                    return None
                argument = list(macro.defaults.get(len(found) + 1, ()))
            found.append(argument)
        return found

    def argument(self, how: Take, after: Pattern, taken: list[_Token]) -> list[str] | None:
        match how:
            case Take.MANDATORY:
                return self.group("{", "}", taken) if self.peek() == "{" else self.single(taken)
            case Take.BRACED:
                return self.group("{", "}", taken)
            case Take.BRACKETED | Take.OPTIONAL:
                return self.group("[", "]", taken)
            case Take.PARENTHESISED:
                return self.group("(", ")", taken)
            case Take.STAR:
                return [self.take(taken).piece] if self.peek() == "*" else None
            case Take.UP_TO:
                return self.up_to(str(after[0]), taken)

    def take(self, taken: list[_Token]) -> _Token:
        token = self.next()
        assert token is not None
        self.spend(1)
        taken.append(token)
        return token

    def single(self, taken: list[_Token]) -> list[str] | None:
        """One token; of a number its first digit."""
        text = self.peek()
        if not text or text in _ENDS:
            return None
        token = self.take(taken)
        if len(text) > 1 and text[0].isdigit():
            taken[-1] = token._replace(piece=text[0])
            self.pushed.append(token._replace(piece=token.piece[1:]))
            return [text[0]]
        return [token.piece]

    def group(self, opener: str, closer: str, taken: list[_Token]) -> list[str] | None:
        """The pieces of the group that comes next; None when there is none or it does not end."""
        if self.peek() != opener:
            return None
        self.take(taken)
        inside: list[str] = []
        braces = brackets = 0
        while text := self.peek():
            if text == closer and braces == 0 and brackets == 0:
                self.take(taken)
                return inside
            braces += (text == "{") - (text == "}")
            if opener == "(" and braces == 0:
                brackets += (text == "(") - (text == ")")
            if braces < 0:
                return None
            inside.append(self.take(taken).piece)
        return None

    def up_to(self, literal: str, taken: list[_Token]) -> list[str] | None:
        """The pieces before a literal token outside of braces."""
        inside: list[str] = []
        depth = 0
        while text := self.peek():
            if text == literal and depth == 0:
                if len(inside) > 2 and inside[0].rstrip(SPACES) == "{" and inside[-1].rstrip(SPACES) == "}":
                    return inside[1:-1]
                return inside
            depth += (text == "{") - (text == "}")
            if depth < 0:
                return None
            inside.append(self.take(taken).piece)
        return None

    # ── definitions ────────────────────────────────────────────────────────────────────────────────────────────────

    def define(self, token: _Token) -> None:
        """Read a definition. In the output it is one token, which the parser turns into a Meta."""
        if self.pushed:  # inside an expansion: read from a copy of what is left of it
            rest = list(reversed(self.pushed))
            self.spend(len(rest))
            texts = [item.text for item in rest]
            read = read_definition(token.text, [item.piece for item in rest], texts, 0, self.table, brace_pairs(texts))
            behind = 0 if read is None else read[0]
            source = "".join(item.piece for item in rest[:behind])
            end = token.end
            if behind:
                del self.pushed[-behind:]
        else:
            read = read_definition(token.text, self.tokens.pieces, self.tokens.texts, self.at, self.table, self.pairs)
            behind = self.at if read is None else read[0]
            source = "".join(self.tokens.pieces[self.at : behind])
            end = self.tokens.spans[behind - 1].end
            self.at = behind
        if read is None:
            span = Span(token.start, token.end)
            self.problems.append(Problem(kinds.BAD_DEFINITION, f"this {token.text} cannot be read", span))
            return
        _, name, macro = read
        known = (
            name in self.table
            or name in load().symbols
            or name in load().commands
            or name in self.templates
            or name in self.translated
        )
        if token.text != r"\providecommand" or not known:
            self.table[name] = macro
            self.defined = True
        self.out.append(_Token(token.piece + source, token.start, end))


def _fill(body: tuple[str, ...], arguments: list[list[str]], start: int, end: int) -> list[_Token]:
    """The body with its parameters replaced, every token at the place of the call."""
    pieces: list[str] = []
    at = 0
    while at < len(body):
        piece = body[at]
        at += 1
        if piece.rstrip(SPACES) != "#" or at >= len(body):
            pieces.append(piece)
            continue
        follower = body[at]
        if follower[0] == "#":
            pieces.append(follower)
            at += 1
        elif follower[0].isdigit() and 0 < int(follower[0]) <= len(arguments):
            pieces.extend(arguments[int(follower[0]) - 1])
            rest = follower[1:]
            if rest.rstrip(SPACES):
                pieces.append(rest)
            elif rest and pieces:
                pieces[-1] = pieces[-1].rstrip(SPACES) + rest
            at += 1
        else:
            pieces.append(piece)
    return [_Token(piece, start, end) for piece in pieces]
