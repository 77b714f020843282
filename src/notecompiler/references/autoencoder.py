"""An autoencoder with one hidden layer.

Source:
    I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, MIT Press 2016, chapter 14: h = f(x), r = g(h).

Shapes: X inputs, H hidden units.
"""

from __future__ import annotations

from typing import NamedTuple

from notecompiler.references.activations import Activation, Array


class Parameters(NamedTuple):
    """Weights W_e (H, X), W_d (X, H) and biases b_e (H,), b_d (X,)."""

    W_e: Array
    b_e: Array
    W_d: Array
    b_d: Array


class Pass(NamedTuple):
    """The code (H,) and the reconstruction (X,)."""

    code: Array
    reconstruction: Array


def reconstruct(p: Parameters, x: Array, encoder: Activation, decoder: Activation) -> Pass:
    """Encode and decode the input `x` (X,)."""
    code = encoder(p.W_e @ x + p.b_e)
    reconstruction = decoder(p.W_d @ code + p.b_d)
    return Pass(code, reconstruction)
