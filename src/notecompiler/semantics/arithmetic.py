"""Equations of plain numbers: both sides computed, and shown as people write numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notecompiler.semantics.expression import Statement
from notecompiler.semantics.resolve import Environment, resolve

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIGITS = re.compile(r"\d+(?:\.(\d+))?")
_RESULT = re.compile(
    r"(?:(?:\A|(?<=[\[(,;&{}]))\s*[-+]|[\d.,;\s\[\](){}~&]|\\[,;:!\\ ]|\\(?:left|right)\b|\\(?:begin|end)\{[a-z]*matrix\})*"
)
"""Numbers without a sign between them."""


def unequal_sides(statement: Statement, source: str) -> tuple[str, str] | None:
    """Both sides of a statement without variables when they differ by more than the rounding that its `source` shows;
    None when they agree or one has no single value."""
    import numpy as np

    sides = [resolve(side, Environment({})) for side in (statement.left, statement.right)]
    if not all(len(side) == 1 for side in sides) or sides[0][0].shape != sides[1][0].shape:
        return None
    with np.errstate(all="ignore"):  # what has no value is not finite, which is asked below
        left, right = (np.asarray(side[0].run({}), dtype=float) for side in sides)
    if left.shape != right.shape or not (np.isfinite(left).all() and np.isfinite(right).all()):
        return None
    start = statement.span.start
    spans = (statement.left.span, statement.right.span)
    places = min(filter(None, (_places(source[span.start - start : span.end - start]) for span in spans)), default=0)
    if np.allclose(left, right, rtol=1e-9, atol=0.51 * 10.0**-places if places else 1e-9):
        return None
    return _shown(left), _shown(right)


def _places(side: str) -> int:
    """The decimals that a side is rounded to: a result to the fewest of its numbers, a calculation to the most."""
    decimals = [len(match[1]) for match in _DIGITS.finditer(side) if match[1]]
    return (min if _RESULT.fullmatch(side) else max)(decimals, default=0)


def _shown(value: NDArray[np.float64]) -> str:
    numbers = [f"{number:.6g}" for number in value.ravel()]
    return numbers[0] if value.ndim == 0 else f"[{', '.join(numbers)}]"
