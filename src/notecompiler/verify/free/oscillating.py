r"""Integrals up to infinity of what oscillates and fades slowly: ``\int_0^\infty \sin(x)/x``, Fresnel's, those of ``\cos(x)/(1+x^2)``.

The range is cut where the sine or cosine has run through half a period; the pieces are a series that Levin's transformation
sums. Source: D. Levin, Int. J. Computer Math. B3, 1973; what does not fade is not summed, for the transformation would give
divergent integrals a value too.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.kinds import walk
from notecompiler.verify.free.scalars import context

_PIECES, _MORE = 24, 5
_NODES = 20
_NEAR, _FAR = 8, 800
_FADED = 0.3
_AGREE = 1e-10


def phases(body: ex.Expression, variable: Name) -> list[ex.Expression]:
    """The arguments of the sines and cosines that the integrand oscillates by."""
    return [
        node.arguments[0]
        for node in walk(body)
        if isinstance(node, ex.Call)
        and node.function in {"sin", "cos"}
        and any(v.name == variable for argument in node.arguments[:1] for v in ex.variables(argument))
    ]


def tail(at: Callable[[Any], Any], phase_at: list[Callable[[Any], Any]], low: float, fast: Any) -> Any | None:
    """The integral from `low`, which is not negative, to infinity; None where it is not of this kind or does not settle."""
    found = {_growth(phase) for phase in phase_at}
    if len(found) != 1 or (growth := found.pop()) is None:
        return None
    rate, power = growth

    def cut(k: int) -> float:
        return float((k * np.pi / rate) ** (1 / power))

    start = next(k for k in itertools.count(1) if cut(k) > low)
    first = fast.quad(lambda u: 2 * u * at(u * u), [low**0.5, cut(start) ** 0.5])  # for 1/√x

    def piece(k: int) -> Any:
        return _piece(at, cut(start + k), cut(start + k + 1))

    if abs(piece(_FAR)) > _FADED * max(abs(piece(_NEAR)), abs(piece(_NEAR + 1))):
        return None
    mp = context(40)
    sums = list(itertools.accumulate(mp.mpf(piece(k)) for k in range(_PIECES + _MORE)))
    short, whole = _levin(sums[:_PIECES], mp), _levin(sums, mp)
    if short is None or whole is None or abs(short - whole) > _AGREE * (1 + abs(whole)):
        return None
    return mp.mpf(first) + whole


def _growth(phase: Callable[[Any], Any]) -> tuple[float, int] | None:
    """Rate and power of a phase that grows like ``c x`` or ``c x^2``; None for any other."""
    at = [float(phase(x)) for x in (0.0, 1.0, 2.0, 3.0)]
    first = np.diff(at)
    second = np.diff(first)
    scale = 1e-9 * (1 + max(map(abs, at)))
    if np.all(np.abs(second) < scale) and abs(first[0]) > scale:
        return round(float(abs(first[0])), 12), 1
    if abs(second[1] - second[0]) < scale and abs(at[0]) < scale and abs(first[0] - second[0] / 2) < scale:
        return round(float(abs(second[0]) / 2), 12), 2
    return None


@cache
def _gauss() -> tuple[Any, Any]:
    return np.polynomial.legendre.leggauss(_NODES)


def _piece(at: Callable[[Any], Any], low: float, high: float) -> float:
    nodes, weights = _gauss()
    middle, half = (low + high) / 2, (high - low) / 2
    return half * sum(
        float(weight) * float(at(middle + half * float(x))) for x, weight in zip(nodes, weights, strict=True)
    )


def _levin(sums: list[Any], mp: Any) -> Any | None:
    """Levin's u transformation of partial sums; None where two of them are equal."""
    try:
        total, _ = mp.levin(method="levin", variant="u").update_psum(sums)
    except ZeroDivisionError:
        return None
    return total
