"""Indices of one formula that differ in case only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from notecompiler.document import Document
from notecompiler.semantics.expression import Statement, Variable, variables
from notecompiler.semantics.statements import fragments
from notecompiler.source import Span


def odd_indices(document: Document) -> Iterator[tuple[Span, str, str]]:
    """Place, index and usual index of each symbol whose one index is the rarer case of a letter.

    The symbols must be of a kind (all small or all capital letters), and the usual index must stand on at least two
    of them: :math:`x_P, y_P, z_p`.
    """
    for formula in document.formulas:
        if any(problem.fatal for problem in formula.problems):
            continue
        found: dict[tuple[str, bool], dict[str, list[Variable]]] = defaultdict(lambda: defaultdict(list))
        for fragment in fragments(formula.tree):
            sides = (fragment.left, fragment.right) if isinstance(fragment, Statement) else (fragment.body,)
            for variable in (one for side in sides for one in variables(side)):
                name = variable.name
                if len(name.subs) == 1 and len(name.base) == 1 and len(name.subs[0].letter) == 1:
                    letter = name.subs[0].letter
                    found[letter.casefold(), name.base.isupper()][letter].append(variable)
        for cases in found.values():
            if len(cases) != 2:
                continue
            usual, odd = sorted(cases, key=lambda letter: -len({one.name.base for one in cases[letter]}))
            bases = {one.name.base for one in cases[usual]}
            if len(bases) < 2:
                continue
            for variable in cases[odd]:
                if variable.name.base not in bases:
                    yield formula.origin.span(variable.span), odd, usual
