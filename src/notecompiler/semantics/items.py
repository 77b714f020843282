r"""From the math tree to a flat run of things that mean something.

Spaces, comments, colours and frames go; words that were typed as letters (``tanh``, ``\text{sigma}``) become one
`Word`; brackets of every size become `Open` and `Close`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from notecompiler.math import nodes as n
from notecompiler.math.plain import plain_text as as_plain_text
from notecompiler.record import Record, replace
from notecompiler.semantics.functions import is_word
from notecompiler.semantics.units import is_unit
from notecompiler.source import Span

_OPENERS = {"(": ")", "[": "]", "\\{": "\\}", "\\lbrace": "\\rbrace", "\\langle": "\\rangle", "\\lbrack": "\\rbrack"}
_OPENERS |= {"\\lfloor": "\\rfloor", "\\lceil": "\\rceil", "\\lvert": "\\rvert", "\\lVert": "\\rVert"}
CLOSER_OF = _OPENERS
_CLOSERS = frozenset(_OPENERS.values())
_BARS = frozenset({"|", "\\vert", "\\|", "\\Vert"})
_ALPHABETS = frozenset({"\\mathcal", "\\mathscr", "\\mathfrak", "\\mathbb"})
_LETTER_STYLES = frozenset(
    {"\\mathbf", "\\boldsymbol", "\\bm", "\\mathrm", "\\mathit", "\\mathsf", "\\mathtt", "\\mathnormal", "\\pmb"}
    | {"\\symbf", "\\symup", "\\bf", "\\rm", "\\it", "\\sf", "\\tt", "\\symrm", "\\symit", "\\mathbfit", "\\symbfit"}
)


class Word(Record):
    """A name of several letters, or a letter of an alphabet that carries meaning (``\\mathcal{L}``)."""

    span: Span
    text: str


class Open(Record):
    """An opening bracket in canonical spelling."""

    span: Span
    text: str


class Close(Record):
    """A closing bracket, with the scripts that TeX hangs on it: ``(x-2)^2``."""

    span: Span
    text: str
    scripts: n.Scripts | None = None


class Bar(Record):
    """A vertical bar (``double`` for ‖), which opens or closes or divides."""

    span: Span
    double: bool
    scripts: n.Scripts | None = None


class Modulus(Record):
    r"""The remark ``\pmod{n}`` behind a congruence."""

    span: Span
    body: n.Row


class Scripted(Record):
    """A base with scripts, the base being an item itself (``\\text{sin}^2``, ``\\mathbf{W}_f``)."""

    span: Span
    base: Item | None
    scripts: n.Scripts


Item: TypeAlias = (
    n.Symbol
    | n.Number
    | n.Operator
    | n.Group
    | n.Fraction
    | n.Radical
    | n.Accent
    | n.Stack
    | n.Delimited
    | n.Text
    | n.Array
    | n.Invalid
    | Word
    | Open
    | Close
    | Bar
    | Modulus
    | Scripted
)

_MODULO = re.compile(r"[a-z]mod[a-z]")
"""The operator between two letters without the spaces (``amodb``)."""

_WITH_DIGITS = frozenset({n.Number, Scripted})

_LONGEST_WORD = 20
"""Letters of a function's name, more than any has."""


def items(nodes: Iterable[n.MathNode], words: frozenset[str] = frozenset()) -> list[Item]:
    """The meaningful items of a run of nodes. `words` are names of several letters that the note defines."""
    flat: list[Item] = []
    number = False
    for node in _with_spaced_digits(nodes):
        unit = _unit_text(node) if number else ""
        number = _ends_in_number(node, number)
        is_text = unit and is_unit(unit)
        flat.extend([n.Text(node.span, "\\text", (n.TextRun(node.span, unit),))] if is_text else _item(node))
    kinds = set(map(type, flat))
    if Bar in kinds:
        flat = _with_double_bars(flat)
    if any(isinstance(item, n.Symbol) and item.name in _DOTS for item in flat):
        flat = _with_dots_between(_with_dotted_signs(_with_dots(flat)))
    if n.Group in kinds and n.Number in kinds:
        flat = _with_grouped_digits(flat)
    if not kinds.isdisjoint(_WITH_DIGITS):
        flat = _with_typed_indices(flat)
    return _join_letters(flat, words)


