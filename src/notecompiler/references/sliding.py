"""A kernel slid over an image without padding, as worked examples on paper do it.

Source: I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, 2016, equations 9.4 (convolution) and 9.6
(cross-correlation, which deep learning calls convolution too), section 9.3 (max pooling).
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from notecompiler.references.activations import Array


def correlate(image: Array, kernel: Array) -> Array:
    """Cross-correlation of an image (m, n) with a kernel (p, q): (m - p + 1, n - q + 1)."""
    windows = sliding_window_view(image, kernel.shape)
    result: Array = np.einsum("ijpq,pq->ij", windows, kernel)
    return result


def convolve(image: Array, kernel: Array) -> Array:
    """Convolution: the kernel is flipped in both directions first."""
    return correlate(image, kernel[::-1, ::-1])


def max_pool(image: Array, size: int) -> Array:
    """The largest entry of each block of `size` by `size`; rows and columns that fill no block are left out."""
    rows, columns = (n - n % size for n in image.shape)
    blocks = image[:rows, :columns].reshape(rows // size, size, columns // size, size)
    result: Array = blocks.max(axis=(1, 3))
    return result
