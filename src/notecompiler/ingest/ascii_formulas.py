"""Formulas written as plain text inside prose: where they begin and end.

A stretch is a formula when it reads as one (`parse_ascii`) *and* shows evidence that prose, code, file names, dates and
versions do not show. On a line of its own an equation needs less evidence than inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from notecompiler.ingest.ascii_evidence import LINEAR, STRONG, points, unknown_names
from notecompiler.math.ascii import parse_ascii
from notecompiler.record import Record
from notecompiler.regex import regex

_MAX_LINE: Final = 400
_MAX_LENGTH: Final = 240
"""A formula in a sentence is shorter than this."""

_MAX_SHRINK: Final = 12
"""How many words are taken away from the end of a stretch while looking for a formula in it."""

_MAX_FAILURES: Final = 200
"""How many stretches of one line may turn out to be no formula before the rest of the line is left alone."""

_OF_FORMULAS: Final = r"A-Za-z0-9α-ωΑ-Ω()\[\]{}|+\-*/^_=<>~!'@,.:%\s×÷·±≈≡≤≥≠≪≫∈∉⊂⊆∪∩∣⊥∝∞√∛∑∏∫∂∇→⇒⇔∥‖⊙⊗∘°−–…⋯ℝℕℤℚℂ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵀᵗᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵘᵛʷˣʸᶻ₀₁₂₃₄₅₆₇₈₉₊₋ₐₑᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ’′″\u0302\u0303\u0304"
_RUN: Final = regex("[" + _OF_FORMULAS + "]+")
_LINEAR_RUN: Final = regex("[" + _OF_FORMULAS + "▒█■〖〗┬┴├┤∬∮∛∜&\u2061\u20d7\u0305]+")
"""Characters that formulas are made of; in a line of Word's linear format a few more. Everything else (Chinese, quotes, dollar signs) ends a stretch."""

_SIGNS: Final = regex(r"[=^_≈≡≤≥≠√∑∫'(|²³₀-₉∈<>∣‖∥]|\bmod\b")
_BEGINS: Final = regex(
    r"[,.;:]*[-+]?(?:[A-Za-zα-ωΑ-Ω]{1,2}(?![A-Za-z])|[\d(\[{|‖∥√∑∏∫∂∇█■〖*+-]|(?:[A-Za-z]{3,}[_(^0-9])|[A-Za-z]{2,8}\Z)"
)
_ATOM: Final = regex(r"\S+")
_RELATION: Final = regex(r"[=<>≈≡≤≥≠∈∝]")
_LABEL: Final = regex(r"^[^=<>]*?[:：]\s*")
_LIST_MARK: Final = regex(r"^\s*(?:[-*+]|\d+[.)])\s+")
_COUNT: Final = regex(r"[,，]\s*\d+\Z")
_COUNTED: Final = regex(r"\s*[\u4e00-\u9fff]|\s+[A-Za-z]{3,}")
"""Words behind a number: what it counts."""

_EMPHASIS: Final = regex(r"(?<=\S)\*\*\s|\s\*\*(?=\S)")
"""The end or the begin of strong emphasis: ``**(c)** S = 2``."""

_CALL: Final = regex(r"[A-Za-z0-9α-ωΑ-Ω]\(")
_ARGUMENT: Final = regex(r"(?=[^A-Za-z]*(?:[A-Za-zα-ωΑ-Ω]{1,2}(?![A-Za-z])|\Z|.*[_^(\[])).+")
"""An atom that may stand anywhere among the arguments of a function: a short name, or something with a script or bracket."""

_IN_ARGUMENTS: Final = regex(r"[A-Za-z0-9α-ωΑ-Ω]\([^()\n]*[A-Za-z0-9_}\]]\s+\Z")
"""Before a stretch: a function's bracket is open, and something stands in it already."""

_COMMENT: Final = regex(r"(?<=[A-Za-z0-9)\]}])\s+#\s+[A-Za-z\u4e00-\u9fff][^=#]*\Z")
"""Words behind a formula, as programs comment a line: ``c_t = f_t * c_(t-1) # forget``."""

_STEP: Final = regex(r"(?<![A-Za-z0-9])[A-Za-z]t-1(?![0-9A-Za-z])")
_SPACED_SIGN: Final = regex(r"\s[-+*]\s")

_TAIL: Final = " \t,.;:，。；：、!？?"
_PUNCTUATION: Final = ",.;:"
_OPERATOR: Final = regex(r"[-+*/@=<>≈≡≤≥≠×÷·±∈∉∝→⇒⇔⊙⊗∘~|,]+|<=|>=|!=|->|=>|mod|\.\.\.")
_JOINS_RIGHT: Final = regex(
    r"(?:.*[-+*/@=<>≈≡≤≥≠×÷·±∈(\[{,|^_]|.*\b(?:mod|sin|cos|tan|log|ln|exp|lim|sum|max|min|if|else))\Z"
)
_JOINS_LEFT: Final = regex(r"[-+*/@=<>≈≡≤≥≠×÷·±∈)\]}|^_]|(?:mod|if|else|sin|cos|tan|log|ln|exp|sqrt|tanh)\b|\(|√")
_NAMES_SIGN: Final = regex(r"(?:sum|product|prod|integral|int)\s+[∑∏∫∬∮]")
"""A word of the sentence that names the sign behind it: "the sum ∑ x_i"."""

