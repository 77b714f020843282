r"""Elaboration: from a run of items to an expression, with every ambiguity kept.

Grammar, loosest first::

    sum      = [sign] product { sign product }
    product  = factor { [operator] factor }          operator: *, \cdot, \odot, \otimes, \times, "/" … or nothing
    factor   = atom { scripts | "!" | "%" }
    atom     = number | symbol | function argument | bracketed | fraction | root | array | large operator

Reading never fails: what has no meaning becomes an `Unread` node.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction as Exact

from notecompiler.math.nodes import (
    Accent,
    Array,
    Delimited,
    Fraction,
    Group,
    Invalid,
    MathNode,
    Number,
    Operator,
    Radical,
    Row,
    Space,
    Stack,
    Symbol,
    Text,
)
from notecompiler.semantics import calculus
from notecompiler.semantics import expression as ex
from notecompiler.semantics.functions import CANONICAL
from notecompiler.semantics.items import CLOSER_OF, Bar, Close, Item, Open, Scripted, Word, items, plain_text
from notecompiler.semantics.names import Name
from notecompiler.semantics.symbols import base_name, is_transpose, prime_count, scripted_name, subscript
from notecompiler.semantics.units import is_unit
from notecompiler.source import Span

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
_DIVISIONS = {"/": "/", "\\div": "\\div", "÷": "\\div", "\\slash": "/"}
_ELLIPSES = frozenset({"\\cdots", "\\ldots", "\\dots", "\\dotsb", "\\dotsc", "\\vdots", "\\ddots", "…", "⋯", "\\dotsm"})
_DIVIDERS = frozenset({"\\mid", "\\parallel", "∣", "∥"})
_CONDITIONS = frozenset({"=", "\\neq", "<", ">", "\\le", "\\ge"})
_DEPTH = 40
_WITH_BOUNDS = frozenset({"\\lim", "\\max", "\\min", "\\sup", "\\inf", "\\limsup", "\\liminf", "\\argmax", "\\argmin"})
CASES = frozenset({"cases", "dcases", "rcases"})
_CASE_WORDS = frozenset({"if", "for", "when", "当", "若", "如果", "where", "时", ""})
_UPRIGHT = frozenset({"|", "\\vert", "\\rvert"})
_OUTER = {"(": "pmatrix", "[": "bmatrix", "\\{": "Bmatrix", "|": "vmatrix", "\\|": "Vmatrix", "\\lvert": "vmatrix"}


def read(nodes: Sequence[MathNode], span: Span, words: frozenset[str] = frozenset(), depth: int = 0) -> ex.Expression:
    """The expression that a run of nodes spells. `words` are names of several letters that the note defines."""
    return read_items(items(nodes, words), span, words, depth)


def read_items(run: Sequence[Item], span: Span, words: frozenset[str] = frozenset(), depth: int = 0) -> ex.Expression:
    """The expression that a run of items spells."""
    if depth > _DEPTH:
        return ex.Unread(span, "too-deep")
    if not run:
        return ex.Unread(span, "missing-operand")
    return _Reader(run, words, depth).whole(span)


class _Reader:
    """A cursor over items."""

    def __init__(self, run: Sequence[Item], words: frozenset[str], depth: int) -> None:
        self.run = run
        self.words = words
        self.depth = depth
        self.at = 0

    def whole(self, span: Span) -> ex.Expression:
        """Everything; what is left over makes the expression unread."""
        result = self.sum(span)
        divider = self.peek()
        if isinstance(divider, Bar) or (isinstance(divider, Symbol) and _is_divider(divider)):
            self.at += 1
            right = self.sum(span)
            double = divider.double if isinstance(divider, Bar) else divider.name != "\\mid"
            result = ex.Conditional(result.span.cover(right.span), result, right, double)
        if self.depth and self.at < len(self.run):
            result = self.condition(result)
        if self.at < len(self.run):
            return ex.Unread(span, "unexpected-" + _kind(self.run[self.at]))
        return result

    def condition(self, left: ex.Expression) -> ex.Expression:
        """A relation inside brackets or a cell: ``X = k``, ``x \\ge 0``. The expression as it is when there is none."""
        from notecompiler.semantics.statements import relation

        sign = relation(self.run[self.at])
        if sign is None or sign not in _CONDITIONS or isinstance(left, ex.Unread) or self.at + 1 >= len(self.run):
            return left
        start = self.at
        self.at += 1
        right = self.sum(left.span)
        if isinstance(right, ex.Unread):
            self.at = start
            return left
        return ex.Condition(left.span.cover(right.span), left, sign, right)

    def inner(self, row: Row) -> ex.Expression:
        """A row of its own: an argument, a cell, the body of a group."""
        return read(row.children, row.span, self.words, self.depth + 1)

    def peek(self) -> Item | None:
        return self.run[self.at] if self.at < len(self.run) else None

    # ── sums and products ──────────────────────────────────────────────────────────────────────────────────────────

    def sum(self, span: Span) -> ex.Expression:
        terms: list[ex.Term] = []
        while True:
            sign = _symbol_in(self.peek(), SIGNS)
            if sign is None and terms:
                break
            if sign is not None and not terms and self.is_sign_alone():
                self.at += 1
                return ex.Words(self.run[self.at - 1].span, sign)
            if sign is not None:
                self.at += 1
                while (again := _symbol_in(self.peek(), SIGNS)) in {"+", "-"}:
                    sign = "-" if (sign == "-") != (again == "-") else "+"
                    self.at += 1
            terms.append(ex.Term(sign or "+", self.product(span)))
            bar = self.peek()
            if isinstance(bar, Bar) and bar.scripts is not None and bar.scripts.sub is not None:
                self.at += 1
                terms = [ex.Term("+", self.between_bounds(terms, bar, bar.scripts.sub))]
            if self.at >= len(self.run):
                break
        if len(terms) == 1 and terms[0].sign == "+":
            return terms[0].body
        return ex.Sum(_cover(self.run, 0 if not terms else self._start_of(terms[0]), self.at, span), tuple(terms))

    def between_bounds(self, terms: list[ex.Term], bar: Bar, sub: Row) -> ex.Expression:
        """``F(x) \\Big|_a^b``: the bar ends what stands before it. Behind several terms it must be the last thing, or it
        could be meant for the last of them."""
        last = terms[-1].body
        span = terms[0].body.span.cover(bar.span)
        if len(terms) > 1 and self.at < len(self.run):
            return ex.Unread(span, "evaluated-from-where")
        plain = len(terms) == 1 and terms[0].sign == "+"
        body = last if plain else ex.Sum(terms[0].body.span.cover(last.span), tuple(terms))
        return self.evaluated(span, body, sub, bar.scripts.sup if bar.scripts is not None else None)

    def is_sign_alone(self) -> bool:
        """Whether a sign inside brackets is a name: the outcome of a test (``P(+ \\mid D)``), a charge."""
        after = self.run[self.at + 1] if self.at + 1 < len(self.run) else None
        return self.depth > 0 and (after is None or isinstance(after, Bar) or _is_divider(after))

    def _start_of(self, term: ex.Term) -> int:
        start = next((k for k, item in enumerate(self.run) if item.span.start >= term.body.span.start), 0)
        return start - 1 if start and _symbol_in(self.run[start - 1], SIGNS) else start

    def product(self, span: Span) -> ex.Expression:
        factors: list[ex.Expression] = []
        operators: list[str] = []
        start = self.at
        while True:
            item = self.peek()
            operator = _symbol_in(item, OPERATORS)
            division = _symbol_in(item, _DIVISIONS)
            if factors and division is not None:
                self.at += 1
                shape = calculus.slash_derivative(self.run[start : self.at - 1], self.run, self.at)
                if shape is not None:
                    self.at = shape[1]
                    factors, operators = [self.derivative(shape[0], _cover(self.run, start, self.at, span))], []
                    continue
                below = self.signed_factor(span)
                unit = self.peek()
                if isinstance(unit, Text) and isinstance(below, ex.Literal) and is_unit(plain_text(unit)):
                    self.at += 1
                    words = ex.Words(unit.span, plain_text(unit))
                    below = ex.Product(below.span.cover(unit.span), (below, words), ("",))
                above = _product(factors, operators)
                factors, operators = [ex.Quotient(above.span.cover(below.span), above, below, division)], []
                continue
            if factors and operator is not None:
                self.at += 1
                operators.append(operator)
                factors.append(self.signed_factor(span))
                continue
            if not self.starts_factor():
                break
            if factors:
                operators.append("")
            factors.append(self.factor(span))
        if not factors:
            at = self.run[self.at].span.start if self.at < len(self.run) else span.end
            return ex.Unread(Span(at, at), "missing-operand")
        return _product(factors, operators)

    def signed_factor(self, span: Span) -> ex.Expression:
        """A factor behind an operator, which may carry its own sign: ``a * -b``."""
        sign = _symbol_in(self.peek(), SIGNS)
        if sign is None:
            return self.factor(span)
        start = self.run[self.at].span.start
        self.at += 1
        body = self.factor(span)
        return ex.Sum(Span(start, body.span.end), (ex.Term(sign, body),))

    def starts_factor(self) -> bool:
        item = self.peek()
        match item:
            case None | Close() | Invalid():
                return False
            case Bar():
                return self._closing_bar() is not None
            case Symbol(name=name):
                return (base_name(item) is not None and name not in OPERATORS) or name in _ELLIPSES or name == "\\infty"
            case _:
                return True

    # ── factors ────────────────────────────────────────────────────────────────────────────────────────────────────

    def factor(self, span: Span) -> ex.Expression:
        body = self.atom(span)
        while (mark := _postfix(self.peek())) is not None:
            body = _with_postfix(body, mark, self.run[self.at].span)
            self.at += 1
        return body

    def atom(self, span: Span) -> ex.Expression:
        item = self.peek()
        if item is None:
            return ex.Unread(Span(span.end, span.end), "missing-operand")
        if isinstance(item, Open):
            return self.bracketed()
        if isinstance(item, Bar):
            return self.bars()
        if isinstance(item, Close):
            return ex.Unread(item.span, "missing-operand")
        self.at += 1
        if isinstance(item, Symbol | Word):
            return self.letter(item)
        if isinstance(item, Operator):
            return self.operator(item, None)
        if isinstance(item, Scripted):
            return self.scripted(item)
        return self.construct(item)

    def letter(self, item: Symbol | Word) -> ex.Expression:
        if isinstance(item, Symbol) and item.name in _ELLIPSES:
            return ex.Unread(item.span, "ellipsis")
        if isinstance(item, Symbol) and item.name == "\\infty":
            return ex.Call(item.span, "infinity", ())
        if isinstance(item, Word) and item.text in CANONICAL:
            return self.call(CANONICAL[item.text], item.span, None)
        name = base_name(item)
        if name is None:
            return ex.Unread(item.span, "unknown-symbol")
        return self.applied(ex.Variable(item.span, name))

    def construct(self, item: Item) -> ex.Expression:
        """What TeX builds: fractions, roots, fences, arrays, accents."""
        match item:
            case Number(digits=digits):
                return ex.Literal(item.span, Exact(digits), digits)
            case Fraction():
                return self.fraction(item)
            case Radical(radicand=radicand, index=index):
                return ex.Radical(item.span, self.inner(radicand), None if index is None else self.inner(index))
            case Delimited():
                return self.delimited(item)
            case Array():
                return self.array(item, item.environment)
            case Text():
                return ex.Words(item.span, plain_text(item))
            case Stack(base=base):
                return self.inner(base)
            case _:
                return self.other(item)

    def other(self, item: Item) -> ex.Expression:
        name = base_name(item)
        if name is not None:
            return self.applied(ex.Variable(item.span, name))
        match item:
            case Group(body=body):
                return ex.Grouped(item.span, "{", self.inner(body))
            case Accent(base=base, command="\\overline" | "\\bar"):
                return ex.Call(item.span, "conj", (self.inner(base),))
            case Accent(base=base, command=command) if command.startswith(("\\under", "\\over")):
                return self.inner(base)
            case _:
                return ex.Unread(item.span, "unknown-" + _kind(item))

    def fraction(self, node: Fraction) -> ex.Expression:
        shape = calculus.derivative_shape(node) if node.rule else None
        if shape is not None:
            return self.derivative(shape, node.span)
        above, below = self.inner(node.numerator), self.inner(node.denominator)
        if not node.rule and node.left in {"\\{", "["}:
            return ex.Unread(node.span, "stirling-number")
        if not node.rule:
            return ex.Binomial(node.span, above, below)
        return ex.Quotient(node.span, above, below, "\\frac")

    def derivative(self, shape: calculus.DerivativeShape, span: Span) -> ex.Expression:
        """A derivative of its own numerator, or of what follows it: the bracket, else all factors up to the next sign."""
        if shape.body:
            body = read_items(shape.body, _cover(shape.body, 0, len(shape.body), span), self.words, self.depth + 1)
        elif isinstance(self.peek(), Open | Delimited):
            body = self.factor(span)
        else:
            body = self.product(span)
        return ex.Derivative(span.cover(body.span), body, shape.variables, shape.partial)

    def scripted(self, item: Scripted) -> ex.Expression:
        """A base with scripts: an indexed symbol, a function with a power, a transpose, or a power of anything."""
        scripts = item.scripts
        base = item.base
        if isinstance(base, Operator):
            return self.operator(base, item)
        if isinstance(base, Word) and base.text in CANONICAL:
            return self.power_of_call(CANONICAL[base.text], item)
        if isinstance(base, Delimited) and base.left == "." and base.right in _UPRIGHT and scripts.sub is not None:
            run = items([child for segment in base.segments for child in segment.children], self.words)
            body = read_items(run, base.span, self.words, self.depth + 1)
            return self.evaluated(item.span, body, scripts.sub, scripts.sup)
        if (
            isinstance(base, Delimited)
            and base.left in {"(", "["}
            and scripts.sub is not None
            and scripts.sup is not None
        ):
            return self.evaluated(item.span, self.delimited(base), scripts.sub, scripts.sup)
        if isinstance(base, Delimited) and base.left in {"\\|", "\\Vert", "\\lVert"} and scripts.sub is not None:
            body = self.delimited(base)
            inner = body.body if isinstance(body, ex.Bars) else body
            norm = ex.Call(item.span, "norm", (inner,), self.inner(scripts.sub))
            return norm if scripts.sup is None else self.raised(item.span, norm, scripts.sup)
        name = scripted_name(item)
        if name is not None:
            return self.applied(ex.Variable(item.span, name))
        body = self.scripted_base(item)
        if scripts.primes:
            body = ex.Postfix(item.span, body, "'" * scripts.primes)
        return body if scripts.sup is None else self.raised(item.span, body, scripts.sup)

    def scripted_base(self, item: Scripted) -> ex.Expression:
        """What a superscript is a power of: the symbol with its subscript, or any other base."""
        if item.base is None:
            return ex.Unread(item.span, "missing-base")
        scripts = item.scripts
        bare = Scripted(
            item.span, item.base, type(scripts)(scripts.span, scripts.base, scripts.sub, None, scripts.primes)
        )
        name = scripted_name(bare)
        if name is not None:
            end = scripts.sub.span.end if scripts.sub is not None else item.base.span.end
            return ex.Variable(Span(item.span.start, end), name)
        if isinstance(item.base, Number) and scripts.sub is not None:
            return ex.Unread(item.span, "number-in-a-base")
        return _Reader([item.base], self.words, self.depth + 1).atom(item.base.span)

    def raised(self, span: Span, body: ex.Expression, sup: Row) -> ex.Expression:
        if is_transpose(sup):
            return ex.Transpose(span, body)
        marks = items(sup.children)
        if len(marks) == 1 and _symbol_in(marks[0], OPERATORS) == "\\circ":
            return ex.Postfix(span, body, "deg")
        if len(marks) == 1 and (side := _symbol_in(marks[0], SIGNS)) in {"+", "-"}:
            return ex.Postfix(span, body, f"^{side}")
        primes = prime_count(sup)
        if primes:
            return ex.Postfix(span, body, "'" * primes)
        return ex.Power(span, body, self.inner(sup))

    # ── functions and large operators ──────────────────────────────────────────────────────────────────────────────

    def operator(self, node: Operator, scripted: Scripted | None) -> ex.Expression:
        """A named function or a large operator, its scripts already read past."""
        name = CANONICAL.get(node.text)
        if node.large or (scripted is not None and node.command in _WITH_BOUNDS):
            return self.large(node, scripted)
        if name is None:
            plain = ex.Variable(node.span, base_name(Word(node.span, node.text)) or _nameless(node.text))
            if scripted is None:
                return self.applied(plain)
            return self.scripted(Scripted(scripted.span, Word(node.span, node.text), scripted.scripts))
        return self.call(name, node.span, None) if scripted is None else self.power_of_call(name, scripted)

    def power_of_call(self, name: str, item: Scripted) -> ex.Expression:
        """``\\sin^2 x``, ``\\log_2 n``: a function with scripts between its name and its argument."""
        scripts = item.scripts
        index = None if scripts.sub is None else self.inner(scripts.sub)
        call = self.call(name, item.span, index)
        if scripts.primes:
            call = _derivative_of_call(call, scripts.primes)
        if scripts.sup is None:
            return call
        if f"arc{name}" in CANONICAL and isinstance(call, ex.Call) and _is_minus_one(self.inner(scripts.sup)):
            return ex.Call(call.span, f"arc{name}", call.arguments)
        return self.raised(item.span.cover(call.span), call, scripts.sup)

    def call(self, name: str, span: Span, index: ex.Expression | None) -> ex.Expression:
        """A known function with what follows it as argument: a bracket, or the factors up to the next operator."""
        item = self.peek()
        if isinstance(item, Open) or (isinstance(item, Delimited) and item.left in _OUTER):
            argument = self.atom(span)
            match argument:
                case ex.Bracket(opener="(", items=arguments):
                    return ex.Call(span.cover(argument.span), name, arguments, index)
                case (
                    ex.Power(base=ex.Grouped() as base)
                    | ex.Power(base=ex.Member(body=ex.Grouped() as base))
                    | ex.Member(body=ex.Grouped() as base)
                ):
                    return _outside(argument, ex.Call(span.cover(base.span), name, (base,), index))
                case _:
                    return ex.Call(span.cover(argument.span), name, (argument,), index)
        factors: list[ex.Expression] = []
        while self.starts_factor() and not (factors and self._is_function(self.peek())):
            factors.append(self.factor(span))
        if not factors:
            return ex.Call(span, name, (), index)
        argument = _product(factors, [""] * (len(factors) - 1))
        return ex.Call(span.cover(argument.span), name, (argument,), index)

    def _is_function(self, item: Item | None) -> bool:
        inner = item.base if isinstance(item, Scripted) else item
        return isinstance(inner, Operator) or (isinstance(inner, Word) and inner.text in CANONICAL)

    def large(self, node: Operator, scripted: Scripted | None) -> ex.Expression:
        from notecompiler.semantics.statements import read_condition

        scripts = scripted.scripts if scripted is not None else None
        lower = (
            None if scripts is None or scripts.sub is None else read_condition(scripts.sub, self.words, self.depth + 1)
        )
        upper = None if scripts is None or scripts.sup is None else self.inner(scripts.sup)
        span = node.span if scripted is None else scripted.span
        if node.command in calculus.INTEGRALS and not isinstance(lower, ex.Statement):
            integral = self.integral(span, lower, upper)
            if integral is not None:
                return integral
        body = self.product(span)
        return ex.Large(span.cover(body.span), node.command, lower, upper, body)

    def integral(self, span: Span, lower: ex.Expression | None, upper: ex.Expression | None) -> ex.Expression | None:
        """An integral with its integrand and differential; None when no differential is found."""
        found = calculus.differential(self.run, self.at)
        if found is not None:
            integrand = self.run[self.at : found.start]
            if integrand and _symbol_in(integrand[-1], OPERATORS) is not None:
                self.at = found.end
                return ex.Unread(span.cover(self.run[found.end - 1].span), "integral-along-a-path")
            span = span.cover(self.run[found.end - 1].span)
            self.at = found.end
            one = ex.Literal(Span(span.end, span.end), Exact(1), "1")
            body = (
                read_items(integrand, _cover(integrand, 0, len(integrand), span), self.words, self.depth + 1)
                if integrand
                else one
            )
            return ex.Integral(span, body, found.variable, lower, upper)
        return self.integral_of_fraction(span, lower, upper)

    def integral_of_fraction(
        self, span: Span, lower: ex.Expression | None, upper: ex.Expression | None
    ) -> ex.Expression | None:
        """``\\int \\frac{dx}{1+x^2}``: the differential stands in the numerator."""
        item = self.peek()
        if not isinstance(item, Fraction):
            return None
        above = items(item.numerator.children, self.words)
        found = calculus.differential(above, 0)
        if found is None:
            return None
        self.at += 1
        rest = [*above[: found.start], *above[found.end :]]
        one = ex.Literal(item.numerator.span, Exact(1), "1")
        numerator = read_items(rest, item.numerator.span, self.words, self.depth + 1) if rest else one
        body = ex.Quotient(item.span, numerator, self.inner(item.denominator), "\\frac")
        return ex.Integral(span.cover(item.span), body, found.variable, lower, upper)

    def applied(self, head: ex.Variable) -> ex.Expression:
        """A symbol, with the bracket that follows it when there is one: a call or a product."""
        item = self.peek()
        if isinstance(item, Open) and item.text in {"(", "[", "\\{"}:
            argument = self.bracketed()
        elif isinstance(item, Delimited) and item.left in {"(", "[", "\\{"} and item.right in {")", "]", "\\}"}:
            self.at += 1
            argument = self.delimited(item)
        else:
            return head
        span = head.span.cover(argument.span)
        match argument:
            case ex.Bracket(opener="(", items=inner):
                return ex.Applied(span, head, "(", inner)
            case ex.Grouped(opener=opener, body=body):
                return ex.Applied(span, head, opener, (body,))
            case ex.Bracket(opener=opener):
                return ex.Applied(span, head, opener, (argument,))
            case (
                ex.Power(base=ex.Grouped() as base)
                | ex.Power(base=ex.Member(body=ex.Grouped() as base))
                | ex.Member(body=ex.Grouped() as base)
            ):
                inner_span = head.span.cover(base.span)
                return _outside(argument, ex.Applied(inner_span, head, base.opener, (base.body,)))
            case _:
                return ex.Product(span, (head, argument), ("",))

    # ── brackets ───────────────────────────────────────────────────────────────────────────────────────────────────

    def bracketed(self) -> ex.Expression:
        """A bracketed run that starts at the cursor."""
        start = self.at
        opener = self.run[start]
        assert isinstance(opener, Open)
        end = _closing(self.run, start)
        if end is None:
            self.at = len(self.run)
            return ex.Unread(opener.span.cover(self.run[-1].span), "unbalanced-bracket")
        self.at = end + 1
        closer = self.run[end]
        assert isinstance(closer, Close)
        span = opener.span.cover(closer.span)
        body = self.contents(
            self.run[start + 1 : end], Span(opener.span.end, closer.span.start), opener.text, closer, span
        )
        return self.with_scripts(body, closer)

    def contents(
        self, run: Sequence[Item], inside: Span, opener: str, closer: Close | None, span: Span
    ) -> ex.Expression:
        """What stands between two brackets: one expression, several, or an array that the brackets belong to."""
        if closer is not None and closer.scripts is not None and closer.scripts.base is not None:
            span = Span(span.start, closer.scripts.base.span.end)
        if len(run) == 1 and isinstance(run[0], Array) and opener in _OUTER:
            array = self.array(run[0], _OUTER[opener])
            return array if not isinstance(array, ex.Matrix) else ex.Matrix(span, _OUTER[opener], array.rows)
        pieces, separators = split_list(run)
        read_pieces = tuple(
            read_items(piece, _cover(piece, 0, len(piece), inside), self.words, self.depth + 1) for piece in pieces
        )
        if len(read_pieces) == 1:
            return ex.Grouped(span, opener, read_pieces[0])
        closing = closer.text if closer is not None else CLOSER_OF.get(opener, ")")
        return ex.Bracket(span, opener, closing, read_pieces, separators)

    def with_scripts(self, body: ex.Expression, closer: Close | Bar) -> ex.Expression:
        scripts = closer.scripts
        if scripts is None:
            return body
        if scripts.primes:
            body = ex.Postfix(body.span.cover(scripts.span), body, "'" * scripts.primes)
        if scripts.sub is not None and isinstance(body, ex.Bars) and body.double:
            norm = ex.Call(body.span, "norm", (body.body,), self.inner(scripts.sub))
            return norm if scripts.sup is None else self.raised(body.span.cover(scripts.span), norm, scripts.sup)
        if (
            scripts.sub is not None
            and scripts.sup is not None
            and isinstance(body, ex.Grouped)
            and body.opener == "["
            and _is_bound(scripts.sub)
        ):
            return self.evaluated(body.span.cover(scripts.span), body, scripts.sub, scripts.sup)
        if scripts.sub is not None:
            indices, accent = subscript(scripts.sub)
            if accent or not indices or isinstance(body, ex.Bars):
                return ex.Unread(body.span.cover(scripts.span), "subscript-on-bracket")
            body = ex.Member(body.span.cover(scripts.sub.span), body, indices)
        return body if scripts.sup is None else self.raised(body.span.cover(scripts.span), body, scripts.sup)

    def evaluated(self, span: Span, body: ex.Expression, sub: Row, sup: Row | None) -> ex.Expression:
        """``[F(x)]_a^b``: the difference of the values at the bounds; with one bound (``|_{x=a}``) the value there."""
        from notecompiler.semantics.statements import read_condition

        lower = read_condition(sub, self.words, self.depth + 1)
        upper = None if sup is None else self.inner(sup)
        if not isinstance(lower, ex.Statement):
            name = _runs(body)
            if name is None:
                return ex.Unread(span, "evaluated-in-which-symbol")
            lower = ex.Statement(lower.span, ex.Variable(lower.span, name), "=", lower, lower.span)
        return ex.Large(span, ex.EVALUATED, lower, upper, body)

    def delimited(self, node: Delimited) -> ex.Expression:
        run = items([child for segment in node.segments for child in segment.children], self.words)
        if node.left in {"|", "\\|", "\\vert", "\\Vert", "\\lvert", "\\lVert"}:
            body = read_items(run, node.span, self.words, self.depth + 1)
            if len(run) == 1 and isinstance(run[0], Array) and isinstance(body, ex.Matrix):
                return ex.Matrix(node.span, "vmatrix", body.rows)
            return ex.Bars(node.span, body, node.left in {"\\|", "\\Vert", "\\lVert"})
        if node.left == "\\{" and node.right == "." and len(run) == 1 and isinstance(run[0], Array):
            return self.array(run[0], "cases")
        if node.left == "." or node.right == ".":
            return ex.Unread(node.span, "one-sided-bracket")
        inside = Span(node.span.start, node.span.end)
        return self.contents(run, inside, node.left, Close(node.span, node.right), node.span)

    def bars(self) -> ex.Expression:
        end = self._closing_bar()
        opener = self.run[self.at]
        assert isinstance(opener, Bar)
        if end is None:
            self.at += 1
            return ex.Unread(opener.span, "unbalanced-bar")
        closer = self.run[end]
        assert isinstance(closer, Bar)
        inside = self.run[self.at + 1 : end]
        self.at = end + 1
        body = read_items(inside, Span(opener.span.end, closer.span.start), self.words, self.depth + 1)
        stop = closer.scripts.base.span.end if closer.scripts and closer.scripts.base else closer.span.end
        return self.with_scripts(ex.Bars(Span(opener.span.start, stop), body, opener.double), closer)

    def _closing_bar(self) -> int | None:
        """Where the bar at the cursor closes. A bar behind an operand closes, any other opens one more."""
        opener = self.run[self.at]
        depth = inner = 0
        operand = False
        for k in range(self.at + 1, len(self.run)):
            item = self.run[k]
            if isinstance(item, Open):
                depth += 1
            elif isinstance(item, Close):
                depth -= 1
            elif isinstance(item, Bar) and isinstance(opener, Bar) and item.double == opener.double and depth == 0:
                if not operand:
                    inner += 1
                    continue
                if not inner:
                    return k
                inner -= 1
            operand = not _is_loose(item)
        return None

    def array(self, node: Array, environment: str) -> ex.Expression:
        cases = environment in CASES
        rows = tuple(
            tuple(
                self.case(cell) if cases and k == 1 else self.inner(_without_comma(cell))
                for k, cell in enumerate(row.cells)
            )
            for row in node.rows
        )
        rows = tuple(
            row
            for row in rows
            if not all(isinstance(cell, ex.Unread) and cell.reason == "missing-operand" for cell in row)
        )
        if not rows:
            return ex.Unread(node.span, "empty-array")
        if (
            environment in {"aligned", "equation", "split", "gathered", "align"}
            and len(rows) == 1
            and len(rows[0]) == 1
        ):
            return rows[0][0]
        return ex.Matrix(node.span, environment, rows)

    def case(self, cell: Row) -> ex.Expression:
        """When a case applies: its condition without the word that introduces it, or the words alone."""
        run = items(_without_comma(cell).children, self.words)
        words = [plain_text(item).strip(" ,，.。").lower() for item in run if isinstance(item, Text)]
        kept = [item for item in run if not isinstance(item, Text)]
        if not kept or not set(words) <= _CASE_WORDS:
            return self.inner(_without_comma(cell))
        return read_items(kept, _cover(kept, 0, len(kept), cell.span), self.words, self.depth + 1)


def _is_bound(sub: Row) -> bool:
    """Whether a subscript may be the lower bound of an antiderivative, and not the two indices of an entry."""
    run = items(sub.children)
    return len(run) == 1 or not all(isinstance(item, Symbol) and item.name.isalpha() for item in run)


def _runs(body: ex.Expression) -> Name | None:
    """The symbol between whose bounds an antiderivative is evaluated: its only one, or the usual one among several."""
    names = list(dict.fromkeys(variable.name for variable in ex.variables(body) if not variable.name.indices))
    letters = [Name(letter) for letter in ("x", "t", "u", "y", "r", "\\theta", "s", "z") if Name(letter) in names]
    free = [name for name in names if name.base not in {"e", "\\pi"}]
    return free[0] if len(free) == 1 else letters[0] if letters else None


def _is_loose(item: Item) -> bool:
    """Whether an operand must follow an item: a sign, an operator, a comma, the name of a function."""
    if isinstance(item, Operator):
        return True
    return isinstance(item, Symbol) and (
        _symbol_in(item, SIGNS | OPERATORS | _DIVISIONS) is not None or item.name in {",", ";", "=", "<", ">"}
    )


def _is_divider(item: Item) -> bool:
    return isinstance(item, Symbol) and item.name in _DIVIDERS


def _outside(scripted: ex.Expression, call: ex.Expression) -> ex.Expression:
    """The index and the power on a bracket, put on the call that the bracket belongs to: ``f(z)_i^2``."""
    match scripted:
        case ex.Power(base=ex.Member() as member):
            return replace(scripted, span=call.span.cover(scripted.span), base=_outside(member, call))
        case ex.Power():
            return replace(scripted, span=call.span.cover(scripted.span), base=call)
        case ex.Member():
            return replace(scripted, span=call.span.cover(scripted.span), body=call)
        case _:
            return call


def _is_minus_one(exponent: ex.Expression) -> bool:
    """Whether an exponent is -1, which makes ``\\sin^{-1}`` the inverse function and not the reciprocal."""
    match exponent:
        case ex.Sum(terms=(ex.Term(sign="-", body=ex.Literal(value=value)),)):
            return value == 1
        case _:
            return False


def _derivative_of_call(call: ex.Expression, order: int) -> ex.Expression:
    """``\\tanh'(x)``: the derivative by its argument, which must be a symbol."""
    argument = call.arguments[0] if isinstance(call, ex.Call) and len(call.arguments) == 1 else None
    if isinstance(argument, ex.Grouped):
        argument = argument.body
    if not isinstance(argument, ex.Variable):
        return ex.Unread(call.span, "derivative-at-a-value")
    return ex.Derivative(call.span, call, ((argument.name, order),))


