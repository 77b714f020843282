"""Cross-correlation of one plane with a kernel.

Source: I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, MIT Press 2016, equation 9.6.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Array = NDArray[np.float64]


def correlate(x: Array, kernel: Array, bias: float) -> Array:
    """The kernel laid over every place of x where it fits, not turned."""
    output = np.einsum("ijmn,mn->ij", sliding_window_view(x, kernel.shape), kernel) + bias
    return np.asarray(output)
