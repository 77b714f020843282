r"""Scaled dot-product attention in matrices (``\text{softmax}(QK^T/\sqrt{d_k})V``) and in sums, and multi-head attention.

Queries are rows, or columns (``K^TQ``), which is a law of its own: neither convention is an error. All sides are equal, so that an equation in the wrong order has
a value and can be told from the right one.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Operation, Values, given, named, whole
from notecompiler.references.attention import attention, multi_head

_SIZE, _HEADS = 3, 3
_WORDS = ("attention", "注意力", "transformer")
_NAMES = ("Attention", "Attn", "Att")
_LABELS = ("Q", "K", "V")


def _sampler(turn: Callable[[np.ndarray], np.ndarray]) -> Callable[[np.random.Generator], Values]:
    """Worlds in which an array stands as `turn` gives it: as it is for rows, transposed for columns."""

    def sample(rng: np.random.Generator) -> Values:
        def drawn(*shape: int) -> np.ndarray:
            return rng.normal(size=shape)

        x, w_q, w_k, w_v = (drawn(_SIZE, _SIZE) for _ in range(4))
        q, k, v = x @ w_q, x @ w_k, x @ w_v
        made = attention(q, k, v)
        projections = tuple((drawn(_SIZE, _SIZE), drawn(_SIZE, _SIZE), drawn(_SIZE, _SIZE)) for _ in range(_HEADS))
        w_o = drawn(_SIZE * _HEADS, _SIZE)
        several = multi_head(q, k, v, projections, w_o)

        def matrix(array: np.ndarray, members: np.ndarray | None = None) -> Family:
            return Family(array if members is None else members, 1, turn(array))

        heads = np.array(several.heads)
        by_kind = {
            f"W_{{{label}}}": Family(np.array([turn(p[k]) for p in projections]), 1, turn((w_q, w_k, w_v)[k]))
            for k, label in enumerate(_LABELS)
        }
        return {
            **{letter: matrix(array) for letter, array in zip("QKV", (q, k, v), strict=True)},
            **{letter: whole(array) for letter, array in zip("qkv", (q, k, v), strict=True)},
            **by_kind,
            "X": matrix(x),
            **dict.fromkeys(("S", "E"), matrix(made.scores)),
            **dict.fromkeys(("e", "s"), Family(turn(made.scores))),
            **dict.fromkeys(("A", "P", "\\alpha", "a"), Family(turn(made.weights), 1, turn(made.weights))),
            **dict.fromkeys(("O", "Z", "Y", "o", "z", "y"), matrix(made.output)),
            **dict.fromkeys(("d", "d_{k}", "d_{q}"), _SIZE),
            **dict.fromkeys(("n", "N", "m", "T"), _SIZE),
            **dict.fromkeys(_NAMES, Operation(lambda a, b, c: turn(attention(turn(a), turn(b), turn(c)).output))),
            "W_{O}": Family(w_o, 1, turn(w_o)),
            "h": _HEADS,
            "head": Family(np.array([turn(head) for head in heads])),
            "concatenated": matrix(several.concatenated),
            "multihead": matrix(several.multihead),
            **{letter: int(rng.integers(1, _SIZE + 1)) for letter in "ijt"},
        }

    return sample


_SYMBOLS = {
    **given("Q", "K", "V", "q", "k", "v", "X", "W_{Q}", "W_{K}", "W_{V}", "W_{O}", "d", "d_{k}", "d_{q}"),
    **given("n", "N", "m", "T", "h", "i", "j", "t", *_NAMES),
    **named("scores", "S", "E", "e", "s"),
    **named("weights", "A", "P", "\\alpha", "a"),
    **named("output", "O", "Z", "Y", "o", "z", "y"),
    **named("heads", "head"),
    **named("concatenated", "concatenated"),
    **named("multihead", "multihead"),
}
_NOTATION = (
    r"\text{Concat}(\Box, \ldots, \Box_1) = concatenated",
    r"\text{Concat}(\Box, \cdots, \Box_1) = concatenated",
    r"\text{Concat}(\Box, \dots, \Box_1) = concatenated",
    r"\text{Concat}(head_1, head_2, head_3) = concatenated",
    r"\text{MultiHead}(Q, K, V) = multihead",
    r"\text{MultiHeadAttention}(Q, K, V) = multihead",
)


def _law(name: str, turn: Callable[[np.ndarray], np.ndarray], right: str, wrong: str) -> Law:
    return Law(
        name=name,
        reference=attention,
        symbols=_SYMBOLS,
        sample=_sampler(turn),
        title="注意力机制",
        words=_WORDS,
        notation=_NOTATION,
        superscripts=frozenset({"W"}),
        rows=True,
        distinct=(frozenset({"Q", "K", "V"}), frozenset({"q", "k", "v"}), frozenset({"W_{Q}", "W_{K}", "W_{V}"})),
        sabotage=LawSabotage(right, wrong),
    )


LAWS = (
    _law(
        "attention",
        np.asarray,
        r"\text{Attention}(Q, K, V) = \text{softmax}\left(\frac{Q K^T}{\sqrt{d_k}}\right) V",
        r"\text{Attention}(Q, K, V) = \text{softmax}\left(\frac{Q K^T}{d_k}\right) V",
    ),
    _law(
        "attention_columns",
        np.transpose,
        r"O = V A",
        r"O = V^T A",
    ),
)
