"""What kind of thing each free symbol of a claim is, judged from how the claim uses it.

The evidence is structural (what is under a factorial is whole, what is primed is a function, what is transposed is a
matrix); letters only tip the balance where structure leaves a choice (``n`` counts, ``f`` is a function).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.chance import OF_DISTRIBUTIONS, SPELLINGS
from notecompiler.verify.free.world import CONSTANTS


class Kind(Enum):
    """What a symbol stands for."""

    REAL = "real number"
    POSITIVE = "positive number"
    WHOLE = "whole number"
    LENGTH = "number of components"
    MEAN = "mean"
    CONJUGATE = "complex conjugate"
    COMPLEX = "complex number"
    FUNCTION = "function"
    SEQUENCE = "sequence"
    SIGMOID = "logistic sigmoid"
    VECTOR = "vector"
    MATRIX = "square matrix"
    IDENTITY = "unit matrix"
    SMALL = "small step"
    RANDOM = "random variable"
    EVENT = "event"
    DISTRIBUTION = "probability distribution"
    DEPENDENT = "function of the variable"


@dataclass(frozen=True, slots=True)
class Symbols:
    """The free symbols of a claim with their kinds, and what else their use tells.

    `arity`: arguments of each function. `implicit`: what dependent symbols depend on. `complex_numbers`: i is the unit.
    `signed`: whole numbers that may be negative (divisors and remainders, not counts).
    """

    kinds: dict[Name, Kind] = field(default_factory=dict)
    arity: dict[Name, int] = field(default_factory=dict)
    implicit: Name | None = None
    complex_numbers: bool = False
    signed: frozenset[Name] = frozenset()
    functionals: Mapping[Name, str] = field(default_factory=dict)


FUNCTION_LETTERS = frozenset({"f", "g", "h", "F", "G", "\\phi", "\\psi", "\\varphi", "\\Phi", "\\Psi"})
_MAYBE_FUNCTION_LETTERS = frozenset({"u", "v", "w", "y", "p", "q", "s", "r", "x", "z", "X", "Y"})
_ARGUMENT_LETTERS = frozenset({"x", "y", "z", "t", "s", "u", "\\theta", "\\xi", "\\tau"})
_COUNTING_LETTERS = frozenset({"n", "m", "k", "N", "i", "j", "l", "M"})
_COMPLEX_LETTERS = frozenset({"z", "w"})
_STEPS = frozenset({"h", "\\epsilon", "\\varepsilon", "\\delta", "\\Delta"})
_WHOLE_FUNCTIONS = frozenset({"gcd", "lcm", "mod", "totient"})
_MATRIX_FUNCTIONS = frozenset({"det", "tr", "rank"})
_VARIABLE_ORDER = ("x", "t", "s", "y", "z", "u", "\\theta")


def symbols_of(
    sides: Iterable[ex.Expression], bold: frozenset[str] = frozenset(), matrices: bool = False, small: bool = False
) -> Symbols:
    """Kinds of the free symbols of a claim.

    `bold` are letters that the note sets in bold (vectors, or matrices when capital); `matrices` says that the text
    speaks of matrices, so that capitals are matrices; `small` that a step is small (the sides are said to be close).
    """
    nodes = list(sides)
    return _Survey(bold, matrices, small).run(nodes)


def bare(name: Name) -> Name:
    """The symbol without its primes."""
    return Name(name.base, name.accent, 0, name.subs, name.sups)


def family(name: Name) -> Name:
    """The symbol without primes and indices."""
    return Name(name.base, name.accent)


def walk(node: ex.Expression) -> Iterator[ex.Expression]:
    """Every sub-expression, the whole first."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(ex.parts(current)))


