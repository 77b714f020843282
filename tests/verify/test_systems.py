"""Right systems in many notations are linked to their reference and verified, line by line."""

from __future__ import annotations

import importlib
import inspect

import pytest

from notecompiler.domains.registry import all_domains
from tests.verify.checking import HOLDS, display, equations, verdicts
from tests.verify.notations import note, sample
from tests.verify.systems import SYSTEMS


@pytest.mark.parametrize("name", SYSTEMS)
def test_right_systems_hold(name: str) -> None:
    system = SYSTEMS[name]
    found = verdicts(display(system.rows))
    assert {verdict.reference.name for verdict in found if verdict.reference} == {system.reference}
    assert len(found) == len(system.rows)
    assert all(verdict.status in HOLDS and (verdict.max_error or 0.0) <= 1e-9 for verdict in found)


def test_a_verdict_links_to_the_line_that_computes_the_quantity() -> None:
    for verdict in verdicts(display(SYSTEMS["split weights"].rows)):
        link = verdict.reference
        assert link is not None
        assert link.file == "references/lstm.py"
        source = inspect.getsource(importlib.import_module("notecompiler.references.lstm")).splitlines()
        assert source[link.line - 1].strip().startswith(f"{link.equation} = ")


@pytest.mark.parametrize("habits", sample(48), ids=str)
def test_habits_of_notation_do_not_change_the_verdict(habits: object) -> None:
    found = verdicts(note(habits))  # type: ignore[arg-type]
    assert len(found) == 6
    statuses = equations(found)
    assert len(statuses) == 6
    assert all(status in HOLDS for status in statuses.values())


def test_operator_readings_are_named_where_they_are_unusual() -> None:
    rows = [row.replace(r"\circ", "*") for row in SYSTEMS["split weights"].rows]
    for verdict in verdicts(display(rows)):
        if "*" in verdict.tex:
            assert verdict.status.value == "verified-modulo"
            assert any(one.operator == "*" and one.meaning == "Hadamard product" for one in verdict.readings)
            assert any("(H,)" in one.because for one in verdict.readings)


@pytest.mark.parametrize("domain", all_domains(), ids=lambda domain: domain.name + domain.convention)
def test_every_domain_catches_its_sabotage(domain: object) -> None:
    case = domain.sabotage  # type: ignore[attr-defined]
    if case is None:
        pytest.skip("no sabotage of its own")
    title = domain.titles[0]  # type: ignore[attr-defined]
    found = verdicts(display(case.tex, title))
    refuted = [verdict for verdict in found if verdict.status.value == "refuted"]
    assert [verdict.reference and verdict.reference.equation for verdict in refuted] == [case.quantity]
    assert refuted[0].counterexample is not None
