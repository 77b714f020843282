"""Patterns that are compiled late are patterns."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import notecompiler
from notecompiler.regex import _Pattern, regex


def test_has_the_methods_of_a_compiled_pattern() -> None:
    late, compiled = (
        regex(r"(?P<letter>[a-z])(\d?)", re.IGNORECASE),
        re.compile(r"(?P<letter>[a-z])(\d?)", re.IGNORECASE),
    )
    text = "a1 B c3"
    for _ in range(2):
        assert [m.span() for m in late.finditer(text)] == [m.span() for m in compiled.finditer(text)]
        assert late.findall(text) == compiled.findall(text)
        assert late.sub("x", text) == compiled.sub("x", text)
        assert late.subn("x", text) == compiled.subn("x", text)
        assert late.split(text) == compiled.split(text)
        assert (late.pattern, late.flags, late.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    for method in ("search", "match", "fullmatch"):
        found, expected = getattr(late, method)("B2"), getattr(compiled, method)("B2")
        assert found[0] == expected[0]
        assert getattr(late, method)("-") is None


def test_a_mistake_shows_at_the_first_use() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("x")


def test_every_pattern_of_the_program_compiles() -> None:
    for module in pkgutil.walk_packages(notecompiler.__path__, "notecompiler."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    texts = [held.pattern for held in gc.get_objects() if type(held) is _Pattern and held._source != ("(", 0)]
    assert len(texts) > 50