_THIN = frozenset({"\\,", "\\thinspace", "\\ ", "~", "\\:", "\\;"})


def _with_spaced_digits(nodes: Iterable[n.MathNode]) -> list[n.MathNode]:
    """Nodes with numbers put together whose digits a thin space parts in groups of three: ``50\\,000``."""
    joined: list[n.MathNode] = []
    for node in nodes:
        base = node.base if isinstance(node, n.Scripts) else node
        match joined[-2:], base:
            case [n.Number(digits=before) as first, n.Space(command=command)], n.Number(digits=digits) if (
                command in _THIN and before.isdigit() and len(digits.partition(".")[0]) == 3
            ):
                number = n.Number(first.span.cover(base.span), before + digits)
                span = first.span.cover(node.span)
                joined[-2:] = [replace(node, base=number, span=span) if isinstance(node, n.Scripts) else number]
            case _:
                joined.append(node)
    return joined


def _with_dotted_signs(flat: list[Item]) -> list[Item]:
    """``.*`` is the product element by element, as programs write it."""
    joined: list[Item] = []
    for item in flat:
        before = joined[-1] if joined else None
        dotted = isinstance(before, n.Symbol) and before.name == "." and before.span.end == item.span.start
        if dotted and before is not None and isinstance(item, n.Symbol) and item.name in {"*", "\\ast"}:
            joined[-1] = n.Symbol(before.span.cover(item.span), "\\odot", "⊙", n.AtomClass.BIN)
        else:
            joined.append(item)
    return joined


_DOTS = frozenset({".", "。"})


def _with_dots_between(flat: list[Item]) -> list[Item]:
    """A full stop that touches a symbol with an index or a bracket on each side is a product: ``W_f.[h, x]``, ``f_t。c_t``."""

    def multiplies(k: int) -> bool:
        dot = flat[k]
        if not (isinstance(dot, n.Symbol) and dot.name in _DOTS and 0 < k < len(flat) - 1):
            return False
        before, after = flat[k - 1], flat[k + 1]
        touches = before.span.end == dot.span.start and dot.span.end == after.span.start
        left = (isinstance(before, Scripted) and not isinstance(before.base, n.Number)) or isinstance(before, Close)
        return touches and left and isinstance(after, Scripted | Open | n.Operator | n.Accent)

    return [
        n.Symbol(item.span, "\\cdot", "⋅", n.AtomClass.BIN) if multiplies(k) else item for k, item in enumerate(flat)
    ]


def _with_grouped_digits(flat: list[Item]) -> list[Item]:
    """Numbers whose digits a comma in braces parts: ``50{,}000``, and ``3{,}14`` with a decimal comma."""
    joined: list[Item] = []
    for item in flat:
        base = item.base if isinstance(item, Scripted) else item
        if len(joined) > 1 and isinstance(base, n.Number) and _is_braced_comma(joined[-1]):
            before, comma = joined[-2], joined[-1]
            touching = before.span.end == comma.span.start and comma.span.end == item.span.start
            if isinstance(before, n.Number) and touching and "." not in before.digits:
                whole = before.digits not in {"", "0"} and len(base.digits.partition(".")[0]) == 3
                digits = before.digits + ("" if whole else ".") + base.digits
                number = n.Number(before.span.cover(base.span), digits)
                span = before.span.cover(item.span)
                scripts = replace(item.scripts, base=number) if isinstance(item, Scripted) else None
                joined[-2:] = [number if scripts is None else Scripted(span, number, scripts)]
                continue
        joined.append(item)
    return joined


def _is_braced_comma(item: Item) -> bool:
    match item:
        case n.Group(body=n.Row(children=(n.Symbol(name=","),))):
            return True
        case _:
            return False


def _ends_in_number(node: n.MathNode, before: bool) -> bool:
    """Whether a unit may follow: behind a number or its power, with space between."""
    if isinstance(node, n.Space | n.Comment):
        return before
    return isinstance(node.base if isinstance(node, n.Scripts) else node, n.Number)


