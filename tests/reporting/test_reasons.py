"""The words of reason codes. The codes stand where they are given, in the verifier and the grammar; here all of them are collected."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import notecompiler
from notecompiler.math import problems
from notecompiler.reporting.reasons import reason
from notecompiler.semantics.item import Item

ROOT = Path(notecompiler.__file__).parent
GIVES = {"Finding": 1, "Outcome": 1, "Unread": 1, "UndefinedError": 0, "TooLargeError": 0, "Trial": 5, "_holding": 1}
"""Calls that give a reason, with the place of the argument; by name it is `reason` or `why`."""
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")


def given(node: ast.AST) -> Iterator[str]:
    """The codes in an argument; both of ``a if c else b``."""
    if isinstance(node, ast.IfExp):
        yield from given(node.body)
        yield from given(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from given(value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
        yield node.value


def codes() -> Iterator[str]:
    for folder in ("verify", "semantics"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Return | ast.Assign) and node.value is not None:
                    yield from (code for code in given(node.value) if "-" in code)
                if not isinstance(node, ast.Call):
                    continue
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                place = GIVES.get(name)
                if place is not None and place < len(node.args):
                    yield from given(node.args[place])
                for keyword in node.keywords:
                    if keyword.arg in ("reason", "why"):
                        yield from given(keyword.value)
    for item in get_args(Item):
        yield from (f"{how}-{item.__name__.lower()}" for how in ("unexpected", "unknown"))
    yield from (value for name, value in vars(problems).items() if name.isupper() and isinstance(value, str))


CODES = sorted(set(codes()))


def test_the_codes_are_found() -> None:
    assert {"no-relation", "division-by-zero", "counterexample", "missing-operand", "unknown-command"} <= set(CODES)
    assert len(CODES) > 100


@pytest.mark.parametrize("code", CODES)
def test_every_reason_can_be_told_in_chinese(code: str) -> None:
    assert reason(code, "zh") != code
    assert reason(code, "en") == code
