"""Results that a note only names: "Convolution output:" and a matrix. Computed from the values given before."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from notecompiler.diagnostics import Phrase
from notecompiler.references.sliding import convolve, correlate, max_pool
from notecompiler.semantics import expression as ex
from notecompiler.semantics.statements import Bare
from notecompiler.verdicts import Counterexample, Reading, ReferenceLink, Status
from notecompiler.verify.claims import Claim
from notecompiler.verify.finding import Finding
from notecompiler.verify.free.notebook import Notebook, value_of
from notecompiler.verify.free.shown import plain_value
from notecompiler.verify.free.trial import TOLERANCE
from notecompiler.verify.network.evidence import line_of

_CONVOLUTION = re.compile(r"卷积|convol|cross-correl|互相关", re.IGNORECASE)
_POOLING = re.compile(r"池化|pool", re.IGNORECASE)
_OUTPUT = re.compile(r"输出|结果|output|result|feature map|特征图", re.IGNORECASE)
_MEANINGS = {
    "correlate": Phrase("cross-correlation (the kernel is not flipped)", "互相关（卷积核不翻转）"),
    "convolve": Phrase("convolution (the kernel is flipped)", "卷积（卷积核翻转）"),
    "max_pool": Phrase("maximum over blocks", "分块取最大值"),
}


def result_finding(claim: Claim, notebook: Notebook, lang: str) -> Finding | None:
    """The finding on a matrix that stands alone behind the name of an operation; None for anything else."""
    if not isinstance(claim.fragment, Bare) or not isinstance(claim.fragment.body, ex.Matrix | ex.Bracket):
        return None
    before = claim.context.before[-80:]
    if not _OUTPUT.search(before):
        return None
    stated = _array(value_of(claim.fragment.body, {}))
    if stated is None:
        return None
    given = [_array(entry.value) for entry in notebook.visible(claim).values()]
    matrices = [array for array in given if array is not None and array.ndim == 2]
    candidates = list(_candidates(before, matrices, stated))
    for name, function, value in candidates:
        if value.shape == stated.shape and np.allclose(value, stated, rtol=TOLERANCE, atol=TOLERANCE):
            file, line = line_of(function, name)
            link = ReferenceLink("convolution", name, file, line)
            reading = Reading(name, _MEANINGS[name].text(lang), claim.context.before[-40:].strip())
            return Finding(Status.VERIFIED_MODULO, None, link, (reading,), 1, 0.0, TOLERANCE)
    same = [value for _, _, value in candidates if value.shape == stated.shape]
    if not same:
        return None
    example = Counterexample(0, (), plain_value(stated), plain_value(same[0]))
    return Finding(Status.REFUTED, "result-differs", None, (), 1, None, TOLERANCE, example)


def _candidates(
    before: str, matrices: list[np.ndarray], stated: np.ndarray
) -> Iterator[tuple[str, object, np.ndarray]]:
    if _CONVOLUTION.search(before) and len(matrices) > 1:
        image, kernel = matrices[-2], matrices[-1]
        if all(k <= n for k, n in zip(kernel.shape, image.shape, strict=True)):
            yield "correlate", correlate, correlate(image, kernel)
            yield "convolve", convolve, convolve(image, kernel)
    elif _POOLING.search(before) and matrices:
        image = matrices[-1]
        blocks = [n // m for n, m in zip(image.shape, stated.shape, strict=True)] if stated.ndim == 2 else []
        if blocks and blocks[0] == blocks[1] > 1:
            yield "max_pool", max_pool, max_pool(image, blocks[0])


def _array(value: object) -> np.ndarray | None:
    """A vector or matrix of real numbers as floats."""
    if not isinstance(value, np.ndarray):
        return None
    try:
        return value.astype(float)
    except (TypeError, ValueError):
        return None
