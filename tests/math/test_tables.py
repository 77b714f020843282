"""The macro tables are consistent."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from notecompiler.math import macros
from notecompiler.math.grammar.dispatch import BY_KIND, BY_NAME, dispatch
from notecompiler.math.parse import parse
from notecompiler.math.signatures import Sign, Special, Template
from notecompiler.math.tables import load

MODULES = [import_module(f"{macros.__name__}.{module.name}") for module in iter_modules(macros.__path__)]
ROWS = [(module.__name__, name, row) for module in MODULES for name, row in getattr(module, "MACROS", {}).items()]


def test_every_command_is_in_one_table_only() -> None:
    names = [name for _, name, _ in ROWS]
    assert sorted(names) == sorted(set(names))


def test_every_row_has_a_reader_and_every_reader_a_row() -> None:
    assert {row.reader for _, _, row in ROWS if isinstance(row, Special)} == set(BY_NAME)
    assert BY_KIND.keys() <= {type(row) for _, _, row in ROWS}
    assert dispatch()


@pytest.mark.parametrize("name", sorted(load().templates))
def test_templates_expand_to_sound_mathematics(name: str) -> None:
    row = load().templates[name]
    shapes = {"m": "{x}", "b": "{x}", "o": "[2]", "p": "(x)", "s": "*"}
    for pattern, _ in row.alternatives:
        tex = "a " + name + "".join(shapes[letter] for letter in pattern) + ("{x}" if name in ("∛", "∜") else "")
        assert [problem for problem in parse(tex).problems if problem.fatal] == []


def test_symbols_have_a_character_each() -> None:
    for _, name, row in ROWS:
        if isinstance(row, Sign):
            assert len(row.char) == 1, name


def test_a_template_is_no_symbol() -> None:
    assert not load().templates.keys() & load().symbols.keys()
    assert all(isinstance(row, Template) for row in load().templates.values())
