r"""The LSTM as people write it: every combination of habits is a note of its own.

A habit is a choice for one feature (sign of the elementwise product, spelling of the activations, accent of the
candidate, style of the time index, layout of the weights, layout of the display, letters of the states).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

PRODUCTS: Final = (r"\odot", r"\circ", "*", r"\otimes", r"\times", r"\cdot", "", r"\ast")
ACTIVATIONS: Final = (
    (r"\sigma({})", r"\tanh({})"),
    (r"\sigma\left({}\right)", r"\tanh\left({}\right)"),
    (r"\sigma\big({}\big)", r"\tanh\big({}\big)"),
    (r"\text{{sigmoid}}({})", r"\text{{tanh}}({})"),
    (r"\operatorname{{sigmoid}}({})", r"\operatorname{{tanh}}({})"),
    (r"\mathrm{{sigmoid}}[{}]", r"\mathrm{{tanh}}[{}]"),
    (r"\text{{sigma}}({})", r"tanh({})"),
    (r"sigmoid({})", r"tanh({})"),
)
CANDIDATES: Final = (
    r"\tilde{{{c}}}",
    r"\hat{{{c}}}",
    r"\bar{{{c}}}",
    r"\widetilde{{{c}}}",
    "g",
    "{c}'",
    "a",
    r"\check{{{c}}}",
)
INDICES: Final = (
    ("_t", "_{t-1}"),
    ("_{t}", "_{t-1}"),
    ("^{(t)}", "^{(t-1)}"),
    ("^{<t>}", "^{<t-1>}"),
    (r"^{\langle t\rangle}", r"^{\langle t-1\rangle}"),
    ("_k", "_{k-1}"),
)
WEIGHTS: Final = (
    "W_{g} [{h}, {x}] + b_{g}",
    r"W_{g} \cdot [{h}, {x}] + b_{g}",
    "W_{g} * [{x}; {h}] + b_{g}",
    r"W_{g} \begin{{bmatrix}} {h} \\ {x} \end{{bmatrix}} + b_{g}",
    "W_{g} {x} + U_{g} {h} + b_{g}",
    "W_{{x{g}}} {x} + W_{{h{g}}} {h} + b_{g}",
    "W_{{{g}x}} {x} + W_{{{g}h}} {h} + b_{g}",
    "W_{{i{g}}} {x} + b_{{i{g}}} + W_{{h{g}}} {h} + b_{{h{g}}}",
    "{x} W_{{x{g}}} + {h} W_{{h{g}}} + b_{g}",
    r"W_{g}^\top [{h}, {x}] + b_{g}",
    "b_{g} + U^{{({g})}} {x} + W^{{({g})}} {h}",
)
STATES: Final = (
    ("x", "h", "c"),
    (r"\mathbf{x}", r"\mathbf{h}", r"\mathbf{c}"),
    ("x", "h", "C"),
    ("X", "H", "C"),
    ("x", "a", "c"),
)
DISPLAYS: Final = ("displays", "aligned", "align*", "array", "inline", "list")


@dataclass(frozen=True)
class Habits:
    """One choice for each feature."""

    product: str
    activation: tuple[str, str]
    candidate: str
    index: tuple[str, str]
    weights: str
    states: tuple[str, str, str]
    display: str


def rows(habits: Habits) -> list[str]:
    """The six equations in these habits."""
    now, before = habits.index
    x, h, c = habits.states
    squash, tanh = habits.activation
    candidate = habits.candidate.format(c=c)

    def gate(name: str) -> str:
        return habits.weights.format(g=name, h=h + before, x=x + now)

    times = f" {habits.product} "
    return [
        f"f{now} = {squash.format(gate('f'))}",
        f"i{now} = {squash.format(gate('i'))}",
        f"{candidate}{now} = {tanh.format(gate('c'))}",
        f"{c}{now} = f{now}{times}{c}{before} + i{now}{times}{candidate}{now}",
        f"o{now} = {squash.format(gate('o'))}",
        f"{h}{now} = o{now}{times}{tanh.format(c + now)}",
    ]


def note(habits: Habits) -> str:
    """A note with these habits."""
    equations = rows(habits)
    match habits.display:
        case "displays":
            body = "\n\n".join(f"$$\n{row}\n$$" for row in equations)
        case "inline":
            body = "\n\n".join(f"We compute ${row}$ here." for row in equations)
        case "list":
            body = "\n".join(f"- one step: ${row}$" for row in equations)
        case "array":
            lines = " \\\\[2ex] % a remark\n".join(equations)
            body = f"$$\n\\begin{{array}}{{ll}}\n{lines}\n\\end{{array}}\n$$"
        case environment:
            lines = " \\\\\n".join(row.replace(" = ", " &= ", 1) for row in equations)
            body = f"$$\n\\begin{{{environment}}}\n{lines}\n\\end{{{environment}}}\n$$"
    return f"# A recurrent cell\n\n{body}\n"


def every() -> Iterator[Habits]:
    """All combinations that mean something. A prime on the letter collides with a superscript index."""
    for choice in product(PRODUCTS, ACTIVATIONS, CANDIDATES, INDICES, WEIGHTS, STATES, DISPLAYS):
        habits = Habits(*choice)
        if habits.candidate == "{c}'" and habits.index[0].startswith("^"):
            continue
        if habits.candidate == "a" and habits.states[1] == "a":
            continue
        yield habits


def sample(count: int) -> list[Habits]:
    """`count` combinations spread evenly, so that every pair of choices turns up sooner or later."""
    total = sum(1 for _ in every())
    step = max(1, total // count) | 1
    while any(step % prime == 0 for prime in (3, 5, 7, 11)):
        step += 2
    wanted = {(k * step) % total for k in range(count)}
    return [habits for k, habits in enumerate(islice(every(), total)) if k in wanted]
