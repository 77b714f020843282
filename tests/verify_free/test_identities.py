"""True identities from textbook tables are verified; the same with one small change are refuted."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from notecompiler.math.parse import parse
from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.conditions import premises, split_conditions
from notecompiler.semantics.rewrite import everywhere
from notecompiler.semantics.statements import fragments
from notecompiler.verdicts import Status
from notecompiler.verify.free.check import check
from notecompiler.verify.free.edits import SWAPS
from notecompiler.verify.free.setting import Setting
from notecompiler.verify.free.trivial import is_trivial

from .asking import verdicts

FOLDER = Path(__file__).parent.parent / "cases" / "verify" / "identities"
FILES = sorted(FOLDER.glob("*.md"))
TRUE = {Status.VERIFIED, Status.PROVED}
WRONG = {Status.REFUTED, Status.INCONSISTENT, Status.MALFORMED, Status.MISSING_HYPOTHESIS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_textbook_identities_are_verified_and_none_is_accused(path: Path) -> None:
    """At least nine of ten; a mean that is defined may be called a definition."""
    found = verdicts(path.read_text(encoding="utf-8"))
    displays = [verdict for verdict in found if "\n" not in verdict.tex and "=" in verdict.tex]
    assert not [verdict.tex for verdict in found if verdict.status in WRONG]
    good = [verdict for verdict in displays if verdict.status in TRUE]
    assert len(good) >= 0.9 * len(displays), [v.tex for v in displays if v.status not in TRUE]


def test_there_are_three_hundred_of_them() -> None:
    assert sum(len(_formulas(path)) for path in FILES) >= 300


@pytest.mark.slow
def test_one_small_change_refutes() -> None:
    """One sign, function, exponent or index changed: at least 98 in 100 of those that can be told apart are refuted.

    A change that leaves the claim true (the sign of an arbitrary constant, a weaker inequality) is told from a wrong
    one by its verdict on other seeds and is not counted.
    """
    results: Counter[str] = Counter()
    missed: list[str] = []
    for path in FILES:
        for tex in _formulas(path):
            statement, setting = _statement(tex, path)
            if check(statement, setting).status not in TRUE:
                continue
            changed = _change(statement, random.Random(tex))
            if changed is None:
                continue
            outcome = check(changed, setting)
            if outcome.status in TRUE and check(changed, replace(setting, seed=7)).status in TRUE:
                results["still true"] += 1
                continue
            results[outcome.status.value] += 1
            if outcome.status is not Status.REFUTED:
                missed.append(f"{tex}: {outcome.status.value} {outcome.reason}")
    told = sum(results.values()) - results["still true"]
    assert results["refuted"] >= 0.98 * told, "\n".join(missed)


def _formulas(path: Path) -> list[str]:
    return re.findall(r"^\$\$(.*?)\$\$$", path.read_text(encoding="utf-8"), re.MULTILINE)


def _statement(tex: str, path: Path) -> tuple[ex.Statement, Setting]:
    tree, behind = split_conditions(parse(tex, display=True).tree)
    statement = next(f for f in fragments(tree) if isinstance(f, ex.Statement))
    assumed = tuple(premise for row in behind for premise in premises(row))
    bold = frozenset("uv") if "mathbf" in tex else frozenset[str]()
    return statement, Setting(premises=assumed, bold=bold, law=True, matrices=path.stem == "matrices", seconds=60)


def _change(statement: ex.Statement, rng: random.Random) -> ex.Statement | None:
    """The statement with one small change on its right side (on its left where the right has nothing to change)."""
    right = [replace(statement, right=side) for side in everywhere(statement.right, _changes)]
    left = [replace(statement, left=side) for side in everywhere(statement.left, _changes)]
    choices = [changed for changed in right or left if not is_trivial(changed)]
    return rng.choice(choices) if choices else None


def _changes(node: ex.Expression) -> Iterator[ex.Expression]:
    """A sign, a function, an exponent or an index of the node itself, changed."""
    match node:
        case ex.Sum(terms=terms):
            for k, term in enumerate(terms):
                sign = {"+": "-", "-": "+"}.get(term.sign)
                if sign is not None:
                    yield replace(node, terms=(*terms[:k], replace(term, sign=sign), *terms[k + 1 :]))
        case ex.Call(function=function):
            for name in SWAPS.get(function, ()):
                yield replace(node, function=name)
        case ex.Power(exponent=ex.Literal(value=value) as exponent) if value > 1:
            yield replace(node, exponent=replace(exponent, value=value + 1, text=str(value + 1)))
        case ex.Variable(name=name) if name.subs and len(name.subs[-1].letter) == 1:
            last = replace(name.subs[-1], offset=name.subs[-1].offset + 1)
            yield replace(node, name=replace(name, subs=(*name.subs[:-1], last)))
        case _:
            pass
