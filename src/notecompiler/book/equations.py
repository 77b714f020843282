"""Numbers, anchors and verdicts of display formulas."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from notecompiler import document as d
from notecompiler.book import walk
from notecompiler.book.anchors import Anchors
from notecompiler.book.arrays import claims_array, numbering_array, numbers_each_row
from notecompiler.book.model import BookBlock, Equation, NumberedRow
from notecompiler.math.nodes import Array, ArrayRow, Meta
from notecompiler.record import Record
from notecompiler.source import Span
from notecompiler.verdicts import Verdict

_UNNUMBERED = frozenset({"\\notag", "\\nonumber"})
_TAGS = frozenset({"\\tag", "\\tag*"})


class Target(Record):
    """What a label names: the number that a reference shows ("2.3"), the anchor that it leads to ("" for none), and what
    ``\\cref`` and ``\\autoref`` show ("Theorem 2.3"; "" for the number in parentheses)."""

    number: str
    anchor: str
    called: str = ""


class NumberedDisplays(Record):
    """The displays of one chapter: `equations` by formula id, `labels` the targets of ``\\label`` by name."""

    equations: Mapping[str, Equation]
    labels: Mapping[str, Target]


class _RowPlan(Record):
    """A row before it has its number: the `tag` in place of one, whether it wants one, its label, its verdicts."""

    tag: str | None
    numbered: bool
    labels: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    bare: bool = False


def number_displays(
    blocks: Sequence[BookBlock],
    chapter: str,
    anchors: Anchors,
    verdicts: Mapping[str, Sequence[Verdict]],
    quarantined: Collection[str],
) -> NumberedDisplays:
    """Number the displays of a chapter in reading order.

    In a book (`chapter` "2") numbers are 2.1, 2.2 …, in an article 1, 2 …. A quarantined formula takes no number but
    has an anchor; nor does one that stands in a title or table cell, where no display can be. `verdicts` are those of the chapter's note by formula id.
    """
    equations: dict[str, Equation] = {}
    labels: dict[str, Target] = {}
    count = 0
    in_line = walk.unnumbered(blocks)
    names = {b.formula.id: b.label for b in walk.blocks(blocks) if isinstance(b, d.Display) and b.label}
    for formula in walk.formulas(blocks):
        if not formula.display or formula.id in equations or formula.id in in_line:
            continue
        rows: list[NumberedRow] = []
        array = numbering_array(formula.tree)
        per_row = array is not None and numbers_each_row(array)
        for at, plan in enumerate(_plans(formula, array, verdicts.get(formula.id, ()))):
            number = plan.tag
            if number is None and plan.numbered and formula.id not in quarantined:
                count += 1
                number = f"{chapter}.{count}" if chapter else str(count)
            called = (*plan.labels, names[formula.id]) if at == 0 and formula.id in names else plan.labels
            wish = re.sub(r"\Aeq[:-]", "", called[0]) if called else number or ""
            anchor = anchors.take("eq", wish, number or f"unnumbered-{len(equations) + 1}")
            rows.append(NumberedRow(number, anchor, plan.verdicts, plan.bare))
            labels |= {label: Target(number or "", anchor) for label in called}
        marks = () if per_row else _marks_of_rows(formula, verdicts.get(formula.id, ()))
        equations[formula.id] = Equation(tuple(rows), per_row, marks)
    return NumberedDisplays(equations, labels)


def _plans(formula: d.Formula, array: Array | None, verdicts: Sequence[Verdict]) -> Iterator[_RowPlan]:
    if array is not None and numbers_each_row(array):
        starred = array.environment.endswith("*") or array.environment == "xxalignat"
        by_row = _verdicts_by_row(formula, array.rows, verdicts)
        for row, row_verdicts in zip(array.rows, by_row, strict=True):
            wants = row.numbered and not starred
            yield _RowPlan(row.tag, wants, (row.label,) if row.label else (), row_verdicts, row.tag_starred)
        return
    starred = array is not None and array.environment.endswith("*")
    metas = [c for c in formula.tree.children if isinstance(c, Meta)]
    rows = array.rows if array is not None else ()
    tag = next((m.argument for m in metas if m.command in _TAGS), None)
    tag = tag if tag is not None else next((r.tag for r in rows if r.tag is not None), None)
    silenced = any(m.command in _UNNUMBERED for m in metas) or (bool(rows) and not all(r.numbered for r in rows))
    labels = [m.argument for m in metas if m.command == "\\label"] + [r.label for r in rows if r.label]
    bare = any(m.command == "\\tag*" for m in metas) or any(r.tag_starred for r in rows)
    yield _RowPlan(tag, not (starred or silenced), tuple(labels), tuple(verdicts), bare)


def _marks_of_rows(formula: d.Formula, verdicts: Sequence[Verdict]) -> tuple[tuple[Verdict, ...], ...]:
    array = claims_array(formula.tree)
    return _verdicts_by_row(formula, array.rows, verdicts) if array is not None else ()


def _verdicts_by_row(
    formula: d.Formula, rows: Sequence[ArrayRow], verdicts: Sequence[Verdict]
) -> tuple[tuple[Verdict, ...], ...]:
    """The verdicts of each row: a claim belongs to the row in which it ends. The next step of a derivation begins with what
    the row above it comes to, but it is its own row that claims it."""
    spans: list[Span] = [formula.origin.span(row.span) for row in rows]
    found: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        at = 0
        for index, span in enumerate(spans):
            if span.start < verdict.span.end:
                at = index
        found[at].append(verdict)
    return tuple(tuple(found[index]) for index in range(len(rows)))
