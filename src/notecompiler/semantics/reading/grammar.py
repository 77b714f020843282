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
    Stack,
    Symbol,
    Text,
)
from notecompiler.semantics import calculus
from notecompiler.semantics import expression as ex
from notecompiler.semantics.functions import CANONICAL
from notecompiler.semantics.item import Bar, Close, Item, Open, Scripted, Word
from notecompiler.semantics.items import items
from notecompiler.semantics.reading.arrays import array
from notecompiler.semantics.reading.brackets import bars, bracketed, closing_bar, delimited
from notecompiler.semantics.reading.calls import applied, call, operator, power_of_call
from notecompiler.semantics.reading.fractions import derivative, fraction
from notecompiler.semantics.reading.large import evaluated
from notecompiler.semantics.reading.reader import Reader, cover, joined
from notecompiler.semantics.reading.relations import relation
from notecompiler.semantics.reading.scripts import scripted
from notecompiler.semantics.reading.vocabulary import (
    CONDITIONS,
    DIVISIONS,
    ELLIPSES,
    OPERATORS,
    SIGNS,
    is_divider,
    postfix,
    symbol_in,
)
from notecompiler.semantics.symbols import base_name
from notecompiler.semantics.texts import plain_text, spoken
from notecompiler.semantics.units import is_unit
from notecompiler.source import Span

_DEPTH = 60
"""Levels of brackets (two each), of functions and sums before functions and sums, of divisions of divisions and of marks
behind a factor; nobody writes so many."""


def read(nodes: Sequence[MathNode], span: Span, words: frozenset[str] = frozenset(), depth: int = 0) -> ex.Expression:
    """The expression that a run of nodes spells. `words` are names of several letters that the note defines."""
    return read_items(items(nodes, words), span, words, depth)


def read_items(run: Sequence[Item], span: Span, words: frozenset[str] = frozenset(), depth: int = 0) -> ex.Expression:
    """The expression that a run of items spells."""
    if depth > _DEPTH:
        return ex.Unread(span, "too-deep")
    if not run:
        return ex.Unread(span, "missing-operand")
    return _Grammar(run, words, depth).whole(span)


