"""Places in repaired text lead back to the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notecompiler.building.repaired import RepairedSource, Round
from notecompiler.diagnostics import Edit
from notecompiler.lint.fixes import apply
from notecompiler.source import SourceFile


def repaired(text: str, *rounds: list[Edit]) -> RepairedSource:
    now = text
    for edits in rounds:
        now = apply(now, sorted(edits))
    return RepairedSource("n.md", now, original=SourceFile("n.md", text), rounds=tuple(Round.of(e) for e in rounds))


def test_lines_added_by_a_repair_do_not_shift_what_follows() -> None:
    source = repaired("$$a$$对\nb = c\n", [Edit(5, 5, "\n\n")])
    assert source.text == "$$a$$\n\n对\nb = c\n"
    assert source.position(source.text.index("对")).line == 1
    place = source.position(source.text.index("c"))
    assert (place.line, place.column) == (2, 5)


def test_several_rounds_undo_in_reverse_order() -> None:
    source = repaired("one two three", [Edit(0, 3, "1"), Edit(4, 7, "second")], [Edit(2, 8, "2")])
    assert source.text == "1 2 three"
    assert source.position(source.text.index("three")).offset == 8


words = st.text("ab\n", max_size=3)


@given(st.text("xyz\n", min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 40), words), max_size=6))
def test_kept_characters_lead_back_to_themselves(text: str, insertions: list[tuple[int, str]]) -> None:
    edits = [Edit(at, at, inserted) for at, inserted in {at: w for at, w in insertions if at <= len(text)}.items()]
    source = repaired(text, edits)
    offset = shift = 0
    for offset in range(len(text)):
        shift = sum(len(edit.text) for edit in edits if edit.start <= offset)
        assert source.position(offset + shift).offset == offset
