"""The value of a symbol: of the world, a constant, a derivative by its primes, a member of a family by its indices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.verify.free.chance import nothing
from notecompiler.verify.free.place import component
from notecompiler.verify.free.scalars import UndefinedError, whole
from notecompiler.verify.free.values import Function, Sequence1, Value, is_array
from notecompiler.verify.free.world import CONSTANTS, World

_TERMS = re.compile(r"([+-]?)([^+-]+)")
_MULTIPLE = re.compile(r"(\d*)(\D*)")


def symbol_value(node: ex.Variable, world: World) -> Value:
    """The value of a symbol. Raises UndefinedError when the world has none for it."""
    name = node.name
    value = world.values.get(name)
    if value is not None:
        return value.alone if isinstance(value, Sequence1) and value.alone is not None else value
    if name.primes:
        return _primed(node, world)
    if name.base in CONSTANTS and name == type(name)(name.base):
        return +getattr(world.mp, CONSTANTS[name.base])
    if name.base in {"\\emptyset", "\\varnothing"}:
        return nothing()
    if world.complex_numbers and name == type(name)("i"):
        return world.mp.mpc(0, 1)
    return _member(node, world)


def _primed(node: ex.Variable, world: World) -> Value:
    """A symbol with primes: the derivative of the function, or of the dependent symbol at the world's point."""
    name = node.name
    plain = type(name)(name.base, name.accent, 0, name.subs, name.sups)
    function = world.values.get(plain)
    if plain in world.dependent and world.implicit is not None:
        point = world.values[world.implicit]
        return world.dependent[plain].value([point], [name.primes], world.mp)
    if isinstance(function, Function):
        inner = function
        return Function(
            str(name), lambda arguments, orders, mp: inner.value(arguments, [orders[0] + name.primes, *orders[1:]], mp)
        )
    raise UndefinedError(f"unknown-symbol: {name}")


def _member(node: ex.Variable, world: World) -> Value:
    """An indexed symbol whose family is a sequence, a vector or a matrix: ``x_i`` with i bound, ``a_{k+1}``, ``u_1``."""
    name = node.name
    family = type(name)(name.base, name.accent)
    value = world.values.get(family)
    if world.fields is not None and value is None:
        value = world.values.get(Name(name.base, "vec"))  # the components of an arrowed F are F_x, F_y, F_z
    if world.fields is not None and value is not None and is_array(value) and (axis := component(name)) is not None:
        return value[axis]
    if value is None and name.base in {"P", "Q"} and not name.subs:
        return world.values.get(type(name)(name.base.lower())) or _unknown(name)
    if value is None and len(name.subs) == 1 and 10 < name.subs[0].offset < 100 and not name.subs[0].letter:
        entries = world.values.get(Name(name.base.upper()))
        if is_array(entries):
            return picked(entries, divmod(name.subs[0].offset, 10))
    if value is None or name.sups or not name.subs:
        raise UndefinedError(f"unknown-symbol: {name}")
    indices = [k for index in name.subs for k in numbers_of(index, world)]
    return picked(value, indices)


def _unknown(name: Name) -> Value:
    raise UndefinedError(f"unknown-symbol: {name}")


def picked(value: Value, indices: Sequence[int]) -> Value:
    """The member of a family, a vector or a matrix at its indices."""
    if isinstance(value, Sequence1):
        return value.item(tuple(indices))
    if isinstance(value, tuple) and len(indices) == 1 and 1 <= indices[0] <= len(value):
        return value[indices[0] - 1]
    if (
        is_array(value)
        and len(indices) == value.ndim
        and all(1 <= k <= n for k, n in zip(indices, value.shape, strict=True))
    ):
        return value[tuple(k - 1 for k in indices)]
    raise UndefinedError("no-such-member")


def numbers_of(index: Index, world: World) -> list[int]:
    """The numbers of one index; ``ij`` without a comma is two of them when i and j are bound."""
    try:
        return [_index(index.letter, index.offset, world)]
    except UndefinedError:
        if len(index.letter) < 2 or index.offset:
            raise
        return [_index(letter, 0, world) for letter in index.letter]


def _index(letter: str, offset: int, world: World) -> int:
    if not letter:
        return offset
    bound = world.values.get(Name(letter))
    if bound is not None:
        return whole(bound, world.mp) + offset
    for name, value in world.values.items():
        if name.base == letter and not name.indices:
            return whole(value, world.mp) + offset
    if "+" in letter or "-" in letter:
        return (
            sum((-1 if sign == "-" else 1) * _multiple(term, world) for sign, term in _TERMS.findall(letter)) + offset
        )
    raise UndefinedError(f"unbound-index: {letter}")


def _multiple(term: str, world: World) -> int:
    """A term of an index: a number, a letter, or a multiple of it (``2i``)."""
    found = _MULTIPLE.fullmatch(term)
    if found is None:
        raise UndefinedError(f"unbound-index: {term}")
    digits, letter = found.groups()
    return int(digits or 1) * (_index(letter, 0, world) if letter else 1)
