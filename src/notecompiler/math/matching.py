"""Which token closes which: braces, ``\\left … \\right`` and environments, found in one pass before parsing.

Knowing the partner of every opener makes the parser simple (each construct knows where it ends) and its recovery good: a
brace without partner damages only its own cell, row or group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final

from notecompiler.math.tokens import TokenStream

FORMULA: Final = -1
"""The opener index that stands for the formula as a whole."""

_ROW_ENDS = {"\\\\", r"\cr", r"\tabularnewline"}
_PLAIN = {"{", "}", "&", r"\left", r"\right", r"\middle", r"\bgroup", r"\egroup", *_ROW_ENDS}
_BEYOND_BRACES = frozenset(_PLAIN - {"{", "}"})


@dataclass(slots=True)
class Structure:
    """Token indices. `close` maps every opener to the token that ends its content: its closer, or when it has none
    (then it is in `unclosed`) the place where the content must end. `separators` lists the ``&`` and row ends directly inside
    an opener; `middles` the ``\\middle`` directly inside a ``\\left``. `mismatched` holds each ``\\end`` that closes an
    environment of another name."""

    close: dict[int, int]
    unclosed: Set[int]
    separators: dict[int, list[int]]
    middles: Mapping[int, list[int]]
    mismatched: Set[int]


_NOTHING: Final[frozenset[int]] = frozenset()
_NO_MIDDLES: Final[Mapping[int, list[int]]] = {}


def environment_name(token: str) -> str:
    """The name in a ``\\begin{name}`` or ``\\end{name}`` token."""
    return token[token.index("{") + 1 : -1].strip()


def is_environment(token: str) -> bool:
    """Whether a token is ``\\begin{…}`` or ``\\end{…}``."""
    return token[-1] == "}" and (token[:6] == r"\begin" or token[:4] == r"\end")


class _Matcher:
    """The stack of open constructs during the one pass over the tokens."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.unclosed: set[int] = set()
        self.middles: dict[int, list[int]] = {}
        self.mismatched: set[int] = set()
        self.found = Structure({}, self.unclosed, {}, self.middles, self.mismatched)
        self.stack: list[tuple[str, int, list[int]]] = [("", FORMULA, [])]
        self.environments: list[int] = []  # indices into the stack
        self.braces = [0]  # open braces since each open environment
        self.open_names: Counter[str] = Counter()
        self.ends_ahead: Counter[str] | None = None

    def open(self, kind: str, at: int) -> None:
        if kind == "{":
            self.braces[-1] += 1
        elif kind != r"\left":
            self.environments.append(len(self.stack))
            self.braces.append(0)
            self.open_names[kind] += 1
        self.stack.append((kind, at, []))

    def forget(self, kind: str) -> None:
        """Undo the bookkeeping of `open` for a construct that leaves the stack."""
        if kind == "{":
            self.braces[-1] -= 1
        elif kind != r"\left":
            self.environments.pop()
            self.braces.pop()
            self.open_names[kind] -= 1

    def close(self, depth: int, at: int) -> None:
        """Close the construct at `depth` of the stack with token `at`; all above it are unclosed."""
        self.abandon(depth + 1, at)
        kind, opener, separators = self.stack.pop()
        self.forget(kind)
        self.found.close[opener] = at
        if separators:
            self.found.separators[opener] = separators

    def abandon(self, depth: int, at: int) -> None:
        """Drop all constructs from `depth` upward: nothing closes them before token `at`.

        Their content ends at the first separator inside, which belongs to the construct around them. Every separator
        moves once for each environment, so the pass stays linear.
        """
        loose: list[list[int]] = []
        cut = at
        while len(self.stack) > depth:
            kind, opener, separators = self.stack.pop()
            self.forget(kind)
            self.unclosed.add(opener)
            if kind in ("{", r"\left"):
                if separators:
                    loose.append(separators)
                    cut = separators[0]
                self.found.close[opener] = cut
            else:
                for moved in reversed(loose):
                    separators += moved
                loose = []
                cut = at
                self.found.close[opener] = at
                self.found.separators[opener] = separators
        for moved in reversed(loose):
            self.stack[-1][2].extend(moved)

    def close_brace(self, at: int) -> None:
        if self.braces[-1] == 0:
            return  # a stray one: the parser meets it and says so
        depth = len(self.stack) - 1
        while self.stack[depth][0] != "{":
            depth -= 1
        self.close(depth, at)

    def close_environment(self, name: str, at: int) -> None:
        if self.ends_ahead is None:
            self.ends_ahead = Counter(
                environment_name(text) for text in self.texts if text[:4] == r"\end" and is_environment(text)
            )
        self.ends_ahead[name] -= 1
        if self.open_names[name]:
            index = len(self.environments) - 1
            while self.stack[self.environments[index]][0] != name:
                index -= 1
            self.close(self.environments[index], at)
        elif self.environments:
            innermost = self.environments[-1]
            if not self.ends_ahead[self.stack[innermost][0]]:
                self.mismatched.add(at)
                self.close(innermost, at)

    def take(self, at: int, text: str) -> None:
        top, opener, separators = self.stack[-1]
        if text == "{" or text == r"\bgroup":
            self.open("{", at)
        elif text == "}" or text == r"\egroup":
            self.close_brace(at)
        elif text == r"\left":
            self.open(text, at)
        elif text == r"\right":
            if top == r"\left":
                self.close(len(self.stack) - 1, at)
        elif text == r"\middle":
            if top == r"\left":
                self.middles.setdefault(opener, []).append(at)
        elif text[:6] == r"\begin":
            self.open(environment_name(text), at)
        elif text[:4] == r"\end":
            self.close_environment(environment_name(text), at)
        else:
            separators.append(at)


def match(tokens: TokenStream) -> Structure:
    """Pair the openers and closers of a formula."""
    texts = tokens.texts
    if not tokens.environments and _BEYOND_BRACES.isdisjoint(texts) and (found := _match_braces(texts)) is not None:
        return found
    matcher = _Matcher(texts)
    for at, text in enumerate(texts):
        if text in _PLAIN or (text[-1] == "}" and is_environment(text)):
            matcher.take(at, text)
    matcher.abandon(1, len(texts))
    matcher.found.close[FORMULA] = len(texts)
    matcher.found.separators[FORMULA] = matcher.stack[0][2]
    return matcher.found


def _match_braces(texts: list[str]) -> Structure | None:
    """The structure of a formula that has balanced braces and nothing else to pair, as most have; else None."""
    close = {FORMULA: len(texts)}
    if "{" in texts or "}" in texts:
        stack: list[int] = []
        for at, text in enumerate(texts):
            if text == "{":
                stack.append(at)
            elif text == "}":
                if not stack:
                    return None
                close[stack.pop()] = at
        if stack:
            return None
    return Structure(close, _NOTHING, {FORMULA: []}, _NO_MIDDLES, _NOTHING)