class _Grammar(Reader):
    """The grammar as methods over the cursor; constructs have modules of their own."""

    def whole(self, span: Span) -> ex.Expression:
        """Everything; what is left over makes the expression unread."""
        result = self.sum(span)
        divider = self.peek()
        if isinstance(divider, Bar) or (isinstance(divider, Symbol) and is_divider(divider)):
            self.at += 1
            right = self.sum(span)
            double = divider.double if isinstance(divider, Bar) else divider.name != "\\mid"
            result = ex.Conditional(result.span.cover(right.span), result, right, double)
        if self.inside and self.at < len(self.run):
            result = self.condition(result)
        if self.at < len(self.run):
            return ex.Unread(span, "unexpected-" + _kind(self.run[self.at]))
        return result

    def condition(self, left: ex.Expression) -> ex.Expression:
        """A relation inside brackets or a cell: ``X = k``, ``x \\ge 0``. The expression as it is when there is none."""
        sign = relation(self.run[self.at])
        if sign is None or sign not in CONDITIONS or isinstance(left, ex.Unread) or self.at + 1 >= len(self.run):
            return left
        start = self.at
        self.at += 1
        right = self.sum(left.span)
        if isinstance(right, ex.Unread):
            self.at = start
            return left
        return ex.Condition(left.span.cover(right.span), left, sign, right)

    def sum(self, span: Span) -> ex.Expression:
        terms: list[ex.Term] = []
        while True:
            sign = symbol_in(self.peek(), SIGNS)
            if sign is None and terms:
                break
            if sign is not None and not terms and self.is_sign_alone():
                self.at += 1
                return ex.Words(self.run[self.at - 1].span, sign)
            if sign is not None:
                self.at += 1
                while (again := symbol_in(self.peek(), SIGNS)) in {"+", "-"}:
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
        return ex.Sum(cover(self.run, 0 if not terms else self._start_of(terms[0]), self.at, span), tuple(terms))

    def between_bounds(self, terms: list[ex.Term], bar: Bar, sub: Row) -> ex.Expression:
        """``F(x) \\Big|_a^b``: the bar ends what stands before it. Behind several terms it must be the last thing, or it
        could be meant for the last of them."""
        last = terms[-1].body
        span = terms[0].body.span.cover(bar.span)
        if len(terms) > 1 and self.at < len(self.run):
            return ex.Unread(span, "evaluated-from-where")
        plain = len(terms) == 1 and terms[0].sign == "+"
        body = last if plain else ex.Sum(terms[0].body.span.cover(last.span), tuple(terms))
        return evaluated(self, span, body, sub, bar.scripts.sup if bar.scripts is not None else None)

    def is_sign_alone(self) -> bool:
        """Whether a sign inside brackets is a name: the outcome of a test (``P(+ \\mid D)``), a charge."""
        after = self.run[self.at + 1] if self.at + 1 < len(self.run) else None
        return self.inside and (after is None or isinstance(after, Bar) or is_divider(after))

    def _start_of(self, term: ex.Term) -> int:
        start = next((k for k, item in enumerate(self.run) if item.span.start >= term.body.span.start), 0)
        return start - 1 if start and symbol_in(self.run[start - 1], SIGNS) else start

    def product(self, span: Span) -> ex.Expression:
        factors: list[ex.Expression] = []
        operators: list[str] = []
        start = self.at
        divisions = 0
        while True:
            item = self.peek()
            operator = symbol_in(item, OPERATORS)
            division = symbol_in(item, DIVISIONS)
            if factors and division is not None:
                self.at += 1
                divisions += 1
                if divisions > _DEPTH:
                    self.at = len(self.run)
                    return ex.Unread(span, "too-deep")
                shape = calculus.slash_derivative(self.run[start : self.at - 1], self.run, self.at)
                if shape is not None:
                    self.at = shape[1]
                    factors, operators = [derivative(self, shape[0], cover(self.run, start, self.at, span))], []
                    continue
                behind = max(start, self.at - 3)  # 2y dy/dx
                shape = calculus.slash_derivative(self.run[behind : self.at - 1], self.run, self.at)
                if shape is not None and len(factors) > 2 and operators[-1] == "":
                    self.at = shape[1]
                    slope = derivative(self, shape[0], cover(self.run, behind, self.at, span))
                    factors, operators = [*factors[:-2], slope], operators[:-1]
                    continue
                below = self.signed_factor(span)
                unit = self.peek()
                if isinstance(unit, Text) and isinstance(below, ex.Literal) and is_unit(plain_text(unit)):
                    self.at += 1
                    words = ex.Words(unit.span, plain_text(unit))
                    below = ex.Product(below.span.cover(unit.span), (below, words), ("",))
                above = joined(factors, operators)
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
        return joined(factors, operators)

    def signed_factor(self, span: Span) -> ex.Expression:
        """A factor behind an operator, which may carry its own sign: ``a * -b``."""
        sign = symbol_in(self.peek(), SIGNS)
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
                return closing_bar(self) is not None
            case Symbol(name=name):
                return (base_name(item) is not None and name not in OPERATORS) or name in ELLIPSES or name == "\\infty"
            case _:
                return True

    def factor(self, span: Span) -> ex.Expression:
        if self.depth > _DEPTH:
            self.at = len(self.run)
            return ex.Unread(span, "too-deep")
        self.depth += 1
        body = self.atom(span)
        self.depth -= 1
        start = self.at
        while (mark := postfix(self.peek())) is not None:
            if self.at - start > _DEPTH:
                self.at = len(self.run)
                return ex.Unread(span, "too-deep")
            body = _with_postfix(body, mark, self.run[self.at].span)
            self.at += 1
        return body

    def atom(self, span: Span) -> ex.Expression:
        item = self.peek()
        if item is None:
            return ex.Unread(Span(span.end, span.end), "missing-operand")
        if isinstance(item, Open):
            return bracketed(self)
        if isinstance(item, Bar):
            return bars(self)
        if isinstance(item, Close):
            return ex.Unread(item.span, "missing-operand")
        self.at += 1
        if isinstance(item, Symbol | Word):
            return self.letter(item)
        if isinstance(item, Operator):
            return operator(self, item, None)
        if isinstance(item, Scripted):
            return self.scripted(item)
        return self.construct(item)

    def letter(self, item: Symbol | Word) -> ex.Expression:
        if isinstance(item, Symbol) and item.name in ELLIPSES:
            return ex.Unread(item.span, "ellipsis")
        if isinstance(item, Symbol) and item.name == "\\infty":
            return ex.Call(item.span, "infinity", ())
        if isinstance(item, Word) and item.text in CANONICAL:
            return call(self, CANONICAL[item.text], item.span, None)
        name = base_name(item)
        if name is None:
            return ex.Unread(item.span, "unknown-symbol")
        return applied(self, ex.Variable(item.span, name))

    def construct(self, item: Item) -> ex.Expression:
        """What TeX builds: fractions, roots, fences, arrays, accents."""
        match item:
            case Number(digits=digits):
                return ex.Literal(item.span, Exact(digits), digits)
            case Fraction():
                return fraction(self, item)
            case Radical(radicand=radicand, index=index):
                return ex.Radical(item.span, self.inner(radicand), None if index is None else self.inner(index))
            case Delimited():
                return delimited(self, item)
            case Array():
                return array(self, item, item.environment)
            case Text():
                return ex.Words(item.span, spoken(item))
            case Stack(base=base):
                return self.inner(base)
            case _:
                return self.other(item)

    def other(self, item: Item) -> ex.Expression:
        name = base_name(item)
        if name is not None:
            return applied(self, ex.Variable(item.span, name))
        match item:
            case Group(body=body):
                return ex.Grouped(item.span, "{", self.inner(body))
            case Accent(base=base, command="\\overline" | "\\bar"):
                return ex.Call(item.span, "conj", (self.inner(base),))
            case Accent(base=base, command=command) if command.startswith(("\\under", "\\over")):
                return self.inner(base)
            case _:
                return ex.Unread(item.span, "unknown-" + _kind(item))

    def read(self, run: Sequence[Item], span: Span) -> ex.Expression:
        return read_items(run, span, self.words, self.depth + 1)

    def lone(self, item: Item) -> ex.Expression:
        return _Grammar([item], self.words, self.depth + 1).atom(item.span)

    def scripted(self, item: Scripted) -> ex.Expression:
        base = item.base
        if isinstance(base, Group) and len(inside := self.items(base.body)) == 1 and isinstance(inside[0], Operator):
            base = inside[0]  # {\sin}^2 x
        if isinstance(base, Operator):
            return operator(self, base, item)
        if isinstance(base, Word) and base.text in CANONICAL:
            return power_of_call(self, CANONICAL[base.text], item)
        return scripted(self, item)


def _with_postfix(body: ex.Expression, mark: str, place: Span) -> ex.Expression:
    """An expression with its mark. A factorial belongs to the bracket before it: ``n(n-1)!`` is ``n`` times that."""
    if mark == "!" and isinstance(body, ex.Applied) and len(body.arguments) == 1:
        argument = body.arguments[0]
        bracket = ex.Grouped(Span(body.head.span.end, body.span.end), body.opener, argument)
        return ex.Product(
            body.span.cover(place), (body.head, ex.Postfix(bracket.span.cover(place), bracket, mark)), ("",)
        )
    return ex.Postfix(body.span.cover(place), body, mark)


def _kind(item: Item) -> str:
    return type(item).__name__.lower()
