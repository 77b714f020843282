"""Fields in space: what they are worth at the place of a world."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from notecompiler.record import Record
from notecompiler.semantics.names import Name
from notecompiler.verify.free.values import Function, Value, vector

AXES = (Name("x"), Name("y"), Name("z"))
PLACE = (*AXES, Name("t"))
"""What fields depend on: the coordinates, and time."""

BASIS = ("i", "j", "k")
"""Letters of the unit vectors along the axes."""

_COMPONENTS = ("x", "y", "z")


class Fields(Record):
    """The fields of a world as functions of x, y, z and t: of numbers one, of vectors one for each component. In the plane
    there are two `axes`."""

    scalars: Mapping[Name, Function]
    vectors: Mapping[Name, tuple[Function, ...]]
    axes: tuple[Name, ...] = AXES

    def values(self, place: Mapping[Name, Value], mp: Any) -> dict[Name, Value]:
        """What every field is worth where the coordinates have these values."""
        return {name: self.value(name, place, (0, 0, 0, 0), mp) for name in (*self.scalars, *self.vectors)}

    def value(self, name: Name, place: Mapping[Name, Value], orders: tuple[int, ...], mp: Any) -> Value:
        """The partial derivative of one field, of the given order by each of x, y, z and t."""
        point = [place[axis] for axis in PLACE]
        if name in self.scalars:
            return self.scalars[name].value(point, orders, mp)
        return vector([part.value(point, orders, mp) for part in self.vectors[name]])


def component(name: Name) -> int | None:
    """Which component of a vector field an index names: ``F_x``, ``F_2``; None for any other index."""
    if len(name.subs) != 1 or name.sups or name.primes:
        return None
    (index,) = name.subs
    if index.letter in _COMPONENTS and not index.offset:
        return _COMPONENTS.index(index.letter)
    return index.offset - 1 if not index.letter and 1 <= index.offset <= 3 else None