def _unit_text(node: n.MathNode) -> str:
    """The upright letters of a node with their exponents (``\\mathrm{m/s^2}``, ``\\text{s}^2``, ``\\Omega``); "" when it has others."""
    match node:
        case n.Text():
            return plain_text(node)
        case n.Styled(command="\\mathrm" | "\\rm" | "\\text" | "\\textrm" | "\\operatorname", body=body, switch=False):
            return "".join(_letter_of_unit(part) for part in body.children)
        case n.Symbol(name="\\Omega"):
            return "Ω"
        case n.Scripts(base=base, sub=None, sup=n.Row(children=children), primes=0) if base is not None:
            exponent = "".join(part.digits if isinstance(part, n.Number) else _sign_of_unit(part) for part in children)
            text = _unit_text(base)
            return f"{text}^{exponent}" if text and exponent else ""
        case _:
            return ""


def _letter_of_unit(node: n.MathNode) -> str:
    match node:
        case n.Space():
            return " "
        case n.Symbol(name=name):
            return {"\\Omega": "Ω", "\\mu": "µ", "\\cdot": "·"}.get(name, name)
        case n.Scripts(base=n.Symbol() as base, sub=None, sup=n.Row(children=(*signs, n.Number(digits=digits)))):
            return _letter_of_unit(base) + "^" + "".join(map(_sign_of_unit, signs)) + digits
        case _:
            return "?"


def _sign_of_unit(node: n.MathNode) -> str:
    return "-" if isinstance(node, n.Symbol) and node.name in {"-", "−"} else "?"


def _with_dots(flat: list[Item]) -> list[Item]:
    """Three typed full stops are an ellipsis."""
    joined: list[Item] = []
    for item in flat:
        joined.append(item)
        last = joined[-3:]
        if len(last) == 3 and all(isinstance(dot, n.Symbol) and dot.name == "." for dot in last):
            joined[-3:] = [n.Symbol(last[0].span.cover(item.span), "\\dots", "…", n.AtomClass.INNER)]
    return joined


def _with_double_bars(flat: list[Item]) -> list[Item]:
    """``||x||`` with its bars typed one by one is a norm, where bars come in touching pairs only; two touching bars that no
    other keeps company between the same brackets divide (``D(P || Q)``)."""
    flat = _with_double_dividers(flat)
    bars = [k for k, item in enumerate(flat) if isinstance(item, Bar)]
    pairs = list(zip(bars[::2], bars[1::2], strict=False))
    touching = all(b == a + 1 and flat[a].span.end == flat[b].span.start for a, b in pairs)
    if len(bars) < 4 or len(bars) % 4 or not touching:
        return flat
    doubled: dict[int, Item] = {}
    for a, b in pairs:
        second = flat[b]
        if isinstance(second, Bar):
            doubled[a] = Bar(flat[a].span.cover(second.span), True, second.scripts)
    seconds = {b for _, b in pairs}
    return [doubled.get(k, item) for k, item in enumerate(flat) if k not in seconds]


def _with_double_dividers(flat: list[Item]) -> list[Item]:
    groups: dict[int, list[int]] = {}
    opened = [0]
    for k, item in enumerate(flat):
        if isinstance(item, Open):
            opened.append(k + 1)
        elif isinstance(item, Close) and len(opened) > 1:
            opened.pop()
        elif isinstance(item, Bar):
            groups.setdefault(opened[-1], []).append(k)
    pairs = [(group[0], group[1]) for group in groups.values() if len(group) == 2]
    dividers: dict[int, Item] = {
        a: Bar(flat[a].span.cover(flat[b].span), True)
        for a, b in pairs
        if b == a + 1 and flat[a].span.end == flat[b].span.start and a > 0 and b + 1 < len(flat)
    }
    return [dividers.get(k, item) for k, item in enumerate(flat) if k - 1 not in dividers] if dividers else flat


def _with_typed_indices(flat: list[Item]) -> list[Item]:
    """A digit typed right behind a letter (``x1``, ``z2``) is its index: nobody writes a number behind a factor."""
    joined: list[Item] = []
    for item in flat:
        before = joined[-1] if joined else None
        index = item.base if isinstance(item, Scripted) else item
        if (
            isinstance(before, n.Symbol)
            and _letter(before)
            and isinstance(index, n.Number)
            and index.digits.isdigit()
            and before.span.end == item.span.start
            and not _has_symbolic_power(item)
        ):
            joined[-1] = _indexed(before, index, item)
        else:
            joined.append(item)
    return joined