_LARGE: Final = regex(r".*?(?<![A-Za-z])(?:sum|prod|lim|int|∑|∏|∫)(?:[_┬]\S+?)?(?:[\^┴]\S+)?")
_SYMBOL: Final = regex(
    r"\(?[A-Za-zα-ω](?:_[A-Za-z0-9]{1,3}|_\([^()]*\)|_\{[^{}]*\}|\^[A-Za-z0-9]{1,2}|\^\([^()]*\))+[,.;)]?"
)
_ARITHMETIC: Final = regex(
    r"(?:\s*[(]*(?:[A-Za-z]{1,2}|\d+(?:\.\d+)?)[)]*\s*[-+*/×÷]){2,}\s*(?:[A-Za-z]{1,2}|\d+(?:\.\d+)?)[)]*\s*"
)
"""A calculation with short names and numbers: ``(TP + TN) / (TP + TN + FP + FN)``."""

_BROKEN_OFF: Final = regex(r"\s*(?:[+*/=^@×·⊙∘](?!\s*\\)|-\s*[A-Za-z(][A-Za-z0-9]*[_^(\[])")
"""Behind a stretch: the formula goes on. A dash may begin a remark, unless what follows is a symbol."""
SCRIPT_HOLE: Final = "\ufffd"
"""Stands for a tag that sets a script: what touches it is no formula without it."""
_GLUE: Final = '@?&#\\/"▒█〖〗¦' + SCRIPT_HOLE
_BROKEN_INTO: Final = regex(r"[A-Za-z0-9)\]]\s*[-+*/=^]\s*\Z")
_SMALL_WORD: Final = regex(r"(?<![A-Za-z0-9])[a-z]{2}\Z")
_PROSE: Final = regex(
    r"[A-Za-z]{2,}[’'][a-z]|[A-Za-z]+-[A-Za-z]{2,}|[A-Za-z]{3,}/[A-Za-z]{3,}|.*[A-Za-z]{2,}\.[A-Za-z]"
)


def line_formula(line: str) -> tuple[int, int] | None:
    """The range of an equation that stands alone on `line`, white space and a final comma or full stop left out."""
    if len(line) > _MAX_LINE or not _RELATION.search(line) or _LIST_MARK.match(line):
        return None
    line = _COMMENT.sub("", line)
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip(_TAIL))
    text = line[start:end]
    if line.rstrip().endswith(("!", "！")):
        return None
    if not text or points(text) < STRONG or not _names_allowed(text) or _has_step_behind(text):
        return None
    return (start, end) if parse_ascii(text) is not None else None


def _has_step_behind(text: str) -> bool:
    """Whether an index is typed right behind its letter where other signs have spaces (``Wf * Ht-1 + bf``): it reads as H t - 1."""
    return _STEP.search(text) is not None and _SPACED_SIGN.search(text) is not None


def _names_allowed(text: str) -> bool:
    """Long names are quantities when at most one stands left of the first relation, and the rest is mathematics."""
    names = unknown_names(text)
    if not names:
        return True
    left, _, right = text.partition("=")
    name = left.strip()
    defined = name == names[0] or (name.startswith(names[0] + "(") and name.endswith(")"))
    return len(names) <= 2 and defined and (points(right) >= STRONG or _ARITHMETIC.fullmatch(right) is not None)


class AsciiRange(Record):
    """A formula of plain text in its block's text; `display`: it has its line to itself."""

    start: int
    end: int
    display: bool


def formula_ranges(text: str, *, displays: bool) -> list[AsciiRange]:
    """All formulas of a block's text, in order, disjoint. `displays`: an equation alone on a line is a display."""
    found: list[AsciiRange] = []
    if not _SIGNS.search(text):
        return found
    for line in re.finditer(r"[^\r\n]+", text):
        whole = line_formula(line.group())
        if whole is not None:
            alone = displays and not _COMMENT.search(line.group())
            found.append(AsciiRange(line.start() + whole[0], line.start() + whole[1], alone))
        else:
            found += [AsciiRange(start, end, display=False) for start, end in _in_line(text, *line.span())]
    return found


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    failures = 0
    characters = _LINEAR_RUN if LINEAR.search(text, start, end) else _RUN
    for run in characters.finditer(text, start, end):
        if not _SIGNS.search(run.group()):
            continue
        atoms = [match.span() for match in _ATOM.finditer(text, run.start(), run.end())]
        at = 0
        while at < len(atoms) and failures < _MAX_FAILURES:
            last = _reach(text, atoms, at)
            span, behind = _longest(text, atoms, at, last)
            if span is None:
                failures += last >= at
                at += 1
                continue
            at = behind
            yield span


