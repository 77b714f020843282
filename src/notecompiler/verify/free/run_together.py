"""Words in a formula that are not marked as text: TeX reads ``threshold`` as a product of nine letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from notecompiler.semantics import expression as ex
from notecompiler.verify.free.kinds import walk

_LONG = 4


def holds_a_word(statement: ex.Statement) -> bool:
    """Whether letters stand close together that are more likely a word than a product: four or more, or three with one twice
    in a row (``irr``), that do not all occur elsewhere by themselves, as factors do (``abcd`` beside ``a + b + c + d``)."""
    sides = (statement.left, statement.right)
    used = Counter(v.name.base for side in sides for v in ex.variables(side))
    runs = list(dict.fromkeys(run for side in sides for node in walk(side) for run in _runs(node)))
    inside = Counter(letter for run in runs for letter in run)
    for run in runs:
        doubled = len(run) == _LONG - 1 and any(a == b for a, b in pairwise(run))
        if (len(run) >= _LONG or doubled) and any(used[letter] <= inside[letter] for letter in run):
            return True
    return False


def _runs(node: ex.Expression) -> Iterator[str]:
    """Small letters of a product that touch each other in the source."""
    if not isinstance(node, ex.Product):
        return
    run, end = "", -1
    for factor in node.factors:
        match factor:
            case ex.Variable(name=name, span=span) if len(name.base) == 1 and name.base.islower() and not name.indices:
                if run and span.start != end:
                    yield run
                    run = ""
                run, end = run + name.base, span.end
            case _:
                if run:
                    yield run
                run = ""
    if run:
        yield run
