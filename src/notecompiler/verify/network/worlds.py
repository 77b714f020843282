"""Worlds of a domain, reproducible from a seed."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np

from notecompiler.domains.domain import Domain, Draw, Kind, World


def generator(seed: int, trial: int, purpose: str) -> np.random.Generator:
    """A random generator that depends on nothing but its arguments."""
    return np.random.default_rng([seed, trial, crc32(purpose.encode())])


_STEPS = 4
_PRESENT = 2
"""Worlds of what runs in time are windows of four steps around the third, so that a formula that reads a wrong step has
something to read."""


@lru_cache(maxsize=256)
def worlds(domain: Domain, seed: int, trials: int, omit: frozenset[str]) -> tuple[World, ...]:
    """The first `trials` worlds of a domain; the parameters in `omit` are zero in them."""
    return tuple(_world(domain, seed, trial, omit) for trial in range(trials))


def _world(domain: Domain, seed: int, trial: int, omit: frozenset[str]) -> World:
    if not domain.recurrent:
        return run(domain, seed, trial, trial, omit, 1)
    fixed = {quantity.name for quantity in domain.quantities if quantity.kind is Kind.PARAMETER}
    made = run(domain, seed, trial, trial, omit, _STEPS)
    return {(name, at if name in fixed else at - _PRESENT): value for (name, at), value in made.items()}


def run(domain: Domain, seed: int, parameters: int, inputs: int, omit: frozenset[str], steps: int) -> World:
    """One run of the reference; equal numbers `parameters` give equal parameters, `inputs` equal inputs."""
    name = domain.name + domain.convention
    return domain.sample(
        Draw(generator(seed, parameters, f"{name} parameters"), generator(seed, inputs, f"{name} inputs"), omit, steps)
    )