def _reach(text: str, atoms: list[tuple[int, int]], first: int) -> int:
    """The last atom that a formula beginning with the atom `first` can take in; before `first` when none can begin."""
    head = text[slice(*atoms[first])]
    if _PROSE.match(head) or not _BEGINS.match(head) or _NAMES_SIGN.match(text, atoms[first][0]):
        return first - 1
    last, depth = first, _arguments_open(head)
    while (
        last + 1 < len(atoms)
        and atoms[last + 1][1] - atoms[first][0] <= _MAX_LENGTH
        and (
            _continues(text, atoms[last], atoms[last + 1])
            or (depth > 0 and _ARGUMENT.fullmatch(text, *atoms[last + 1]) is not None)
        )
    ):
        last += 1
        depth = max(0, depth + _arguments_open(text[slice(*atoms[last])]))
    if atoms[last][1] - atoms[first][0] > _MAX_LENGTH or not _SIGNS.search(text, atoms[first][0], atoms[last][1]):
        return first - 1
    return last


def _arguments_open(atom: str) -> int:
    """How many brackets an atom opens that it does not close; the first of them stands behind a name."""
    opened = atom.count("(") - atom.count(")")
    return opened if opened <= 0 or _CALL.search(atom) else 0


def _longest(text: str, atoms: list[tuple[int, int]], first: int, last: int) -> tuple[tuple[int, int] | None, int]:
    """The longest formula from the atom `first` to one not behind `last`, and the atom behind it."""
    for end in range(last, max(first, last - _MAX_SHRINK) - 1, -1):
        span = _without_count(text, _trimmed(text, atoms[first][0], atoms[end][1]))
        if span is not None and not _is_part(text, *span) and _is_inline_formula(text[slice(*span)]):
            return span, end + 1
    return None, first + 1


def _without_count(text: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """A range without the number behind its last comma that counts what the words behind it name: ``s=4, 96 kernels``."""
    if span is None or not _COUNTED.match(text, span[1]):
        return span
    count = _COUNT.search(text, *span)
    return span if count is None else _trimmed(text, span[0], count.start())


def _continues(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether a formula may go on over the space between two atoms: an operator or bracket must join them."""
    before, after = text[slice(*left)], text[slice(*right)]
    if _PROSE.match(after) or before[-1] in ".;:":
        return before.endswith("...") and not _PROSE.match(after)
    if _SYMBOL.fullmatch(before) and _SYMBOL.fullmatch(after):
        return True
    return bool(
        _JOINS_RIGHT.match(before) or _LARGE.fullmatch(before) or _JOINS_LEFT.match(after) or _OPERATOR.fullmatch(after)
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range without punctuation around it and without brackets that it does not close or open itself."""
    while end > start and (
        (text[end - 1] in _PUNCTUATION and text[end - 3 : end] != "...")
        or text[end - 1].isspace()
        or (text[end - 1] in "+-/=<>" and text[end - 2 : end - 1] in " ")
    ):
        end -= 1
    while start < end and text[start] == "*":
        start += 1
        end -= text[end - 1] == "*" and text[end - 2] != "^"
    while start < end and (text[start] in ",.;:=" or (text[start] in "+-" and text[start + 1 : start + 2] == " ")):
        start += 1
    start += len(text[start:end]) - len(text[start:end].lstrip())
    depth = 0
    for at in range(start, end):
        char = text[at]
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
            if depth < 0:
                return _trimmed(text, start, at) if at > start else None
    if depth > 0:
        opener = text[start]
        return _trimmed(text, start + 1, end) if opener in "([{" else None
    return (start, end) if end > start else None


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether the range is a part of something longer: of an address, of a formula whose rest cannot be read, or of a
    sentence that goes on behind a small word (``x = 3 + an offset``)."""
    if _glued(text, start, end) or _BROKEN_OFF.match(text, end) or _BROKEN_INTO.search(text, max(0, start - 8), start):
        return True
    if _EMPHASIS.search(text, start, end):
        return True
    if _IN_ARGUMENTS.search(text, max(0, start - _MAX_LENGTH), start):
        return True
    return text[end : end + 2].strip(" ").isalpha() and bool(_SMALL_WORD.search(text, start, end))


def _glued(text: str, start: int, end: int) -> bool:
    """Whether the range is a piece of something else: an address, a path, an identifier, a formula with scripts in HTML
    or in Word's linear format."""
    around = text[start - 1 : start] + text[end : end + 1]
    return any(char in _GLUE or (char.isascii() and char.isalnum()) for char in around)


def _is_inline_formula(text: str) -> bool:
    if points(text) < STRONG or unknown_names(text) or _has_step_behind(text):
        return False
    return parse_ascii(text) is not None