def _without_comma(cell: Row) -> Row:
    """A cell without the comma that separates it from the next, as cases are written (``n/2, & …``)."""
    kept = list(cell.children)
    while kept and isinstance(kept[-1], Space):
        kept.pop()
    last = kept[-1] if kept else None
    if isinstance(last, Symbol) and last.name in {",", "，", ";"}:
        return Row(cell.span, tuple(kept[:-1]))
    return cell


def split_list(run: Sequence[Item]) -> tuple[list[Sequence[Item]], tuple[str, ...]]:
    """Split a run at its commas and semicolons outside brackets."""
    pieces: list[Sequence[Item]] = []
    separators: list[str] = []
    depth = start = 0
    for k, item in enumerate(run):
        if isinstance(item, Open):
            depth += 1
        elif isinstance(item, Close):
            depth -= 1
        elif depth == 0 and isinstance(item, Symbol) and item.name in {",", ";", "，", "；", "、"}:
            pieces.append(run[start:k])
            separators.append(";" if item.name in {";", "；"} else ",")
            start = k + 1
    pieces.append(run[start:])
    return pieces, tuple(separators)


def _closing(run: Sequence[Item], start: int) -> int | None:
    depth = 0
    for k in range(start, len(run)):
        if isinstance(run[k], Open):
            depth += 1
        elif isinstance(run[k], Close):
            depth -= 1
            if depth == 0:
                return k
    return None


