r"""Matrices with named entries (``\begin{pmatrix} a & b \\ c & d \end{pmatrix}``), products by entries, eigenvalues, singular values."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, named, whole
from notecompiler.references.matrices import eigen, product, singular, square

_UNIT = ("I", "E", "\\mathbf{I}")


def _named_entries(rng: np.random.Generator) -> Values:
    matrix = rng.uniform(0.5, 3.0, size=(2, 2)) * rng.choice([-1.0, 1.0], size=(2, 2))
    made = square(matrix)
    return {
        **dict.fromkeys(("A", "M"), whole(matrix)),
        **dict.fromkeys("am", Family(matrix, 1, float(matrix[0, 0]))),
        "b": float(matrix[0, 1]),
        "c": float(matrix[1, 0]),
        "d": float(matrix[1, 1]),
        **dict.fromkeys(("A^{(*)}", "adjugate"), whole(made.adjugate)),
        "determinant": made.determinant,
        "trace": made.trace,
        **dict.fromkeys(_UNIT, whole(np.eye(2))),
        "n": 2,
    }


def _products(rng: np.random.Generator) -> Values:
    a, b = rng.normal(size=(3, 3)), rng.normal(size=(3, 3))
    made = product(a, b)
    return {
        "A": whole(a),
        "a": Family(a),
        "B": whole(b),
        "b": Family(b),
        "c": Family(made),
        **dict.fromkeys(("n", "m", "p", "s"), 3),
        "i": int(rng.integers(1, 4)),
        "j": int(rng.integers(1, 4)),
    }


def _left_eigen(rng: np.random.Generator) -> Values:
    """The same, of a matrix whose transpose has the eigenvectors: ``x^T A = \\lambda x^T``."""
    values = _eigen(rng)
    return {**values, "A": whole(values["A"].array.T)}


def _eigen(rng: np.random.Generator) -> Values:
    vectors = rng.normal(size=(2, 2))
    matrix = (
        vectors
        @ np.diag(rng.uniform(0.5, 3.0, size=2) * np.array([1.0, rng.choice([-1.0, 1.0])]))
        @ np.linalg.inv(vectors)
    )
    made = eigen(matrix)
    vectors = made.eigenvectors * rng.uniform(
        0.5, 2.0, size=2
    )  # any length will do, and 1 is not to be taken for a law
    columns = Family(vectors.T, 1, vectors[:, 0])
    n = 2
    return {
        "A": whole(matrix),
        "\\lambda": Family(made.eigenvalues, 1, float(made.eigenvalues[0])),
        **dict.fromkeys(("v", "x", "u", "\\vec{v}", "\\vec{x}", "\\xi", "\\alpha"), columns),
        **dict.fromkeys(("P", "Q", "S", "V", "X"), whole(vectors)),
        **dict.fromkeys(("\\Lambda", "D"), whole(made.diagonal)),
        **dict.fromkeys(_UNIT, whole(np.eye(2))),
        **dict.fromkeys(("n", "k", "m"), n),
        "i": int(rng.integers(1, 3)),
    }


def _singular(rng: np.random.Generator) -> Values:
    matrix = rng.normal(size=(3, 3))
    made = singular(matrix)
    return {
        **dict.fromkeys(("A", "M", "X"), whole(matrix)),
        "U": whole(made.left),
        **dict.fromkeys(("\\Sigma", "S"), whole(made.diagonal)),
        "V": whole(made.right),
        **dict.fromkeys(_UNIT, whole(np.eye(3))),
    }


def _law(
    name: str,
    reference: Callable[..., object],
    symbols: dict[str, str],
    sample: Callable[[np.random.Generator], Values],
    title: str,
    words: tuple[str, ...],
    sabotage: tuple[str, str],
    notation: tuple[str, ...] = (),
    needs: tuple[frozenset[str], ...] = (),
) -> Law:
    return Law(
        name=name,
        reference=reference,
        symbols=symbols,
        sample=sample,
        title=title,
        words=words,
        notation=notation,
        needs=needs,
        sabotage=LawSabotage(*sabotage),
    )


LAWS = (
    _law(
        "two_by_two",
        square,
        {
            **given("A", "M", "a", "b", "c", "d", "m", "n", *_UNIT),
            **named("adjugate", "A^{(*)}", "adjugate"),
            **named("determinant", "determinant"),
            **named("trace", "trace"),
        },
        _named_entries,
        "二阶矩阵的逆",
        (
            "逆矩阵",
            "矩阵的逆",
            "行列式",
            "二阶矩阵",
            r"inverse of a",
            r"2\s*[×x]\s*2",
            "determinant",
            "matrix inverse",
            "inverse matrix",
        ),
        (
            r"A^{-1} = \frac{1}{ad-bc}\begin{pmatrix} d & -b \\ -c & a \end{pmatrix}",
            r"A^{-1} = \frac{1}{ad+bc}\begin{pmatrix} d & -b \\ -c & a \end{pmatrix}",
        ),
        (r"\operatorname{adj}(A) = adjugate", r"\mathrm{adj}(A) = adjugate"),
    ),
    _law(
        "matrix_product",
        product,
        {**given("A", "B", "a", "b", "n", "m", "p", "s", "i", "j"), **named("entries", "c")},
        _products,
        "矩阵乘法",
        ("矩阵.?乘", "矩阵的乘", "matrix product", "matrix multiplication", "product of matrices"),
        (r"c_{ij} = \sum_{k=1}^n a_{ik}b_{kj}", r"c_{ij} = \sum_{k=1}^n a_{ki}b_{kj}"),
    ),
    _law(
        "eigenvalues",
        eigen,
        {
            **given("A", "n", "k", "m", "i", *_UNIT),
            **named("eigenvalues", "\\lambda"),
            **named("eigenvectors", "v", "x", "u", "\\vec{v}", "\\vec{x}", "\\xi", "\\alpha", "P", "Q", "S", "V", "X"),
            **named("diagonal", "\\Lambda", "D"),
        },
        _eigen,
        "特征值",
        ("特征值", "特征向量", "对角化", "eigenvalue", "eigenvector", "eigendecomposition", "diagonali"),
        (r"\det(A - \lambda I) = 0", r"\det(A + \lambda I) = 0"),
        needs=(frozenset({"A", "\\lambda", "n"}), frozenset({"A", "\\lambda", "v"}), frozenset({"A", "\\lambda", "x"})),
    ),
    _law(
        "eigenvalues_left",
        eigen,
        {
            **given("A", "n", "k", "i", *_UNIT),
            **named("eigenvalues", "\\lambda"),
            **named("eigenvectors", "v", "x", "u"),
        },
        _left_eigen,
        "左特征向量",
        ("特征值", "特征向量", "eigenvalue", "eigenvector"),
        (r"x^T A = \lambda x^T", r"x^T A = -\lambda x^T"),
    ),
    _law(
        "svd",
        singular,
        {
            **given("A", "M", "X", *_UNIT),
            **named("left", "U"),
            **named("diagonal", "\\Sigma", "S"),
            **named("right", "V"),
        },
        _singular,
        "奇异值分解",
        ("奇异值", "singular value", r"\bSVD\b"),
        (r"A = U\Sigma V^T", r"A = U\Sigma V"),
    ),
)
