"""`--emit python`: the module runs and agrees with the reference."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from notecompiler.domains.domain import Kind
from notecompiler.ingest import ingest
from notecompiler.source import SourceFile
from notecompiler.verify import emit_python, links_of
from notecompiler.verify.network.emit import identifier
from notecompiler.verify.network.link import Link
from notecompiler.verify.network.worlds import worlds
from tests.verify.checking import display
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
