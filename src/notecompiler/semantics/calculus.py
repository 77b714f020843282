r"""The notation of calculus among items: differentials (``dx``, ``\mathrm{d}t``) and derivatives (``\frac{d^2 y}{dx^2}``).

The letter d is a differential only in these two shapes; everywhere else it is a symbol like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.math.nodes import Fraction, Number, Operator, Row, Scripts, Symbol
from notecompiler.record import Record
from notecompiler.semantics.item import Close, Item, Open, Scripted, Word
from notecompiler.semantics.items import items
from notecompiler.semantics.names import Name
from notecompiler.semantics.symbols import base_name, scripted_name, spelling

INTEGRALS = frozenset({"\\int", "\\oint", "\\smallint", "\\intop"})
_MARKS = frozenset({"d", "\\partial", "\\mathrm{d}", "\\differentialD", "\\dd", "∂"})


class Differential(Record):
    """``dx`` in a run: items ``[start, end)``, and what varies."""

    start: int
    end: int
    variable: Name


class DerivativeShape(Record):
    """A fraction that is a derivative: the differentiated items (none when it acts on what follows), and the symbols
    with the order in each; `partial` when it is written with ∂. `order`: the items of an order that is no number."""

    body: tuple[Item, ...]
    variables: tuple[tuple[Name, int], ...]
    partial: bool
    order: tuple[Item, ...] = ()


def is_mark(item: Item | None) -> bool:
    """Whether an item is the d or ∂ of calculus."""
    return isinstance(item, Symbol | Word) and (item.name if isinstance(item, Symbol) else item.text) in _MARKS


def is_integral(item: Item) -> bool:
    """Whether an item is an integral sign, with or without bounds."""
    inner = item.base if isinstance(item, Scripted) else item
    return isinstance(inner, Operator) and inner.command in INTEGRALS


def differential(run: Sequence[Item], start: int) -> Differential | None:
    """The differential that closes an integral whose integrand starts at `start`; inner integrals take theirs first."""
    depth = nested = 0
    for at in range(start, len(run)):
        item = run[at]
        if isinstance(item, Open):
            depth += 1
        elif isinstance(item, Close):
            depth -= 1
            if depth < 0:
                return None
        elif depth == 0 and is_integral(item):
            nested += 1
        elif depth == 0 and (found := _differential_at(run, at)) is not None:
            if not nested:
                return found
            nested -= 1
    return None


def _differential_at(run: Sequence[Item], at: int) -> Differential | None:
    item = run[at]
    if isinstance(item, Word) and len(item.text) == 2 and item.text[0] == "d":
        return Differential(at, at + 1, Name(item.text[1]))
    if not is_mark(item) or at + 1 >= len(run):
        return None
    name = _name(run[at + 1])
    return None if name is None else Differential(at, at + 2, name)


def _name(item: Item) -> Name | None:
    return scripted_name(item) if isinstance(item, Scripted) else base_name(item)


def derivative_shape(node: Fraction) -> DerivativeShape | None:
    """A fraction read as a derivative; None when it is an ordinary fraction."""
    above, below = items(node.numerator.children), items(node.denominator.children)
    order = _order(above[0]) if above else None
    variables = _variables(below)
    if len(above) == order == 1 and (operand := _operand_below(below)) is not None:
        return operand
    if above and order is None:
        return _of_symbolic_order(above, below)
    if order is None or variables is None or sum(count for _, count in variables) != order:
        return None
    return DerivativeShape(tuple(above[1:]), variables, _is_partial(below[0]))


def _operand_below(below: Sequence[Item]) -> DerivativeShape | None:
    """``d/dx(x^3)`` in plain text, where the bracket went below the line with dx."""
    variables = _variables(below[:2])
    body = below[2:]
    if variables is None or not body or not isinstance(body[0], Open) or not isinstance(body[-1], Close):
        return None
    return DerivativeShape(tuple(body), variables, _is_partial(below[0]))


def _of_symbolic_order(above: Sequence[Item], below: Sequence[Item]) -> DerivativeShape | None:
    """``\\frac{d^n y}{dx^n}``: the same order above and below, in one symbol."""
    match above[0], below:
        case (
            Scripted(base=mark, scripts=Scripts(sub=None, sup=Row() as upper)),
            [first, Scripted(base=symbol, scripts=Scripts(sub=None, sup=Row() as lower))],
        ) if is_mark(mark) and is_mark(first):
            name = base_name(symbol)
            if name is not None and spelling(upper) == spelling(lower):
                return DerivativeShape(tuple(above[1:]), ((name, 1),), _is_partial(first), tuple(items(upper.children)))
        case _:
            pass
    return None


def slash_derivative(above: Sequence[Item], run: Sequence[Item], at: int) -> tuple[DerivativeShape, int] | None:
    """``dy/dx`` written with a slash: `above` are the items before it, `at` is just behind it. Gives the end as well."""
    if not above or _order(above[0]) is None or at + 1 >= len(run):
        return None
    variables = _variables(run[at : at + 2])
    if variables is None or sum(count for _, count in variables) != _order(above[0]):
        return None
    return DerivativeShape(tuple(above[1:]), variables, _is_partial(run[at])), at + 2


def _is_partial(item: Item) -> bool:
    return isinstance(item, Symbol) and item.name in {"\\partial", "∂"}


def _order(item: Item) -> int | None:
    """1 for ``d``, n for ``d^n``."""
    if is_mark(item):
        return 1
    if isinstance(item, Scripted) and item.base is not None and is_mark(item.base) and item.scripts.sub is None:
        return _count(item)
    return None


def _count(item: Scripted) -> int | None:
    sup = items(item.scripts.sup.children) if item.scripts.sup is not None else []
    if len(sup) == 1 and isinstance(sup[0], Number) and sup[0].digits.isdigit():
        return int(sup[0].digits)
    return None


def _variables(below: Sequence[Item]) -> tuple[tuple[Name, int], ...] | None:
    """``dx``, ``dx^2``, ``\\partial x\\,\\partial y``: the symbols with their orders."""
    found: list[tuple[Name, int]] = []
    at = 0
    while at < len(below):
        item = below[at]
        if isinstance(item, Word) and len(item.text) == 2 and item.text[0] == "d":
            found.append((Name(item.text[1]), 1))
            at += 1
            continue
        if not is_mark(item) or at + 1 >= len(below):
            return None
        symbol = below[at + 1]
        name, order = _name(symbol), 1
        if name is None and isinstance(symbol, Scripted) and symbol.base is not None:
            name, order = _powered(symbol)
        if name is None:
            return None
        found.append((name, order))
        at += 2
    return tuple(found) or None


def _powered(symbol: Scripted) -> tuple[Name | None, int]:
    """The symbol and order of ``x^2`` in ``dx^2``."""
    order = _count(symbol)
    if order is None or symbol.base is None:
        return None, 1
    name = base_name(symbol.base)
    return (name if symbol.scripts.sub is None else None), order
