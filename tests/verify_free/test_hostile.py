"""Formulas that repeat one construct far beyond what anybody writes are claims like others, and never a fault. None of these is true."""

from __future__ import annotations

import pytest

from notecompiler.verdicts import Status

from .asking import verdicts

N = 1500
KINDS = {
    "division": r" \div ".join(["2"] * N) + " = 1",
    "fraction bar": "/".join(["2"] * N) + " = 1",
    "factorial": "5" + "!" * N + " = 3",
    "per cent": "5" + r"\%" * N + " = 3",
    "prime": "f" + "'" * N + "(x) = 1",
    "application": "f" + "(x)" * N + " = 1",
    "power": "x" + "^2" * N + " = 1",
    "sign": "x = " + "-" * N + "1",
    "signed bracket": "x = " + "-(" * N + "1" + ")" * N,
    "old fraction": r"{1 \over " * N + "1" + "}" * N + " = 1",
    "remainder": r" \bmod ".join(["7"] * N) + " = 1",
    "nabla": r"\nabla " * N + "f = 1",
    "partial derivative": r"\partial_x " * N + "f = 1",
    "derivative": r"\frac{d}{dx} " * N + "x = 1",
    "integral": r"\int_0^1 " * N + "x " + "dx " * N + " = 1",
    "sum": r"\sum_{i=1}^2 " * N + "x = 1",
    "limit": r"\lim_{x\to 0} " * N + "x = 0",
    "function": r"\sin " * N + "2 = 1",
    "transpose": "A" + "^T" * N + " = A",
    "bar": "|" * N + "x" + "|" * N + " = 1",
    "composition": r" \circ ".join(["f"] * N) + " = g",
    "index": "x" + "_{i" * N + "}" * N + " = 1",
    "implication": r" \Rightarrow ".join(["x=1"] * N),
}


@pytest.mark.parametrize("name", KINDS)
def test_repetition_is_no_fault(name: str) -> None:
    found = verdicts(f"${KINDS[name]}$\n")
    assert found
    assert not {verdict.status for verdict in found} & {Status.PROVED, Status.VERIFIED}


@pytest.mark.parametrize("name", ["division", "fraction bar", "factorial", "per cent"])
def test_what_is_too_deep_says_so(name: str) -> None:
    (found,) = verdicts(f"${KINDS[name]}$\n")
    assert (found.status, found.reason) == (Status.NOT_CHECKABLE, "too-deep")
