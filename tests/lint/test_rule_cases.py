"""The test documents of the rules."""

from __future__ import annotations

import pytest

from notecompiler.lint.discovery import rules

from .case import CASES, Case, cases, read
from .running import findings, fixed, place, rule_of


@pytest.mark.parametrize("case", cases(), ids=str)
def test_case(case: Case) -> None:
    rule = rule_of(case.module)
    found = findings(case.note, rule.code)
    assert [place(case.note, one) for one in found] == list(case.places)
    if case.fixed is not None:
        assert fixed(case.note, rule.code) == case.fixed
    if case.proposed is not None:
        assert fixed(case.note, rule.code, unsafe=True) == case.proposed
    if not case.places:
        assert fixed(case.note, rule.code, unsafe=True) == case.note


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_every_rule_has_five_cases_of_each_kind(rule: object) -> None:
    name = getattr(rule, "name", "").replace("-", "_")
    found = read(CASES / f"{name}.md") if (CASES / f"{name}.md").exists() else []
    firing = sum(1 for case in found if case.places)
    assert (firing >= 5, len(found) - firing >= 5) == (True, True), f"{firing} firing, {len(found) - firing} silent"
