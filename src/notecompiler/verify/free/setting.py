"""What a claim may assume: the values, definitions and conditions that its note gives before it, and how it speaks."""

from __future__ import annotations

from collections.abc import Mapping

from notecompiler.record import Record, field
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.budget import Budget
from notecompiler.verify.free.values import Value


class Setting(Record):
    """The surroundings of a claim.

    `given`: symbols with a value (``w = [0.5, -0.6]``). `defined`: symbols with an expression. `premises`: conditions
    that hold here; `supposed`: what the prose supposes; `supposed_at`: where it last
    supposed something. `bold`: letters set in bold. `varying`: symbols that are functions of
    another one in this section. `matrices`: the text speaks of matrices. `law`: the text announces an
    identity or rule; `sheet`: it stands in a list of identities; `equation`: it announces an equation to solve, or a curve. `choices`: it speaks of counting; `commutators`: of operators that
    need not commute. `implied`: the claim is
    the conclusion of an implication, so that nothing in it is a restriction. `other_arithmetic`: the text speaks of Boolean
    algebra, finite fields or other bases, where 1 + 1 need not be 2. `seconds` is the time that one check may
    take; `budget` is what all checks of a claim share, None for one of its own for each.
    """

    given: Mapping[Name, Value] = field(default_factory=dict)
    defined: Mapping[Name, ex.Expression] = field(default_factory=dict)
    premises: tuple[ex.Statement, ...] = ()
    supposed: tuple[ex.Statement, ...] = ()
    supposed_at: int = -1
    bold: frozenset[str] = frozenset()
    varying: frozenset[Name] = frozenset()
    matrices: bool = False
    law: bool = False
    sheet: bool = False
    equation: bool = False
    implied: bool = False
    choices: bool = False
    commutators: bool = False
    other_arithmetic: bool = False
    seed: int = 0
    trials: int = 8
    seconds: float = 0.8
    budget: Budget | None = None
