"""What follows a primary: accents, scripts, primes, factorials.

    postfix   ::= accent | "~" | "^" (a hat: ``c^_t``) | "_hat" | number (``x1``)
                | "_" script | "^" script | unicode script | "'" | "!" | "%" | "°"
    script    ::= "(" sequence ")" | "{" sequence "}" | ["-" | "+"] atom | "*" | "+" | "-"

Parentheses of a subscript only group: ``h_(t-1)``. Those of a superscript only group too (``x^(n-1)``), except around one
letter or number on a variable: in ``h^(t)`` nothing needs grouping, so the author means them.
"""

from __future__ import annotations

from dataclasses import dataclass

from notecompiler.math.ascii import atoms, layout
from notecompiler.math.ascii.cursor import Cursor, NotAFormulaError, SequenceParser
from notecompiler.math.ascii.primaries import Factor, number, starts_operand
from notecompiler.math.ascii.tokens import Kind, Token
from notecompiler.math.ascii.vocabulary import (
    ACCENT_WORDS,
    COMBINING,
    GREEK,
    SIGNS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    Role,
)
from notecompiler.math.nodes import AtomClass, MathNode, Number, Row, Scripts, Styled, Symbol
from notecompiler.source import Span


@dataclass(slots=True)
class _Marks:
    """Scripts collected for one base."""

    base: MathNode
    end: Span
    sub: Row | None = None
    sup: Row | None = None
    primes: int = 0

    def node(self) -> MathNode:
        if self.sub is None and self.sup is None and not self.primes:
            return self.base
        return Scripts(self.base.span.cover(self.end), self.base, self.sub, self.sup, self.primes)

    def set_sub(self, row: Row, end: Span) -> None:
        if self.sub is not None:
            raise NotAFormulaError
        self.sub, self.end = row, end

    def set_sup(self, row: Row, end: Span) -> None:
        if self.sup is not None:
            raise NotAFormulaError
        self.sup, self.end = row, end


def parse_postfixes(cursor: Cursor, factor: Factor, sequence: SequenceParser) -> Factor:
    """The factor with everything that follows it; scripts go to its last node."""
    marks = _Marks(factor.nodes[-1], factor.nodes[-1].span)
    while _postfix(cursor, marks, sequence):
        pass
    node = marks.node()
    tail: list[MathNode] = []
    while cursor.token.role is Role.BANG:
        token = cursor.take()
        tail.append(Symbol(token.span, "!", "!", AtomClass.CLOSE))
    if cursor.token.role is Role.PERCENT and not at_remainder(cursor):
        tail.append(_percent(cursor, factor))
    if node is factor.nodes[-1] and not tail:
        return factor
    return Factor([*factor.nodes[:-1], node, *tail], name=factor.name, applied=factor.applied)


def at_remainder(cursor: Cursor) -> bool:
    """Whether a percent sign stands for the remainder, as programs write it: glued between two operands (``a%b``)."""
    token, following = cursor.token, cursor.following
    if token.role is not Role.PERCENT or token.spaced or following.spaced:
        return False
    return following.kind in {Kind.NUMBER, Kind.WORD} or following.role is Role.OPEN


def _postfix(cursor: Cursor, marks: _Marks, sequence: SequenceParser) -> bool:
    """Take one accent, script or prime into `marks`; False when none follows."""
    token = cursor.token
    if token.kind is Kind.ACCENT:
        _add_accent(cursor, marks, COMBINING[token.text])
    elif token.kind in (Kind.SUPERSCRIPT, Kind.SUBSCRIPT):
        cursor.take()
        if token.kind is Kind.SUPERSCRIPT:
            marks.set_sup(_unicode_script(token, SUPERSCRIPTS), token.span)
        else:
            marks.set_sub(_unicode_script(token, SUBSCRIPTS), token.span)
    elif token.kind is Kind.NUMBER and not token.spaced:
        return _trailing_number(cursor, marks)
    elif token.role is Role.TILDE and not token.spaced and _ends_accent(cursor.following):
        _add_accent(cursor, marks, r"\tilde")
    elif token.role is Role.SUP and not token.spaced and token.text == "^" and _ends_accent(cursor.following):
        _add_accent(cursor, marks, r"\hat")
    elif token.role is Role.SUP:
        cursor.take()
        row = _superscript(cursor, marks.base, sequence)
        marks.set_sup(row, cursor.tokens[cursor.index - 1].span)
    elif token.role is Role.SUB:
        _subscript(cursor, marks, sequence)
    elif token.role is Role.PRIME and not token.spaced:
        cursor.take()
        marks.primes += len(SIGNS[token.text][1])
        marks.end = token.span
    elif token.role is Role.DEGREE:
        cursor.take()
        marks.set_sup(Row(token.span, (atoms.symbol(token.span, r"\circ"),)), token.span)
    else:
        return False
    return True


def _ends_accent(token: Token) -> bool:
    """Whether ``~`` or ``^`` before this token is a mark on what stands before it, and no sign of its own."""
    if token.role in (Role.SUB, Role.CLOSE, Role.SEPARATOR) or token.kind is Kind.END:
        return True
    return token.spaced and token.role in (Role.RELATION, Role.PLUS, Role.TIMES, Role.SLASH)


def _add_accent(cursor: Cursor, marks: _Marks, command: str) -> None:
    token = cursor.take()
    if marks.sub is not None or marks.sup is not None or marks.primes or not layout.is_letter(marks.base):
        raise NotAFormulaError
    marks.base = layout.accent(command, marks.base, marks.base.span.cover(token.span))
    marks.end = token.span


