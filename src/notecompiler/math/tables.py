"""The macro tables of all packages, read from `notecompiler.math.macros` in sorted order and put together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from notecompiler.math import macros
from notecompiler.math.nodes import AtomClass
from notecompiler.math.signatures import Alias, Environment, Sign, Signature, Template, Translated
from notecompiler.record import Record


class Tables(Record):
    """Everything that the grammar knows by name.

    `symbols` maps a spelling to (canonical name, character, class); `commands` to (canonical name, row) for all that
    are not symbols; `templates` are the commands that stand for other mathematics, `translated` those whose argument is in
    another language.
    """

    symbols: Mapping[str, tuple[str, str, AtomClass]]
    commands: Mapping[str, tuple[str, Signature]]
    templates: Mapping[str, Template]
    translated: Mapping[str, Translated]
    environments: Mapping[str, Environment]


@cache
def load() -> Tables:
    """The tables, read once."""
    rows: dict[str, Signature] = {}
    environments: dict[str, Environment] = {}
    for module in sorted(iter_modules(macros.__path__), key=lambda found: found.name):
        package = import_module(f"{macros.__name__}.{module.name}")
        rows |= getattr(package, "MACROS", {})
        environments |= getattr(package, "ENVIRONMENTS", {})
    symbols: dict[str, tuple[str, str, AtomClass]] = {}
    commands: dict[str, tuple[str, Signature]] = {}
    templates: dict[str, Template] = {}
    translated: dict[str, Translated] = {}
    for name, row in rows.items():
        target = row.target if isinstance(row, Alias) else name
        meaning = rows[target]
        if isinstance(meaning, Sign):
            symbols[name] = (target, meaning.char, meaning.cls)
        elif isinstance(meaning, Template):
            templates[name] = meaning
        elif isinstance(meaning, Translated):
            translated[name] = meaning
        else:
            commands[name] = (target, meaning)
    return Tables(symbols, commands, templates, translated, environments)
