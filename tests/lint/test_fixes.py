"""The choice of fixes that go together, and their application."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from notecompiler.diagnostics import Applicability, Diagnostic, Edit, Fix, Severity
from notecompiler.lint.fixes import apply, choose
from notecompiler.source import Span

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def finding(code: str, *edits: tuple[int, int, str], how: Applicability = SAFE) -> Diagnostic:
    fix = Fix("", tuple(Edit(*edit) for edit in edits), how)
    return Diagnostic(code, code, Severity.ERROR, "", "note.md", Span(edits[0][0], edits[0][1]), fix=fix)


def codes(text: str, *findings: Diagnostic, unsafe: bool = False) -> list[str]:
    return [one.code for one in choose(findings, text, unsafe=unsafe).diagnostics]


def test_edits_change_their_characters_only() -> None:
    chosen = choose([finding("A", (4, 5, "E")), finding("B", (0, 1, ""), (6, 6, "!"))], "abcdefg", unsafe=False)
    assert apply("abcdefg", chosen.edits) == "bcdEf!g"


def test_of_two_that_overlap_the_one_further_left_wins_whatever_the_order() -> None:
    left, right = finding("B", (1, 3, "x")), finding("A", (2, 4, "y"))
    assert codes("abcdef", left, right) == codes("abcdef", right, left) == ["B"]


def test_at_one_place_the_smaller_code_wins() -> None:
    assert codes("abcdef", finding("B", (1, 3, "x")), finding("A", (1, 2, "y"))) == ["A"]


def test_a_fix_is_atomic() -> None:
    assert codes("abcdef", finding("A", (1, 2, "x")), finding("B", (1, 2, "y"), (4, 5, "z"))) == ["A"]


def test_two_insertions_at_one_place_clash_and_neighbours_do_not() -> None:
    assert codes("abcdef", finding("A", (2, 2, "x")), finding("B", (2, 2, "y"))) == ["A"]
    assert codes("abcdef", finding("A", (0, 2, "x")), finding("B", (2, 4, "y"))) == ["A", "B"]


def test_an_insertion_inside_a_replacement_clashes() -> None:
    assert codes("abcdef", finding("A", (0, 4, "x")), finding("B", (2, 2, "y"))) == ["A"]


def test_unsafe_fixes_only_when_asked_for() -> None:
    proposal = finding("A", (0, 1, "x"), how=UNSAFE)
    assert codes("abc", proposal) == []
    assert codes("abc", proposal, unsafe=True) == ["A"]


def test_a_fix_that_changes_nothing_is_not_chosen() -> None:
    assert codes("abc", finding("A", (0, 1, "a"))) == []


spans = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: (pair[0], min(30, sum(pair))))


@given(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=12))
def test_chosen_edits_are_sorted_and_disjoint(fixes: list[list[tuple[int, int]]]) -> None:
    text = "".join(chr(ord("a") + at % 26) for at in range(30))
    found = [finding(f"R{at}", *((s, e, "#") for s, e in edits)) for at, edits in enumerate(fixes)]
    edits = choose(found, text, unsafe=False).edits
    assert all(left.end <= right.start for left, right in pairwise(edits))
    kept = "".join(c for at, c in enumerate(text) if not any(e.start <= at < e.end for e in edits))
    assert apply(text, edits).replace("#", "") == kept
