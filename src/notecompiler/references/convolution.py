"""Two-dimensional convolution of fields with zero padding, as deep learning means it.

What deep learning calls convolution is cross-correlation: the kernel is not flipped (torch.nn.functional.conv2d).
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from notecompiler.references.activations import Array


def convolve(kernel: Array, field: Array) -> Array:
    """Cross-correlation of a `field` (C, rows, columns) with a `kernel` (D, C, k, k), k odd; the result is
    (D, rows, columns), the field being padded with zeros."""
    pad = kernel.shape[-1] // 2
    padded = np.pad(field, ((0, 0), (pad, pad), (pad, pad)))
    windows = sliding_window_view(padded, kernel.shape[-2:], axis=(1, 2))
    result: Array = np.tensordot(kernel, windows, axes=([1, 2, 3], [0, 3, 4]))
    return result
