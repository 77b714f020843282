"""The corrections of a statement in a world in which it fails, where most of them fail too."""

from __future__ import annotations

from notecompiler.semantics import expression as ex
from notecompiler.verify.free.trial import CHECKED, compare_values, holds_of_values, value_in
from notecompiler.verify.free.world import World


class Sides:
    """The sides of a statement in one world; a candidate shares one of them with it, which is not computed again."""

    def __init__(self, statement: ex.Statement, world: World) -> None:
        self.statement = statement
        self.world = world
        self.left = value_in(statement.left, world)
        self.right = value_in(statement.right, world)

    def may_agree(self, candidate: ex.Statement) -> bool:
        """Whether a candidate may hold: it does in this world, or this world cannot tell."""
        kept_left = candidate.left is self.statement.left
        left = self.left if kept_left else value_in(candidate.left, self.world)
        right = value_in(candidate.right, self.world) if kept_left else self.right
        if left is None or right is None or candidate.modulus is not None:
            return True
        if candidate.relation == "=":
            return compare_values(left, right)
        return candidate.relation not in CHECKED or holds_of_values(candidate.relation, left, right, self.world.mp)
