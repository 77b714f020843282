"""The kind of each free symbol of a claim, decided from the evidence of a survey.

Structure decides first; letters only tip the balance where it leaves a choice (``n`` counts, ``f`` is a function).
"""

from __future__ import annotations

from collections.abc import Iterable

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.kinds import SIZE, Kind, Symbols, bare, family, is_capital
from notecompiler.verify.free.place import BASIS, PLACE, component
from notecompiler.verify.free.survey import Survey
from notecompiler.verify.free.world import CONSTANTS

_COUNTING_LETTERS = frozenset({"n", "m", "k", "N", "i", "j", "l", "M"})
_COMPLEX_LETTERS = frozenset({"z", "w"})
_STEPS = frozenset({"h", "\\epsilon", "\\varepsilon", "\\delta", "\\Delta"})
_VARIABLE_ORDER = ("x", "t", "s", "y", "z", "u", "\\theta")
_DRAWN = frozenset({"matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "array"})


class _Facts(Record):
    """What holds of the whole claim. From the words around it: `matrices`, that capitals are matrices; `small`, that a step
    is. From its use: `families` that an index runs through; `complex_numbers`, that i is the unit."""

    matrices: bool
    small: bool
    families: frozenset[Name]
    complex_numbers: bool


def symbols_of(
    sides: Iterable[ex.Expression], bold: frozenset[str] = frozenset(), matrices: bool = False, small: bool = False
) -> Symbols:
    """Kinds of the free symbols of a claim.

    `bold` are letters that the note sets in bold (vectors, or matrices when capital); `matrices` says that the text
    speaks of matrices, so that capitals are matrices; `small` that a step is small (the sides are said to be close).
    """
    seen = Survey(bold).gather(sides)
    families = frozenset(family(name) for name in seen.free if _runs(seen, name)) - _fixed_members(seen)
    complex_numbers = seen.imaginary or seen.conjugated or _unit_factor(seen)
    return _decide(seen, _Facts(matrices, small, families, complex_numbers))


def varying_letters(statement: ex.Statement) -> frozenset[Name]:
    """The symbols that a statement shows to be functions of another one: primed, or differentiated themselves."""
    survey = Survey(frozenset()).gather([statement.left, statement.right])
    return frozenset(survey.primed | survey.differentiated)


def matrix_letters(statement: ex.Statement) -> frozenset[str]:
    """The capitals that a statement shows to be matrices: transposed, inverted, of a determinant or trace, or drawn."""
    survey = Survey(frozenset()).gather([statement.left, statement.right])
    found = {name.base for name in survey.matrix}
    match statement:
        case ex.Statement(
            left=ex.Variable(name=name), relation="=", right=ex.Matrix(environment=environment, rows=rows)
        ):
            if is_capital(name) and environment in _DRAWN and len(rows) > 1 and len(rows[0]) > 1:
                found.add(name.base)
        case _:
            pass
    return frozenset(found)


def _decide(seen: Survey, facts: _Facts) -> Symbols:
    kinds: dict[Name, Kind] = {}
    for variable in seen.integrated:
        kinds[variable] = Kind.REAL
    for name in seen.free:
        kind = _kind(seen, facts, name)
        if kind is not None:
            kinds.setdefault(kind[0], kind[1])
    for name in seen.free:
        letter = name.subs[0].letter if name.subs and family(name) in seen.partitions else ""
        if letter and letter not in seen.bound:
            kinds.setdefault(Name(letter), Kind.WHOLE)
    if seen.of_fields:
        kinds |= dict.fromkeys(PLACE, Kind.REAL)
        return Symbols(kinds, axes=2 if _is_plane(seen) else 3)
    for name in seen.evaluated:
        seen.derived_by.pop(name, None)
    if seen.derived_by and all(kinds.get(name) is Kind.DEPENDENT for name in seen.derived_by):
        kinds[next(iter(seen.derived_by))] = Kind.REAL  # dx/dt and dt/dx: one of them is what all depend on
    dependent = [name for name, kind in kinds.items() if kind is Kind.DEPENDENT]
    implicit = _implicit(seen, kinds) if dependent or seen.derived_by or seen.primed or seen.unnamed else None
    if implicit is not None:
        kinds[implicit] = Kind.REAL
    signed = frozenset(seen.whole - seen.counted - seen.exponents)
    return Symbols(
        kinds, dict(seen.heads), implicit, facts.complex_numbers, signed, dict(seen.functionals), _size(seen)
    )


def _unit_factor(seen: Survey) -> bool:
    """Whether i occurs as a factor, neither bound nor an index."""
    return Name("i") in seen.free and "i" not in seen.bound and Name("i") not in seen.whole and _i_is_unit(seen)


def _i_is_unit(seen: Survey) -> bool:
    return Name("i") not in seen.whole | seen.applied and all(
        not name.subs or name.subs[0].letter != "i" for name in seen.free
    )


def _kind(seen: Survey, facts: _Facts, name: Name) -> tuple[Name, Kind] | None:
    """The symbol to sample for a symbol that occurs (its family, its function …) and its kind."""
    plain = bare(name)
    if seen.of_fields:
        return _field(seen, name)
    if str(name) in seen.bound or (name == Name("i") and facts.complex_numbers):
        return None
    if name in seen.functionals or name in seen.unknown_fields:
        return None
    if _is_entry(seen, name):
        return None
    chance = _chance(seen, name)
    if chance is not None:
        return chance
    if plain in seen.heads:
        return plain, Kind.FUNCTION
    if name in {Name("\\emptyset"), Name("\\varnothing")} or (name.base in CONSTANTS and name == Name(name.base)):
        return None
    if (plain in seen.primed and plain not in seen.applied) or plain in seen.differentiated:
        return plain, Kind.DEPENDENT
    if name.subs and family(name) in facts.families:
        return family(name), Kind.VECTOR if family(name) in seen.vector else Kind.SEQUENCE
    return plain, _scalar_or_array(seen, facts, plain)


_CONSTANT_GREEK = [
    "alpha",
    "beta",
    "gamma",
    "lambda",
    "mu",
    "nu",
    "varepsilon",
    "epsilon",
    "kappa",
    "omega",
    "sigma",
    "hbar",
]
_CONSTANT_LETTERS = frozenset("abckmnqCDG") | frozenset(f"\\{word}" for word in _CONSTANT_GREEK)
"""Letters of numbers that are the same everywhere, where fields are spoken of."""


def _is_plane(seen: Survey) -> bool:
    """Whether x and y are spoken of, and no third coordinate or component, nor a curl."""
    names = {*seen.free, *seen.derived_by}
    third = Name("z") in names or any(component(name) == 2 for name in names) or 3 in seen.brackets
    return not third and not seen.of_curl and (Name("y") in names or 2 in seen.brackets)


def _field(seen: Survey, name: Name) -> tuple[Name, Kind] | None:
    """A symbol where fields are differentiated: a coordinate, a constant, or a field of numbers or vectors."""
    plain, whole = bare(name), family(name)
    if name in PLACE or (name.base in CONSTANTS and name == Name(name.base)):
        return (name, Kind.REAL) if name in PLACE else None
    if name.base == "r" and not name.indices:
        return name, Kind.POSITION if name.accent == "vec" or name in seen.vector else Kind.DISTANCE
    vectors = seen.vector | seen.vector_fields
    if name.base in BASIS and (name.accent in {"hat", "vec"} or plain in seen.vector) and not name.indices:
        return name, Kind.BASIS
    if component(name) is not None and replace(whole, accent="vec") in vectors:
        return None
    if component(name) is not None and (whole in vectors or is_capital(whole)):
        return whole, Kind.VECTOR_FIELD
    if plain in vectors:
        return plain, Kind.VECTOR_FIELD
    if name.indices or name.primes or name.base in _CONSTANT_LETTERS:
        return plain, Kind.REAL
    return plain, Kind.FIELD


def _is_entry(seen: Survey, name: Name) -> bool:
    """Whether a symbol is an entry of a matrix of the claim: ``a_{12}`` beside A."""
    numbered = len(name.subs) == 1 and not name.subs[0].letter and 10 < name.subs[0].offset < 100
    return numbered and name.base.islower() and Name(name.base.upper()) in seen.matrix


def _size(seen: Survey) -> int:
    """Rows of the matrices: as many as one that is written out has, or as the entries that are named need."""
    entries = [max(divmod(name.subs[0].offset, 10)) for name in seen.free if _is_entry(seen, name)]
    return max((*seen.squares, *entries), default=SIZE)


def _chance(seen: Survey, name: Name) -> tuple[Name, Kind] | None:
    """The random variable, event or distribution that a symbol is, or is a member of."""
    if name in seen.random:
        return name, Kind.RANDOM
    if name.subs and family(name) in seen.partitions and not name.accent:
        return family(name), Kind.PARTITION
    if name in seen.events:
        return name, Kind.COMPLEMENT if name.accent == "bar" else Kind.EVENT
    lower = Name(name.base.lower())
    if any(known.base.lower() == lower.base for known in seen.distributions) and not name.accent:
        return lower, Kind.DISTRIBUTION
    return None


def _runs(seen: Survey, name: Name) -> bool:
    """Whether an index of the symbol counts through its family."""
    return any(i.letter and (i.letter in seen.bound or i.letter in _COUNTING_LETTERS) for i in name.subs)


def _fixed_members(seen: Survey) -> set[Name]:
    """Families of which single members stand in a claim that sums nothing: the k of ``a_k (a_k + 1)`` is a mark, and no number
    that the claim speaks of or that differs from one member to the next."""
    if seen.bound:
        return set()
    indices: dict[Name, set[tuple[str, int]]] = {}
    for name in seen.free:
        for index in name.subs:
            indices.setdefault(family(name), set()).add((index.letter, index.offset))
    letters = {name.base for name in seen.free if not name.indices}
    return {
        whole
        for whole, found in indices.items()
        if whole not in seen.free
        and all(letter and not offset and not set(letter) & letters for letter, offset in found)
    }


def _has_length(seen: Survey, facts: _Facts) -> bool:
    """Whether an upper bound is the number of components of a vector, or of a sample with a mean."""
    return bool(seen.partitions) or any(f in seen.vector or Name(f.base, "bar") in seen.free for f in facts.families)


def _scalar_or_array(seen: Survey, facts: _Facts, name: Name) -> Kind:
    capital = is_capital(name)
    if name in seen.applied and name.base == "\\sigma":
        return Kind.SIGMOID
    if name.base in {"I", "\\mathrm{I}"} and (seen.matrix or facts.matrices):
        return Kind.IDENTITY
    if name in seen.exponents - seen.matrix_exponents and seen.matrix_determinant and name.base in {"n", "m"}:
        return Kind.LENGTH
    if name in seen.whole and name not in seen.matrix:
        return Kind.LENGTH if name in seen.lengths and _has_length(seen, facts) else Kind.WHOLE
    if name == Name("C") and seen.integrated:
        return Kind.REAL
    if name in seen.matrix or (capital and (seen.matrix or facts.matrices)):
        return Kind.MATRIX
    if name in seen.vector:
        return Kind.VECTOR
    if name in seen.lengths and _has_length(seen, facts):
        return Kind.LENGTH
    if name.accent == "bar" and Name(name.base) in facts.families:
        return Kind.MEAN
    if name.accent == "bar" and name.base in _COMPLEX_LETTERS and replace(name, accent="") in seen.free:
        return Kind.CONJUGATE
    counts = name.base in _COUNTING_LETTERS and not name.accent
    if name in seen.whole or (counts and name in seen.exponents | seen.rounded):
        return Kind.WHOLE
    if name.base in _COMPLEX_LETTERS and (
        facts.complex_numbers or seen.conjugated or replace(name, accent="bar") in seen.free
    ):
        return Kind.COMPLEX
    if facts.small and name.base in _STEPS and not name.indices:
        return Kind.SMALL
    return Kind.POSITIVE if name.base == "\\sigma" and not name.accent else Kind.REAL


def _implicit(seen: Survey, kinds: dict[Name, Kind]) -> Name | None:
    """What unnamed derivatives are taken by."""
    for name in seen.derived_by:
        if kinds.get(name) is not Kind.DEPENDENT:
            return name
    for letter in _VARIABLE_ORDER:
        if kinds.get(Name(letter)) in {Kind.REAL, Kind.WHOLE}:
            return Name(letter)
    return Name("x") if Name("x") not in kinds else None
