"""The grammar of ASCII formulas, from statements down to factors.

    sequence       ::= sign* product (infix sign* product)* ["if" sequence "else" sequence]
    infix          ::= relation | plus | separator | bar that separates
    product        ::= juxtaposition ((times | "/" | "mod") juxtaposition)*
    juxtaposition  ::= factor+
    factor         ::= primary postfix*

The tree is a layout, as TeX's is: only fractions, scripts, roots and tall brackets nest. White space decides where
spelling leaves it open: in ``1/2 x`` the ``x`` is no part of the denominator. ``1/2x`` stays as it is written.
"""

from __future__ import annotations

from notecompiler.math.ascii import layout
from notecompiler.math.ascii.atoms import symbol
from notecompiler.math.ascii.cursor import Cursor, NotAFormulaError
from notecompiler.math.ascii.primaries import Factor, parse_primary, starts_operand
from notecompiler.math.ascii.scripts import at_remainder, parse_postfixes
from notecompiler.math.ascii.structure import Bar
from notecompiler.math.ascii.tokens import Kind, Token
from notecompiler.math.ascii.vocabulary import SIGNS, WORD_RELATIONS, Role
from notecompiler.math.nodes import MathNode

_SIGNS_BEFORE = (Role.PLUS,)


def parse_sequence(cursor: Cursor) -> list[MathNode]:
    """sequence ::= sign* product (infix sign* product)* ["if" sequence "else" sequence]"""
    nodes: list[MathNode] = []
    value_start = 0
    while True:
        while cursor.token.role in _SIGNS_BEFORE:
            nodes.append(_sign(cursor))
        nodes += _product(cursor).nodes
        if cursor.at_word("if"):
            return [*nodes[:value_start], _conditional(cursor, nodes[value_start:])]
        if not _is_infix(cursor):
            return nodes
        if cursor.token.role is not Role.PLUS:
            value_start = len(nodes) + 1
        nodes.append(_sign(cursor))


def _is_infix(cursor: Cursor) -> bool:
    if cursor.token.role is Role.BAR:
        return cursor.bar is Bar.RELATION
    if cursor.token.role is Role.SEPARATOR and cursor.following.role in (Role.CELL, Role.ROW):
        return False
    return cursor.token.role in (Role.RELATION, Role.PLUS, Role.SEPARATOR, Role.TILDE)


def _sign(cursor: Cursor) -> MathNode:
    token = cursor.take()
    if token.role is Role.BAR:
        return symbol(token.span, r"\mid" if token.text == "|" else r"\parallel")
    return symbol(token.span, SIGNS[token.text][1])


def _conditional(cursor: Cursor, value: list[MathNode]) -> MathNode:
    """``value if condition else value [if condition else value …]`` as cases."""
    branches = []
    while cursor.at_word("if"):
        keyword = cursor.take()
        branches.append((value, keyword.span, _condition(cursor)))
        if not cursor.at_word("else"):
            raise NotAFormulaError
        keyword = cursor.take()
        value = _condition(cursor)
    branches.append((value, keyword.span, []))
    return layout.cases(branches)


def _condition(cursor: Cursor) -> list[MathNode]:
    """A sequence that ends before ``if`` or ``else``: the branches are no statements of their own."""
    nodes: list[MathNode] = []
    while True:
        while cursor.token.role in _SIGNS_BEFORE:
            nodes.append(_sign(cursor))
        nodes += _product(cursor).nodes
        if not _is_infix(cursor):
            return nodes
        nodes.append(_sign(cursor))


def _product(cursor: Cursor) -> Factor:
    """product ::= juxtaposition ((times | "/" | "mod") juxtaposition)*; division takes all that stands left of it."""
    result = _juxtaposition(cursor, tight=False)
    while True:
        token = cursor.token
        if token.role is Role.TIMES:
            right = _after(cursor)
            result = Factor([*result.nodes, symbol(token.span, SIGNS[token.text][1]), *right.nodes])
        elif token.kind is Kind.WORD and token.text in WORD_RELATIONS:
            right = _after(cursor)
            result = Factor([*result.nodes, symbol(token.span, WORD_RELATIONS[token.text]), *right.nodes])
        elif at_remainder(cursor):
            right = _after(cursor)
            result = Factor([*result.nodes, symbol(token.span, r"\bmod"), *right.nodes])
        elif token.role is Role.SLASH:
            result = _quotient(cursor, result, token)
        elif starts_operand(cursor):
            result = Factor([*result.nodes, *_juxtaposition(cursor, tight=False).nodes])
        else:
            return result


def _after(cursor: Cursor) -> Factor:
    """The right operand of ``*`` or ``mod``, its sign included."""
    cursor.take()
    signs: list[MathNode] = []
    if cursor.token.role is Role.PLUS:
        signs.append(_sign(cursor))
    right = _juxtaposition(cursor, tight=False)
    return Factor([*signs, *right.nodes])


def _quotient(cursor: Cursor, left: Factor, slash: Token) -> Factor:
    """``left / right`` as a fraction; it stays linear where the author's grouping cannot be known (``log a / b``)."""
    cursor.take()
    tight = not slash.spaced and not cursor.token.spaced
    denominator = _juxtaposition(cursor, tight=tight)
    if left.applied or (tight and left.is_number and denominator.starts_with_number):
        return Factor([*left.nodes, symbol(slash.span, "/"), *denominator.nodes])
    head, numerator = _body(left)
    return Factor([*head, layout.fraction(numerator, denominator.contents)])


def _body(factor: Factor) -> tuple[list[MathNode], list[MathNode]]:
    """What stands before the last sum, integral or limit sign (with it), and its body, which is what ``/`` divides."""
    for at in range(len(factor.nodes) - 2, -1, -1):
        if layout.takes_body(factor.nodes[at]):
            return factor.nodes[: at + 1], factor.nodes[at + 1 :]
    return [], factor.contents


def _juxtaposition(cursor: Cursor, *, tight: bool) -> Factor:
    """juxtaposition ::= factor+; `tight`: white space ends it, but not between a function and its argument."""
    result = _factor(cursor)
    count = 1
    has_name = result.name
    while starts_operand(cursor):
        if tight and cursor.token.spaced and not layout.is_operator(result.nodes[-1]):
            break
        number_before = cursor.tokens[cursor.index - 1].kind is Kind.NUMBER
        if number_before and cursor.token.kind is Kind.NUMBER:
            raise NotAFormulaError  # 1.2.3, 10 000
        factor = _factor(cursor)
        has_name = has_name or factor.name
        result.nodes.extend(factor.nodes)
        result.applied = result.applied or factor.applied
        count += 1
    if count > 1:
        if has_name:
            raise NotAFormulaError
        result.inner = None
        result.starts_with_number = result.is_number
        result.is_number = False
    return result


def _factor(cursor: Cursor) -> Factor:
    """factor ::= primary postfix*"""
    return parse_postfixes(cursor, parse_primary(cursor, parse_sequence), parse_sequence)
