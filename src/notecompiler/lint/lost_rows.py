r"""Row separators that lost a backslash: ``\`` where ``\\`` stood, found by the columns that come out even with them.

Markdown processors, chat exports and JSON eat one backslash of ``\\``. What is left is a control space (``a & b \ c & d``),
a command that never existed (``\COV``), or, after ``\\\vdots``, plain letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from notecompiler.document import Formula
from notecompiler.lint.formulas import environment_of, tokens_of
from notecompiler.math import problems as kinds
from notecompiler.math.tables import load
from notecompiler.math.tokens import TokenStream
from notecompiler.record import Record

MATRICES = frozenset({"matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "array"})
_ALIGNED = frozenset(
    {"aligned", "align", "split", "gathered", "gather", "alignedat", "alignat", "flalign", "eqnarray", "multline"}
)
_CASES = frozenset({"cases", "dcases", "rcases", "drcases", "numcases"})
_RELATIONS = frozenset(
    {"=", "<", ">", r"\le", r"\leq", r"\ge", r"\geq", r"\neq", r"\ne", r"\equiv", r"\approx", r"\sim"}
)


_OF_TEXT = frozenset({r"\-", r"\+", r"\=", r"\(", r"\)", r"\[", r"\]"})
"""Commands that have a meaning in text and none in a row of a formula."""


class Trace(Enum):
    """What is left of the separator."""

    LINE_END = "line end"
    SPACE = "space"
    COMMAND = "command"
    LETTERS = "letters"


class LostSeparator(Record):
    r"""A ``\`` at offset `at` that was ``\\`` (for LETTERS: the offset behind ``\\``, where a backslash is missing).

    `guarded`: a bracket or star follows, which ``\\`` would take for its argument.
    """

    at: int
    trace: Trace
    guarded: bool = False


class LostRows(Record):
    """The lost separators of one environment. `certain`: with them, and only with them, its rows come out even."""

    environment: str
    begin: int
    separators: tuple[LostSeparator, ...]
    certain: bool
    row_count: int


@dataclass(slots=True)
class _Level:
    name: str
    begin: int
    depth: int = 0
    events: list[tuple[str, int, LostSeparator | None]] = field(default_factory=list)


def lost_rows(formula: Formula) -> Iterator[LostRows]:
    """Every environment of a formula that lost row separators."""
    tokens = tokens_of(formula.tex)
    unknown = {problem.span.start for problem in formula.problems if problem.kind == kinds.UNKNOWN_COMMAND}
    levels: list[_Level] = []
    for index, text in enumerate(tokens.texts):
        name = environment_of(text)
        if name and text.startswith(r"\begin"):
            if levels:
                levels[-1].events.append(("text", index, None))
            levels.append(_Level(name.rstrip("*"), tokens.starts[index]))
        elif name:
            if levels and levels[-1].name == name.rstrip("*"):
                found = _evaluate(levels.pop(), tokens)
                if found is not None:
                    yield found
        elif levels:
            _note(levels[-1], tokens, index, unknown)


def _note(level: _Level, tokens: TokenStream, index: int, unknown: set[int]) -> None:
    text = tokens.texts[index]
    if text in ("{", r"\left"):
        level.depth += 1
    elif text in ("}", r"\right"):
        level.depth -= 1
    elif level.depth > 0:
        return
    elif text == "&":
        level.events.append(("&", index, None))
        return
    elif text in ("\\\\", r"\cr"):
        level.events.append(("row", index, _lost_letters(tokens, index)))
        return
    else:
        lost = _lost(tokens, index, unknown)
        if lost is not None:
            level.events.append(("lost", index, lost))
            return
    level.events.append(("text", index, None))


def _lost(tokens: TokenStream, index: int, unknown: set[int]) -> LostSeparator | None:
    text, start = tokens.texts[index], tokens.starts[index]
    after = tokens.texts[index + 1] if index + 1 < len(tokens.texts) else ""
    if text == "\\":
        space = tokens.pieces[index][1:]
        trace = Trace.LINE_END if "\n" in space or "\r" in space else Trace.SPACE
        return LostSeparator(start, trace, after[:1] in ("[", "*"))
    if text in _OF_TEXT or (text.startswith("\\") and start in unknown and after != "{" and not _runs_on(text)):
        return LostSeparator(start, Trace.COMMAND, text[1:2] == "*")
    return None


def _runs_on(command: str) -> bool:
    r"""Whether an unknown command is a known one with its argument's letters run on: ``\\fracy`` without its brace."""
    commands = load().commands
    return any(command[:end] in commands for end in range(4, len(command)))


def _lost_letters(tokens: TokenStream, index: int) -> LostSeparator | None:
    r"""``\\vdots``: letters right behind ``\\`` that spell a command."""
    word = ""
    at = index + 1
    if tokens.pieces[index] != tokens.texts[index]:
        return None
    while at < len(tokens.texts) and len(tokens.texts[at]) == 1 and tokens.texts[at].isalpha():
        word += tokens.texts[at]
        at += 1
        if tokens.pieces[at - 1] != tokens.texts[at - 1]:
            break
    tables = load()
    if len(word) > 3 and ("\\" + word in tables.symbols or "\\" + word in tables.commands):
        return LostSeparator(tokens.ends[index], Trace.LETTERS)
    return None


