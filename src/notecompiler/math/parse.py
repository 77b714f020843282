"""From TeX source to the math tree. Never raises on a user's mistake: faults are problems with their place."""

from __future__ import annotations

import re

from notecompiler.math import problems as kinds
from notecompiler.math.expand import expand, needs_expansion
from notecompiler.math.grammar.arrays import read_formula
from notecompiler.math.grammar.core import Parser
from notecompiler.math.grammar.dispatch import dispatch
from notecompiler.math.grammar.faults import read_other
from notecompiler.math.matching import match
from notecompiler.math.nodes import Problem, Row
from notecompiler.math.tables import load
from notecompiler.math.tokens import PERCENT, tokenize
from notecompiler.math.usermacros import Macros
from notecompiler.record import Record, replace
from notecompiler.source import Span

_PERCENT = re.compile("(?<=[0-9])%")


class Parsed(Record):
    """A formula's tree, what is wrong with its source (by place), and the macros in force after it."""

    tree: Row
    problems: tuple[Problem, ...]
    macros: Macros


def parse(tex: str, *, display: bool = False, macros: Macros | None = None) -> Parsed:
    """Parse the characters between a formula's delimiters.

    `macros` are those that earlier formulas of the note defined. Spans are offsets in `tex`; the root Row spans all of
    it. Time and memory are linear in the length of `tex` and of what its macros expand to, which is bounded.
    """
    macros = macros or Macros()
    parsed = _parse(tex, display, macros)
    if any(problem.kind == kinds.SUSPICIOUS_PERCENT for problem in parsed.problems) and _is_faulty(parsed):
        # A comment swallowed what closes a brace: with per-cent signs it may be a formula.
        other = _parse(_PERCENT.sub(PERCENT, tex), display, macros)
        if not _is_faulty(other):
            return replace(other, problems=tuple(_suspicious(tex, problem) for problem in other.problems))
    return parsed


def _parse(tex: str, display: bool, macros: Macros) -> Parsed:
    tokens = tokenize(tex)
    found: list[Problem] = []
    if needs_expansion(tokens, macros):
        tokens, macros, found = expand(tokens, macros)
    parser = Parser(tokens, match(tokens), load().symbols, dispatch(), read_other, display)
    children = read_formula(parser, len(tex))
    found += parser.problems
    found.sort(key=lambda problem: problem.span.start)
    return Parsed(Row(Span(0, len(tex)), children), tuple(found), macros)


def _is_faulty(parsed: Parsed) -> bool:
    return any(problem.fatal for problem in parsed.problems)


def _suspicious(tex: str, problem: Problem) -> Problem:
    """The problem of a replaced per-cent sign, under its own name."""
    if tex[problem.span.start : problem.span.end] != "%":
        return problem
    return Problem(
        kinds.SUSPICIOUS_PERCENT, "% directly behind a digit, read as a per-cent sign", problem.span, fatal=False
    )
