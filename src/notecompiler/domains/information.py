r"""Entropy, cross-entropy and divergence of two distributions; entropies and mutual information of two variables."""

from __future__ import annotations

from itertools import product

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, named
from notecompiler.references.information import compare, joint

_OUTCOMES = 4
_WORDS = ("熵", "散度", "互信息", "信息论", "entropy", "divergence", "mutual information", "information theory")


def _pair(rng: np.random.Generator) -> Values:
    p, q = rng.dirichlet(np.full(_OUTCOMES, 2.0)), rng.dirichlet(np.full(_OUTCOMES, 2.0))
    made = compare(p, q)
    return {
        "p": Family(p),
        "q": Family(q),
        **dict.fromkeys(("n", "N", "K"), _OUTCOMES),
        "entropy": made.entropy,
        "otherentropy": made.other_entropy,
        "crossentropy": made.cross_entropy,
        "divergence": made.divergence,
        "X": 1,
    }


def _joint(rng: np.random.Generator) -> Values:
    made = joint(rng.dirichlet(np.full(12, 2.0)).reshape(3, 4))
    names = ("entropyx", "entropyy", "entropyxy", "xgiveny", "ygivenx", "information")
    return dict(zip(names, made, strict=True))


def _rules() -> tuple[str, ...]:
    rules = [f"{p}({x}) = {p.lower()}_{x}" for p, x in product("pqPQ", "xiky")] + [
        f"{p}(x_i) = {p.lower()}_i" for p in "pqPQ"
    ]
    rules += ["P_i = p_i", "Q_i = q_i"]
    for p, q in ("pq", "PQ"):
        rules += [
            f"H({p}, {q}) = crossentropy",
            f"H({p}) = entropy",
            f"H({q}) = otherentropy",
            f"CE({p}, {q}) = crossentropy",
        ]
        for name, mark in product(("D_{KL}", r"D_{\mathrm{KL}}", "KL", "D"), (r"\|", "|", ",")):
            rules += [rf"{name}({p} {mark} {q}) = divergence"]
    return (*rules, "H(X) = entropy")


LAWS = (
    Law(
        name="information",
        reference=compare,
        symbols={
            **given("p", "q", "n", "N", "K", "X"),
            **named("entropy", "entropy"),
            **named("other_entropy", "otherentropy"),
            **named("cross_entropy", "crossentropy"),
            **named("divergence", "divergence"),
        },
        sample=_pair,
        title="熵与散度",
        words=_WORDS,
        notation=_rules(),
        distinct=(frozenset({"p", "q"}),),
        sabotage=LawSabotage(
            r"D_{KL}(p\|q) = \sum_{i} p_i \log\frac{p_i}{q_i}", r"D_{KL}(p\|q) = \sum_{i} q_i \log\frac{p_i}{q_i}"
        ),
    ),
    Law(
        name="joint_entropy",
        reference=joint,
        symbols={
            **named("entropy_x", "entropyx"),
            **named("entropy_y", "entropyy"),
            **named("entropy_xy", "entropyxy"),
            **named("x_given_y", "xgiveny"),
            **named("y_given_x", "ygivenx"),
            **named("information", "information"),
        },
        sample=_joint,
        title="互信息",
        words=_WORDS,
        notation=(
            "H(X, Y) = entropyxy",
            "H(X) = entropyx",
            "H(Y) = entropyy",
            "H(X | Y) = xgiveny",
            "H(Y | X) = ygivenx",
            "I(X, Y) = information",
        ),
        sabotage=LawSabotage(r"I(X;Y) = H(X) - H(X|Y)", r"I(X;Y) = H(X) + H(X|Y)"),
    ),
)
