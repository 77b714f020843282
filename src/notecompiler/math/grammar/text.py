"""Words inside a formula: ``\\text{if $n$ is even}``."""

from __future__ import annotations

import unicodedata
from typing import Final

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.colours import take_colour
from notecompiler.math.grammar.core import Parser
from notecompiler.math.nodes import Invalid, MathNode, Row, Space, Styled, Text, TextRun
from notecompiler.math.signatures import Boxed, Coloured, Ignored, Style, Words
from notecompiler.math.tokens import shared_span

ESCAPES: Final = {
    r"\%": "%", r"\&": "&", r"\#": "#", r"\$": "$", r"\_": "_", r"\{": "{", r"\}": "}", "\\": " ", "~": "\u00a0",
    r"\,": "\u2009", r"\thinspace": "\u2009", r"\quad": "\u2003", r"\enspace": "\u2002", r"\qquad": "\u2003\u2003", r"\;": "\u2005", r"\:": "\u2005",
    r"\!": "", r"\/": "", r"\-": "", r"\ldots": "…", r"\dots": "…", r"\textellipsis": "…", r"\textbackslash": "\\",
    r"\textasciitilde": "~", r"\textasciicircum": "^", r"\textunderscore": "_", r"\textendash": "–", r"\textemdash": "—",
    r"\textquoteleft": "‘", r"\textquoteright": "’", r"\textquotedblleft": "“", r"\textquotedblright": "”",
    r"\textless": "<", r"\textgreater": ">", r"\textbar": "|", r"\textbardbl": "‖", r"\textdegree": "°", r"\degree": "°",
    r"\textdollar": "$", r"\textregistered": "®", r"\textcopyright": "©", r"\copyright": "©", r"\textdagger": "†",
    r"\dag": "†", r"\ddag": "‡", r"\textdaggerdbl": "‡", r"\textsterling": "£", r"\pounds": "£", r"\textbraceleft": "{", r"\textbraceright": "}",
    r"\S": "§", r"\P": "¶", r"\ss": "ß", r"\ae": "æ", r"\AE": "Æ", r"\oe": "œ", r"\OE": "Œ", r"\o": "ø", r"\O": "Ø",
    r"\aa": "å", r"\AA": "Å", r"\i": "ı", r"\j": "ȷ", r"\l": "ł", r"\L": "Ł", r"\TeX": "TeX", r"\LaTeX": "LaTeX",
    r"\lq": "‘", r"\rq": "’", r"\textbullet": "•", r"\textmu": "µ", r"\checkmark": "✓", r"\newline": " ", "\\\\": " ", r"\space": " ",
    r"\nobreakspace": "\u00a0", r"\relax": "", r"\allowbreak": "", r"\strut": "", r"\par": " ",
}  # fmt: skip
"""Commands inside text and the characters they stand for."""

_ACCENTS = {
    r"\'": "\u0301", r"\`": "\u0300", r"\^": "\u0302", r"\~": "\u0303", r"\=": "\u0304", r"\u": "\u0306", r"\.": "\u0307",
    r"\"": "\u0308", r"\c": "\u0327", r"\r": "\u030a", r"\H": "\u030b", r"\v": "\u030c", r"\d": "\u0323", r"\b": "\u0331", r"\k": "\u0328",
    r"\textcircled": "\u20dd",
}  # fmt: skip
_MATH_STYLES = (r"\displaystyle", r"\textstyle", r"\scriptstyle", r"\scriptscriptstyle")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
_SPACES_TO_ONE = str.maketrans(dict.fromkeys("\t\n\r", " "))


def read_text(p: Parser, out: list[MathNode], at: int, end: int, name: str, _row: object) -> None:
    parts = text_argument(p, end, name)
    out.append(Text(p.span(at), name, parts))


def text_argument(p: Parser, end: int, owner: str) -> tuple[TextRun | Row, ...]:
    """The next argument, read as text. The parser stands behind it afterwards."""
    p.skip_comments(end)
    at = p.i
    if at >= end or p.texts[at] in ("}", "&", "\\\\"):
        p.missing(owner)
        return ()
    if p.texts[at] != "{":
        p.i = at + 1
        char = ESCAPES.get(p.texts[at], p.texts[at])
        return (TextRun(p.token_span(at), char),) if char else ()
    close = p.close[at]
    p.i = at + 1
    if p.depth >= kinds.MAX_DEPTH:
        parts: tuple[TextRun | Row, ...] = (Row(p.token_span(at), (p.too_deep(close),)),) if close > p.i else ()
    else:
        p.depth += 1
        parts = _text(p, close, space_before=len(p.pieces[at]) > len(p.texts[at]))
        p.depth -= 1
    p.i = close + 1
    if at in p.structure.unclosed:
        p.i = close
        p.never_closed(at)
    return parts


def text_cell(p: Parser, end: int) -> Row:
    """The tokens up to `end` as a cell of text."""
    at = p.i
    parts = _text(p, end, space_before=False)
    place = p.spans[at].start if at < end else p.spans[at - 1].end
    span = shared_span(place, max(place, p.end()) if at < end else place)
    return Row(span, (Text(span, r"\text", parts),) if parts else ())


