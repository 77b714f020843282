r"""Numbers of choices as schools in China and France write them: ``C_n^k`` combinations, ``A_n^k`` and ``P_n^k`` arrangements."""

from __future__ import annotations

from fractions import Fraction

from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.rewrite import with_parts
from notecompiler.source import Span


def with_choices(statement: ex.Statement) -> ex.Statement:
    """The statement with every such symbol replaced by what it counts."""
    return replace(statement, left=_counted(statement.left), right=_counted(statement.right))


def _counted(node: ex.Expression) -> ex.Expression:
    match node:
        case ex.Power(
            span=span, base=ex.Variable(name=Name(base="C" | "A" | "P" as letter, accent="", subs=(index,))), exponent=k
        ) if not isinstance(k, ex.Sum) or len(k.terms) > 1:
            n = _number(index, span)
            if letter == "C":
                return ex.Binomial(span, n, k)
            rest = ex.Grouped(span, "(", ex.Sum(span, (ex.Term("+", n), ex.Term("-", k))))
            return ex.Quotient(span, ex.Postfix(span, n, "!"), ex.Postfix(span, rest, "!"), "\\frac")
        case _:
            return with_parts(node, tuple(_counted(part) for part in ex.parts(node)))


def _number(index: Index, span: Span) -> ex.Expression:
    offset = ex.Literal(span, Fraction(abs(index.offset)), str(abs(index.offset)))
    if not index.letter:
        return offset
    letter = ex.Variable(span, Name(index.letter))
    if not index.offset:
        return letter
    sign = "+" if index.offset > 0 else "-"
    return ex.Grouped(span, "(", ex.Sum(span, (ex.Term("+", letter), ex.Term(sign, offset))))