def _has_symbolic_power(item: Item) -> bool:
    """``n2^{n-1}`` is a product: the power is that of the number."""
    return (
        isinstance(item, Scripted)
        and item.scripts.sup is not None
        and any(_letter(part) for part in items(item.scripts.sup.children))
    )


def _indexed(letter: n.Symbol, index: n.Number, item: Item) -> Item:
    sub = n.Row(index.span, (index,))
    if isinstance(item, Scripted):
        scripts = replace(item.scripts, base=letter, sub=sub) if item.scripts.sub is None else None
        return Scripted(letter.span.cover(item.span), letter, scripts) if scripts is not None else item
    span = letter.span.cover(index.span)
    return Scripted(span, letter, n.Scripts(span, letter, sub, None, 0))


def plain_text(text: n.Text) -> str:
    """The words of a text node, without the formulas in it."""
    return "".join(part.text for part in text.parts if isinstance(part, n.TextRun)).strip()


def spoken(text: n.Text) -> str:
    """The words of a text node with the formulas in it as plain text."""
    parts = (part.text if isinstance(part, n.TextRun) else as_plain_text(part) for part in text.parts)
    return "".join(parts).strip()


def _item(node: n.MathNode) -> list[Item]:
    match node:
        case n.Space(span=span, command="\\*"):
            return [n.Symbol(span, "*", "∗", n.AtomClass.BIN)]
        case n.Space() | n.Comment() | n.Meta() | n.Group(body=n.Row(children=())):
            return []
        case n.Row(children=children):
            return [item for child in children for item in _item(child)]
        case n.Box(body=body):
            return [item for child in body.children for item in _item(child)]
        case n.Styled(command="\\pmod" | "\\pod" | "\\mod", body=body):
            return [Modulus(node.span, body)]
        case n.Styled():
            return _styled(node)
        case n.SizedDelimiter(span=span, delimiter="/"):
            return [n.Symbol(span, "/", "/", n.AtomClass.ORD)]
        case n.SizedDelimiter(span=span, delimiter=delimiter, cls=cls):
            return [_bracket(span, delimiter, cls, None)]
        case n.Symbol(span=span, name=name, cls=cls) if name in _BARS or name in _OPENERS or name in _CLOSERS:
            return [_bracket(span, name, cls, None)]
        case n.Text(span=span) if plain_text(node) in _WIDE:
            return _item(n.Symbol(span, _WIDE[plain_text(node)], plain_text(node), n.AtomClass.ORD))
        case n.Text(span=span) if _is_name(plain_text(node)):
            return [Word(span, plain_text(node))]
        case n.Scripts():
            return [_scripted(node)]
        case _:
            return [node]


_CONNECTIVES = frozenset(
    [
        "and",
        "or",
        "if",
        "for",
        "where",
        "with",
        "when",
        "otherwise",
        "then",
        "iff",
        "is",
        "are",
        "all",
        "not",
        "as",
        "on",
        "in",
        "at",
        "by",
        "else",
        "such",
        "that",
        "to",
        "of",
        "from",
        "since",
        "because",
        "let",
        "so",
        "but",
        "also",
        "every",
    ]
)


_TYPED_CONNECTIVES = frozenset(
    {"for", "and", "or", "if", "where", "when", "with", "then", "otherwise", "else", "such", "that"}
)
"""Words that people type into a formula as if they were letters (``x = 0 if y > 1``); none is a usual product."""


_WIDE = {"（": "(", "）": ")", "［": "[", "］": "]", "，": ",", "；": ";", "＝": "=", "＋": "+", "－": "-"}
"""Signs in the width of Chinese letters, as an input method leaves them in a formula."""


def _is_name(text: str) -> bool:
    """Whether upright text is a name and no word of a sentence."""
    return text.isascii() and text.replace("-", "").isalpha() and text not in _CONNECTIVES


def _bracket(span: Span, text: str, cls: n.AtomClass, scripts: n.Scripts | None) -> Item:
    if text in _BARS:
        return Bar(span, text in {"\\|", "\\Vert"}, scripts)
    if text in _CLOSERS or cls is n.AtomClass.CLOSE:
        return Close(span, text, scripts)
    return Open(span, text)


