"""mhchem's ``\\ce``: chemical formulas and reactions, as typed by chemists, to TeX.

The language is that of the mhchem manual (version 4): element letters are upright, digits behind them subscripts, digits
before them amounts, ``^2-`` a charge, ``->[above][below]`` an arrow, ``$…$`` mathematics.
"""

from __future__ import annotations

import re
from typing import Final

from notecompiler.regex import regex

_ARROWS: Final = {
    "<-->": "\\xrightleftarrows",
    "<=>>": "\\xrightleftharpoons",
    "<<=>": "\\xrightleftharpoons",
    "<=>": "\\xrightleftharpoons",
    "<->": "\\xleftrightarrow",
    "->": "\\xrightarrow",
    "<-": "\\xleftarrow",
    "→": "\\xrightarrow",
    "⇌": "\\xrightleftharpoons",
}
_LONG: Final = {
    "\\xrightarrow": "\\longrightarrow",
    "\\xleftarrow": "\\longleftarrow",
    "\\xleftrightarrow": "\\longleftrightarrow",
    "\\xrightleftharpoons": "\\rightleftharpoons",
    "\\xrightleftarrows": "\\rightleftarrows",
}
_ARROW = regex("|".join(re.escape(mark) for mark in sorted(_ARROWS, key=len, reverse=True)))
_BONDS: Final = {"-": "{-}", "=": "{=}", "#": "{\\equiv}", "1": "{-}", "2": "{=}", "3": "{\\equiv}", "~": "{\\cdots}",
                 "...": "{\\cdots}", "....": "{\\cdots}", "->": "{\\rightarrow}", "<-": "{\\leftarrow}"}  # fmt: skip
_COMMAND = regex(r"\\([A-Za-z]+|.)\s*")
_LETTERS = regex(r"[A-Za-z]+")
_AMOUNT = regex(r"(\d+)/(\d+)|\d+(?:[.,]\d+)?|\(\d+/\d+\)")
_SCRIPT = regex(r"(\d+(?:[.,]\d+)?[+-]?|[+-]|\\[A-Za-z]+|[A-Za-z*.•])")
_VARIABLE = regex(r"[a-z](?=\s|\Z)")
_INDEX = regex(r"\d+(?:\.\d+)?(?![\w(])|\d+")
_SPACE = regex(r"\s+")


def chemistry(source: str) -> str:
    """The TeX of a chemical formula or reaction."""
    return _Reader(source).read()


def _group(text: str, at: int, opener: str = "{", closer: str = "}") -> int:
    """Offset behind the group that begins at `at`; the end of the text when it does not close."""
    depth = 0
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 2
            continue
        depth += (char == opener) - (char == closer)
        at += 1
        if depth == 0:
            return at
    return len(text)


