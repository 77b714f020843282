"""What a TeX log says, led back to the formulas of the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.backends.base import Rendered
from notecompiler.book.quarantine import FormulaKey
from notecompiler.engines.base import EngineProblem, ProblemKind

_ERROR = re.compile(r"^(?:\./)?(?P<file>[^\s:]+\.\w+):(?P<line>\d+): (?P<text>.+)$|^! (?P<bare>.+)$")
_CONTEXT = re.compile(r"^l\.(\d+) (.*)$")
_OVERFULL = re.compile(
    r"^Overfull \\hbox \((?P<points>[\d.]+)pt too wide\).*?(?:at lines? (?P<first>\d+)(?:--(?P<last>\d+))?|$)"
)
_MISSING = re.compile(
    r"^Missing character: There is no (?P<char>\S+)(?: \(U\+(?P<code>[0-9A-F]+)\))? in font (?P<font>[^!]+)"
)
_UNDEFINED = re.compile(r"^LaTeX Warning: (?:Reference|Citation|Hyper reference) [`'](?P<name>.+?)' .*undefined")
_PAGES = re.compile(r"^Output written on .*\((\d+) pages?", re.MULTILINE)
_FATAL = re.compile(r"^\s*(?:==> Fatal error|Emergency stop|Interruption)")
OVERFULL_POINTS = 1.0
"""Boxes that stick out by less are not visible and not reported."""


def pages(log: str) -> int:
    """The number of pages written, 0 when there are none."""
    found = _PAGES.search(log)
    return int(found[1]) if found else 0


def problems(log: str, rendered: Rendered, file: str) -> tuple[EngineProblem, ...]:
    """The complaints of a run over the text of `rendered`, which was in `file`, each said once.

    The log must not be wrapped (``max_print_line``), and errors must be in the ``file:line: message`` form.
    """
    found: dict[tuple[object, ...], EngineProblem] = {}
    for problem in _scan(log.splitlines(), rendered, file):
        key = (problem.kind, problem.message, problem.line, problem.formula)
        found.setdefault(key, problem)
    return tuple(found.values())


def _scan(lines: list[str], rendered: Rendered, file: str) -> Iterator[EngineProblem]:
    for at, line in enumerate(lines):
        if (error := _ERROR.match(line)) and not _FATAL.match(error["text"] or error["bare"]):
            yield _error(error, lines[at : at + 40], rendered, file)
        elif (overfull := _OVERFULL.match(line)) and float(overfull["points"]) > OVERFULL_POINTS:
            first = int(overfull["first"] or 0)
            touched = rendered.formulas_on(first, int(overfull["last"] or first)) if first else ()
            message = f"{overfull['points']} pt too wide"
            blamed = touched[0] if len(touched) == 1 else None
            yield EngineProblem(ProblemKind.OVERFULL, message, line, first or None, blamed)
        elif missing := _MISSING.match(line):
            char = chr(int(missing["code"], 16)) if missing["code"] else missing["char"]
            yield EngineProblem(ProblemKind.MISSING_CHARACTER, char, line)
        elif undefined := _UNDEFINED.match(line):
            yield EngineProblem(ProblemKind.UNDEFINED_REFERENCE, undefined["name"], line)


def _error(error: re.Match[str], following: list[str], rendered: Rendered, file: str) -> EngineProblem:
    """The error with the formula in which TeX stood when it noticed."""
    message = (error["text"] or error["bare"]).strip()
    context = next((found for text in following if (found := _CONTEXT.match(text))), None)
    number = int(error["line"]) if error["line"] else int(context[1]) if context else None
    raw = "\n".join(following[: following.index(context[0]) + 1]) if context else following[0]
    elsewhere = error["file"] is not None and error["file"] != file
    if number is None or elsewhere:
        return EngineProblem(ProblemKind.ERROR, message, raw)
    read = context[2] if context and int(context[1]) == number else None
    return EngineProblem(ProblemKind.ERROR, message, raw, number, _blamed(number, read, rendered))


def _blamed(number: int, read: str | None, rendered: Rendered) -> FormulaKey | None:
    """The formula at the place where TeX stopped reading; `read` is the end of what it had read of the line."""
    touched = rendered.formulas_on(number, number)
    if len(touched) <= 1 or read is None:
        return touched[0] if touched else None
    line = rendered.text.splitlines()[number - 1]
    seen = read.removeprefix("...")
    at = line.find(seen)
    if at < 0 or not seen:
        return None
    start = sum(len(text) + 1 for text in rendered.text.split("\n")[: number - 1])
    return rendered.formula_at(start + at + len(seen) - 1)
