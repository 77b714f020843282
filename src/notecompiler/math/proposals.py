"""What to write instead of what the grammar cannot take: proposals that a person accepts, for the linter and for the red boxes.

A proposal is only made when the formula has fewer fatal problems with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from string import punctuation

from notecompiler.diagnostics import Phrase
from notecompiler.math import problems as kinds
from notecompiler.math.nodes import Problem
from notecompiler.math.parse import parse
from notecompiler.math.tables import load
from notecompiler.record import Record

_BRACE = Phrase("add the closing brace", "补上右花括号")
_NO_BRACE = Phrase("remove the brace", "删去这个花括号")
_WRITE = Phrase("write {}", "改成 {}")
_UNESCAPED = Phrase("write {} without Markdown's backslash", "去掉 Markdown 的反斜杠，写成 {}")
_ADD = Phrase("add {}", "补上 {}")
_ALIGNED = Phrase("put the rows into an environment", "把各行放进环境里")
_NAME = re.compile(r"\\begin\s*\{([^{}]*)\}")
_PAIRS = {"(": ")", "[": "]", "\\{": "\\}", "|": "|"}
_OPENER = re.compile(r"\\left\s*(\\\{|[(\[|])")


class Proposal(Record):
    """Write `text` in place of ``tex[start:end]``; `title` says so."""

    title: Phrase
    start: int
    end: int
    text: str

    def applied(self, tex: str) -> str:
        """The formula with the proposal."""
        return tex[: self.start] + self.text + tex[self.end :]


def proposal_for(tex: str, problem: Problem, *, display: bool) -> Proposal | None:
    """How to mend the fatal `problem` of the formula `tex`; None where nothing likely helps."""
    find = _FINDERS.get(problem.kind)
    if find is None:
        return None
    before = _faults(tex, display)
    return next((one for one in find(tex, problem) if _faults(one.applied(tex), display) < before), None)


def _faults(tex: str, display: bool) -> int:
    return sum(problem.fatal for problem in parse(tex, display=display).problems)


def _brace(tex: str, problem: Problem) -> Iterator[Proposal]:
    if tex[problem.span.start : problem.span.end] == "{":
        yield Proposal(_BRACE, end := len(tex.rstrip()), end, "}")
    else:
        yield Proposal(_NO_BRACE, problem.span.start, problem.span.end, "")


def _command(tex: str, problem: Problem) -> Iterator[Proposal]:
    start, end = problem.span.start, problem.span.end
    source = tex[start:end]
    if len(source) == 2 and source[1] in punctuation:
        yield Proposal(_filled(_UNESCAPED, source[1]), start, end, source[1])
    elif source[1:].isalpha() and len(source) > 3:
        tables = load()
        known = (name for name in (*tables.symbols, *tables.commands) if name.startswith("\\"))
        yield from (Proposal(_filled(_WRITE, near), start, end, near) for near in _near(source, known))


def _environment(tex: str, problem: Problem) -> Iterator[Proposal]:
    begin = _NAME.match(tex, problem.span.start)
    if begin is None:
        return
    for near in _near(begin[1], load().environments):
        named = tex[problem.span.start :].replace(f"{{{begin[1]}}}", f"{{{near}}}")
        yield Proposal(_filled(_WRITE, f"\\begin{{{near}}}"), problem.span.start, len(tex), named)


def _left_right(tex: str, problem: Problem) -> Iterator[Proposal]:
    opener = _OPENER.match(tex, problem.span.start)
    if opener is not None:
        at = tex.rfind(_PAIRS[opener[1]], opener.end())
        if at >= 0:
            yield Proposal(_filled(_ADD, "\\right"), at, at, "\\right")
    if tex.startswith("\\left", problem.span.start):
        end = len(tex.rstrip())
        yield Proposal(_filled(_ADD, "\\right."), end, end, " \\right.")
    else:
        yield Proposal(_filled(_ADD, "\\left."), 0, 0, "\\left. ")


def _end(tex: str, problem: Problem) -> Iterator[Proposal]:
    begin = _NAME.match(tex, problem.span.start)
    if begin is not None:
        closer = f"\\end{{{begin[1]}}}"
        end = len(tex.rstrip())
        yield Proposal(_filled(_ADD, closer), end, end, f" {closer}")


def _rows(tex: str, _problem: Problem) -> Iterator[Proposal]:
    yield Proposal(_ALIGNED, 0, len(tex), f"\\begin{{aligned}} {tex.strip()} \\end{{aligned}}")


def _near(name: str, known: Iterable[str]) -> list[str]:
    """The known name most like this one, if any is."""
    from difflib import get_close_matches

    names = [one for one in known if abs(len(one) - len(name)) < 2]
    return get_close_matches(name, names, n=1, cutoff=0.8)


def _filled(phrase: Phrase, value: str) -> Phrase:
    return Phrase(phrase.en.replace("{}", value), phrase.zh.replace("{}", value))


_FINDERS: dict[str, Callable[[str, Problem], Iterator[Proposal]]] = {
    kinds.UNBALANCED_BRACE: _brace,
    kinds.UNKNOWN_COMMAND: _command,
    kinds.UNKNOWN_ENVIRONMENT: _environment,
    kinds.UNBALANCED_LEFT_RIGHT: _left_right,
    kinds.UNCLOSED_ENVIRONMENT: _end,
    kinds.STRAY_AMPERSAND: _rows,
}
