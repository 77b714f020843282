"""Characters beyond ASCII: mathematical ones become their commands, words become text."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.core import Parser
from notecompiler.math.grammar.scripts import is_script, read_scripts
from notecompiler.math.latexenc import command_of
from notecompiler.math.nodes import Accent, AtomClass, Invalid, MathNode, Operator, Row, Styled, Symbol, Text, TextRun
from notecompiler.math.signatures import Function
from notecompiler.math.tables import load
from notecompiler.math.tokens import PERCENT, is_cjk

PREFERRED: Final = {
    PERCENT: r"\%",
    "⟺": r"\Longleftrightarrow", "⟹": r"\Longrightarrow", "⟸": r"\Longleftarrow",

    "−": "-", "∗": "*", "·": r"\cdot", "⋅": r"\cdot", "∙": r"\bullet", "•": r"\bullet", "∶": ":", "∣": r"\mid", "｜": "|", "∥": r"\|", "‖": r"\|",
    "…": r"\ldots", "⋯": r"\cdots", "→": r"\rightarrow", "≤": r"\leq", "≥": r"\geq", "≠": r"\neq", "∼": r"\sim", "～": r"\sim", "△": r"\triangle",
    "▽": r"\bigtriangledown", "∅": r"\emptyset", "⌀": r"\emptyset", "¬": r"\neg", "′": r"\prime", "√": r"\surd", "∖": r"\setminus", "⊥": r"\perp",
    "∧": r"\wedge", "∨": r"\vee", "⟂": r"\perp", "≔": r"\coloneqq", "⩽": r"\leqslant", "⩾": r"\geqslant", "≦": r"\leqq", "≧": r"\geqq",
    "µ": r"\mu", "Ω": r"\Omega", "∆": r"\Delta", "∇": r"\nabla", "ħ": r"\hbar", "ℏ": r"\hbar", "⊂": r"\subset", "⊃": r"\supset", "∈": r"\in",
    "˙": ".", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "﹣": "-", "×": r"\times", "✕": r"\times", "⨯": r"\times", "⁄": "/", "∕": "/",
    "ϵ": r"\epsilon", "ε": r"\varepsilon", "φ": r"\varphi", "ϕ": r"\phi", "ϑ": r"\vartheta", "ς": r"\varsigma", "ο": "o", "Α": "A",
    "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": r"\Upsilon", "Χ": "X",
    "⟨": r"\langle", "⟩": r"\rangle", "〈": r"\langle", "〉": r"\rangle", "ı": r"\imath", "ȷ": r"\jmath", "ℓ": r"\ell", "°": r"\degree",
    "◦": r"\circ", "∘": r"\circ", "⊲": r"\lhd", "⊳": r"\rhd", "∝": r"\propto", "⌣": r"\smile", "⌢": r"\frown", "⋈": r"\bowtie", "≈": r"\approx",
    "①": "1", "▪": r"\blacksquare", "□": r"\square", "■": r"\blacksquare", "◻": r"\square", "∎": r"\blacksquare", "⇝": r"\leadsto",
    "⟶": r"\longrightarrow", "➔": r"\rightarrow", "➜": r"\rightarrow", "⭢": r"\rightarrow", "∀": r"\forall", "∃": r"\exists", "⁺": "+",
    "ð": r"\eth", "¥": r"\yen", "§": r"\S", "¶": r"\P", "´": "'", "¢": "¢", "€": "€", "∤": r"\nmid", "∦": r"\nparallel", "⊊": r"\subsetneq", "⊋": r"\supsetneq",
    "≩": r"\gneqq", "≨": r"\lneqq", "∫": r"\int", "↾": r"\upharpoonright", "⊙": r"\odot", "⊕": r"\oplus", "⊗": r"\otimes", "☆": r"\star",
}  # fmt: skip
"""Characters for which the tables have no command or several."""

_FONTS: Final = (
    ("BOLD ITALIC", r"\bm"), ("SANS-SERIF", r"\mathsf"), ("BOLD SCRIPT", r"\mathcal"), ("BOLD FRAKTUR", r"\mathfrak"), ("BOLD", r"\mathbf"),
    ("DOUBLE-STRUCK", r"\mathbb"), ("BLACK-LETTER", r"\mathfrak"), ("FRAKTUR", r"\mathfrak"), ("SCRIPT", r"\mathcal"), ("MONOSPACE", r"\mathtt"),
    ("ITALIC", ""),
)  # fmt: skip
_COMBINING: Final = {
    "\u0300": r"\grave", "\u0301": r"\acute", "\u0302": r"\hat", "\u0303": r"\tilde", "\u0304": r"\bar", "\u0305": r"\bar", "\u0306": r"\breve",
    "\u0307": r"\dot", "\u0308": r"\ddot", "\u030a": r"\mathring", "\u030c": r"\check", "\u20d7": r"\vec", "\u20d6": r"\overleftarrow", "\u20db": r"\dddot",
}  # fmt: skip
_INVISIBLE: Final = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\ufe0e\ufe0f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@cache
def by_character() -> Mapping[str, str]:
    """Command of each mathematical character. Where several commands print the same, the kernel's comes first."""
    tables = load()
    found: dict[str, str] = {}
    for name, meaning in tables.commands.values():
        if isinstance(meaning, Function) and meaning.large:
            found.setdefault(meaning.text, name)
    for name, char, _ in sorted(tables.symbols.values(), key=lambda symbol: (len(symbol[0]), symbol[0])):
        if len(char) == 1 and not char.isascii():
            found.setdefault(char, name)
    return found | PREFERRED


