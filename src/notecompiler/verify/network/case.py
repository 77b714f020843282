"""One group of equations seen with the eyes of one domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from notecompiler.domains.domain import Domain, Kind
from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.rewrite import rewrite
from notecompiler.verify.network.binding import Setting
from notecompiler.verify.network.check import Options
from notecompiler.verify.network.groups import Group
from notecompiler.verify.network.roles import Cast

Roles = Mapping[Name, str]
"""The quantity that each family of symbols stands for."""


class Case(Record, eq=False, dict=True):
    """The question whether `group` computes what `domain` does. `functions` gives for each function symbol the meanings
    that may be tried."""

    group: Group
    cast: Cast
    functions: Mapping[Name, Sequence[str]]
    domain: Domain
    options: Options

    @cached_property
    def lefts(self) -> list[tuple[Name, int | None]]:
        """Family and time of what each equation computes."""
        return [self.group.timeline.place(equation.left) for equation in self.group.equations]

    @cached_property
    def rights(self) -> list[ex.Expression]:
        """The right sides."""
        return [equation.right for equation in self.group.equations]

    @cached_property
    def used(self) -> list[list[Name]]:
        """The families on each right side."""
        return [[family for family in self._families(right) if family in self.cast.families] for right in self.rights]

    @cached_property
    def parts(self) -> dict[Name, ex.Expression]:
        """Families that only name a part of a layer, with what they stand for."""
        pairs = zip(self.lefts, self.rights, strict=True)
        return {left: right for (left, _), right in pairs if _names_a_part(right, self.cast)}

    def _families(self, right: ex.Expression) -> list[Name]:
        return list(dict.fromkeys(self.group.timeline.place(v.name)[0] for v in ex.variables(right)))

    def target(self, k: int, roles: Roles) -> str | None:
        """The quantity that equation `k` computes."""
        role = roles.get(self.lefts[k][0])
        if role is None or self.domain.quantity(role).kind in {Kind.INPUT, Kind.PARAMETER}:
            return None
        return role

    def spent(self, roles: Roles) -> set[int]:
        """Equations that only name a part of others, which are executed with it written out."""
        used = {family for families in self.used for family in families}
        return {
            k for k, (left, _) in enumerate(self.lefts) if left in self.parts and left not in roles and left in used
        }

    def expanded(self, k: int, roles: Roles) -> tuple[ex.Expression, list[Name]]:
        """The right side with symbols that have no role replaced by the parts that they name, and its families."""
        families = self.used[k]
        definitions = {
            family: right for family, right in self.parts.items() if family not in roles and family != self.lefts[k][0]
        }
        if not any(family in definitions for family in families):
            return self.rights[k], families
        right = self.rights[k]
        for _ in range(3):
            right = rewrite(right, lambda node: self._written_out(node, definitions))
        return right, self._families(right)

    def _written_out(self, node: ex.Expression, definitions: Mapping[Name, ex.Expression]) -> ex.Expression:
        if isinstance(node, ex.Variable) and self.group.timeline.place(node.name)[0] in definitions:
            body = definitions[self.group.timeline.place(node.name)[0]]
            return body if isinstance(body, ex.Bracket | ex.Matrix) else ex.Grouped(node.span, "(", body)
        return node

    def setting(
        self,
        k: int,
        roles: Roles,
        owner: Callable[[Name], str],
        operand: Callable[[Name], str] = lambda _: "",
    ) -> Setting:
        """What equation `k` is bound with."""
        return Setting(
            self.domain, roles, self.cast.parameters, self.group.timeline, owner, operand, self.lefts[k][1] or 0
        )


def _names_a_part(right: ex.Expression, cast: Cast) -> bool:
    """Whether a right side only names a part of a layer: a concatenation, a product of states, or a pre-activation."""
    if isinstance(right, ex.Bracket | ex.Matrix):
        return True
    if isinstance(right, ex.Product) and all(isinstance(f, ex.Variable) for f in right.factors):
        return True
    if not isinstance(right, ex.Sum | ex.Product):
        return False
    waiting: list[ex.Expression] = [right]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ex.Call) or (isinstance(node, ex.Applied) and node.head.name not in cast.parameters):
            return False
        waiting.extend(ex.parts(node))
    return any(variable.name in cast.parameters for variable in ex.variables(right))
