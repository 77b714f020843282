"""A limit on how deep inlines nest, so that everything downstream may walk them by recursion."""

from __future__ import annotations

from dataclasses import dataclass, field

from notecompiler.document import Inline

MAX_LEVELS = 40
"""Nobody means emphasis in emphasis forty times; what would be deeper is left flat."""


@dataclass(slots=True)
class Nesting:
    """How many levels each finished inline of a text has below it."""

    levels: dict[int, int] = field(default_factory=dict)

    def enter(self, node: Inline, children: tuple[Inline, ...]) -> bool:
        """Note the level of a node around `children`; False when it would be too deep."""
        level = 1 + max((self.levels.get(id(child), 0) for child in children), default=0)
        if level <= MAX_LEVELS:
            self.levels[id(node)] = level
        return level <= MAX_LEVELS
