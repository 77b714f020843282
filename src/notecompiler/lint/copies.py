r"""Formulas copied out of a page that KaTeX rendered: as the eye sees them, as TeX, and as they are drawn.

``E=mc2E=mc^2E=mc2`` holds the text of the MathML, the source and the text of the drawing. Without marks, spaces and commands
that only arrange, the first two are one text; the third has the same characters, in another order where something is stacked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from notecompiler.math.signatures import Function
from notecompiler.math.tables import load

_RUN = re.compile(r"[^\u3000-\u303f\u3400-\u9fff\uff00-\uffef$`|\n\ufffc]{3,400}")
_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|.", re.DOTALL)
_SILENT = frozenset(" \t\r\u00a0\u2009\u200b\u2061\u2062\u2063\ufeff{}_^&~'′`ˉ‾˙¨˘ˇ´⃗⃖√̸")
_ALIKE = str.maketrans({"−": "-", "∣": "|", "∗": "*", "⋅": "·", "ϕ": "φ", "ϵ": "ε", "′": "'", "∥": "‖"})
_MARK = re.compile(r"[\\^_]")
_DRAWN_BEHIND = "\u200b\u2061^~ˉ‾˙¨˘ˇ´⃗"
"""What the drawing leaves behind its last letter."""
_SAME = re.compile(r"(\S{3,60}?)\1\1")
_TRIES = 12
"""How often the first letter of a formula may stand in it."""
_STATES = re.compile(r"[=≡≈<>≤≥×÷(]")


def copies(text: str, is_formula: Callable[[int, int], bool]) -> Iterator[tuple[int, int, str]]:
    """Start, end and source of each formula that stands three times in a row in a line, where none is marked as such."""
    for run in _RUN.finditer(text):
        if is_formula(*run.span()):
            continue
        if _MARK.search(run[0]):
            yield from _in_run(run[0], run.start())
        elif _STATES.search(run[0]):
            for match in _SAME.finditer(run[0]):
                if _is_statement(match[1]):
                    yield run.start() + match.start(), run.start() + match.end(), match[1]


def _is_statement(text: str) -> bool:
    return _STATES.search(text) is not None and any(map(str.isalnum, text))


def _in_run(run: str, offset: int) -> Iterator[tuple[int, int, str]]:
    letters, places = _skeleton(run)
    marks = [0, *accumulate(char in "\\^_" for char in run)]
    at = 0
    while at + 3 <= len(letters):
        size = _size(letters, places, run, marks, at)
        if not size:
            at += 1
            continue
        end = places[at + 3 * size - 1][1]
        while end < len(run) and run[end] in _DRAWN_BEHIND:
            end += 1
        yield offset + places[at][0], offset + end, _source(places, run, at + size, at + 2 * size)
        at += 3 * size


def _size(letters: str, places: list[tuple[int, int]], run: str, marks: list[int], at: int) -> int:
    """How many letters the formula has whose copies begin at `at`; 0 for none."""
    again = at
    for _ in range(_TRIES):
        again = letters.find(letters[at], again + 1)
        size = again - at
        if again < 0 or at + 3 * size > len(letters):
            break
        one, two, three = (letters[at + k * size : at + (k + 1) * size] for k in range(3))
        shown_end, source_end = places[again - 1][1], places[again + size - 1][1]
        shown_marks = marks[shown_end] - marks[places[at][0]]
        has_source = (
            marks[source_end] - marks[places[again][0]] > shown_marks
            or run.find("\\", shown_end, places[again][0]) >= 0
        )
        if (has_source or size > 2) and one == two and (one == three or sorted(one) == sorted(three)):
            shown = run[places[at][0] : shown_end]
            if not has_source and not run.startswith(shown, shown_end):
                continue
            source = _source(places, run, again, again + size)
            is_tex = "\\" not in shown and len(_MARK.findall(source)) > len(_MARK.findall(shown))
            if is_tex or (size > 2 and shown == source and _is_statement(source)):
                return size
    return 0


def _source(places: list[tuple[int, int]], run: str, first: int, last: int) -> str:
    """The source whose letters are `first` to `last`: with the commands before them, and the braces behind them that
    close what was opened."""
    before = run[places[first - 1][1] : places[first][0]]
    found = min((at for at in (before.find("\\"), before.find("{")) if at >= 0), default=len(before))
    source = before[found:] + run[places[first][0] : places[last - 1][1]]
    missing = max(0, source.count("{") - source.count("}"))
    behind = run[places[last - 1][1] : places[last][0] if last < len(places) else len(run)]
    return (source + "".join(char for char in behind if char == "}")[:missing]).strip()


def _skeleton(run: str) -> tuple[str, list[tuple[int, int]]]:
    """What both the drawing and the source of a formula show, and where each of its characters stands in the run."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(run):
        for char in _shown(match[0]):
            letters.append(char)
            places.append(match.span())
    return "".join(letters), places


def _shown(token: str) -> str:
    if not token.startswith("\\"):
        return "" if token in _SILENT else token.translate(_ALIKE)
    tables = load()
    symbol = tables.symbols.get(token)
    if symbol is not None:
        return symbol[1].translate(_ALIKE)
    _, row = tables.commands.get(token, (token, None))
    if isinstance(row, Function):
        return row.text
    return token[1] if token in ("\\{", "\\}", "\\%", "\\#", "\\&", "\\$", "\\_") else ""
