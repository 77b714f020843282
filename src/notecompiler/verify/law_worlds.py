"""The worlds of a law: what its symbols are worth in runs of its reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

import numpy as np

from notecompiler.domains.law import Curve, Family, Law, Operation
from notecompiler.semantics.names import Name
from notecompiler.semantics.symbols import ACCENTS
from notecompiler.verify.free.budget import Budget
from notecompiler.verify.free.scalars import WORKING_DIGITS, UndefinedError, context
from notecompiler.verify.free.values import Array, Function, Sequence1, Value, is_array
from notecompiler.verify.free.world import World

_ACCENTS = frozenset(ACCENTS.values())


def worlds(law: Law, seed: int, trials: int, budget: Budget) -> Iterator[World]:
    """A world for each run of the reference, drawn from the seed."""
    mp = context(WORKING_DIGITS)
    for trial in range(trials):
        yield World(
            _drawn(law, seed, trial), mp, complex_numbers=law.complex_numbers, outer=not law.rows, budget=budget
        )


@lru_cache(maxsize=512)
def _drawn(law: Law, seed: int, trial: int) -> Mapping[Name, Value]:
    """What the symbols are worth in one run; equations of one subject stand together in a note."""
    sampled = law.sample(np.random.default_rng((seed, trial)))
    return {symbol_name(symbol): _value(value, law.first) for symbol, value in sampled.items()}


@cache
def symbol_name(symbol: str) -> Name:
    """The name that a law's symbol spells: an accent is told from other commands, indices belong to the letter."""
    accent, opening, base = symbol.removeprefix("\\").partition("{")
    if symbol.startswith("\\") and opening and accent in _ACCENTS:
        return Name(base.removesuffix("}"), accent)
    return Name(symbol)


def _value(value: Any, first: int) -> Value:
    """A reference's number, array or function as the evaluator takes it; arrays are families that count from `first`."""
    match value:
        case Family():
            return _sequence(value)
        case np.ndarray():
            return _sequence(Family(value, first))
        case Curve(derivatives=derivatives):
            return Function("law", lambda arguments, orders, mp: _on_curve(derivatives, arguments, orders, mp))
        case Operation(call=call):
            return Function("law", lambda arguments, _orders, _mp: _result(call, arguments), arrays=True)
        case _ if callable(value):
            return Function("law", lambda arguments, _orders, mp: mp.convert(value(complex(arguments[0]))))
        case _:
            return _number(value)


def _number(value: Any) -> Value:
    if isinstance(value, int | np.integer | bool | np.bool_):
        return Fraction(int(value))
    value = complex(value)
    return value.real if value.imag == 0 else value


def _on_curve(derivatives: Any, arguments: Any, orders: Any, mp: Any) -> Value:
    if len(arguments) != 1 or orders[0] >= len(derivatives):
        raise UndefinedError("derivative-of-unknown-order")
    argument = arguments[0]
    return mp.convert(derivatives[orders[0]](mp.convert(argument) if not isinstance(argument, Fraction) else argument))


def _result(call: Any, arguments: Any) -> Value:
    try:
        made = call(*(_doubles(argument) for argument in arguments))
    except (IndexError, np.linalg.LinAlgError) as error:
        raise UndefinedError("no-such-member") from error
    return exact_array(made) if isinstance(made, np.ndarray) and made.ndim else _number(made)


def _doubles(argument: Value) -> Any:
    if not is_array(argument):
        return complex(argument).real if complex(argument).imag == 0 else complex(argument)
    return np.array([complex(x) for x in argument.flat]).real.reshape(argument.shape)


def _sequence(family: Family) -> Sequence1:
    array = family.array
    first = family.first if isinstance(family.first, tuple) else (family.first,) * array.ndim

    def item(indices: tuple[int, ...]) -> Value:
        if len(indices) == 1 and array.ndim == 2 and indices[0] >= array.shape[0] + first[0] and 10 < indices[0] < 100:
            indices = divmod(indices[0], 10)  # a_{11} is the first entry of the first row
        places = [k - start for k, start in zip(indices, first, strict=False)]
        if not 0 < len(indices) <= array.ndim or not all(0 <= k < array.shape[axis] for axis, k in enumerate(places)):
            raise UndefinedError("no-such-member")
        found = array[tuple(places)]
        return exact_array(found) if isinstance(found, np.ndarray) else _number(found)

    alone = exact_array(family.alone) if isinstance(family.alone, np.ndarray) else family.alone
    if np.isscalar(alone):
        alone = _number(alone)
    return Sequence1("family", item, array.shape[0] - 1 + first[0], first[0], alone)


def exact_array(array: Any) -> Array:
    """A NumPy array as the evaluator takes it: an object array of its scalars."""
    result = np.empty(array.size, dtype=object)
    result[:] = [_number(x) for x in array.flat]
    return result.reshape(array.shape)
