"""What is told of a rule of notation from its letters alone is what reading it shows."""

from __future__ import annotations

import pytest

from notecompiler.domains.law import Law
from notecompiler.domains.registry import all_laws
from notecompiler.semantics import expression as ex
from notecompiler.verify.law_terms import read_rule_of, rules_of, words_of
from notecompiler.verify.rule_letters import letters_of, may_match, written_rules


@pytest.mark.parametrize("law", [law for law in all_laws() if law.notation], ids=lambda law: law.name)
def test_a_rule_holds_what_it_needs_and_brings_what_it_holds(law: Law) -> None:
    rules = [(written, read_rule_of(law, written)) for written in rules_of(law)]
    matched = {v.name.base for _, rule in rules for v in ex.variables(rule.left)}
    for written, rule in rules:
        assert written.needed <= letters_of(rule.left), written.tex
        unmatched = {v.name.base for v in ex.variables(rule.right)} & words_of(law) - matched
        brought = written.brought.union(*unmatched)
        assert letters_of(rule.right) <= brought, written.tex


def test_a_rule_may_match_what_another_one_has_written() -> None:
    rules = written_rules(("f(z) = a", "f(a) = b", "h(a) = c", "\\operatorname{Var}(\\Box) = v"), frozenset())
    assert may_match(rules, frozenset("fz")) == (rules[0], rules[1], rules[3])
    assert may_match(rules, frozenset("hz")) == (rules[3],)


def test_a_word_that_no_rule_matches_brings_no_letters() -> None:
    rules = written_rules(("f(z) = fade", "f(a) = b"), frozenset({"fade"}))
    assert may_match(rules, frozenset("fz")) == (rules[0],)
