r"""Whose parameter is it?

Parameters are named after the gate that they belong to: ``W_f``, ``U^{(f)}``, ``b_{hf}``, ``W_{fx}``. The tag of a
parameter is what is left of its indices without the operand's letter. A parameter whose tag is that of another equation
belongs to that equation, wherever it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from notecompiler.domains.domain import Domain, Kind
from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.network.equations import ROW, Equation
from notecompiler.verify.network.roles import USUAL, bare, symbol_evidence

_OPERANDS = frozenset(["x", "h", "c", "i", "u", "y", "s", "a", "H", "X", "C"])

_GATED = 3

FOREIGN = "?"
"""Owner of a parameter that belongs to an equation that is not there."""


PLAIN = "plain"
"""Tag of a parameter that has no prime where others have."""


class Owners(Record):
    """For each equation (by number) and parameter in it, the quantity that the parameter belongs to; and the letter of
    each parameter's operand, for those that are named after it (``W_{xf}``: x)."""

    of: Mapping[tuple[int, Name], str]
    operand_letter: Mapping[Name, str]


def owners(
    equations: Sequence[Equation], parameters: frozenset[Name], targets: Sequence[str | None], domain: Domain
) -> Owners:
    """Find the owner of each parameter. `targets` are the quantities that the equations compute (None: not known)."""
    used = [
        list(dict.fromkeys(v.name for v in ex.variables(equation.right) if v.name in parameters))
        for equation in equations
    ]
    position = _operand_position(equations, used)
    tags = _told_apart({name: _tag(name, position) for names in used for name in names})
    tags = _told_apart_above(tags, used, targets)
    own = [_own_tag(equation, [tags[n] for n in names]) for equation, names in zip(equations, used, strict=True)]
    claimed: dict[str, str] = {}
    # Equations whose left side bears their tag come first, then those with the most parameters that bear it.
    bearing = [sum(tags[name] == tag for name in names) for (tag, _), names in zip(own, used, strict=True)]
    for k in sorted(range(len(own)), key=lambda k: (not own[k][1], -bearing[k])):
        target = targets[k]
        if own[k][0] and target is not None:
            claimed.setdefault(own[k][0], target)
    usual = [
        target is not None and _meant(bare(equation.left).casefold(), domain) == target
        for equation, target in zip(equations, targets, strict=True)
    ]
    found: dict[tuple[int, Name], str] = {}
    for number, (names, target) in enumerate(zip(used, targets, strict=True)):
        for name in names:
            if target is not None:
                owner = _owner(tags[name], target, claimed, own[number], usual[number], domain)
                lettered = tags[name].strip("'") not in {"", PLAIN} and not _has(owner, name, used, targets)
                after_operand = owner != target and lettered and _multiplies(equations, targets, number, name, owner)
                found[number, name] = target if after_operand else _unnamed(name, tags, used, targets, domain) or owner
    letters = {name: _parts(name)[position].casefold() for name in tags if len(_parts(name)) == 2}
    return Owners(found, letters)


def _unnamed(
    name: Name,
    tags: Mapping[Name, str],
    used: Sequence[Sequence[Name]],
    targets: Sequence[str | None],
    domain: Domain,
) -> str | None:
    """The owner of a parameter that has no tag, where others of its letter have one, and that two quantities use: authors
    leave the tag out for the candidate, which is no gate."""
    if tags[name] or not any(tag and other.base == name.base for other, tag in tags.items()):
        return None
    users = {target for names, target in zip(used, targets, strict=True) if target is not None and name in names}
    inner = users & set(domain.within.values())
    return inner.pop() if len(users) == 2 and len(inner) == 1 else None


def _has(quantity: str, name: Name, used: Sequence[Sequence[Name]], targets: Sequence[str | None]) -> bool:
    """Whether the equation of a quantity has this very parameter, which is its own then."""
    return any(name in names for names, target in zip(used, targets, strict=True) if target == quantity)


def _told_apart(tags: Mapping[Name, str]) -> dict[Name, str]:
    """The tags, where a parameter without any is marked as such if primes alone tell others from it: beside ``W'`` a plain
    ``W`` is the other layer's."""
    primed = any(tag and not tag.strip("'") for tag in tags.values())
    return {name: tag or (PLAIN if primed else "") for name, tag in tags.items()}


def _told_apart_above(
    tags: Mapping[Name, str], used: Sequence[Sequence[Name]], targets: Sequence[str | None]
) -> dict[Name, str]:
    """The tags, with what stands above where that alone tells the parameters of two quantities apart: the f and b of
    ``W_{xh}^{(f)}`` and ``W_{xh}^{(b)}``."""
    users: dict[Name, dict[Name, set[str]]] = {}
    for names, target in zip(used, targets, strict=True):
        for name in names:
            if target is not None and name.subs and name.sups:
                users.setdefault(replace(name, sups=()), {}).setdefault(name, set()).add(target)
    telling = {
        name.sups
        for alike in users.values()
        if len(alike) > 1 and len(set().union(*alike.values())) > 1
        for name in alike
    }
    apart = {name for name in tags if name.subs and name.sups in telling}
    return {name: tag + "^" + _above(name) if name in apart else tag for name, tag in tags.items()}


