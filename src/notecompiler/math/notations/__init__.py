"""Small languages inside a formula that are no TeX mathematics: chemical formulas, quantities with units.

A translator takes the source of its argument and gives TeX that the tables know. It never fails: what it does not
understand goes through as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache


@cache
def translators() -> Mapping[str, Callable[[str], str]]:
    """The translators by the names that the macro tables call them (`Translated.by`). Imported at first use."""
    from notecompiler.math.notations import chemistry, indices, matrices, numbers, units

    return {
        "chemistry": chemistry.chemistry,
        "quantity": units.typed_quantity,
        "number": numbers.number,
        "angle": numbers.angle,
        "unit": units.unit,
        "indices": indices.staggered,
        "numbers": numbers.numbers,
        "identity-matrix": matrices.identity,
        "zero-matrix": matrices.zeros,
        "filled-matrix": matrices.filled,
        "indexed-matrix": matrices.indexed,
        "pauli-matrix": matrices.pauli,
        "diagonal-matrix": matrices.diagonal,
        "antidiagonal-matrix": matrices.antidiagonal,
    }
