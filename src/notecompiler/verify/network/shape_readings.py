"""Readings of right sides by the shapes of their symbols, which is all that they depend on."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from notecompiler.domains.domain import Array
from notecompiler.record import Record, field
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.resolve import Bound, Environment, Typed, resolve
from notecompiler.semantics.shapes import Shape


class _Right(Record):
    """A right side with its symbols in reading order, and its readings by their shapes and the functions' meanings."""

    expression: ex.Expression
    symbols: tuple[ex.Variable, ...]
    readings: dict[tuple[object, ...], tuple[Typed, ...]]


class ShapeReadings(Record):
    """What was read so far. Searching for roles tries many that differ in values and not in shapes; each is read once, with the
    place of a symbol in the right side as its key."""

    _rights: dict[int, _Right] = field(default_factory=dict)

    def of(
        self, expression: ex.Expression, bound: Mapping[ex.Variable, Bound], meanings: Mapping[Name, str], shape: Shape
    ) -> tuple[Typed, ...]:
        """The readings of a right side that have a shape."""
        right = self._right(expression)
        shapes = tuple(found.shape if (found := bound.get(symbol)) else None for symbol in right.symbols)
        key = (shape, shapes, *meanings.values())
        if key not in right.readings:
            pairs = enumerate(zip(right.symbols, shapes, strict=True))
            values = {symbol: Bound(place, known) for place, (symbol, known) in pairs if known is not None}
            fitting = (typed for typed in resolve(expression, Environment(values, meanings)) if typed.shape == shape)
            right.readings[key] = tuple(fitting)
        return right.readings[key]

    def values(
        self, expression: ex.Expression, bound: Mapping[ex.Variable, Bound], world: Mapping[Hashable, Array]
    ) -> dict[Hashable, Array]:
        """A world's values by the place of the symbols that stand for them."""
        places = ((place, bound.get(symbol)) for place, symbol in enumerate(self._right(expression).symbols))
        return {place: world[known.key] for place, known in places if known is not None and known.key in world}

    def _right(self, expression: ex.Expression) -> _Right:
        known = self._rights.get(id(expression))
        if known is None:
            known = _Right(expression, tuple(dict.fromkeys(ex.variables(expression))), {})
            self._rights[id(expression)] = known  # which keeps the expression, so that no other gets its id
        return known