def _scripted(node: n.Scripts) -> Item:
    if node.base is None:
        return Scripted(node.span, None, node)
    base = _item(node.base)
    if len(base) != 1:
        return Scripted(node.span, None if not base else _bundle(node.base), node)
    match base[0]:
        case Close(text=text):
            return Close(node.span, text, node)
        case Bar(double=double):
            return Bar(node.span, double, node)
        case n.Text() as text if plain_text(text).isalpha() and plain_text(text) not in _CONNECTIVES:
            return Scripted(node.span, Word(text.span, plain_text(text)), node)
        case n.Accent(command="\\overbrace" | "\\underbrace", span=span, base=body):
            return n.Group(span, body)
        case inner:
            return Scripted(node.span, inner, node)


def _bundle(node: n.MathNode) -> n.Group:
    row = node.body if isinstance(node, n.Styled | n.Box | n.Group) else n.Row(node.span, (node,))
    return n.Group(node.span, row)


def _styled(node: n.Styled) -> list[Item]:
    inner = [item for child in node.body.children for item in _item(child)]
    if node.command in _ALPHABETS:
        return [Word(node.span, f"{node.command}{{{_letters(inner)}}}")]
    letters = _letters(inner)
    upright = node.command in {"\\mathrm", "\\mathsf", "\\mathtt", "\\mathit", "\\mathbf"}
    if upright and len(letters) > 1 and not node.switch:
        return [Word(node.span, letters)]
    if node.command in _LETTER_STYLES and len(inner) == 1:
        return [replace(inner[0], span=node.span)]
    return inner


def _letters(run: list[Item]) -> str:
    if all(isinstance(item, n.Symbol) and item.name.isalpha() for item in run):
        return "".join(item.name for item in run if isinstance(item, n.Symbol))
    return ""


def _letter(item: Item) -> str:
    match item:
        case n.Symbol(name=name) if len(name) == 1 and name.isascii() and name.isalpha():
            return name
        case Scripted(base=n.Symbol(name=name)) if len(name) == 1 and name.isascii() and name.isalpha():
            return name
        case _:
            return ""


def _join_letters(flat: list[Item], words: frozenset[str]) -> list[Item]:
    """Runs of letters typed without a space between them that are a known word become that word."""
    joined: list[Item] = []
    at = 0
    while at < len(flat):
        end = _run_end(flat, at)
        if end - at < 2:
            joined.append(flat[at])
            at += 1
            continue
        joined.extend(_split_run(flat[at:end], words, end < len(flat) and isinstance(flat[end], Open)))
        at = end
    return joined


def _run_end(flat: list[Item], at: int) -> int:
    """End of the run of touching letters that starts at `at`; a letter with scripts ends it."""
    end = at
    while end < len(flat) and _letter(flat[end]):
        end += 1
        scripted = isinstance(flat[end - 1], Scripted)
        if scripted or (end < len(flat) and flat[end].span.start != flat[end - 1].span.end):
            break
    return end


def _split_run(run: list[Item], words: frozenset[str], applied: bool) -> list[Item]:
    text = "".join(map(_letter, run))
    if text in _TYPED_CONNECTIVES and not applied and not isinstance(run[-1], Scripted):
        span = run[0].span.cover(run[-1].span)
        return [n.Text(span, "\\text", (n.TextRun(span, text),))]
    if text in words or is_word(text):
        return [_word(run, text)]
    if _MODULO.fullmatch(text):
        return [run[0], n.Operator(run[1].span.cover(run[3].span), "\\bmod", "mod", False, False), run[4]]
    if applied:
        for start in range(max(1, len(run) - _LONGEST_WORD), len(run) - 2):
            if is_word(text[start:]):
                return [*run[:start], _word(run[start:], text[start:])]
    return run


def _word(run: list[Item], text: str) -> Item:
    last = run[-1]
    if isinstance(last, Scripted):
        base = Word(Span(run[0].span.start, last.scripts.base.span.end if last.scripts.base else last.span.end), text)
        return Scripted(run[0].span.cover(last.span), base, last.scripts)
    return Word(run[0].span.cover(last.span), text)