def read_character(p: Parser, out: list[MathNode], at: int, end: int, text: str) -> None:
    """A token that is no command, letter, digit or comment."""
    text = unicodedata.normalize("NFC", text)
    first = text[0]
    span = p.token_span(at)
    if is_script(text):
        p.i = at
        read_scripts(p, out, at, end, "", None)
    elif is_cjk(first) and text not in by_character():
        p.problem(kinds.BARE_CJK, rf"{text} outside of \text", span, fatal=False)
        out.append(Text(span, "", (TextRun(span, text),)))
    elif first in _INVISIBLE:
        p.problem(kinds.INVISIBLE_CHARACTER, f"invisible character U+{ord(first):04X}", span, fatal=False)
    elif (node := _symbol(p, at, text)) is not None:
        p.problem(kinds.UNICODE_SYMBOL, f"{text} for a command", span, fatal=False)
        out.append(node)
    elif unicodedata.category(first) in ("Cc", "Cs", "Cn", "Co"):
        p.problem(kinds.CONTROL_CHARACTER, f"control character U+{ord(first):04X}", span)
        out.append(Invalid(span, text, kinds.CONTROL_CHARACTER))
    else:
        p.problem(kinds.UNKNOWN_CHARACTER, f"{text} in a formula", span, fatal=False)
        out.append(Text(span, "", (TextRun(span, text),)))


def _symbol(p: Parser, at: int, text: str) -> MathNode | None:
    """The node of a mathematical character, or None."""
    span = p.token_span(at)
    command = by_character().get(text)
    if command is not None:
        if command in p.symbols:
            return Symbol(span, *p.symbols[command])
        rule = load().commands.get(command)
        if rule is not None and isinstance(rule[1], Function):
            return Operator(span, rule[0], rule[1].text, rule[1].limits, rule[1].large)
        return None
    if len(text) == 2 and text[1] in _COMBINING:
        base = p.symbols.get(text[0]) or p.symbols.get(by_character().get(text[0], ""))
        if base is not None:
            return Accent(span, _COMBINING[text[1]], Row(span, (Symbol(span, *base),)), under=False)
    if len(text) > 1:
        return None
    letter = _styled_letter(p, at, text)
    if letter is None and unicodedata.category(text) == "Sm":
        return Symbol(span, *_mathematical_sign(p, text))
    return letter


def _mathematical_sign(p: Parser, char: str) -> tuple[str, str, AtomClass]:
    """A mathematical sign without a command in our tables: by its LaTeX name if it has one, else as itself."""
    command = command_of(char)
    if command is not None and command in p.symbols:
        return p.symbols[command]
    return char, char, AtomClass.REL


def _styled_letter(p: Parser, at: int, char: str) -> MathNode | None:
    """``ℝ`` and ``𝐱``: a letter in a mathematical alphabet; ``é``: a letter with an accent."""
    span = p.token_span(at)
    plain = unicodedata.normalize("NFKC", char)
    name = unicodedata.name(char, "")
    if len(plain) == 1 and plain != char and (plain.isascii() or plain in by_character()):
        letter = p.symbols.get(plain) or p.symbols.get(by_character().get(plain, ""))
        font = next((command for word, command in _FONTS if word in name), None)
        if letter is not None and font is not None:
            symbol = Symbol(span, *letter)
            return Styled(span, font, Row(span, (symbol,))) if font else symbol
        if letter is not None and "FULLWIDTH" in name:
            return Symbol(span, *letter)
    parts = unicodedata.normalize("NFD", char)
    if len(parts) == 2 and parts[0] in p.symbols and parts[1] in _COMBINING:
        return Accent(span, _COMBINING[parts[1]], Row(span, (Symbol(span, *p.symbols[parts[0]]),)), under=False)
    return None
