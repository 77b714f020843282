"""What is told of a rule of notation from its letters alone is what reading it shows."""

from __future__ import annotations

import pytest

from notecompiler.domains.law import Law
from notecompiler.domains.registry import all_laws
from notecompiler.verify.law_terms import read_rule_of
from notecompiler.verify.rule_letters import letters_of, may_match, written_rule


@pytest.mark.parametrize("law", [law for law in all_laws() if law.notation], ids=lambda law: law.name)
def test_a_rule_holds_what_it_needs_and_brings_what_it_holds(law: Law) -> None:
    for tex in law.notation:
        written = written_rule(tex)
        rule = read_rule_of(law, written)
        assert written.needed <= letters_of(rule.left), tex
        assert letters_of(rule.right) <= written.brought, tex


def test_a_rule_may_match_what_another_one_has_written() -> None:
    rules = tuple(map(written_rule, ("f(z) = a", "f(a) = b", "h(a) = c", "\\operatorname{Var}(\\Box) = v")))
    assert may_match(rules, frozenset("fz")) == (rules[0], rules[1], rules[3])
    assert may_match(rules, frozenset("hz")) == (rules[3],)
