r"""Generative adversarial networks over finitely many points: expectations under data and generator are weighted sums."""

from __future__ import annotations

import numpy as np

from notecompiler.domains.law import Law, LawSabotage, Operation, Values, at_points, given, named
from notecompiler.references.gan import play

_POINTS = 5
_DATA = ("p_{data}", "p_{d}", "p_{r}", "p_{\\mathrm{data}}")
_FAKE = ("p_{g}", "p_{G}", "p_{model}")


def _sample(rng: np.random.Generator) -> Values:
    real, fake = rng.dirichlet(np.full(_POINTS, 2.0)), rng.dirichlet(np.full(_POINTS, 2.0))
    judged = rng.uniform(0.1, 0.9, size=_POINTS)
    made = play(real, fake, judged)
    return {
        **dict.fromkeys(_DATA, at_points(real)),
        **dict.fromkeys(_FAKE, at_points(fake)),
        "D": at_points(judged),
        "G": Operation(lambda z: z),
        "best": at_points(made.best_discriminator),
        "x": int(rng.integers(1, _POINTS + 1)),
        "V": made.value,
        "bestvalue": made.best_value,
        **dict.fromkeys(("L_{D}", "J_{D}"), made.discriminator_loss),
        **dict.fromkeys(("L_{G}", "J_{G}"), made.generator_loss),
        "divergence": made.divergence,
        "z": 1,
    }


def _notation() -> tuple[str, ...]:
    def mean(under: str, variable: str, density: str) -> list[str]:
        total = rf"\sum_{{{variable}=1}}^{{{_POINTS}}} {density}({variable}) \Box"
        return [rf"{e}_{{{under}}}(\Box) = {total}" for e in (r"\mathbb{E}", "E")]

    rules: list[str] = []
    for data in ("p_{data}", "p_{data}(x)", "p_d", "p_r", "p_r(x)", "P_r", r"p_{\text{data}}(x)"):
        rules += mean(rf"x \sim {data}", "x", "p_{data}")
    rules += mean("x", "x", "p_{data}")
    for noise in ("p_z", "p_z(z)", "p(z)", r"\mathcal{N}(0,1)", r"\mathcal{N}(0,I)", "p_{z}(z)"):
        rules += mean(rf"z \sim {noise}", "z", "p_g")
    rules += mean("z", "z", "p_g")
    for fake in ("p_g", "p_g(x)", "P_g"):
        rules += mean(rf"x \sim {fake}", "x", "p_g")
    rules += [r"\min_G \max_D \Box = \Box", r"\min_G \Box = \Box", r"\max_D \Box = \Box"]
    rules += [f"{name}(D,G) = V" for name in "VL"] + [
        "V(G,D) = V",
        "V(G,D^*) = bestvalue",
        "V(D^*,G) = bestvalue",
        "C(G) = bestvalue",
    ]
    rules += [r"D^*(\Box) = best(\Box)", r"D_G^*(\Box) = best(\Box)", r"D^*_G(\Box) = best(\Box)"]
    rules += [rf"\int_x \Box dx = \sum_{{x=1}}^{{{_POINTS}}} \Box", rf"\int \Box dx = \sum_{{x=1}}^{{{_POINTS}}} \Box"]
    for name in ("JSD", "JS", "D_{JS}", "D_{JSD}"):
        for data in ("p_{data}", "p_r", "P_r"):
            for fake in ("p_g", "P_g"):
                rules += [rf"{name}({data} \| {fake}) = divergence"]
    return tuple(rules)


LAWS = (
    Law(
        name="gan",
        reference=play,
        symbols={
            **given(*_DATA, *_FAKE, "D", "G", "x", "z", "JSD", "JS"),
            **named("value", "V"),
            **named("best_value", "bestvalue"),
            **named("best_discriminator", "best"),
            **named("discriminator_loss", "L_{D}", "J_{D}"),
            **named("generator_loss", "L_{G}", "J_{G}"),
            **named("divergence", "divergence"),
        },
        sample=_sample,
        title="生成对抗网络",
        words=(r"\bGANs?\b", "生成对抗", "对抗生成", "generative adversarial"),
        notation=_notation(),
        distinct=(frozenset({"p_{data}", "p_{g}"}), frozenset({"p_{r}", "p_{g}"})),
        sabotage=LawSabotage(
            r"V(D,G) = \mathbb{E}_{x\sim p_{data}}[\log D(x)] + \mathbb{E}_{z\sim p_z}[\log(1-D(G(z)))]",
            r"V(D,G) = \mathbb{E}_{x\sim p_{data}}[\log D(x)] - \mathbb{E}_{z\sim p_z}[\log(1-D(G(z)))]",
        ),
    ),
)
