r"""Which rules of notation may match an expression, told by their letters before the rules are read.

Reading a rule costs as much as reading an equation, and laws have thousands. What a rule matches holds every letter of its left side, but for
those that stand for any index and those that are no symbols once they are read: ``d`` in ``dx``, the ``T`` of a transpose, a name in
``\operatorname``. A rule may match what another one has written, so the right sides of the rules that may match add their letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.functions import GREEK_WORDS
from notecompiler.semantics.names import Index, Name

_TOKEN = re.compile(r"\\[A-Za-z]+|[A-Za-z]")
_WORD = re.compile(r"(?<![A-Za-z\\])[A-Za-z]+")
_ONE_NAME = re.compile(r"\\(?:text|mathrm|mathbb|operatorname)\s*\{[^{}]*\}")
_SILENT = frozenset("ijklmntdT")
_COMMANDS = frozenset({f"\\{word}" for word in GREEK_WORDS} | {"\\nabla"})
"""Commands that are symbols wherever they stand; other commands are not asked for."""


class WrittenRule(Record):
    """A rule of notation as TeX, the letters that its left side cannot match without, and those that its right side brings."""

    tex: str
    needed: frozenset[str]
    brought: frozenset[str]


def written_rules(texts: Sequence[str], words: frozenset[str]) -> tuple[WrittenRule, ...]:
    """Rules with their letters; `words` are names of several letters. One that no left side holds brings nothing."""
    lefts = "\n".join(tex.partition("=")[0] for tex in texts).replace(" ", "")
    idle = frozenset(word for word in words if word not in lefts)
    return tuple(_written(tex, idle) for tex in texts)


def _written(tex: str, idle: frozenset[str]) -> WrittenRule:
    left, _, right = tex.partition("=")
    needed = frozenset(
        t for t in _TOKEN.findall(_ONE_NAME.sub(" ", left)) if t not in _SILENT and (len(t) == 1 or t in _COMMANDS)
    )
    brought = _WORD.sub(lambda found: "" if found[0] in idle else found[0], right)
    return WrittenRule(tex, needed, frozenset(_TOKEN.findall(brought)))


def may_match(rules: Iterable[WrittenRule], present: frozenset[str]) -> tuple[WrittenRule, ...]:
    """The rules that may match in an expression with the letters `present`, in their order."""
    rules = tuple(rules)
    reached = present
    while True:
        found = tuple(rule for rule in rules if rule.needed <= reached)
        more = reached.union(*(rule.brought for rule in found))
        if more == reached:
            return found
        reached = more


def letters_of(node: ex.Expression) -> frozenset[str]:
    """The letters and commands that the names of an expression's symbols and indices are spelled with."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        waiting.extend(ex.parts(part))
        for name in _names(part):
            found.update(_TOKEN.findall(str(name)))
    return frozenset(found)


def _names(node: ex.Expression) -> Iterable[Name | Index]:
    match node:
        case ex.Variable(name=name) | ex.Integral(variable=name):
            return (name,)
        case ex.Derivative(variables=variables):
            return tuple(name for name, _ in variables if name is not None)
        case ex.Member(indices=indices):
            return indices
        case _:
            return ()
