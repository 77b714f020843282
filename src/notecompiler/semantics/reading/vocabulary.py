"""The signs, operators and marks of an expression, in canonical spelling."""

from __future__ import annotations

from notecompiler.math.nodes import Operator, Symbol
from notecompiler.semantics.item import Item

SIGNS = {
    "\\oplus": "\\oplus",
    "⊕": "\\oplus",
    "+": "+",
    "-": "-",
    "\\pm": "\\pm",
    "\\mp": "\\mp",
    "−": "-",
    "\\minus": "-",
}
OPERATORS = {
    "*": "*",
    "\\ast": "*",
    "\\cdot": "\\cdot",
    "\\odot": "\\odot",
    "\\otimes": "\\otimes",
    "\\circ": "\\circ",
    "\\times": "\\times",
    "\\bullet": "\\bullet",
    "\\circledast": "\\circledast",
    "\\star": "\\star",
    "\\setminus": "\\setminus",
    "\\backslash": "\\setminus",
    "\\diamond": "\\diamond",
    "·": "\\cdot",
    "⊙": "\\odot",
    "⊗": "\\otimes",
    "∘": "\\circ",
    "×": "\\times",
    "∗": "*",
    "•": "\\bullet",
    "⋅": "\\cdot",
    "\\boxdot": "\\odot",
    "@": "@",
    "\\bmod": "\\bmod",
    "\\cup": "\\cup",
    "\\cap": "\\cap",
}
DIVISIONS = {"/": "/", "\\div": "\\div", "÷": "\\div", "\\slash": "/"}
ELLIPSES = frozenset({"\\cdots", "\\ldots", "\\dots", "\\dotsb", "\\dotsc", "\\vdots", "\\ddots", "…", "⋯", "\\dotsm"})
_DIVIDERS = frozenset({"\\mid", "\\parallel", "∣", "∥"})
CONDITIONS = frozenset({"=", "\\neq", "<", ">", "\\le", "\\ge"})
MATRIX_OF = {"(": "pmatrix", "[": "bmatrix", "\\{": "Bmatrix", "|": "vmatrix", "\\|": "Vmatrix", "\\lvert": "vmatrix"}
"""The environment that an opening delimiter makes of an array alone behind it."""


def symbol_in(item: Item | None, table: dict[str, str]) -> str | None:
    """What a table says about an item, by its command or by its character."""
    if isinstance(item, Symbol):
        return table.get(item.name) or table.get(item.char)
    if isinstance(item, Operator):
        return table.get(item.command)
    return None


def postfix(item: Item | None) -> str | None:
    """The mark behind a factor: a factorial or a percent sign."""
    if isinstance(item, Symbol):
        return {"!": "!", "\\%": "%"}.get(item.name)
    return None


def is_divider(item: Item) -> bool:
    """Whether an item parts an event from its condition (``P(A \\mid B)``)."""
    return isinstance(item, Symbol) and item.name in _DIVIDERS


def is_loose(item: Item) -> bool:
    """Whether an operand must follow an item: a sign, an operator, a comma, the name of a function."""
    if isinstance(item, Operator):
        return True
    return isinstance(item, Symbol) and (
        symbol_in(item, SIGNS | OPERATORS | DIVISIONS) is not None or item.name in {",", ";", "=", "<", ">"}
    )
