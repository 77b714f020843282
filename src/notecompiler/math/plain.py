"""A formula as Unicode plain text: for PDF bookmarks, alternative texts, terminals."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, assert_never

from notecompiler.math import nodes as n
from notecompiler.math.grammar.delimiters import CHARACTERS
from notecompiler.math.printer.spacing import Kind, kinds

_SUPERSCRIPTS: Final = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_MARKS: Final = {
    r"\hat": "\u0302", r"\widehat": "\u0302", r"\tilde": "\u0303", r"\widetilde": "\u0303", r"\bar": "\u0304", r"\overline": "\u0305",
    r"\vec": "\u20d7", r"\dot": "\u0307", r"\ddot": "\u0308", r"\check": "\u030c", r"\breve": "\u0306", r"\acute": "\u0301",
    r"\grave": "\u0300", r"\mathring": "\u030a", r"\underline": "\u0332",
}  # fmt: skip
_HIDDEN: Final = (r"\phantom", r"\hphantom", r"\vphantom", r"\rule")
_FENCES: Final = {"pmatrix": "()", "bmatrix": "[]", "Bmatrix": "{}", "vmatrix": "||", "Vmatrix": "‖‖"}


def plain_text(tree: n.MathNode) -> str:
    """One line of Unicode text that reads like the formula: ``f_t = σ(W_f[h_{t-1}, x_t])``, ``x²``, ``(a+b)/2``."""
    return " ".join(_text(tree).split())


@lru_cache(maxsize=512)
def readable(tex: str) -> str:
    """A symbol's TeX as Unicode text: ``\\hat{y}_{t}`` is ``ŷ_t``."""
    from notecompiler.math.parse import parse

    return plain_text(parse(tex).tree)


def _row(row: n.Row, tight: bool = False) -> str:
    found = kinds(row.children)
    shown = ""
    for index, node in enumerate(row.children):
        text = _text(node)
        own = found[index]
        before = found[index - 1] if index else None
        spaced = own in (Kind.REL, Kind.BIN) and not (tight and isinstance(node, n.Symbol))
        if (
            (before is Kind.FUNCTION and own not in (Kind.OPEN, Kind.CLOSE, Kind.PUNCT))
            or (own is Kind.FUNCTION and before in (Kind.ORD, Kind.CLOSE))
            or (own is Kind.ORD and index and isinstance(row.children[index - 1], n.Fraction))
        ):
            text = " " + text
        if spaced:
            text = f"{text} " if before is Kind.OPEN else f" {text} "
        elif own is Kind.PUNCT and index + 1 < len(row.children):
            text += " "
        shown += text
    return shown


def _text(node: n.MathNode) -> str:  # noqa: C901 - one case a node kind
    match node:
        case n.Symbol(name=name, char=char):
            return char or name
        case n.Number(digits=digits):
            return digits
        case n.Operator(text=text):
            return text
        case n.Row():
            return _row(node)
        case n.Group(body=body):
            return _row(body)
        case n.Scripts():
            return _scripts(node)
        case n.Fraction(command=command, numerator=numerator, denominator=denominator, rule=rule):
            if rule or command == r"\atop":
                return f"{_operand(numerator)}/{_operand(denominator)}"
            return f"binom({_row(numerator)}, {_row(denominator)})"
        case n.Radical(radicand=radicand, index=index):
            sign = "√" if index is None else f"{_row(index, tight=True).translate(_SUPERSCRIPTS)}√"
            return sign + _operand(radicand)
        case n.Accent(command=command, base=base):
            return _accent(command, _row(base))
        case n.Stack(base=base):
            return _row(base)
        case n.Delimited(left=left, right=right, segments=segments, middles=middles):
            shown = _delimiter(left)
            for segment, middle in zip(segments, (*middles, right), strict=True):
                shown += _row(segment) + _delimiter(middle)
            return shown
        case n.SizedDelimiter(delimiter=delimiter):
            return _delimiter(delimiter)
        case n.Styled(command=command, body=body):
            return _styled(command, _row(body))
        case n.Box(command=command, body=body):
            return "" if command in _HIDDEN else _row(body)
        case n.Text(parts=parts):
            return "".join(part.text if isinstance(part, n.TextRun) else _row(part) for part in parts)
        case n.Space(command=command, width=width):
            return " " if width >= 0.3 or command == "\\\\" else ""
        case n.Array():
            return _array(node)
        case n.Meta() | n.Comment():
            return ""
        case n.Invalid(source=source):
            return source
        case _:
            assert_never(node)


def _scripts(node: n.Scripts) -> str:
    shown = "" if node.base is None else _text(node.base)
    shown += "′" * node.primes
    if node.sub is not None:
        sub = _row(node.sub, tight=True).strip()
        shown += f"_{sub}" if len(sub) == 1 else f"_{{{sub}}}"
    if node.sup is not None:
        sup = _row(node.sup, tight=True).strip()
        if sup and sup.isascii() and sup.isdigit():
            return shown + sup.translate(_SUPERSCRIPTS)
        if sup and not sup.strip("′"):
            return shown + sup
        shown += f"^{sup}" if len(sup) == 1 else f"^{{{sup}}}"
    return shown


def _operand(row: n.Row) -> str:
    """A side of a fraction, in parentheses when it is more than one thing."""
    shown = _row(row).strip()
    letters = all(isinstance(child, n.Symbol) and child.char.isalpha() for child in row.children)
    return (
        shown if letters or (len(row.children) == 1 and not isinstance(row.children[0], n.Fraction)) else f"({shown})"
    )


def _accent(command: str, base: str) -> str:
    mark = _MARKS.get(command)
    if mark is None or not base:
        return base
    return unicodedata.normalize("NFC", "".join(char + mark for char in base) if len(base) <= 3 else base)


def _delimiter(name: str) -> str:
    return CHARACTERS.get(name, "" if name == "." else name)


def _styled(command: str, body: str) -> str:
    if command == r"\pmod":
        return f" (mod {body})"
    if command == r"\pod":
        return f" ({body})"
    if command == r"\mathbb" and len(body) == 1 and body.isascii() and body.isupper():
        name = f"DOUBLE-STRUCK CAPITAL {body}"
        try:
            return unicodedata.lookup(name)
        except KeyError:
            return unicodedata.lookup(f"MATHEMATICAL {name}")
    return body


def _array(array: n.Array) -> str:
    rows = [", ".join(shown for cell in row.cells if (shown := _row(cell).strip())) for row in array.rows]
    if array.environment.rstrip("*").startswith(("align", "gather", "split", "equation", "multline", "flalign")):
        rows = [" ".join(_row(cell).strip() for cell in row.cells) for row in array.rows]
    shown = "; ".join(row for row in rows if row)
    fence = _FENCES.get(array.environment.rstrip("*").replace("small", ""), "")
    if fence:
        return fence[0] + shown + fence[1]
    return "{" + shown if array.environment.rstrip("*") in ("cases", "dcases") else shown