_DRAWN = frozenset({"matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "array"})


def matrix_letters(statement: ex.Statement) -> frozenset[str]:
    """The capitals that a statement shows to be matrices: transposed, inverted, of a determinant or trace, or drawn."""
    survey = _Survey(frozenset(), False, False).gather([statement.left, statement.right])
    found = {name.base for name in survey.matrix}
    match statement:
        case ex.Statement(
            left=ex.Variable(name=name), relation="=", right=ex.Matrix(environment=environment, rows=rows)
        ):
            if _capital(name) and environment in _DRAWN and len(rows) > 1 and len(rows[0]) > 1:
                found.add(name.base)
        case _:
            pass
    return frozenset(found)


class _Survey:
    """One pass over the sides of a claim that collects evidence, then decides."""

    def __init__(self, bold: frozenset[str], matrices: bool, small: bool) -> None:
        self.small = small
        self.bold = bold
        self.matrices = matrices
        self.bound: set[str] = set()
        self.integrated: dict[Name, None] = {}
        self.unnamed = self.conjugated = False
        self.heads: dict[Name, int] = {}
        self.applied: set[Name] = set()
        self.unknown_fields: set[Name] = set()
        self.functionals: dict[Name, str] = {}
        self.random: set[Name] = set()
        self.events: set[Name] = set()
        self.distributions: set[Name] = set()
        self.primed: set[Name] = set()
        self.whole: set[Name] = set()
        self.counted: set[Name] = set()
        self.exponents: set[Name] = set()
        self.matrix: set[Name] = set()
        self.vector: set[Name] = set()
        self.free: dict[Name, None] = {}
        self.derived_by: dict[Name, None] = {}
        self.differentiated: set[Name] = set()
        self.families: set[Name] = set()
        self.lengths: set[Name] = set()
        self.evaluated: set[Name] = set()
        self.matrix_exponents: set[Name] = set()
        self.matrix_determinant = False
        self.rounded: set[Name] = set()
        self.imaginary = False

    def run(self, nodes: list[ex.Expression]) -> Symbols:
        return self.gather(nodes).decide()

    def gather(self, nodes: list[ex.Expression]) -> _Survey:
        """The evidence of the sides."""
        for node in nodes:
            for part in walk(node):
                self.note(part)
        return self

    def note(self, node: ex.Expression) -> None:  # noqa: C901 (one case for each kind of evidence)
        match node:
            case ex.Variable(name=name):
                self.free[name] = None
                if name.primes:
                    self.primed.add(bare(name))
                if name.accent == "vec" or name.base in self.bold:
                    self.vector.add(bare(name))
            case ex.Large():
                self.bind(node)
                if node.operator == ex.EVALUATED and isinstance(node.lower, ex.Statement):
                    self.evaluated.update(v.name for v in ex.variables(node.lower.left))
            case ex.Integral(variable=variable, lower=lower):
                if lower is None:
                    self.integrated[variable] = None
                else:
                    self.bound.add(str(variable))
            case ex.Derivative(body=body, variables=variables, partial=partial):
                if partial and isinstance(body, ex.Variable):
                    self.unknown_fields.add(body.name)
                self.derived_by.update({name: None for name, _ in variables if name is not None})
                if isinstance(body, ex.Variable):
                    self.differentiated.add(body.name)
                else:
                    self.depends(body, {name for name, _ in variables if name is not None})
            case ex.Applied(head=head, opener="[", arguments=arguments):
                self.functional(head.name, arguments)
            case ex.Applied(head=head, opener="(", arguments=arguments):
                self.call(head.name, arguments)
            case ex.Postfix(mark="!", body=body):
                self.count(body)
            case ex.Postfix(mark=mark) if "'" in mark:
                self.unnamed = True
            case ex.Call(function="conj"):
                self.conjugated = True
            case ex.Binomial(top=top, bottom=bottom):
                self.count(top)
                self.count(bottom)
            case ex.Grouped(opener="\\lfloor" | "\\lceil", body=body):
                self.rounded.update(v.name for v in ex.variables(body))
            case ex.Call(function=function, arguments=arguments) if function in _WHOLE_FUNCTIONS:
                for argument in arguments:
                    self.integer(argument)
            case ex.Call(function=function, arguments=arguments) if function in _MATRIX_FUNCTIONS:
                self.matrix_determinant |= function == "det"
                for argument in arguments:
                    self.matrix.update(v.name for v in ex.variables(argument) if _capital(v.name))
            case ex.Product(operators=operators, factors=factors) if "\\bmod" in operators:
                for factor in factors:
                    self.integer(factor)
            case ex.Transpose(body=body):
                self.matrix.update(v.name for v in ex.variables(body) if _capital(v.name))
                self.vector.update(v.name for v in ex.variables(body) if not _capital(v.name))
            case ex.Bars(double=False, body=body):
                self.matrix_determinant |= any(_capital(v.name) for v in ex.variables(body))
            case ex.Call(function="norm", arguments=(body,)) | ex.Bars(double=True, body=body):
                self.vector.update(v.name for v in ex.variables(body) if not _capital(v.name))
            case ex.Power(base=base, exponent=exponent):
                self.power(base, exponent)
            case _:
                pass

    def depends(self, body: ex.Expression, by: set[Name]) -> None:
        """A derivative by something that does not occur: what is differentiated must depend on it."""
        inside = {variable.name for variable in ex.variables(body)}
        if not inside & by and not any(isinstance(node, ex.Applied) for node in walk(body)):
            self.differentiated |= {name for name in inside if not name.indices}

    def bind(self, node: ex.Large) -> None:
        match node.lower:
            case ex.Statement(left=ex.Variable(name=name)):
                self.bound.add(str(name))
            case ex.Variable(name=name):
                self.bound.add(str(name))
            case _:
                pass
        if node.operator in {"\\sum", "\\prod"}:
            for limit in (node.lower.right if isinstance(node.lower, ex.Statement) else None, node.upper):
                if limit is not None:
                    self.count(limit)
            if isinstance(node.upper, ex.Variable):
                self.lengths.add(node.upper.name)

    def call(self, name: Name, arguments: tuple[ex.Expression, ...]) -> None:
        head = bare(name)
        self.applied.add(head)
        if self.functional(name, arguments):
            return
        if name.base == "\\sigma":
            return
        plain = all(isinstance(a, ex.Variable) and a.name.base in _ARGUMENT_LETTERS for a in arguments)
        if name.base in FUNCTION_LETTERS or name.primes or (name.base in _MAYBE_FUNCTION_LETTERS and plain):
            self.heads[head] = max(self.heads.get(head, 0), len(arguments))

    def functional(self, name: Name, arguments: tuple[ex.Expression, ...]) -> bool:
        """Whether a symbol is applied to random variables, events or distributions as a functional of them."""
        inside = [v.name for argument in arguments for v in ex.variables(argument)]
        of_distributions = OF_DISTRIBUTIONS.get(str(Name(name.base, subs=name.subs)))
        if (
            of_distributions is not None
            and inside
            and all(n.base in {"p", "q", "P", "Q"} and not n.subs for n in inside)
        ):
            self.functionals[name] = of_distributions
            self.distributions.update(inside)
            return True
        if name.base in {"\\varphi", "\\phi"} and all(isinstance(a, ex.Literal) for a in arguments):
            self.functionals[name] = "totient"
            return True
        kind = SPELLINGS.get(name.base)
        capitals = [n for n in inside if _capital(n)]
        if kind is None or name.indices or not capitals:
            return False
        self.functionals[name] = kind
        (self.events if kind == "probability" else self.random).update(capitals)
        return True

    def count(self, node: ex.Expression) -> None:
        names = {v.name for v in ex.variables(node) if not v.name.indices}
        self.whole |= names
        self.counted |= names

    def integer(self, node: ex.Expression) -> None:
        self.whole.update(v.name for v in ex.variables(node))

    def power(self, base: ex.Expression, exponent: ex.Expression) -> None:
        self.exponents.update(v.name for v in ex.variables(exponent))
        inner = base.body if isinstance(base, ex.Grouped) else base
        if any(_capital(v.name) for v in ex.variables(inner)) and not isinstance(inner, ex.Bars):
            self.matrix_exponents.update(v.name for v in ex.variables(exponent))
        inside = {v.name for v in ex.variables(exponent)}
        if isinstance(base, ex.Variable) and base.name.base in {"e", "\\mathrm{e}"} and Name("i") in inside:
            self.imaginary = True
        if isinstance(base, ex.Variable) and base.name == Name("i"):
            self.imaginary = True
        minus_one = isinstance(exponent, ex.Sum) and len(exponent.terms) == 1 and exponent.terms[0].sign == "-"
        if minus_one and isinstance(base, ex.Variable) and _capital(base.name):
            self.matrix.add(base.name)

    # ── decisions ──────────────────────────────────────────────────────────────────────────────────────────────────

    def decide(self) -> Symbols:
        kinds: dict[Name, Kind] = {}
        complex_numbers = self.imaginary or self.conjugated or self.unit_factor()
        for variable in self.integrated:
            kinds[variable] = Kind.REAL
        self.families = {family(name) for name in self.free if self.runs(name)}
        for name in self.free:
            kind = self.kind(name, complex_numbers)
            if kind is not None:
                kinds.setdefault(kind[0], kind[1])
        for name in self.evaluated:
            self.derived_by.pop(name, None)
        dependent = [name for name, kind in kinds.items() if kind is Kind.DEPENDENT]
        implicit = self.implicit(kinds) if dependent or self.derived_by or self.primed or self.unnamed else None
        if implicit is not None:
            kinds[implicit] = Kind.REAL
        signed = frozenset(self.whole - self.counted - self.exponents)
        return Symbols(kinds, dict(self.heads), implicit, complex_numbers, signed, dict(self.functionals))

    def unit_factor(self) -> bool:
        return Name("i") in self.free and "i" not in self.bound and not self.counts(Name("i")) and self.i_is_unit()

    def i_is_unit(self) -> bool:
        return Name("i") not in self.whole | self.applied and all(
            not name.subs or name.subs[0].letter != "i" for name in self.free
        )

    def counts(self, name: Name) -> bool:
        return name in self.whole

    def kind(self, name: Name, complex_numbers: bool) -> tuple[Name, Kind] | None:
        """The symbol to sample for a symbol that occurs (its family, its function …) and its kind."""
        plain = bare(name)
        if str(name) in self.bound or (name == Name("i") and complex_numbers):
            return None
        if name in self.functionals or name in self.unknown_fields:
            return None
        chance = self.chance(name)
        if chance is not None:
            return chance
        if plain in self.heads:
            return plain, Kind.FUNCTION
        if name.base in CONSTANTS and name == Name(name.base):
            return None
        if (plain in self.primed and plain not in self.applied) or plain in self.differentiated:
            return plain, Kind.DEPENDENT
        if name.subs and family(name) in self.families:
            return family(name), Kind.VECTOR if family(name) in self.vector else Kind.SEQUENCE
        return plain, self.scalar_or_array(plain, complex_numbers)

    def chance(self, name: Name) -> tuple[Name, Kind] | None:
        """The random variable, event or distribution that a symbol is, or is a member of."""
        if name in self.random:
            return name, Kind.RANDOM
        if name in self.events:
            return name, Kind.EVENT
        lower = Name(name.base.lower())
        if any(known.base.lower() == lower.base for known in self.distributions) and not name.accent:
            return lower, Kind.DISTRIBUTION
        return None

    def runs(self, name: Name) -> bool:
        """Whether an index of the symbol counts through its family."""
        return any(i.letter and (i.letter in self.bound or i.letter in _COUNTING_LETTERS) for i in name.subs)

    def has_length(self) -> bool:
        """Whether an upper bound is the number of components of a vector, or of a sample with a mean."""
        return any(f in self.vector or Name(f.base, "bar") in self.free for f in self.families)

    def scalar_or_array(self, name: Name, complex_numbers: bool) -> Kind:
        capital = _capital(name)
        if name in self.applied and name.base == "\\sigma":
            return Kind.SIGMOID
        if name.base in {"I", "\\mathrm{I}"} and (self.matrix or self.matrices):
            return Kind.IDENTITY
        if name in self.exponents - self.matrix_exponents and self.matrix_determinant and name.base in {"n", "m"}:
            return Kind.LENGTH
        if name in self.whole and name not in self.matrix:
            return Kind.LENGTH if name in self.lengths and self.has_length() else Kind.WHOLE
        if name == Name("C") and self.integrated:
            return Kind.REAL
        if name in self.matrix or (capital and (self.matrix or self.matrices)):
            return Kind.MATRIX
        if name in self.vector:
            return Kind.VECTOR
        if name in self.lengths and self.has_length():
            return Kind.LENGTH
        if name.accent == "bar" and Name(name.base) in self.families:
            return Kind.MEAN
        if name.accent == "bar" and name.base in _COMPLEX_LETTERS and replace(name, accent="") in self.free:
            return Kind.CONJUGATE
        counts = name.base in _COUNTING_LETTERS and not name.accent
        if name in self.whole or (counts and name in self.exponents | self.rounded):
            return Kind.WHOLE
        if name.base in _COMPLEX_LETTERS and (
            complex_numbers or self.conjugated or replace(name, accent="bar") in self.free
        ):
            return Kind.COMPLEX
        if self.small and name.base in _STEPS and not name.indices:
            return Kind.SMALL
        return Kind.POSITIVE if name.base == "\\sigma" and not name.accent else Kind.REAL

    def implicit(self, kinds: dict[Name, Kind]) -> Name | None:
        """What unnamed derivatives are taken by."""
        for name in self.derived_by:
            if kinds.get(name) is not Kind.DEPENDENT:
                return name
        for letter in _VARIABLE_ORDER:
            if kinds.get(Name(letter)) in {Kind.REAL, Kind.WHOLE}:
                return Name(letter)
        return Name("x") if Name("x") not in kinds else None


def _capital(name: Name) -> bool:
    return len(name.base) == 1 and name.base.isupper()
