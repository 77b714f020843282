"""Relations: what makes a statement of two expressions."""

from __future__ import annotations

from notecompiler.math.nodes import AtomClass, Stack, Symbol
from notecompiler.semantics.item import Item, Scripted

RELATIONS: dict[str, str] = {
    "=": "=", ":=": "=", "\\coloneqq": "=", "\\triangleq": "=", "\\coloneq": "=", "\\doteq": "=", "\\leftarrow": "=", "\\gets": "=",
    "←": "=", "≜": "=", "\\eqqcolon": "=", "\\equiv": "\\equiv", "≡": "\\equiv",
    "\\approx": "\\approx", "≈": "\\approx", "\\simeq": "\\approx", "\\neq": "\\neq", "\\ne": "\\neq", "≠": "\\neq",
    "<": "<", ">": ">", "\\lt": "<", "\\gt": ">", "\\le": "\\le", "\\leq": "\\le", "≤": "\\le", "\\leqslant": "\\le",
    "\\ge": "\\ge", "\\geq": "\\ge", "≥": "\\ge", "\\geqslant": "\\ge", "\\ll": "\\ll", "\\gg": "\\gg",
    "\\in": "\\in", "∈": "\\in", "\\notin": "\\notin", "\\ni": "\\ni", "\\subset": "\\subset", "\\subseteq": "\\subset",
    "\\perp": "\\perp", "⊥": "\\perp", "\\sim": "\\sim", "∼": "\\sim", "\\propto": "\\propto", "\\cong": "\\cong",
    "\\to": "\\to", "\\rightarrow": "\\to", "→": "\\to", "\\longrightarrow": "\\to", "\\mapsto": "\\mapsto",
    "\\Rightarrow": "\\Rightarrow", "\\implies": "\\Rightarrow", "⇒": "\\Rightarrow", "\\Longrightarrow": "\\Rightarrow",
    "\\iff": "\\Leftrightarrow", "\\Leftrightarrow": "\\Leftrightarrow", "\\Longleftrightarrow": "\\Leftrightarrow",
}  # fmt: skip
"""Canonical spelling of every relation that makes a statement."""

IMPLICATIONS = frozenset({"\\Rightarrow", "\\Leftrightarrow"})


def relation(item: Item) -> str | None:
    """The relation that an item is, in canonical spelling."""
    match item:
        case Symbol(name=name, char=char):
            return RELATIONS.get(name) or RELATIONS.get(char)
        case Stack(base=base, under=None) if len(base.children) == 1 and isinstance(base.children[0], Symbol):
            return RELATIONS.get(base.children[0].name)
        case Stack(base=base) if len(base.children) == 1 and isinstance(base.children[0], Symbol):
            return RELATIONS.get(base.children[0].name)
        case Scripted(base=Symbol() as base):
            return RELATIONS.get(base.name) if base.cls is AtomClass.REL else None
        case _:
            return None
