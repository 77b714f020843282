"""`--emit python`: the module runs and agrees with the reference."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from notecompiler.domains.domain import Kind
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verify.network.emit import emit_python, identifier
from notecompiler.verify.network.link import Link
from notecompiler.verify.network.worlds import run, worlds
from notecompiler.verify.runner import links_of
from tests.verify.checking import display
from tests.verify.network_cases import Case, cases
from tests.verify.systems import SYSTEMS

_GATED = [name for name, system in SYSTEMS.items() if system.reference.startswith(("lstm", "gru", "conv"))]


def _module(text: str) -> tuple[dict[str, Any], tuple[Link, ...]]:
    document = ingest(SourceFile("note.md", text))
    links = links_of(document)
    module: dict[str, Any] = {"__name__": "emitted"}
    exec(compile(emit_python(document, links), "emitted.py", "exec"), module)
    return module, links


@pytest.mark.parametrize("name", _GATED)
def test_the_emitted_step_agrees_with_the_reference(name: str) -> None:
    module, (link,) = _module(display(SYSTEMS[name].rows))
    world = worlds(link.domain, 5, 1, link.options.omit)[0]
    learned: dict[str, Any] = {}
    for outcome in link.outcomes:
        assert outcome is not None
        assert outcome.binding is not None
        for key, build in outcome.binding.builders.items():
            learned[identifier(key[1])] = build(world, 0)  # type: ignore[index]
    given = {}
    for family, role in link.roles.items():
        kind = link.domain.quantity(role).kind
        if kind is Kind.INPUT:
            given[identifier(family)] = world[role, 0]
        elif kind is Kind.STATE:
            given[f"{identifier(family)}_prev"] = world[role, -1]
    made = module["step"](module["Parameters"](**learned), **given)
    for family, role in link.roles.items():
        if identifier(family) in made._fields:
            np.testing.assert_allclose(getattr(made, identifier(family)), world[role, 0], rtol=1e-12, atol=1e-14)
    assert {"h", "H", "a"} & set(made._fields)


@pytest.mark.parametrize("case", [case for case in cases() if "layers one" not in case.title], ids=str)
def test_the_emitted_steps_follow_the_reference_over_a_sequence(case: Case) -> None:
    document = ingest(SourceFile("note.md", case.note))
    links = links_of(document)
    source = emit_python(document, links)
    if not source:
        return
    module: dict[str, Any] = {"__name__": "emitted"}
    exec(compile(source, "emitted.py", "exec"), module)
    for link, prefix in zip((one for one in links if one.agreeing), _prefixes(source), strict=True):
        whole = {role for role, outcome in zip(link.targets, link.outcomes, strict=True) if outcome and outcome.agrees}
        states = {q.name for q in link.domain.quantities if q.kind is Kind.STATE}
        pairs = zip(link.targets, link.outcomes, strict=True)
        free = any(
            o and target in states and o.stripped in {"identity", *(str(n) for n, _ in o.functions)}
            for target, o in pairs
        )
        if states and states <= whole and not link.domain.backward and not free:
            assert max(_drift(module, prefix, link, number) for number in range(3)) < 1e-9


def _prefixes(source: str) -> list[str]:
    return re.findall(r"^def (\w*)step\(", source, re.M)


def _drift(module: dict[str, Any], prefix: str, link: Link, number: int, steps: int = 20) -> float:
    """How far the emitted step, fed with its own states, is from the reference after `steps` steps of one sequence."""
    world = run(link.domain, 5, 0, number, link.options.omit, steps)
    learned: dict[str, Any] = {}
    for outcome in link.outcomes:
        for key, build in outcome.binding.builders.items() if outcome and outcome.agrees and outcome.binding else ():
            learned[identifier(key[1])] = build(world, 0)  # type: ignore[index]
    camel = "".join(part.capitalize() for part in prefix.split("_"))
    parameters = module[f"{camel}Parameters"](**learned)
    wanted = inspect.signature(module[f"{prefix}step"]).parameters
    names = {role: identifier(family) for family, role in link.roles.items()}
    past = {role: world[role, -1] for role in names if (role, -1) in world}
    worst = 0.0
    for step in range(steps):
        given = {f"{name}_prev": past[role] for role, name in names.items() if f"{name}_prev" in wanted}
        given |= {name: world[role, step] for role, name in names.items() if name in wanted}
        made = module[f"{prefix}step"](parameters, **given)
        for role in list(past):
            past[role] = getattr(made, names[role], world[role, step])
            compared = world[role, step]
            worst = max(worst, float(np.max(np.abs(past[role] - compared))))
    return worst


def test_what_no_line_computes_becomes_an_argument() -> None:
    module, _ = _module(
        display([r"c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_t", r"h_t = o_t \odot \tanh(c_t)"], "LSTM")
    )
    made = module["step"](
        module["Parameters"](),
        c_prev=np.array([2.0]),
        c_tilde=np.array([0.5]),
        f=np.array([0.5]),
        i=np.array([1.0]),
        o=np.array([1.0]),
    )
    assert made.c == pytest.approx(1.5)
    assert made.h == pytest.approx(np.tanh(1.5))


def test_wrong_lines_are_not_emitted() -> None:
    rows = [row.replace("+i_t", "-i_t") for row in SYSTEMS["split weights"].rows]
    module, _ = _module(display(rows))
    assert "c" not in module["Step"]._fields


def test_several_systems_have_names_of_their_own() -> None:
    text = display(SYSTEMS["split weights"].rows, "LSTM") + display(SYSTEMS["reset before the matrix"].rows, "GRU")
    module, links = _module(text)
    assert [link.domain.name for link in links] == ["lstm", "gru"]
    assert {"step", "gru_step", "Parameters", "GruParameters"} <= set(module)


def test_what_is_emitted_passes_a_strict_type_checker(tmp_path: Path) -> None:
    kinds = ("fields with peepholes", "simple recurrent network, other letters", "autoencoder", "four gates stacked")
    text = "\n".join(display(SYSTEMS[name].rows, f"Part {k}") for k, name in enumerate(kinds))
    document = ingest(SourceFile("note.md", text))
    module = tmp_path / "emitted.py"
    module.write_text(emit_python(document, links_of(document)), encoding="utf-8")
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(module)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout
