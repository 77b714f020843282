r"""Vectors in space with named components: inner and vector product, the angle, and the determinant with i, j, k in its first row."""

from __future__ import annotations

from itertools import product

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, whole
from notecompiler.references.vectors import products

_TRIPLES = (("a", "b", "c"), ("u", "v", "w"))  # capitals are matrices where vectors are spoken of
_ANGLES = ("\\theta", "\\alpha", "\\varphi", "\\phi")
_BASIS = ("i", "j", "k")
_COMPONENTS = ("x", "y", "z")


def _sample(rng: np.random.Generator) -> Values:
    vectors = rng.normal(size=(3, 3))
    made = products(*vectors)
    values: dict[str, object] = dict.fromkeys(_ANGLES, made.angle)
    for letters in _TRIPLES:
        for letter, vector in zip(letters, vectors, strict=True):
            values |= {letter: whole(vector), f"\\vec{{{letter}}}": whole(vector)}
            values |= {f"{letter}_{{{x}}}": float(vector[k]) for k, x in enumerate(_COMPONENTS)}
    for k, letter in enumerate(_BASIS):
        unit = np.eye(3)[k]
        values |= {letter: whole(unit), f"\\vec{{{letter}}}": whole(unit), f"\\hat{{{letter}}}": whole(unit)}
    values |= {"e": Family(np.eye(3)), "n": 3}
    return values


_LETTERS = tuple(letter for letters in _TRIPLES for letter in letters)

LAWS = (
    Law(
        name="vectors",
        reference=products,
        symbols=given(
            *_LETTERS,
            *(f"\\vec{{{letter}}}" for letter in (*_LETTERS, *_BASIS)),
            *(f"\\hat{{{letter}}}" for letter in _BASIS),
            *(f"{letter}_{{{x}}}" for letter, x in product(_LETTERS, _COMPONENTS)),
            *_BASIS,
            *_ANGLES,
            "e",
            "n",
        ),
        sample=_sample,
        title="向量的叉积",
        words=(
            "向量",
            "叉积",
            "外积",
            "点积",
            "数量积",
            "向量积",
            "vector",
            "cross product",
            "dot product",
            "inner product",
        ),
        needs=tuple(
            frozenset({mark.format(a), mark.format(b), angle})
            for a, b in (("a", "b"), ("u", "v"))
            for mark in ("\\vec{{{}}}", "{}")
            for angle in _ANGLES
        ),
        sabotage=LawSabotage(
            r"\mathbf{a}\times\mathbf{b} = \begin{vmatrix} \mathbf{i} & \mathbf{j} & \mathbf{k} \\ a_x & a_y & a_z \\ b_x & b_y & b_z \end{vmatrix}",
            r"\mathbf{a}\times\mathbf{b} = \begin{vmatrix} \mathbf{i} & \mathbf{j} & \mathbf{k} \\ a_x & a_y & -a_z \\ b_x & b_y & b_z \end{vmatrix}",
        ),
    ),
)