def _trailing_number(cursor: Cursor, marks: _Marks) -> bool:
    """``x1`` is x₁: digits right behind one letter are its subscript."""
    previous = cursor.tokens[cursor.index - 1]
    token = cursor.token
    if previous.kind is not Kind.WORD or marks.sub is not None or marks.sup is not None:
        return False
    takes_index = len(previous.text) < 3 or previous.text == "log" or previous.text in GREEK
    if not takes_index or "." in token.text:
        raise NotAFormulaError
    cursor.take()
    marks.set_sub(Row(token.span, (Number(token.span, token.text),)), token.span)
    return True


def _percent(cursor: Cursor, factor: Factor) -> MathNode:
    token = cursor.take()
    if not factor.is_number or (starts_operand(cursor) and not cursor.token.spaced):
        raise NotAFormulaError
    return Symbol(token.span, r"\%", "%", AtomClass.ORD)


# ── arguments of scripts ───────────────────────────────────────────────────────────────────────────────────────────


def _subscript(cursor: Cursor, marks: _Marks, sequence: SequenceParser) -> None:
    cursor.take()
    if cursor.token.spaced:
        raise NotAFormulaError
    if cursor.token.kind is Kind.WORD and cursor.token.text in ACCENT_WORDS:
        _add_accent(cursor, marks, ACCENT_WORDS[cursor.token.text])
        return
    if cursor.token.kind in (Kind.WORD, Kind.NUMBER):
        if isinstance(marks.base, Styled) and cursor.token.kind is Kind.WORD and len(cursor.token.text) > 1:
            raise NotAFormulaError  # snake_case
        row = _index(cursor)
    else:
        row = _argument(cursor, sequence)
    marks.set_sub(row, cursor.tokens[cursor.index - 1].span)


def _index(cursor: Cursor) -> Row:
    """Letters and digits of a subscript: ``x_ij``, ``W_xh``, ``x_1``, ``x_max``."""
    nodes: list[MathNode] = []
    while not nodes or (cursor.token.kind in (Kind.WORD, Kind.NUMBER) and not cursor.token.spaced):
        token = cursor.take()
        nodes += number(token) if token.kind is Kind.NUMBER else _index_word(token)
    return layout.row(nodes)


def _index_word(token: Token) -> list[MathNode]:
    constant = atoms.constant(token.span, token.text)
    if constant is not None:
        return [constant]
    if len(token.text) > 2 or (len(token.text) == 2 and token.text.isupper()):
        return [atoms.name(token.span, token.text)]
    return atoms.letters(token.span, token.text)


def _superscript(cursor: Cursor, base: MathNode, sequence: SequenceParser) -> Row:
    token = cursor.token
    if token.role is Role.TIMES and not (cursor.following.kind is Kind.NUMBER or cursor.following.kind is Kind.WORD):
        cursor.take()
        return Row(token.span, (atoms.symbol(token.span, SIGNS[token.text][1]),))
    if token.role is Role.OPEN and token.text == "(" and _is_label(cursor, base):
        opener, inner, closer = cursor.take(), sequence(cursor), cursor.take()
        left = Symbol(opener.span, "(", "(", AtomClass.OPEN)
        return layout.row([left, *inner, Symbol(closer.span, ")", ")", AtomClass.CLOSE)])
    row = _argument(cursor, sequence)
    if cursor.token.role is Role.SUP and not cursor.token.spaced and not _ends_accent(cursor.following):
        cursor.take()
        nested = _superscript(cursor, row.children[-1], sequence)
        last = row.children[-1]
        node = Scripts(last.span.cover(nested.span), last, None, nested, 0)
        return layout.row([*row.children[:-1], node])
    return row


def _is_label(cursor: Cursor, base: MathNode) -> bool:
    """Whether parentheses around a superscript are meant: they hold one token, and the base is a variable."""
    if cursor.partner != cursor.index + 2 or not layout.is_letter(base):
        return False
    return not (isinstance(base, Symbol) and base.name == "e")


def _argument(cursor: Cursor, sequence: SequenceParser) -> Row:
    """script ::= "(" sequence ")" | "{" sequence "}" | ["-" | "+"] atom | "+" | "-" """
    token = cursor.token
    if token.role is Role.OPEN and token.text in "({〖":
        cursor.take()
        inner = sequence(cursor)
        cursor.expect(Role.CLOSE)
        return layout.row(inner)
    nodes: list[MathNode] = []
    if token.role is Role.PLUS:
        cursor.take()
        nodes.append(atoms.symbol(token.span, SIGNS[token.text][1]))
        if cursor.token.spaced or cursor.token.kind not in (Kind.WORD, Kind.NUMBER):
            return layout.row(nodes)
        token = cursor.token
    cursor.take()
    if token.kind is Kind.NUMBER:
        nodes += number(token)
    elif token.kind is Kind.WORD:
        nodes += _index_word(token)
    elif token.role is Role.OPERAND:
        nodes.append(atoms.symbol(token.span, SIGNS[token.text][1]))
    else:
        raise NotAFormulaError
    return layout.row(nodes)


def _unicode_script(token: Token, table: dict[str, str]) -> Row:
    nodes: list[MathNode] = []
    for at, char in enumerate(token.text):
        span = Span(token.span.start + at, token.span.start + at + 1)
        plain = table[char]
        last = nodes[-1] if nodes else None
        if plain.isdigit() and isinstance(last, Number):
            nodes[-1] = Number(last.span.cover(span), last.digits + plain)
        elif plain.isdigit():
            nodes.append(Number(span, plain))
        else:
            nodes.append(atoms.symbol(span, plain))
    return layout.row(nodes)
