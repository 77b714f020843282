"""Broken formulas never break the verifier."""

from __future__ import annotations

import random
from time import process_time

from benchmarks.fuzz_verify import corpus, mutate

from notecompiler.verdicts import Status

from .asking import verdicts

FOUND = [
    r"\frac{1}{n}\sum_{i=1}^{n}(x_\bar x)^2 = \frac1n\sum_{i=1}^{n}x_i^2 - \bar x^2",
    r"\int_{0}^{2\pi}\sin(mt_{t-1}nt)\,dt = 0",
    r"3\times 5 \equiv 1 \pmod\infty",
    r"\sum_{n=1}^{\infty}\frac{1}{i} = 1",
    r"\sum_{n=1}^{\infty} (-1)^n = 0",
    r"2^{10} \equiv 1 \pmod{11000000!1}",
    r"1 + 3 + 5 + \cdots + \bmod (2n-1) = n^2",
    r"\int f(x)\,dx + b_f \big { )",
    r"\int_{-\ \infty infty}^{\infty}e^{-x^2}\,dx = \sqrt\pi",
    r"\sum_{i=1}^{n}(x_i,{x}) =[A, C]",
    r"\int_0^{\infty} e^{-ax\sin}\,dx = \frac{1}{a}",
    r"+ 5 + \cdots + (2n-1) \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} = n^2",
    r"\int \sqrt{x}\,dx um_{i=1}^{n}(x_i-\bar{x}) = 0",
]
"""Formulas that once crashed or hung."""


def test_what_fuzzing_found_stays_mended() -> None:
    for tex in FOUND:
        (verdict,) = verdicts(f"$${tex}$$\n")
        assert verdict.status in {Status.NOT_CHECKABLE, Status.CONSTRAINT, Status.TIMEOUT, Status.MALFORMED}, tex


def test_a_link_after_a_hopeless_one_costs_little() -> None:
    """A chain does not take all that one claim may for every link."""
    tex = r"\ln(1+x) = \sum_{n=1}^{\infty}\frac{(-1)^{n+1}}{n}x^{d} = \frac{ad+bc}{bd}"
    verdicts(f"$${tex}$$\n")
    begun = process_time()
    first, second = verdicts(f"$${tex}$$\n")
    spent = process_time() - begun
    assert (first.status, second.status) == (Status.TIMEOUT, Status.TIMEOUT)
    begun = process_time()
    verdicts(f"$${tex.rpartition('=')[0]}$$\n")
    assert spent < 1.5 * (process_time() - begun)


def test_mutated_formulas_get_statuses_not_exceptions() -> None:
    formulas, rng = corpus(), random.Random(1)
    for _ in range(150):
        tex = mutate(formulas, rng)
        assert all(isinstance(verdict.status, Status) for verdict in verdicts(f"$${tex}$$\n")), tex


def test_values_beyond_double_precision_are_shown_as_infinite() -> None:
    (verdict,) = verdicts("$$10^{999} = 49$$\n")
    assert verdict.counterexample is not None
    assert verdict.counterexample.lhs == float("inf")
    assert all(v.status is not Status.VERIFIED for v in verdicts(r"$$\ln \infty  x \le x- \infty 11$$"))
