"""Superscripts, subscripts, primes, ``\\limits``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from notecompiler.math import problems as kinds
from notecompiler.math.grammar.core import Parser
from notecompiler.math.nodes import Comment, Group, MathNode, Meta, Number, Placement, Row, Scripts, Space, Symbol
from notecompiler.math.tokens import shared_span

QUOTES: Final = {"‘": 1, "’": 1, "“": 2, "”": 2, "´": 1}
"""Typographic quotes that notes have in place of primes, and how many primes each is."""

PRIMES: Final = {"′": 1, "″": 2, "‴": 3, "⁗": 4}
_SUPER_CHARS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿᵀᵗᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵘᵛʷˣʸᶻ"
_SUPERS = str.maketrans(_SUPER_CHARS, "0123456789+-=()inTtabcdefghjklmoprsuvwxyz")
_SUB_CHARS = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥ"
_SUBS = str.maketrans(_SUB_CHARS, "0123456789+-=()aeoxhklmnpstiruv")

_KINDS: Final = (
    {"^": "^", "_": "_", "'": "'"}
    | dict.fromkeys([*QUOTES, *PRIMES], "'")
    | dict.fromkeys(_SUPER_CHARS, "^")
    | dict.fromkeys(_SUB_CHARS, "_")
)
"""What a token is to the atom before it, by its first character."""

_NAMED: Final[Mapping[str, str | Placement]] = {
    r"\limits": Placement.LIMITS,
    r"\nolimits": Placement.NOLIMITS,
    r"\sp": "^",
    r"\sb": "_",
}


def is_script(text: str) -> bool:
    """Whether a token attaches to the atom before it."""
    return text[0] in _KINDS or text in _NAMED


def read_scripts(p: Parser, out: list[MathNode], at: int, end: int, _name: str, _row: object) -> None:
    """Everything that attaches to the atom before: scripts in any order, primes, ``\\limits``."""
    double = bool(out) and isinstance(out[-1], Scripts)
    base, start = _take_base(p, out, at)
    p.i = at
    sub: Row | None = None
    sup: Row | None = None
    primes = 0
    placement = Placement.DEFAULT
    texts = p.texts
    while p.i < end:
        text = texts[p.i]
        kind = _KINDS.get(text[0])
        if kind is None:
            named = _NAMED.get(text)
            if named is None:
                break
            if isinstance(named, Placement):
                placement = named
                p.i += 1
                continue
            kind = named
        if kind == "_":
            if sub is not None:
                break
            p.i += 1
            sub = p.argument(end, "_") if text[0] not in _SUB_CHARS else _small(p, text.translate(_SUBS))
            continue
        if sup is not None:
            break
        p.i += 1
        if kind == "'":
            primes += _count_primes(p, text)
        elif text[0] in _SUPER_CHARS:
            sup = _small(p, text.translate(_SUPERS))
        else:
            caret, known = p.i - 1, len(p.problems)
            sup = p.argument(end, "^")
            if quotes := _quotes(sup):
                primes += quotes
                sup = None
                del p.problems[known:]  # said once, for the whole superscript
                p.problem(kinds.QUOTE_PRIME, "a quotation mark used as a prime", p.span(caret), fatal=False)
    span = shared_span(start, p.end())
    if double:
        p.problem(kinds.DOUBLE_SCRIPT, "a second script on the same base", shared_span(p.spans[at].start, span.end))
    out.append(Scripts(span, base, sub, sup, primes, placement))


def _take_base(p: Parser, out: list[MathNode], at: int) -> tuple[MathNode | None, int]:
    """Remove from `out` the atom that the scripts belong to. Returns it (None for ``{}`` and for no atom at all) and
    where the whole starts."""
    if out and not isinstance(last := out[-1], (Space, Meta, Comment, Scripts)):
        out.pop()
        empty = isinstance(last, Group) and not last.body.children
        return (None if empty else last), last.span.start
    return None, p.spans[at].start


def _count_primes(p: Parser, text: str) -> int:
    """How many primes a token is; reports those that are not written with an apostrophe."""
    if text[0] == "'":
        return len(text)
    if text in QUOTES:
        p.problem(kinds.QUOTE_PRIME, "a quotation mark used as a prime", p.token_span(p.i - 1), fatal=False)
        return QUOTES[text]
    p.problem(kinds.UNICODE_SYMBOL, f"{text} for a prime", p.token_span(p.i - 1), fatal=False)
    return PRIMES.get(text, 1)


def _quotes(sup: Row) -> int:
    """The primes that a superscript of quotation marks stands for; 0 when it holds anything else."""
    count = 0
    for child in sup.children:
        if not (isinstance(child, Scripts) and child.base is None and child.sub is None and child.sup is None):
            return 0
        count += child.primes
    return count


def _small(p: Parser, text: str) -> Row:
    """The content of a run of superscript or subscript characters, as a Row."""
    span = p.token_span(p.i - 1)
    p.problem(kinds.UNICODE_SYMBOL, "a script written with small characters", span, fatal=False)
    children: list[MathNode] = []
    digits = ""
    for char in text + " ":
        if char.isdigit():
            digits += char
            continue
        if digits:
            children.append(Number(span, digits))
            digits = ""
        if char != " ":
            name, shown, cls = p.symbols[char]
            children.append(Symbol(span, name, shown, cls))
    return Row(span, tuple(children))