class _Runs:
    """Collects characters and nested formulas in turn."""

    def __init__(self, p: Parser) -> None:
        self.p = p
        self.parts: list[TextRun | Row] = []
        self.chars: list[str] = []
        self.start = -1
        self.end = -1

    def add(self, chars: str, start: int, end: int) -> None:
        if self.start < 0:
            self.start = start
        self.end = end
        self.chars.append(chars)

    def flush(self) -> None:
        if self.chars:
            text = "".join(self.chars)
            for written, char in _LIGATURES:
                text = text.replace(written, char)
            text = _one_space(text)
            if text:
                self.parts.append(TextRun(shared_span(self.start, max(self.start, self.end)), text))
        self.chars = []
        self.start = -1

    def nested(self, row: Row) -> None:
        self.flush()
        self.parts.append(row)


def _one_space(text: str) -> str:
    text = text.translate(_SPACES_TO_ONE)
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _text(p: Parser, end: int, *, space_before: bool) -> tuple[TextRun | Row, ...]:
    runs = _Runs(p)
    if space_before and p.i <= end and p.i:
        runs.add(" ", p.spans[p.i - 1].end, p.spans[p.i - 1].end)
    while p.i < end:
        at = p.i
        text = p.texts[at]
        gap = p.pieces[at][len(text) :]
        p.i = at + 1
        start, stop = p.spans[at].start, p.spans[at].end
        if text == "$" or text == r"\(":
            _nested_formula(p, runs, at, end)
        elif text == "{":
            if at in p.structure.unclosed:
                p.problem(kinds.UNBALANCED_BRACE, "this brace is never closed", p.token_span(at))
            runs.add(gap[:1], stop, stop + len(gap))
        elif text == "}":
            runs.add(gap[:1], stop, stop + len(gap))
        elif text in ESCAPES:
            # Spaces behind a command's name end the name; behind an escaped character they are spaces.
            blank = "" if text[-1:].isalpha() else gap[:1]
            runs.add(ESCAPES[text] + (blank if text != "\\" else ""), start, stop)
        elif text in _ACCENTS:
            if letter := _accented(p, end):
                runs.add(unicodedata.normalize("NFC", letter + _ACCENTS[text]), start, p.end())
            else:
                p.missing(text)
        elif text[0] == "%":
            if p.notes is not None:
                p.notes.comments.append(p.comment(at))
        elif text[0] == "\\":
            _command(p, runs, at, end)
        else:
            runs.add(text + gap, start, stop + len(gap))
    runs.flush()
    return tuple(runs.parts)


def _accented(p: Parser, end: int) -> str:
    """The letter that a text accent goes on: ``\\'e`` or ``\\'{e}``."""
    if p.i < end and p.texts[p.i] == "{" and p.close[p.i] <= end:
        inside = p.raw_argument(end, "accent")
        return ESCAPES.get(inside, inside)
    if p.i < end:
        p.i += 1
        return ESCAPES.get(p.texts[p.i - 1], p.texts[p.i - 1]) + p.pieces[p.i - 1][len(p.texts[p.i - 1]) :]
    return ""


def _nested_formula(p: Parser, runs: _Runs, at: int, end: int) -> None:
    """``$…$`` or ``\\(…\\)`` inside text."""
    closer = "$" if p.texts[at] == "$" else r"\)"
    close = p.find(closer, at + 1, end)
    if close < 0:
        p.problem(kinds.STRAY_DOLLAR, f"{p.texts[at]} without its partner", p.token_span(at))
        return
    children = p.nodes(close)
    p.i = close + 1
    low, high = p.spans[at].end, p.spans[close].start
    runs.nested(Row(shared_span(low, high) if low <= high else p.token_span(at), children))
    gap = p.pieces[close][len(p.texts[close]) :]
    if gap:
        runs.add(gap, p.spans[close].end, p.spans[close].end + len(gap))


def _command(p: Parser, runs: _Runs, at: int, end: int) -> None:
    """A command inside text: another text font, a colour, or mathematics that lacks its dollars."""
    text = p.texts[at]
    out: list[MathNode] = []
    _, name, row = p.commands.get(text, (None, text, None))
    if name in _MATH_STYLES:  # without effect on words
        p.problem(kinds.MATH_IN_TEXT, f"{text} inside text", p.spans[at], fatal=False)
    elif isinstance(row, (Style, Coloured)) and row.switch:
        argument = take_colour(p, end, name) if isinstance(row, Coloured) else ""
        out.append(
            Styled(p.token_span(at), name, _words(p, _text(p, end, space_before=False), at), argument, switch=True)
        )
    elif isinstance(row, Coloured):
        argument = take_colour(p, end, name)
        out.append(Styled(p.token_span(at), name, _words(p, text_argument(p, end, name), at), argument))
    else:
        p.i = at
        out.extend(p.single(at, end).children)
        if not isinstance(row, (Words, Boxed, Ignored)) and out and not isinstance(out[0], (Space, Invalid)):
            p.problem(kinds.MATH_IN_TEXT, f"{text} inside text", p.token_span(at), fatal=False)
    if out:
        runs.nested(Row(p.span(at), tuple(out)))
    if p.i > at + 1 and (gap := p.pieces[p.i - 1][len(p.texts[p.i - 1]) :]):
        runs.add(gap, p.end(), p.end() + len(gap))


def _words(p: Parser, parts: tuple[TextRun | Row, ...], at: int) -> Row:
    """Text as the body of a style."""
    span = p.span(at)
    return Row(span, (Text(span, r"\text", parts),) if parts else ())