def _product(factors: list[ex.Expression], operators: list[str]) -> ex.Expression:
    if len(factors) == 1:
        return factors[0]
    return ex.Product(factors[0].span.cover(factors[-1].span), tuple(factors), tuple(operators))


def _symbol_in(item: Item | None, table: dict[str, str]) -> str | None:
    if isinstance(item, Symbol):
        return table.get(item.name) or table.get(item.char)
    if isinstance(item, Operator):
        return table.get(item.command)
    return None


def _postfix(item: Item | None) -> str | None:
    if isinstance(item, Symbol):
        return {"!": "!", "\\%": "%"}.get(item.name)
    return None


def _with_postfix(body: ex.Expression, mark: str, place: Span) -> ex.Expression:
    """An expression with its mark. A factorial belongs to the bracket before it: ``n(n-1)!`` is ``n`` times that."""
    if mark == "!" and isinstance(body, ex.Applied) and len(body.arguments) == 1:
        argument = body.arguments[0]
        bracket = ex.Grouped(Span(body.head.span.end, body.span.end), body.opener, argument)
        return ex.Product(
            body.span.cover(place), (body.head, ex.Postfix(bracket.span.cover(place), bracket, mark)), ("",)
        )
    return ex.Postfix(body.span.cover(place), body, mark)


def _cover(run: Sequence[Item], start: int, end: int, otherwise: Span) -> Span:
    return (
        run[start].span.cover(run[end - 1].span) if start < end <= len(run) else Span(otherwise.start, otherwise.start)
    )


def _kind(item: Item) -> str:
    return type(item).__name__.lower()


def _nameless(text: str) -> Name:
    return Name(text or "?")
