"""Items put together that were typed in pieces: digits in groups, dots, bars typed twice, indices without an underscore."""

from __future__ import annotations

from collections.abc import Iterable

from notecompiler.math import nodes as n
from notecompiler.record import replace
from notecompiler.semantics.item import Bar, Close, Item, Open, Scripted, letter_of

_THIN = frozenset({"\\,", "\\thinspace", "\\ ", "~", "\\:", "\\;"})
_DOTS = frozenset({".", "。"})
_WITH_DIGITS = frozenset({n.Number, Scripted})


def put_together(flat: list[Item]) -> list[Item]:
    """The items with everything that was typed in pieces in one."""
    kinds = set(map(type, flat))
    if Bar in kinds:
        flat = _with_double_bars(flat)
    if any(isinstance(item, n.Symbol) and item.name in _DOTS for item in flat):
        flat = _with_dots_between(_with_dotted_signs(_with_dots(flat)))
    if n.Group in kinds and n.Number in kinds:
        flat = _with_grouped_digits(flat)
    return flat if kinds.isdisjoint(_WITH_DIGITS) else _with_typed_indices(flat)


def with_spaced_digits(nodes: Iterable[n.MathNode]) -> list[n.MathNode]:
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
            and letter_of(before)
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
        and any(_is_letter(part) for part in item.scripts.sup.children)
    )


def _indexed(letter: n.Symbol, index: n.Number, item: Item) -> Item:
    sub = n.Row(index.span, (index,))
    if isinstance(item, Scripted):
        scripts = replace(item.scripts, base=letter, sub=sub) if item.scripts.sub is None else None
        return Scripted(letter.span.cover(item.span), letter, scripts) if scripts is not None else item
    span = letter.span.cover(index.span)
    return Scripted(span, letter, n.Scripts(span, letter, sub, None, 0))


def _is_letter(node: n.MathNode) -> bool:
    base = node.base if isinstance(node, n.Scripts) else node
    return isinstance(base, n.Symbol) and len(base.name) == 1 and base.name.isascii() and base.name.isalpha()
