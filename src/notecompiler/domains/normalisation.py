r"""What networks are trained with: batch normalisation, dropout, initial weights, and the size of a convolution's output."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from notecompiler.domains.law import Family, Law, LawSabotage, Values, given, named
from notecompiler.references.normalisation import batch_norm, dropout, glorot, he, lecun, output_size, uniform_bound

_COUNT = 5
_BATCH = ("B", "\\mathcal{B}", "\\beta")


def _batch(rng: np.random.Generator) -> Values:
    x, gain, bias = rng.normal(size=_COUNT), float(rng.normal()), float(rng.normal())
    epsilon = float(rng.uniform(0.01, 0.1))
    made = batch_norm(x, gain, bias, epsilon)
    one = int(rng.integers(_COUNT))
    several = {"x": x, "\\hat{x}": made.normalised, "y": made.output}
    means = ("\\mu", *(f"\\mu_{{{b}}}" for b in _BATCH))
    deviations = ("\\sigma", *(f"\\sigma_{{{b}}}" for b in _BATCH))
    return {
        **{symbol: Family(array, 1, float(array[one])) for symbol, array in several.items()},
        **dict.fromkeys(means, made.mean),
        **dict.fromkeys(deviations, float(np.sqrt(made.variance))),
        "\\gamma": gain,
        "\\beta": bias,
        **dict.fromkeys(("\\epsilon", "\\varepsilon"), epsilon),
        **dict.fromkeys(("m", "N", "n"), _COUNT),
        "i": int(rng.integers(1, _COUNT + 1)),
    }


def _dropped(rng: np.random.Generator) -> Values:
    h, probability = rng.normal(size=_COUNT), float(rng.uniform(0.2, 0.6))
    mask = (rng.random(_COUNT) > probability).astype(np.float64)
    one = int(np.argmax(np.append(mask, 1.0))) % _COUNT
    mask[one] = 1.0
    made = dropout(h, mask, probability)
    several = {
        **dict.fromkeys("hx", h),
        **dict.fromkeys("mr", mask),
        **dict.fromkeys(("\\tilde{h}", "h'", "y", "\\hat{h}"), made),
    }
    return {
        **{symbol: Family(array, 1, float(array[one])) for symbol, array in several.items()},
        "p": probability,
        "q": 1 - probability,
        "i": one + 1,
    }


def _weights(variance: Callable[[int, int], float]) -> Callable[[np.random.Generator], Values]:
    def sample(rng: np.random.Generator) -> Values:
        fan_in, fan_out = (int(n) for n in rng.choice([3, 5, 7, 11, 13], size=2, replace=False))
        found = variance(fan_in, fan_out)
        return {
            **dict.fromkeys(("n_{in}", "fan_{in}", "n"), fan_in),
            **dict.fromkeys(("n_{out}", "fan_{out}"), fan_out),
            "variance": found,
            "\\sigma": float(np.sqrt(found)),
            **dict.fromkeys(("a", "r", "bound"), uniform_bound(found)),
        }

    return sample


def _convolution(rng: np.random.Generator) -> Values:
    kernel, stride, padding = int(rng.integers(2, 5)), int(rng.integers(1, 4)), int(rng.integers(1, 3))
    places = int(rng.integers(3, 7))
    size = kernel - 2 * padding + stride * (places - 1)
    if size < 1:
        size += 4 * stride
    made = output_size(size, kernel, padding, stride)
    inputs, outputs = ("n", "W", "H", "i", "w", "h", "L"), ("o", "O", "n", "W", "H", "L")
    return {
        **dict.fromkeys((*inputs, *(f"{x}_{{in}}" for x in inputs), "N"), size),
        **dict.fromkeys(
            ("o", "O", *(f"{x}_{{out}}" for x in outputs), *(f"{x}_{{o}}" for x in "nWH"), *(f"{x}'" for x in "nWH")),
            made,
        ),
        **dict.fromkeys(("k", "K", "f", "F"), kernel),
        **dict.fromkeys(("p", "P"), padding),
        **dict.fromkeys(("s", "S"), stride),
    }


_SIZE_INPUTS = ("n", "W", "H", "i", "w", "h", "L", "N", *(f"{x}_{{in}}" for x in ("n", "W", "H", "i", "w", "h", "L")))
_SIZE_OUTPUTS = ("o", "O", *(f"{x}_{{out}}" for x in ("o", "O", "n", "W", "H", "L")), *(f"{x}_{{o}}" for x in "nWH"))
_VARIANCES = tuple(
    f"{v}({w}) = variance"
    for v in (r"\mathrm{Var}", r"\text{Var}", r"\operatorname{Var}", "D")
    for w in ("w", "W", "w_i", "w_{ij}", "W_{ij}")
)


def _initial(
    name: str,
    reference: Callable[..., float],
    variance: Callable[[int, int], float],
    words: tuple[str, ...],
    title: str,
    right: str,
) -> Law:
    return Law(
        name=name,
        reference=reference,
        symbols={
            **given("n_{in}", "n_{out}", "fan_{in}", "fan_{out}", "n", "\\sigma", "a", "r", "bound"),
            **named("variance", "variance"),
        },
        sample=_weights(variance),
        title=title,
        words=words,
        notation=_VARIANCES,
        sabotage=LawSabotage(right, right.replace("= ", "= -")),
    )


LAWS = (
    Law(
        name="batch_norm",
        reference=batch_norm,
        symbols={
            **given("x", "\\gamma", "\\beta", "\\epsilon", "\\varepsilon", "m", "N", "n", "i"),
            **named("mean", "\\mu", *(f"\\mu_{{{b}}}" for b in _BATCH)),
            **named("variance", "\\sigma", *(f"\\sigma_{{{b}}}" for b in _BATCH)),
            **named("normalised", "\\hat{x}"),
            **named("output", "y"),
        },
        sample=_batch,
        title="批归一化",
        words=("批归一化", "批标准化", "批量归一化", "batch.?norm"),
        notation=(r"BN(x_i) = y_i", r"BN_{\gamma,\beta}(x_i) = y_i", r"\text{BN}(x) = y"),
        sabotage=LawSabotage(
            r"\hat x_i = \frac{x_i - \mu_B}{\sqrt{\sigma_B^2 + \epsilon}}",
            r"\hat x_i = \frac{x_i - \mu_B}{\sqrt{\sigma_B^2 - \epsilon}}",
        ),
    ),
    Law(
        name="dropout",
        reference=dropout,
        symbols={**given("h", "x", "m", "r", "p", "q", "i"), **named("kept", "\\tilde{h}", "h'", "y", "\\hat{h}")},
        sample=_dropped,
        title="Dropout",
        words=("dropout", "随机失活"),
        notation=(
            r"E[m_i] = 1 - p",
            r"\mathbb{E}[m_i] = 1 - p",
            r"E[\frac{m_i}{1-p}] = 1",
            r"\mathbb{E}[\tilde h] = h",
            r"E[\tilde h] = h",
            r"\mathbb{E}[\tilde h_i] = h_i",
        ),
        sabotage=LawSabotage(r"\tilde h_i = \frac{m_i h_i}{1-p}", r"\tilde h_i = \frac{m_i h_i}{1+p}"),
    ),
    _initial(
        "glorot",
        glorot,
        glorot,
        ("xavier", "glorot"),
        "Xavier initialization",
        r"\mathrm{Var}(w) = \frac{2}{n_{in} + n_{out}}",
    ),
    _initial(
        "lecun",
        lecun,
        lambda fan_in, _fan_out: lecun(fan_in),
        ("xavier", "glorot", "lecun", "初始化", "initiali[sz]ation"),
        "Weight initialization",
        r"\mathrm{Var}(w) = \frac{1}{n_{in}}",
    ),
    _initial(
        "he",
        he,
        lambda fan_in, _fan_out: he(fan_in),
        (r"\bHe\b", "kaiming", "初始化.*ReLU"),
        "He initialization",
        r"\mathrm{Var}(w) = \frac{2}{n_{in}}",
    ),
    Law(
        name="output_size",
        reference=output_size,
        symbols={
            **given(*_SIZE_INPUTS, "k", "K", "f", "F", "p", "P", "s", "S"),
            **named("places", *_SIZE_OUTPUTS),
        },
        sample=_convolution,
        title="卷积层输出尺寸",
        words=("卷积", "池化", "convolution", "pooling", "输出尺寸", "输出大小"),
        sabotage=LawSabotage(
            r"O = \left\lfloor\frac{W - K + 2P}{S}\right\rfloor + 1",
            r"O = \left\lfloor\frac{W - K + 2P}{S}\right\rfloor - 1",
        ),
    ),
)