def _evaluate(level: _Level, tokens: TokenStream) -> LostRows | None:
    if level.name not in MATRICES | _ALIGNED | _CASES:
        return None
    letters = tuple(lost for kind, _, lost in level.events if kind == "row" and lost is not None)
    lost = tuple(lost for kind, _, lost in level.events if kind == "lost" and lost is not None)
    real = sum(kind == "row" for kind, _, _ in level.events)
    chosen, certain = _choose(level, lost, real, tokens)
    if not chosen and not letters:
        return None
    count = len(_rows(level, chosen))
    return LostRows(level.name, level.begin, (*letters, *chosen), certain or not chosen, count)


def _choose(
    level: _Level, lost: tuple[LostSeparator, ...], real: int, tokens: TokenStream
) -> tuple[tuple[LostSeparator, ...], bool]:
    """The separators that were lost, and whether that is certain."""
    if not lost:
        return (), False
    strong = tuple(one for one in lost if one.trace is not Trace.SPACE)
    even_before = real > 0 and _even(level, ())
    for subset in (lost, strong) if not even_before else (strong,):
        if subset and _even(level, subset) and _columns(level, subset) > 0:
            return subset, True
    if _columns(level, lost) == 0:
        return _single_column(level, lost, strong, real, tokens)
    return () if even_before else _marked(strong), False


def _single_column(
    level: _Level, lost: tuple[LostSeparator, ...], strong: tuple[LostSeparator, ...], real: int, tokens: TokenStream
) -> tuple[tuple[LostSeparator, ...], bool]:
    """Rows without any ``&``: a column vector, a system of equations."""
    if level.name in MATRICES and real == 0 and _even(level, lost):
        return lost, True
    if strong and _one_relation_each(level, strong, tokens):
        return strong, True
    if real and len(strong) < len(lost):
        return (), False  # the author ends rows with two backslashes and writes spaces with one
    if marked := _marked(strong):
        return strong, len(marked) == len(strong)
    if level.name in _CASES and real == 0 and _one_relation_each(level, lost, tokens):
        return lost, True
    return (), False


def _marked(separators: tuple[LostSeparator, ...]) -> tuple[LostSeparator, ...]:
    """Those that line ends speak for. An unknown command alone, where the rows do not come out even without it, is
    rather a macro that the note does not define."""
    return tuple(one for one in separators if one.trace is Trace.LINE_END)


def _rows(level: _Level, separators: tuple[LostSeparator, ...]) -> list[list[int]]:
    """Token indices of each row, ``&`` included; an empty last row is left out."""
    taken = set(separators)
    rows: list[list[int]] = [[]]
    for kind, index, lost in level.events:
        if kind == "row" or (kind == "lost" and lost in taken):
            rows.append([index] if kind == "lost" and lost is not None and lost.trace is Trace.COMMAND else [])
        else:
            rows[-1].append(index)
    return rows if rows[-1] else rows[:-1]


def _counts(level: _Level, separators: tuple[LostSeparator, ...]) -> list[int]:
    ampersands = {index for kind, index, _ in level.events if kind == "&"}
    return [sum(index in ampersands for index in row) if row else -1 for row in _rows(level, separators)]


def _even(level: _Level, separators: tuple[LostSeparator, ...]) -> bool:
    counts = _counts(level, separators)
    return bool(counts) and min(counts) >= 0 and len(set(counts)) == 1


def _columns(level: _Level, separators: tuple[LostSeparator, ...]) -> int:
    return max(_counts(level, separators), default=0)


def _one_relation_each(level: _Level, separators: tuple[LostSeparator, ...], tokens: TokenStream) -> bool:
    return all(sum(tokens.texts[index] in _RELATIONS for index in row) == 1 for row in _rows(level, separators))


def line_ends(tokens: TokenStream) -> list[int]:
    r"""Indices of ``\`` before a line end and of ``\\``, outside of everything. Behind a relation (``\approx \``) the first is
    a space: no row ends there."""
    found: list[int] = []
    depth = 0
    for index, text in enumerate(tokens.texts):
        name = environment_of(text)
        if text in ("{", r"\left") or (name and text.startswith(r"\begin")):
            depth += 1
        elif text in ("}", r"\right") or name:
            depth -= 1
        elif depth == 0 and (text == "\\\\" or _is_lost_end(tokens, index)):
            found.append(index)
    return found


def _is_lost_end(tokens: TokenStream, index: int) -> bool:
    spaced = index > 0 and tokens.texts[index - 1] in _RELATIONS
    return tokens.texts[index] == "\\" and "\n" in tokens.pieces[index] and not spaced
