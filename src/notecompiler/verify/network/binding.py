r"""Binding the symbols of an equation to the quantities of a domain.

States are bound by their role and time. Parameters are bound by what they multiply: in ``W_f [h_{t-1}, x_t]`` the
matrix ``W_f`` is the reference's two matrices side by side, in ``x_t W`` the transpose of one, in ``w \odot c_{t-1}`` a
diagonal. So every layout of the weights comes down to the reference's parameters before anything is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

import numpy as np

from notecompiler.domains.domain import BIAS, Array, Domain, Kind, World
from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.resolve import Bound
from notecompiler.semantics.shapes import Shape, add
from notecompiler.verify.network.roles import is_matrix, spelling
from notecompiler.verify.network.tags import FOREIGN
from notecompiler.verify.network.timeline import Timeline
from notecompiler.verify.network.worlds import generator

_COMPONENTWISE = frozenset({"\\odot", "\\circ", "*", "\\otimes", "\\times", "\\bullet", "\\star", "\\diamond"})


class Setting(Record):
    """What is known when an equation is bound: the domain, the roles of symbol families, which symbols are parameters,
    how time is written, `owner` (the quantity that a parameter belongs to) and `operand` (the role that a parameter is
    named after: the input for ``W_{xf}``, "" when its name says none)."""

    domain: Domain
    roles: Mapping[Name, str]
    parameters: frozenset[Name]
    timeline: Timeline
    owner: Callable[[Name], str]
    operand: Callable[[Name], str]
    shift: int = 0


Build = Callable[[World, int], Array]


@dataclass
class Binding:
    """Values for the symbols of an equation. `builders` make the values of parameters in a world (and its number);
    `used` are the operands that the computed quantity's own parameters took; `unbound` the symbols without a value,
    `lone` those of them that are matrices and multiply nothing."""

    values: dict[ex.Variable, Bound] = field(default_factory=dict)
    builders: dict[Hashable, Build] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    unbound: list[Name] = field(default_factory=list)
    diagonal: list[Name] = field(default_factory=list)
    lone: list[Name] = field(default_factory=list)


def bind(expression: ex.Expression, target: str, setting: Setting, functions: frozenset[Name]) -> Binding:
    """Bind every symbol of the right side of an equation that computes the quantity `target`."""
    binding = Binding()
    _bind_named(expression, setting, binding)
    walk = _Walk(target, setting, binding)
    walk.visit(expression)
    alone = _ungrouped(expression)
    if isinstance(alone, ex.Variable) and walk.parameter(alone):
        walk.biases([alone], set())
    for variable in ex.variables(expression):
        if variable not in binding.values and variable.name not in functions:
            bound = _state(variable, setting)
            if bound is None:
                binding.unbound.append(variable.name)
            else:
                binding.values[variable] = bound
    return binding


def _bind_named(expression: ex.Expression, setting: Setting, binding: Binding) -> None:
    """Parameters that the domain knows by their symbol are bound by it."""
    named = {
        symbol: quantity
        for quantity in setting.domain.quantities
        if quantity.kind is Kind.PARAMETER
        for symbol in quantity.symbols
    }
    for variable in ex.variables(expression) if named else ():
        quantity = next((named[text] for text in spelling(variable.name) if text in named), None)
        if quantity is not None and variable.name in setting.parameters:
            binding.values[variable] = Bound((quantity.name, 0), quantity.shape)


def _state(variable: ex.Variable, setting: Setting) -> Bound | None:
    family, offset = setting.timeline.place(variable.name)
    role = setting.roles.get(family)
    if role is None:
        return None
    return Bound((role, (offset or 0) - setting.shift), setting.domain.quantity(role).shape)


@dataclass
class _Walk:
    target: str
    setting: Setting
    binding: Binding

    def visit(self, node: ex.Expression) -> None:
        match node:
            case ex.Sum():
                self.sum(node)
            case ex.Product(factors=factors):
                for k, factor in enumerate(factors):
                    self.factor(factors, node.operators, k, factor)
            case ex.Applied(head=head, arguments=arguments) if head.name in self.setting.parameters:
                operand = ex.Grouped(node.span, node.opener, arguments[0]) if len(arguments) == 1 else _listed(node)
                self.weight(head, operand, left=True, transposed=False, operator="")
                for argument in arguments:
                    self.visit(argument)
            case _:
                for part in ex.parts(node):
                    inner = _ungrouped(part)
                    if isinstance(inner, ex.Variable) and self.parameter(inner):
                        self.biases([inner], set())
                    else:
                        self.visit(part)

    def sum(self, node: ex.Sum) -> None:
        bodies = [(term.body, _untransposed(term.body)[0]) for term in node.terms]
        biases = [inner for _, inner in bodies if self.parameter(inner)]
        for body, inner in bodies:
            if not self.parameter(inner):
                self.visit(body)
        self.biases([bias for bias in biases if isinstance(bias, ex.Variable)], self.slots(node))

    def parameter(self, node: ex.Expression) -> bool:
        return isinstance(node, ex.Variable) and node.name in self.setting.parameters

    def factor(
        self, factors: tuple[ex.Expression, ...], operators: tuple[str, ...], k: int, factor: ex.Expression
    ) -> None:
        inner, transposed = _untransposed(factor)
        if not (isinstance(inner, ex.Variable) and inner.name in self.setting.parameters):
            self.visit(factor)
            return
        left = k + 1 < len(factors) and not self.parameter(_untransposed(factors[k + 1])[0])
        if left:
            self.weight(inner, factors[k + 1], left=True, transposed=transposed, operator=operators[k])
        elif k > 0:
            self.weight(inner, factors[k - 1], left=False, transposed=transposed, operator=operators[k - 1])

    def owner(self, name: Name) -> str:
        """Whose parameter it is; in an equation whose quantity has none, that of the quantity written out inside it."""
        owner = self.setting.owner(name)
        return owner if owner in self.setting.domain.weights else self.setting.domain.within.get(owner, owner)

    # ── weights ────────────────────────────────────────────────────────────────────────────────────────────────────

    def slots(self, node: ex.Expression) -> set[str]:
        """The roles that the parameters directly in a sum multiply."""
        found: set[str] = set()
        for term in ex.parts(node):
            if any(variable.name in self.setting.parameters for variable in ex.variables(term)):
                found |= self.roles_in(term)
        return found

    def roles_in(self, node: ex.Expression) -> set[str]:
        place = self.setting.timeline.place
        families = {place(variable.name)[0] for variable in ex.variables(node)}
        return {self.setting.roles[family] for family in families if family in self.setting.roles}

    def weight(
        self, variable: ex.Variable, operand: ex.Expression, *, left: bool, transposed: bool, operator: str
    ) -> None:
        """Bind a parameter that multiplies `operand`."""
        items = self.items(operand)
        owner = self.owner(variable.name)
        table = self.setting.domain.weights.get(owner, {})
        if not all(self.roles_in(item) or _is_one(item) for item in items) or _is_one(items[0]):
            return
        blocks = [self.block(item, table, owner) for item in items]
        meant = self.setting.operand(variable.name)
        if len(blocks) == 1 and meant and meant in table and table[meant] != blocks[0][0]:
            blocks = [(None, blocks[0][1])]
        domain = self.setting.domain
        shapes = [None if name is None else domain.quantity(name).shape for name, _ in blocks]
        single = len(blocks) == 1 and shapes[0] is not None and len(shapes[0]) in {1, 3}
        if single and operator in _COMPONENTWISE:
            name = blocks[0][0]
            assert name is not None
            self.set(variable, domain.quantity(name).shape, lambda world, _: world[name, 0], "vector")
            return
        if single:
            self.binding.diagonal.append(variable.name)
        out = domain.quantity(self.target).shape[0]
        kernel = len(domain.quantity(self.target).shape) == 3
        width = blocks[0][1]
        for _, more in blocks[1:]:
            width = add(width, more)
        shape: Shape = (out, width, "K", "K") if kernel else (out, width)
        flip = (not left) != transposed and not kernel
        build = self.assembled(variable.name, blocks, out, flip)
        self.set(variable, shape[::-1] if flip else shape, build, "flipped" if flip else "matrix")

    def items(self, operand: ex.Expression) -> tuple[ex.Expression, ...]:
        """The parts of a concatenation, or the operand itself. What a space parts is one where the lengths differ."""
        inner = _ungrouped(operand)
        if isinstance(inner, ex.Product) and not any(inner.operators) and _opener(operand) == "[":
            roles = [self.roles_in(factor) for factor in inner.factors if isinstance(factor, ex.Variable)]
            lengths = {self.setting.domain.quantity(role).shape for found in roles for role in found}
            if len(roles) == len(inner.factors) and len(lengths) > 1:
                return inner.factors
        return _items(operand)

    def block(self, item: ex.Expression, table: Mapping[str, str], owner: str) -> tuple[str | None, str]:
        """The reference's parameter for one operand, and the operand's length."""
        if _is_one(item):
            if owner == self.target:
                self.binding.used.add(BIAS)
            return table.get(BIAS), "1"
        roles = self.roles_in(item)
        domain = self.setting.domain
        states = [role for role in roles if domain.quantity(role).kind is not Kind.COMPUTED] or sorted(roles)
        known = sorted(role for role in roles if role in table)
        length = domain.quantity(known[0] if known else states[0]).shape[0]
        if len(known) != 1 or owner == FOREIGN:
            return None, length
        if owner == self.target:
            self.binding.used.add(known[0])
        return table[known[0]], length

    def assembled(self, name: Name, blocks: list[tuple[str | None, str]], out: str, flip: bool) -> Build:
        """The value of a parameter from the reference's blocks side by side; a block that the reference does not have
        is random, so that the equation cannot agree by chance."""
        size = self.setting.domain.dimensions

        def build(world: World, number: int) -> Array:
            parts: list[Array] = []
            for k, (parameter, length) in enumerate(blocks):
                rows = None if parameter is None else world[parameter, 0].shape[0]
                if parameter is None or rows != size[out] or world[parameter, 0].ndim == 3:
                    shape = (size[out], size.get(length, 1)) + ((size["K"],) * 2 if "K" in size else ())
                    parts.append(generator(0, number, f"{name}{k}").normal(size=shape))
                else:
                    value = world[parameter, 0]
                    column = value[:, None] if length == "1" else value
                    parts.append(np.diag(column) if column.ndim == 1 else column)
            whole = np.concatenate(parts, axis=1)
            return whole.T if flip else whole

        return build

    # ── biases ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def biases(self, biases: list[ex.Variable], slots: set[str]) -> None:
        """Bind the parameters that stand alone in a sum: one is the bias, several share it."""
        if not biases:
            return
        domain = self.setting.domain
        self.binding.lone += [variable.name for variable in biases if is_matrix(variable.name)]
        biases = [variable for variable in biases if not is_matrix(variable.name)]
        names = list(dict.fromkeys(variable.name for variable in biases))
        own = [name for name in names if self.setting.owner(name) == self.target]
        for variable in biases:
            owner = self.owner(variable.name)
            table = domain.weights.get(owner, {})
            slot = next((f"{role}+" for role in sorted(slots) if f"{role}+" in table and len(slots) == 1), BIAS)
            parameter = table.get(slot)
            if parameter is None:
                continue
            if owner == self.target:
                self.binding.used.add(slot)
            share = own.index(variable.name) if variable.name in own else 0
            count = len(own) if variable.name in own else 1
            self.set(
                variable, domain.quantity(parameter).shape, _share(parameter, share, count), f"bias{share}/{count}"
            )

    def set(self, variable: ex.Variable, shape: Shape, build: Build, form: str) -> None:
        """Bind an occurrence. A parameter keeps the form of its first occurrence in the equation, so that one symbol is
        never two values."""
        if variable in self.binding.values:
            return
        for seen, bound in self.binding.values.items():
            if seen.name == variable.name:
                self.binding.values[variable] = bound
                return
        key = ("parameter", variable.name, self.owner(variable.name), form)
        self.binding.values[variable] = Bound(key, shape)
        self.binding.builders[key] = build


def _share(parameter: str, share: int, count: int) -> Build:
    """The `share`-th of `count` biases that add up to the reference's."""

    def build(world: World, number: int) -> Array:
        total = world[parameter, 0]
        drawn = [generator(1, number, f"{parameter}{k}").normal(size=total.shape) for k in range(count - 1)]
        return drawn[share] if share < count - 1 else total - sum(drawn, np.zeros_like(total))

    return build