class _Reader:
    """One pass from left to right. `fresh`: at the beginning of a species, where digits are an amount. `marks`: the scripts
    that the last atom has."""

    def __init__(self, source: str) -> None:
        self.text = source
        self.at = 0
        self.out: list[str] = []
        self.fresh = True
        self.marks = ""

    def read(self) -> str:
        while self.at < len(self.text):
            self.step()
        return "".join(self.out).strip()

    def rest(self, count: int = 1) -> str:
        return self.text[self.at : self.at + count]

    def ends(self, at: int) -> bool:
        """Whether a species ends at an offset."""
        return at >= len(self.text) or self.text[at].isspace() or self.text[at] in ")],;}"

    def put(self, tex: str, *, fresh: bool = False) -> None:
        self.out.append(tex)
        self.fresh = fresh
        self.marks = ""

    def attach(self, mark: str, body: str) -> None:
        """A script; a second one of its kind on an atom stands beside the first."""
        base = "{}" if (self.fresh and not self.marks) or mark in self.marks else ""
        self.marks = mark if base else self.marks + mark
        self.out.append(f"{base}{mark}{{{body}}}")
        self.fresh = False

    def step(self) -> None:
        text, at = self.text, self.at
        char = text[at]
        if char.isspace():
            self.blank()
        elif (arrow := _ARROW.match(text, at)) and (self.fresh or arrow.end() - at > 1):
            self.arrow(arrow)
        elif char == "$":
            end = text.find("$", at + 1)
            end = len(text) if end < 0 else end
            self.at = end + 1
            self.put(f"{{{text[at + 1 : end]}}}")
        elif char == "\\":
            self.command()
        elif char == "{":
            self.at = _group(text, at)
            self.put(f"{{{text[at + 1 : self.at - 1]}}}")
        elif char in "^_":
            self.script(char)
        elif self.fresh and (amount := _AMOUNT.match(text, at)):
            self.at = amount.end()
            self.put(rf"\tfrac{{{amount[1]}}}{{{amount[2]}}}\," if amount[1] else rf"{amount[0].strip('()')}\,")
        elif char.isdigit():
            digits = _INDEX.match(text, at)
            assert digits is not None
            self.at = digits.end()
            self.attach("_", digits[0])
        elif self.fresh and (variable := _VARIABLE.match(text, at)) and not self.is_sign(at):
            self.at = variable.end()
            self.put(variable[0] + r"\,")
        elif letters := _LETTERS.match(text, at):
            self.at = letters.end()
            self.put(rf"\mathrm{{{letters[0]}}}")
        else:
            self.sign(char)

    def is_sign(self, at: int) -> bool:
        """``v`` alone falls out of a solution; ``e-`` is the electron."""
        return (self.text[at] == "v" and self.ends(at + 1)) or self.text[at : at + 2] in ("e-", "e^")

    def blank(self) -> None:
        hit = _SPACE.match(self.text, self.at)
        assert hit is not None
        self.at = hit.end()
        behind = self.rest()
        after = self.text[self.at + 1 : self.at + 2]
        if behind in ("v", "^") and self.ends(self.at + 1):
            self.at += 1
            self.put(r"\,\downarrow " if behind == "v" else r"\,\uparrow ", fresh=True)
        elif behind in ("+", "-", "=") and (not after or after.isspace()):
            self.at += 1
            self.put(f" {behind} ", fresh=True)
        elif behind and not self.fresh and not self.out[-1].endswith(r"\,") and not _ARROW.match(self.text, self.at):
            self.put(r"\," if behind == "(" else "~", fresh=True)
        else:
            self.fresh = True

    def arrow(self, hit: re.Match[str]) -> None:
        command = _ARROWS[hit[0]]
        self.at = hit.end()
        labels: list[str] = []
        while self.rest() == "[" and len(labels) < 2:
            end = _group(self.text, self.at, "[", "]")
            labels.append(_label(self.text[self.at + 1 : end - 1]))
            self.at = end
        if not any(labels):
            self.put(f" {_LONG[command]} ", fresh=True)
            return
        below = f"[{{{labels[1]}}}]" if len(labels) > 1 and labels[1] else ""
        above = labels[0]
        self.put(f" {command}{below}{{{above}}} ", fresh=True)

    def command(self) -> None:
        hit = _COMMAND.match(self.text, self.at)
        if hit is None:
            self.at += 1
            return
        end = hit.end()
        if hit[1] == "bond" and self.text[end : end + 1] == "{":
            close = _group(self.text, end)
            self.put(_BONDS.get(self.text[end + 1 : close - 1], "{-}"))
            self.at = close
            return
        while self.text[end : end + 1] == "{":
            end = _group(self.text, end)
        self.put(self.text[self.at : end].rstrip() + " ", fresh=hit[1] in ("quad", "qquad", ",", ";", ":", " "))
        self.at = end

    def script(self, mark: str) -> None:
        text, at = self.text, self.at + 1
        if text[at : at + 1] == "{":
            end = _group(text, at)
            body = text[at + 1 : end - 1]
        elif mark == "^" and self.fresh and self.ends(at):
            self.at = at
            self.put(r"\uparrow ", fresh=True)
            return
        elif hit := _SCRIPT.match(text, at):
            end, body = hit.end(), hit[0]
        else:
            self.at = at
            return
        self.at = end
        self.attach(mark, _script_body(body))

    def sign(self, char: str) -> None:
        self.at += 1
        behind = self.at
        if char in "+-" and not self.fresh and (self.ends(behind) or self.rest() in "^_"):
            self.attach("^", char)
        elif char in "+-" and self.fresh and self.ends(behind):
            self.put(f" {char} ", fresh=True)
        elif char in "+-" and self.fresh:
            self.put(char, fresh=True)
        elif char in _BONDS:
            self.put(_BONDS[char])
        elif char in "*.·":
            self.put(r"{\cdot}", fresh=True)
        elif char in "([":
            self.put(char)
        elif char in ",;":
            self.put(f"{char} ", fresh=True)
        elif char == "&":
            self.put("& ", fresh=True)
        else:
            self.put(r"\%" if char == "%" else char)


def _label(text: str) -> str:
    """What stands over or under an arrow: a formula of chemistry itself, unless it is mathematics or words already."""
    text = text.strip()
    if text.startswith("\\") or not text:
        return text
    if text.startswith("{") and _group(text, 0) == len(text):
        return rf"\text{{{text[1:-1]}}}"
    return chemistry(text)


def _script_body(body: str) -> str:
    """An index or charge: ``2-``, ``(aq)``, ``II``, ``.-``."""
    if body.startswith("$") and body.endswith("$"):
        return body[1:-1]
    pieces = []
    for letters, command, other in re.findall(r"([A-Za-z]{2,}|[A-Z])|(\\[A-Za-z]+)|(.)", body):
        if letters:
            pieces.append(rf"\mathrm{{{letters}}}")
        elif command:
            pieces.append(command + " ")
        else:
            pieces.append({".": r"\bullet ", "•": r"\bullet ", "$": ""}.get(other, other))
    return "".join(pieces)
