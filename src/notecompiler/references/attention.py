"""Scaled dot-product attention, and several heads of it.

Source: A. Vaswani et al., Attention Is All You Need, NeurIPS 2017, equation 1 and section 3.2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Attention(NamedTuple):
    """Scores and weights (queries, keys), and the output (queries, width of a value)."""

    scores: Array
    weights: Array
    output: Array


def attention(q: Array, k: Array, v: Array) -> Attention:
    """Attention of queries (n, d), keys (m, d) and values (m, e), one in a row."""
    scores = q @ k.T / np.sqrt(q.shape[1])
    exponential = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = exponential / exponential.sum(axis=1, keepdims=True)
    output = weights @ v
    return Attention(scores, weights, output)


class MultiHead(NamedTuple):
    """The heads, their concatenation and the output (queries, width of the model)."""

    heads: tuple[Array, ...]
    concatenated: Array
    multihead: Array


def multi_head(
    q: Array, k: Array, v: Array, projections: Sequence[tuple[Array, Array, Array]], output: Array
) -> MultiHead:
    """Heads with projections of queries, keys and values, (model, d) each, and the output's projection (heads × d, model)."""
    heads = tuple(attention(q @ w_q, k @ w_k, v @ w_v).output for w_q, w_k, w_v in projections)
    concatenated = np.concatenate(heads, axis=1)
    multihead = concatenated @ output
    return MultiHead(heads, concatenated, multihead)