def _is_one(node: ex.Expression) -> bool:
    """The 1 of a concatenation, whose column of weights is the bias."""
    return isinstance(node, ex.Literal) and node.value == 1


def _opener(node: ex.Expression) -> str:
    return node.opener if isinstance(node, ex.Grouped) else ""


def _ungrouped(node: ex.Expression) -> ex.Expression:
    while isinstance(node, ex.Grouped):
        node = node.body
    return node


def _untransposed(node: ex.Expression) -> tuple[ex.Expression, bool]:
    node = _ungrouped(node)
    if isinstance(node, ex.Transpose):
        inner, transposed = _untransposed(node.body)
        return inner, not transposed
    return node, False


def _listed(node: ex.Applied) -> ex.Expression:
    span = node.arguments[0].span.cover(node.arguments[-1].span)
    return ex.Bracket(span, node.opener, "", node.arguments, (",",) * (len(node.arguments) - 1))


def _items(operand: ex.Expression) -> tuple[ex.Expression, ...]:
    """The parts of a concatenation, or the operand itself."""
    match operand:
        case ex.Grouped(body=body) | ex.Transpose(body=body):
            return _items(body)
        case ex.Bracket(items=items) if len(items) > 1:
            return items
        case ex.Matrix(rows=rows) if all(len(row) == 1 for row in rows) or len(rows) == 1:
            return tuple(cell for row in rows for cell in row)
        case ex.Call(function="concat", arguments=arguments):
            return arguments
        case ex.Conditional(left=left, right=right):
            return (*_items(left), *_items(right))
        case ex.Sum(terms=terms) if len(terms) > 1 and all(term.sign == "\\oplus" for term in terms[1:]):
            return tuple(term.body for term in terms)
        case _:
            return (operand,)
