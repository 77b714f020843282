"""Symbolic shapes.

A dimension is a linear form in letters ("H", "H+X", "4H") or a whole number ("3"); a shape is a tuple of dimensions, ()
for a scalar. Two dimensions fit when they are the same form.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeAlias

Dimension: TypeAlias = str
Shape: TypeAlias = tuple[Dimension, ...]

SCALAR: Shape = ()
_TERM = re.compile(r"(\d*)([A-Za-z]*)")


def _form(dimension: Dimension) -> Counter[str]:
    form: Counter[str] = Counter()
    for term in dimension.split("+"):
        found = _TERM.fullmatch(term)
        assert found is not None, dimension
        form[found[2]] += int(found[1] or 1)
    return form


def add(first: Dimension, second: Dimension) -> Dimension:
    """The dimension of two blocks one after the other."""
    form = _form(first) + _form(second)
    terms = [
        f"{count}" if not letter else letter if count == 1 else f"{count}{letter}"
        for letter, count in sorted(form.items())
    ]
    return "+".join(terms)


def times(dimension: Dimension, count: int) -> Dimension:
    """The dimension of `count` blocks of the same size."""
    form = _form(dimension)
    return "+".join(
        f"{n * count}" if not letter else f"{n * count}{letter}" if n * count > 1 else letter
        for letter, n in sorted(form.items())
    )


def show(shape: Shape) -> str:
    """As people write shapes: ``(H, H+X)``, ``(H,)``, ``scalar``."""
    if not shape:
        return "scalar"
    return f"({shape[0]},)" if len(shape) == 1 else f"({', '.join(shape)})"
