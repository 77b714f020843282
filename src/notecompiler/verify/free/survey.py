"""What the use of the symbols of a claim tells of each of them: applied, primed, summed over, transposed, under a factorial."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.verify.free.chance import OF_DISTRIBUTIONS, SPELLINGS
from notecompiler.verify.free.kinds import FUNCTION_LETTERS, bare, family, is_capital, walk
from notecompiler.verify.free.nabla import OPERATORS, shows_array

_MAYBE_FUNCTION_LETTERS = frozenset({"u", "v", "w", "y", "p", "q", "s", "r", "x", "z", "X", "Y"})
_ARGUMENT_LETTERS = frozenset({"x", "y", "z", "t", "s", "u", "\\theta", "\\xi", "\\tau"})
_SPECIAL = {"\\Gamma": "gamma", "\\zeta": "zeta"}
_OF_SETS = frozenset({"\\cup", "\\cap", "\\setminus"})
_RANKS = frozenset({"r", "R"})
_MATRICES = frozenset("ABCMPQ")
"""``r(A + B)`` is the rank of matrices, and no product."""
_PI = Name("\\pi")
_MULTIPLES = frozenset({Name("n"), Name("m"), Name("N")})
"""What counts the half turns in ``n\\pi``."""
_WHOLE_FUNCTIONS = frozenset({"gcd", "lcm", "mod", "totient"})
_MATRIX_FUNCTIONS = frozenset({"det", "tr", "rank"})


class Survey:
    """One pass over the sides of a claim that collects evidence of what each symbol is."""

    def __init__(self, bold: frozenset[str]) -> None:
        self.bold = bold
        self.bound: set[str] = set()
        self.integrated: dict[Name, None] = {}
        self.unnamed = self.conjugated = False
        self.heads: dict[Name, int] = {}
        self.applied: set[Name] = set()
        self.unknown_fields: set[Name] = set()
        self.functionals: dict[Name, str] = {}
        self.random: set[Name] = set()
        self.events: set[Name] = set()
        self.partitions: set[Name] = set()
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
        self.lengths: set[Name] = set()
        self.evaluated: set[Name] = set()
        self.matrix_exponents: set[Name] = set()
        self.matrix_determinant = False
        self.rounded: set[Name] = set()
        self.imaginary = False
        self.of_fields = self.of_curl = False
        self.brackets: set[int] = set()
        self.squares: set[int] = set()
        self.vector_fields: set[Name] = set()
        self.by_array: set[Name] = set()

    def gather(self, nodes: Iterable[ex.Expression]) -> Survey:
        """The evidence of the sides."""
        sides = list(nodes)
        for node in sides:
            for part in walk(node):
                self.note(part)
        constant = self.random & {name for node in sides for name in _outside(node, self.functionals)}
        if constant < self.random:  # the G of E[GX] = G E[X]
            self.random -= constant
        return self

    def note(self, node: ex.Expression) -> None:  # noqa: C901 (one case for each kind of evidence)
        match node:
            case ex.Variable(name=name):
                self.free[name] = None
                if name.primes:
                    self.primed.add(bare(name))
                if name.accent == "vec" or name.base in self.bold:
                    self.vector.add(bare(name))
            case ex.Call(function=function, arguments=arguments) if function in OPERATORS:
                self.of_fields = True
                self.of_curl |= function == "curl"
                if function in {"div", "curl", "along"}:
                    self.vector_fields.update(name for part in arguments for name in _vectors_of(part))
            case ex.Product(operators=operators, factors=factors) if "\\times" in operators:
                self.vector_fields.update(f.name for f in factors if isinstance(f, ex.Variable))
            case ex.Derivative(body=body, variables=((by, _),), partial=True) if by is not None and (
                by.base in self.bold or by.accent == "vec" or shows_array(by, body)
            ):
                self.arrays(by, body)
            case ex.Large():
                self.bind(node)
                if node.operator == ex.EVALUATED and isinstance(node.lower, ex.Statement):
                    self.evaluated.update(v.name for v in ex.variables(node.lower.left))
            case ex.Integral(variable=variable, lower=lower):
                self.orthogonal(node)
                if lower is None:
                    self.integrated[variable] = None
                else:
                    self.bound.add(str(variable))
            case ex.Derivative(body=body, variables=variables, partial=partial, order=order):
                if order is not None:
                    self.count(order)
                self.unnamed |= any(name is None for name, _ in variables)
                if partial and isinstance(body, ex.Variable):
                    self.unknown_fields.add(body.name)
                self.derived_by.update({name: None for name, _ in variables if name is not None})
                if isinstance(body, ex.Variable):
                    self.differentiated.add(body.name)
                else:
                    self.depends(
                        body,
                        {name for name, _ in variables if name is not None} or {v.name for v in ex.variables(body)},
                    )
            case ex.Bracket(items=items):
                self.brackets.add(len(items))
            case ex.Matrix(rows=rows):
                self.brackets.add(len(rows) * len(rows[0]))
                if len(rows) == len(rows[0]) > 1:
                    self.squares.add(len(rows))
            case ex.Applied(head=head, opener="[", arguments=arguments):
                self.functional(head.name, arguments)
            case ex.Applied(head=head, opener="(", arguments=arguments):
                self.call(head.name, arguments)
            case ex.Postfix(mark="!", body=body):
                self.count(body)
            case ex.Postfix(mark=mark) if "'" in mark:
                self.unnamed = True
            case ex.Call(function="conj" | "arg"):
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
                    self.matrix.update(v.name for v in ex.variables(argument) if is_capital(v.name))
            case ex.Product(operators=operators) if _OF_SETS & {*operators}:
                self.events.update(v.name for v in ex.variables(node) if is_capital(v.name))
            case ex.Product(factors=factors) if any(isinstance(f, ex.Variable) and f.name == _PI for f in factors):
                self.whole.update(f.name for f in factors if isinstance(f, ex.Variable) and f.name in _MULTIPLES)
            case ex.Product(operators=operators, factors=factors) if "\\bmod" in operators:
                for factor in factors:
                    self.integer(factor)
            case ex.Transpose(body=body):
                self.matrix.update(v.name for v in ex.variables(body) if is_capital(v.name))
                self.vector.update(v.name for v in ex.variables(body) if not is_capital(v.name))
            case ex.Bars(double=False, body=body):
                self.matrix_determinant |= any(is_capital(v.name) for v in ex.variables(body))
            case ex.Call(function="norm", arguments=(body,)) | ex.Bars(double=True, body=body):
                self.vector.update(v.name for v in ex.variables(body) if not is_capital(v.name))
            case ex.Power(base=base, exponent=exponent):
                self.power(base, exponent)
            case _:
                pass

    def orthogonal(self, node: ex.Integral) -> None:
        """``\\int_0^{2\\pi} \\sin mx \\cos nx``: over whole periods only where m and n are whole numbers, as they are meant to be."""
        bounds = [bound for bound in (node.lower, node.upper) if bound is not None]
        if not any(v.name == _PI for bound in bounds for v in ex.variables(bound)):
            return
        for part in walk(node.body):
            if isinstance(part, ex.Call) and part.function in {"sin", "cos"}:
                inside = {v.name for argument in part.arguments for v in ex.variables(argument)}
                self.whole |= inside & (_MULTIPLES | {Name("k")})

    def arrays(self, by: Name, body: ex.Expression) -> None:
        """A derivative by an array: the small letters beside it are vectors, the capitals matrices."""
        for part in walk(body):
            match part:
                case ex.Variable(name=name) if is_capital(name):
                    self.matrix.add(name)
                case ex.Transpose(body=ex.Variable(name=name)):
                    self.vector.add(name)
                case _:
                    pass
        (self.matrix if is_capital(by) else self.vector).add(by)
        for part in walk(body):
            if isinstance(part, ex.Product) and any(isinstance(f, ex.Transpose) or _is_matrix(f) for f in part.factors):
                ends = (part.factors[0], part.factors[-1])
                self.vector.update(f.name for f in ends if isinstance(f, ex.Variable) and not is_capital(f.name))

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
        if name.base in _SPECIAL and len(arguments) == 1 and not name.indices:
            self.functionals[name] = _SPECIAL[name.base]
            return True
        if name.base in _RANKS and not name.indices and inside and all(n.base in _MATRICES for n in inside):
            self.functionals[name] = "rank"
            return True
        kind = SPELLINGS.get(name.base)
        capitals = [n for n in inside if is_capital(n)]
        if kind is None or name.indices or not capitals:
            return False
        self.functionals[name] = kind
        if kind == "probability":
            self.partitions.update(family(n) for n in capitals if n.subs and n.subs[0].letter)
            capitals = [n for n in capitals if not n.subs or not n.subs[0].letter]
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
        if any(is_capital(v.name) for v in ex.variables(inner)) and not isinstance(inner, ex.Bars):
            self.matrix_exponents.update(v.name for v in ex.variables(exponent))
        inside = {v.name for v in ex.variables(exponent)}
        if isinstance(base, ex.Variable) and base.name.base in {"e", "\\mathrm{e}"} and Name("i") in inside:
            self.imaginary = True
        if isinstance(base, ex.Variable) and base.name == Name("i"):
            self.imaginary = True
        minus_one = isinstance(exponent, ex.Sum) and len(exponent.terms) == 1 and exponent.terms[0].sign == "-"
        if minus_one and isinstance(base, ex.Variable) and is_capital(base.name):
            self.matrix.add(base.name)


def _outside(node: ex.Expression, functionals: Container[Name]) -> Iterator[Name]:
    """The symbols outside of all expectations and other functionals."""
    if isinstance(node, ex.Applied) and node.head.name in functionals:
        return
    if isinstance(node, ex.Variable):
        yield node.name
    for part in ex.parts(node):
        yield from _outside(part, functionals)


def _vectors_of(node: ex.Expression) -> list[Name]:
    """The symbols that are vector fields because a divergence or curl of this is taken: each term's capital, or its last."""
    match node:
        case ex.Grouped(body=body):
            return _vectors_of(body)
        case ex.Variable(name=name):
            return [name]
        case ex.Sum(terms=terms):
            return [name for term in terms for name in _vectors_of(term.body)]
        case ex.Product(factors=factors):
            plain = [f.name for f in factors if isinstance(f, ex.Variable)]
            arrows = [name for name in plain if name.accent == "vec"]
            return arrows or [name for name in plain if is_capital(name)] or plain[-1:]
        case _:
            return []


def _is_matrix(node: ex.Expression) -> bool:
    return isinstance(node, ex.Variable) and is_capital(node.name)
