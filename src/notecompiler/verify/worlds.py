"""Worlds of a domain, reproducible from a seed."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np

from notecompiler.domains.domain import Domain, World


def generator(seed: int, trial: int, purpose: str) -> np.random.Generator:
    """A random generator that depends on nothing but its arguments."""
    return np.random.default_rng([seed, trial, crc32(purpose.encode())])


@lru_cache(maxsize=256)
def worlds(domain: Domain, seed: int, trials: int, omit: frozenset[str]) -> tuple[World, ...]:
    """The first `trials` worlds of a domain; the parameters in `omit` are zero in them."""
    return tuple(
        domain.sample(generator(seed, trial, domain.name + domain.convention), omit) for trial in range(trials)
    )
