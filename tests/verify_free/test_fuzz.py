"""Broken formulas never break the verifier."""

from __future__ import annotations

import random

from benchmarks.fuzz_verify import corpus, mutate

from notecompiler.verdicts import Status

from .asking import verdicts


def test_mutated_formulas_get_statuses_not_exceptions() -> None:
    formulas, rng = corpus(), random.Random(1)
    for _ in range(150):
        tex = mutate(formulas, rng)
        assert all(isinstance(verdict.status, Status) for verdict in verdicts(f"$${tex}$$\n")), tex
