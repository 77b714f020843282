"""Damage as copying, converting and retyping do it to notes: each a function from a note to the damaged note."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[[str], str]


@dataclass(frozen=True)
class Damage:
    """A kind of damage; `apply` returns the note unchanged where it has nothing to damage."""

    name: str
    apply: Change


def note(tex: str, number: int) -> str:
    """A clean note around one formula, in Chinese or English."""
    before, after = (
        ("**Theorem.** The next formula holds for all real numbers.", "It follows by induction.")
        if number % 2
        else ("**定理。** 下面的公式对所有实数成立。", "由归纳法可得。")
    )
    return f"# Note {number}\n\n{before}\n\n$$\n{tex}\n$$\n\n{after}\n"


def _in_formula(change: Change) -> Change:
    def apply(text: str) -> str:
        before, tex, after = text.split("$$")
        return f"{before}$${change(tex)}$${after}"

    return apply


def _lose_relation(tex: str) -> str:
    """Lose one that others around it show to be missing: in a row of aligned equations, or behind an implication."""
    if "\n&= " in tex:
        return tex.replace("\n&= ", "\n& ", 1)
    before, arrow, after = tex.partition(r" \Rightarrow ")
    return f"{before}{arrow}{after.replace(' > ', ' ', 1)}" if arrow else tex


def _nest(tex: str) -> str:
    return tex.replace("{aligned}", "{align}")


def _twice(text: str) -> str:
    """Rendered arithmetic copied as text comes twice, once for the eye and once for screen readers."""
    before, tex, after = text.split("$$")
    plain = tex.strip().replace(r" \times ", "×").replace(" = ", "=")
    return f"{before}{plain}{plain}{after}" if re.fullmatch(r"[\d×=]+", plain) else text


def _strip_brackets(text: str) -> str:
    before, tex, after = text.split("$$")
    return f"{before}[{tex}]{after}"


DAMAGES = (
    Damage("lost backslash of a row", _in_formula(lambda tex: tex.replace("\\\\", "\\"))),
    Damage(
        "function without its backslash",
        _in_formula(lambda tex: re.sub(r"\\(sin|cos|tan|ln|log|exp|tanh|arctan)(?=\()", r"\1", tex)),
    ),
    Damage("smart quotes for primes", _in_formula(lambda tex: tex.replace("''", "’’").replace("'", "’"))),
    Damage("bare per cent sign", _in_formula(lambda tex: tex.replace(r"\%", "%"))),
    Damage("glued closing dollars", lambda text: re.sub(r"\n\$\$\n\n(?=\S)(?!\\)", r"\n$$", text)),
    Damage("escaped emphasis", lambda text: text.replace("**", r"\*\*")),
    Damage("stripped display brackets", _strip_brackets),
    Damage("text doubled", _twice),
    Damage("index read as emphasis", _in_formula(lambda tex: re.sub(r"_\{", "*{", tex))),
    Damage(
        "interpreted escapes",
        _in_formula(lambda tex: re.sub(r"\\f(?=rac)", "\f", re.sub(r"\\t(?=anh?\(|heta)", "\t", tex))),
    ),
    Damage("lost relation", _in_formula(_lose_relation)),
    Damage("nested environments", _in_formula(_nest)),
)
