"""What a domain is: the quantities of a reference implementation, and the worlds it produces.

A world is one run of the reference on sampled inputs: a value for every quantity. Formulas are checked in worlds, so a
domain says nothing about how a quantity is computed; that is the reference's business. It says which quantities there
are, their shapes, which parameter feeds which operand into which output, and how people usually call them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from notecompiler.record import Record, field

Array: TypeAlias = NDArray[np.float64]
Key: TypeAlias = tuple[str, int]
World: TypeAlias = Mapping[Key, Array]
"""Values by quantity and time offset; ("hidden_state", -1) is the previous hidden state. Parameters have offset 0."""

BIAS = ""
"""The operand that a bias belongs to, in `Domain.weights`."""


class Kind(Enum):
    """Where a quantity comes from: given from outside, computed, computed and carried to the next step, or learned."""

    INPUT = "input"
    COMPUTED = "computed"
    STATE = "state"
    PARAMETER = "parameter"


class Quantity(Record):
    """One quantity of a domain.

    `shape` in dimension letters. `symbols` are its usual symbols, `loose` symbols that some authors use for it and
    others for something else; written as base letter with an accent before and an index behind ("tilde c", "Gamma f",
    "c'"). `words` are its names in prose, English and Chinese. They are second evidence only.
    """

    name: str
    shape: tuple[str, ...]
    kind: Kind
    symbols: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Draw(Record):
    """What one run of a reference is drawn from: a generator for its parameters and one for everything else, the
    parameters that are zero, and the number of steps (1 for what does not run in time)."""

    parameters: np.random.Generator
    inputs: np.random.Generator
    omit: frozenset[str] = frozenset()
    steps: int = 1


class Sabotage(Record):
    """A wrong equation as notes have it, for the test that the domain does catch errors: the note's equations, right but
    for the one that computes `quantity`."""

    tex: tuple[str, ...]
    quantity: str


class Domain(Record, eq=False):
    """A reference implementation seen as named quantities.

    `reference` is the function whose lines compute the quantities (its local names are theirs). `weights` gives for a
    computed quantity the parameter of each operand, and under `BIAS` its bias. `free` maps a quantity whose activation
    is a free choice to its pre-activation; `within` a quantity without parameters to the one that notes write out inside
    it. `dimensions` are distinct primes, so that only one reading fits.
    `backward` are the states that come from the step after, so that nothing runs step by step.
    `sample` runs the reference once; what runs in time (`recurrent`) gives a value for every step from 0, and the first
    states at -1. `omissible` are sets of parameters
    that some authors leave out of all equations. `titles` are names of the whole in headings. `variant_of` names the
    domain that is to be preferred when both fit; `convention` is a code for what this variant takes differently.
    """

    name: str
    reference: Callable[..., Any]
    quantities: tuple[Quantity, ...]
    weights: Mapping[str, Mapping[str, str]]
    dimensions: Mapping[str, int]
    sample: Callable[[Draw], World]
    titles: tuple[str, ...]
    free: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, str] = field(default_factory=dict)
    backward: frozenset[str] = frozenset()
    omissible: tuple[frozenset[str], ...] = ()
    variant_of: str | None = None
    convention: str = ""
    sabotage: Sabotage | None = None

    @property
    def computed(self) -> tuple[str, ...]:
        """The quantities that the reference computes."""
        return tuple(q.name for q in self.quantities if q.kind in {Kind.COMPUTED, Kind.STATE})

    @property
    def recurrent(self) -> bool:
        """Whether it runs in time: a state is carried from step to step."""
        return any(quantity.kind is Kind.STATE for quantity in self.quantities)

    def quantity(self, name: str) -> Quantity:
        """The quantity of that name."""
        return next(quantity for quantity in self.quantities if quantity.name == name)