def _above(name: Name) -> str:
    return "".join(index.letter or str(index.offset) for index in name.sups).casefold()


def _multiplies(
    equations: Sequence[Equation], targets: Sequence[str | None], number: int, name: Name, quantity: str
) -> bool:
    """Whether a parameter multiplies the very quantity that its tag speaks of, and so is named after its operand."""
    lefts = {(e.left.base, e.left.accent) for e, target in zip(equations, targets, strict=True) if target == quantity}
    waiting = [equations[number].right]
    while waiting:
        node = waiting.pop()
        parts = ex.parts(node)
        waiting.extend(parts)
        if isinstance(node, ex.Product) and any(isinstance(part, ex.Variable) and part.name == name for part in parts):
            return any((v.name.base, v.name.accent) in lefts for v in ex.variables(node))
    return False


def _owner(
    tag: str, target: str, claimed: Mapping[str, str], own: tuple[str, bool], usual: bool, domain: Domain
) -> str:
    """The quantity that a parameter with this tag belongs to, in an equation that computes `target`."""
    claimant = claimed.get(tag)
    if not tag or (claimant == target and own[1]):
        return target
    if claimant is not None and claimant != target:
        return claimant
    # Either the left side bears the equation's own tag, which makes any other tag another gate's; or the left side is
    # the usual letter of its gate and all tags are the usual letter of another.
    if own[1] or usual:
        meant = _meant(tag, domain)
        if meant is not None and meant != target:
            return meant
    return target


def _meant(tag: str, domain: Domain) -> str | None:
    """The gate that a letter usually stands for, in a cell that has gates."""
    if len(domain.weights) < _GATED:
        return None
    for quantity in domain.quantities:
        if (
            quantity.kind is Kind.COMPUTED
            and quantity.name in domain.weights
            and symbol_evidence(Name(tag), quantity) == USUAL
        ):
            return quantity.name
    return None


def _own_tag(equation: Equation, tags: list[str]) -> tuple[str, bool]:
    """The tag of an equation, and whether its left side bears it."""
    counts = Counter(tag for tag in tags if tag)
    left = _left_tags(equation.left)
    for tag in left:
        if tag in counts:
            return tag, True
    if not counts:
        return "", False
    best = counts.most_common()
    return (best[0][0], False) if len(best) == 1 or best[0][1] > best[1][1] else ("", False)


def _left_tags(left: Name) -> list[str]:
    letters = [str(index.letter).casefold() for index in left.indices if index.letter and index.letter != "t"]
    return [tag + _direction(left) for tag in (*letters, bare(left).lstrip("\\").casefold())]


def _direction(name: Name) -> str:
    """The arrow above a symbol, or above the index of a parameter, says in which direction a network runs."""
    return {"vec": ">", "backvec": "<"}.get(name.accent, "")


def _parts(name: Name) -> list[str]:
    """The letters of a parameter's indices: ``W_{xf}`` gives x, f; ``W_{forget}`` gives forget. Superscripts count when
    there is no subscript; beside one they number layers."""
    rows = [index.letter for index in name.sups if index.letter.startswith(ROW)]
    if rows:
        return rows
    parts: list[str] = []
    for index in name.subs or name.sups:
        text = index.letter or str(index.offset)
        parts.extend(text if 1 < len(text) <= 2 and text.isalpha() else [text])
    return parts


def _operand_position(equations: Sequence[Equation], used: Sequence[Sequence[Name]]) -> int:
    """Where two-letter indices carry the operand: 0 (``W_{xf}``) or 1 (``W_{fx}``). The one that has more of the letters
    of what the parameters multiply there, and of the left sides in the other place; else the one that leaves each equation
    with one letter for its gate more often."""

    def letters(position: int) -> tuple[int, int]:
        named = constant = 0
        for equation, names in zip(equations, used, strict=True):
            pairs = {name: _parts(name) for name in names if len(_parts(name)) == 2}
            constant += len({pair[1 - position] for pair in pairs.values()}) == 1
            left = _left_tags(equation.left)
            named += sum(pair[1 - position].casefold() in left for pair in pairs.values())
            named += sum(pairs[name][position] in by for name, by in _multiplied(equation.right, pairs))
        return named, constant

    return 0 if letters(0) >= letters(1) else 1


def _multiplied(right: ex.Expression, names: Collection[Name]) -> Iterator[tuple[Name, set[str]]]:
    """Each parameter that stands in a product, with the letters of the symbols beside it."""
    waiting = [right]
    while waiting:
        node = waiting.pop()
        parts = ex.parts(node)
        waiting.extend(parts)
        if isinstance(node, ex.Product):
            beside = {bare(part.name) for part in parts if isinstance(part, ex.Variable)}
            direct = (part.name for part in parts if isinstance(part, ex.Variable) and part.name in names)
            yield from ((name, beside) for name in direct)


def _tag(name: Name, operand_position: int) -> str:
    parts = _parts(name)
    primes = "'" * name.primes + _direction(name)
    if len(parts) == 2:
        return parts[1 - operand_position].casefold() + primes
    if len(parts) == 1:
        return parts[0].casefold() + primes
    kept = [part for part in parts if part not in _OPERANDS]
    return "".join(kept).casefold() + primes
