r"""A statement in the terms of a law: superscript indices as indices, symbols with a label as one, the law's notation put in."""

from __future__ import annotations

from functools import cache, partial

from notecompiler.domains.law import Law
from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.rewrite import rewrite
from notecompiler.verify.free.ellipsis import unfolded
from notecompiler.verify.notation import ANYTHING, Rule, Rules, apply_rules, read_rule, sorted_by_kind
from notecompiler.verify.rule_letters import WrittenRule, letters_of, may_match, written_rules


def prepared_for(statement: ex.Statement, law: Law) -> ex.Statement:
    """The statement in the law's own terms: superscript indices as indices, labelled symbols as one, notation put in."""
    left, right = (in_terms_of(law, side) for side in (statement.left, statement.right))
    return replace(statement, left=left, right=right)


def in_terms_of(law: Law, node: ex.Expression) -> ex.Expression:
    """One side of a statement in the law's own terms."""
    node = unfolded(node)
    rules = _rules(law, letters_of(node) & _asked_for(law))
    return rewrite(node, lambda part: apply_rules(_in_letters_of(law, part), rules))


@cache
def _rules(law: Law, present: frozenset[str]) -> Rules:
    """The rules that may match in an expression with these letters."""
    return sorted_by_kind(read_rule_of(law, rule) for rule in may_match(rules_of(law), present))


@cache
def read_rule_of(law: Law, written: WrittenRule) -> Rule:
    """A rule of the law's notation, read."""
    rule = read_rule(written.tex, words_of(law))
    return Rule(*(rewrite(side, partial(_in_letters_of, law)) for side in (rule.left, rule.right)))


@cache
def rules_of(law: Law) -> tuple[WrittenRule, ...]:
    """The law's notation, not read yet."""
    return written_rules(law.notation, words_of(law))


@cache
def words_of(law: Law) -> frozenset[str]:
    """Names of several letters."""
    return frozenset(symbol for symbol in law.symbols if len(symbol) > 1 and symbol.isalpha())


@cache
def _asked_for(law: Law) -> frozenset[str]:
    """The letters that the law's notation asks for."""
    return frozenset().union(*(rule.needed for rule in rules_of(law)))


@cache
def has_wildcards(law: Law) -> bool:
    """Whether the law's notation takes in anything, so that its letters say nothing of what it covers."""
    return any(ANYTHING in rule.partition("=")[0] for rule in law.notation)


def _in_letters_of(law: Law, node: ex.Expression) -> ex.Expression:
    """A symbol, or a power that is one, with its indices and labels as the law has them."""
    match node:
        case ex.Power(base=ex.Variable(name=name), exponent=exponent) if root_of(name) in law.superscripts:
            index = _as_index(exponent)
            if index is not None:
                return ex.Variable(node.span, labelled(law, replace(name, subs=(index, *name.subs))))
        case ex.Product(factors=factors) if not any(node.operators):
            return _with_words(law, node, factors)
        case ex.Variable(name=name):
            new = labelled(law, _lowered(law, name))
            return node if new is name else ex.Variable(node.span, new)
        case ex.Derivative(variables=variables):
            found = ((None if n is None else labelled(law, _lowered(law, n)), order) for n, order in variables)
            return replace(node, variables=tuple(found))
        case _:
            pass
    return node


def _with_words(law: Law, node: ex.Product, factors: tuple[ex.Expression, ...]) -> ex.Expression:
    """A product of letters that spell a symbol of the law (``GM``) as that symbol."""
    letters = [f.name.base if isinstance(f, ex.Variable) and f.name == Name(f.name.base) else " " for f in factors]
    word = "".join(letters)
    if len(letters) == len(word) > 1 and word in law.symbols:
        return ex.Variable(node.span, Name(word))
    return node


def root_of(name: Name) -> str:
    """A symbol without its indices: its letter with the accent."""
    return str(Name(name.base, name.accent))


def _as_index(exponent: ex.Expression) -> Index | None:
    """What a superscript counts (``l``, ``l+1``, ``Q``); None when it can only be a power."""
    match exponent:
        case ex.Variable(name=Name(base=letter, subs=(), sups=())) if len(letter) == 1:
            return Index(letter)
        case ex.Sum(
            terms=(
                ex.Term("+", ex.Variable(name=Name(base=letter, subs=(), sups=()))),
                ex.Term(sign, ex.Literal(value=k)),
            )
        ) if len(letter) == 1 and k.denominator == 1:
            return Index(letter, int(k) if sign == "+" else -int(k))
        case _:
            return None


def _lowered(law: Law, name: Name) -> Name:
    if name.sups and root_of(name) in law.superscripts:
        return replace(name, subs=(*name.sups, *name.subs), sups=())
    return name


def labelled(law: Law, name: Name) -> Name:
    """The symbol with an index that is part of its name (``p_{data}``, ``D^{(*)}``) taken into its letter."""
    if not name.subs and not name.sups:
        return name
    bare = replace(name, subs=(), sups=())
    for k, index in enumerate(name.subs):
        found = str(replace(bare, subs=(index,)))
        if found in law.symbols:
            return Name(found, subs=name.subs[:k] + name.subs[k + 1 :], sups=name.sups)
    for k, index in enumerate(name.sups):
        found = str(replace(bare, sups=(index,)))
        if found in law.symbols:
            return Name(found, subs=name.subs, sups=name.sups[:k] + name.sups[k + 1 :])
    return name


def knows(law: Law, symbols: frozenset[str], statement: ex.Statement) -> bool:
    """Whether every one of a statement's symbols is the law's, or stands in the left side of a rule of its notation."""
    unknown = symbols - _own(law)
    if not unknown:
        return True
    letters = letters_of(statement.left) | letters_of(statement.right)
    possible = may_match(rules_of(law), letters & _asked_for(law))
    return unknown <= frozenset().union(*(_heads(rule, words_of(law)) for rule in possible))


@cache
def _heads(written: WrittenRule, words: frozenset[str]) -> frozenset[str]:
    """The symbols in the left side of a rule."""
    return frozenset(root_of(v.name) for v in ex.variables(read_rule(written.tex, words).left))


@cache
def _own(law: Law) -> frozenset[str]:
    """The symbols of a law itself, and what always may stand beside them."""
    letters = (c for symbol in law.symbols if symbol.isalpha() for c in symbol)
    always = {"i", "k", *({"\\partial"} if law.notation else ())}
    return frozenset({*law.symbols, *map(letter_of, law.symbols), *letters, *law.superscripts, *always})


def letter_of(symbol: str) -> str:
    """The letter of a symbol whose index is part of its name."""
    return symbol.partition("^")[0].partition("_")[0]
