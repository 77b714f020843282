"""Primaries of the grammar: what scripts and signs attach to.

primary  ::= number | word | sign | group | bars | radical | matrix | rows
group    ::= "(" sequence ")"          (also [ ] { } ⟨ ⟩ ⌊ ⌋ ⌈ ⌉, and half-open intervals)
bars     ::= "|" sequence "|"
radical  ::= "√" factor | "sqrt" group
"""

from __future__ import annotations

from dataclasses import dataclass

from notecompiler.math.ascii import atoms, layout, linear
from notecompiler.math.ascii.cursor import Cursor, NotAFormulaError, SequenceParser
from notecompiler.math.ascii.lists import is_matrix, parse_matrix, parse_modulus
from notecompiler.math.ascii.structure import Bar
from notecompiler.math.ascii.tokens import Kind, Token
from notecompiler.math.ascii.vocabulary import (
    ACCENT_WORDS,
    ENCLOSING,
    ENGLISH,
    MARKED_LETTERS,
    SIGNS,
    UNITS,
    WORD_RELATIONS,
    Role,
)
from notecompiler.math.nodes import Accent, AtomClass, MathNode, Number, Radical, Row, Scripts, Space, Symbol
from notecompiler.source import Span


@dataclass(slots=True)
class Factor:
    """Nodes of one factor or product while it grows.

    `inner`: the contents, when it is a bracketed group and nothing else. `name`: a word that is one quantity and so
    cannot stand next to other factors. `applied`: holds a function whose argument has no brackets (``log a``), so that
    ``/`` behind it is ambiguous. `is_number`, `starts_with_number`: for ``1/2x``.
    """

    nodes: list[MathNode]
    inner: list[MathNode] | None = None
    name: bool = False
    applied: bool = False
    is_number: bool = False
    starts_with_number: bool = False

    @property
    def contents(self) -> list[MathNode]:
        """The nodes without the brackets that only group."""
        return self.nodes if self.inner is None else self.inner


_STARTS = frozenset({Role.OPEN, Role.PREFIX, Role.RADICAL, Role.OPERAND, Role.ROWS})
_SCRIPTS = frozenset({Role.SUB, Role.SUP})
_JOINS = frozenset({Role.PLUS, Role.TIMES, Role.SLASH})
_ENDS = frozenset({Role.PLUS, Role.TIMES, Role.SLASH, Role.RELATION, Role.CLOSE})
_SPLIT_FUNCTIONS = ("sin", "cos", "tan", "log", "ln", "exp")


def starts_operand(cursor: Cursor) -> bool:
    """Whether a factor can begin with the token at hand."""
    token = cursor.token
    if token.kind is Kind.WORD:
        return token.text not in WORD_RELATIONS and token.text not in ("if", "else")
    if token.role is Role.BAR:
        return cursor.bar is Bar.OPEN
    return token.kind in (Kind.NUMBER, Kind.MARKED) or token.role in _STARTS


def parse_primary(cursor: Cursor, sequence: SequenceParser) -> Factor:
    """One primary; `sequence` parses what stands in brackets."""
    token = cursor.token
    if token.kind is Kind.NUMBER:
        cursor.take()
        return Factor(number(token), is_number=True)
    if token.kind is Kind.WORD:
        return _units(cursor) if _at_units(cursor) else _word(cursor, sequence)
    if token.kind is Kind.MARKED:
        cursor.take()
        letter, command = MARKED_LETTERS[token.text]
        return Factor([layout.accent(command, atoms.symbol(token.span, letter), token.span)])
    match token.role:
        case Role.OPEN:
            return _group(cursor, sequence)
        case Role.BAR if cursor.bar is Bar.OPEN:
            return _bars(cursor, sequence)
        case Role.OPERAND | Role.PREFIX:
            cursor.take()
            return Factor([atoms.symbol(token.span, SIGNS[token.text][1])])
        case Role.ROWS:
            return Factor([linear.parse_rows(cursor, sequence)])
        case Role.RADICAL:
            return _radical_sign(cursor, sequence)
        case Role.TIMES if cursor.following.role is Role.CLOSE:
            cursor.take()
            return Factor([atoms.symbol(token.span, SIGNS[token.text][1])])
        case _:
            raise NotAFormulaError


def number(token: Token) -> list[MathNode]:
    """A number; ``1e-3`` becomes ``1 × 10^{-3}``."""
    mantissa, exponent, power = token.text.partition("e" if "e" in token.text else "E")
    if not exponent:
        return [Number(token.span, token.text)]
    sign = [atoms.symbol(token.span, "-")] if power.startswith("-") else []
    scripts = Row(token.span, (*sign, Number(token.span, power.lstrip("+-"))))
    return [
        Number(token.span, mantissa),
        atoms.symbol(token.span, r"\times"),
        Scripts(token.span, Number(token.span, "10"), None, scripts, 0),
    ]


def _bracket(token: Token) -> Symbol:
    tex = SIGNS[token.text][1]
    cls = AtomClass.OPEN if token.role is Role.OPEN else AtomClass.CLOSE
    node = atoms.symbol(token.span, tex)
    return Symbol(token.span, tex, node.char if isinstance(node, Symbol) else "", cls)


def _group(cursor: Cursor, sequence: SequenceParser) -> Factor:
    if is_matrix(cursor):
        return Factor([parse_matrix(cursor, sequence)])
    opener = cursor.take()
    if cursor.at_word("mod"):
        return Factor(parse_modulus(cursor, _bracket(opener), sequence))
    inner = sequence(cursor)
    closer = cursor.expect(Role.CLOSE)
    unusual = linear.bracketed(_bracket(opener), inner, _bracket(closer))
    if unusual is not None:
        return Factor(unusual, inner=unusual if opener.text == "〖" else None)
    nodes = layout.enclosed(_bracket(opener), inner, _bracket(closer))
    only_groups = opener.text in "(（" and closer.text in ")）" and not _has_comma(inner)
    return Factor(nodes, inner=inner if only_groups else None)


def _has_comma(nodes: list[MathNode]) -> bool:
    return any(isinstance(node, Symbol) and node.cls is AtomClass.PUNCT for node in nodes)


def _bars(cursor: Cursor, sequence: SequenceParser) -> Factor:
    opener = cursor.take()
    inner = sequence(cursor)
    if cursor.bar is not Bar.CLOSE:
        raise NotAFormulaError
    closer = cursor.take()
    if (determinant := linear.in_bars(inner, opener.span.cover(closer.span))) is not None and opener.text == "|":
        return Factor([determinant])
    tex = SIGNS[opener.text][1]
    left, right = (Symbol(token.span, tex, opener.text, AtomClass.ORD) for token in (opener, closer))
    return Factor([layout.delimited(left, inner, right)])


def _radical_sign(cursor: Cursor, sequence: SequenceParser) -> Factor:
    sign = cursor.take()
    if linear.is_indexed_root(cursor):
        return Factor([linear.parse_indexed_root(cursor, sign.span, sequence)])
    radicand = parse_primary(cursor, sequence)
    degree = SIGNS[sign.text][1]
    index = None if degree == r"\sqrt" else Row(sign.span, (Number(sign.span, degree),))
    span = sign.span.cover(radicand.nodes[-1].span)
    return Factor([Radical(span, layout.row(radicand.contents), index)])


# ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _word(cursor: Cursor, sequence: SequenceParser) -> Factor:
    is_product = _is_product(cursor)
    token = cursor.take()
    text = token.text
    if (text in ENGLISH and not is_product) or text in WORD_RELATIONS:
        raise NotAFormulaError
    applied_to_group = cursor.token.role is Role.OPEN and not cursor.token.spaced
    if applied_to_group and (text in ("sqrt", "cbrt") or text in ENCLOSING or text in ACCENT_WORDS):
        return _around_argument(cursor, token, sequence)
    operator = atoms.function(token.span, text)
    if text == "sqrt":
        radicand = parse_primary(cursor, sequence)
        return Factor([Radical(token.span.cover(radicand.nodes[-1].span), layout.row(radicand.nodes), None)])
    if operator is not None:
        return Factor([operator], applied=not applied_to_group and not layout.takes_body(operator))
    constant = atoms.constant(token.span, text)
    if constant is not None:
        return Factor([constant])
    return _unknown_word(cursor, token, applied=applied_to_group)


def _is_product(cursor: Cursor) -> bool:
    """Whether an English word is a product of its letters: ``a``; ``2as``, ``at^2``; ``u + at`` where the formula or its side
    ends."""
    token, following = cursor.token, cursor.following
    if len(token.text) == 1:
        return True
    if len(token.text) > 2:
        return False
    before = cursor.tokens[cursor.index - 1] if cursor.index else None
    if following.role in _SCRIPTS and not following.spaced:
        return True
    if before is None:
        return False
    if not token.spaced and (before.kind is Kind.NUMBER or before.role is Role.CLOSE):
        return True
    return before.role in _JOINS and (following.kind is Kind.END or following.role in _ENDS)


def _unknown_word(cursor: Cursor, token: Token, *, applied: bool) -> Factor:
    text = token.text
    if len(text) == 1:
        return Factor(atoms.letters(token.span, text))
    if applied and (len(text) > 2 or text.isupper()):
        return Factor([atoms.unknown_function(token.span, text)])
    if len(text) > 2:
        for name in _SPLIT_FUNCTIONS:
            if text.startswith(name) and len(text) == len(name) + 1:
                head = atoms.function(_part(token, 0, len(name)), name)
                tail = atoms.letters(_part(token, len(name), len(text)), text[-1])
                return Factor([*([head] if head else []), *tail], applied=True)
        return Factor([atoms.name(token.span, text)], name=True)
    if text.isupper() and token.span.start == 0 and cursor.token.role is Role.RELATION:
        return Factor([atoms.name(token.span, text)], name=True)
    return Factor(atoms.letters(token.span, text))


def _at_units(cursor: Cursor) -> bool:
    """Whether a unit of measure stands here: behind a number and a space, and more than a lone letter."""
    token = cursor.token
    if cursor.index == 0 or cursor.tokens[cursor.index - 1].kind is not Kind.NUMBER or not token.spaced:
        return False
    return token.text in UNITS and (len(token.text) > 1 or _unit_follows(cursor))


def _unit_follows(cursor: Cursor) -> bool:
    behind = cursor.tokens[min(cursor.index + 2, len(cursor.tokens) - 1)]
    return cursor.following.role is Role.SLASH and not cursor.following.spaced and behind.text in UNITS


def _units(cursor: Cursor) -> Factor:
    """``km/h``: upright letters, the slash kept."""
    token = cursor.token
    nodes: list[MathNode] = [Space(token.span, r"\,", 3 / 18)]
    while True:
        divided = _unit_follows(cursor)
        token = cursor.take()
        nodes.append(atoms.name(token.span, token.text))
        if not divided:
            return Factor(nodes)
        slash = cursor.take()
        nodes.append(atoms.symbol(slash.span, "/"))


def _part(token: Token, start: int, end: int) -> Span:
    return Span(token.span.start + start, token.span.start + end)


def _around_argument(cursor: Cursor, word: Token, sequence: SequenceParser) -> Factor:
    """``sqrt(x)``, ``abs(x)``, ``hat(x)``: the function is drawn around or over its argument."""
    cursor.take()
    inner = sequence(cursor)
    closer = cursor.expect(Role.CLOSE)
    span = word.span.cover(closer.span)
    if word.text in ("sqrt", "cbrt"):
        index = None if word.text == "sqrt" else Row(word.span, (Number(word.span, "3"),))
        return Factor([Radical(span, layout.row(inner), index)])
    if word.text in ACCENT_WORDS:
        return Factor([Accent(span, ACCENT_WORDS[word.text], layout.row(inner), under=False)])
    left, right = ENCLOSING[word.text]
    return Factor(
        [
            layout.delimited(
                Symbol(word.span, left, "", AtomClass.OPEN), inner, Symbol(closer.span, right, "", AtomClass.CLOSE)
            )
        ]
    )
