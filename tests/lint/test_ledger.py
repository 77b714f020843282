"""The symbol ledger across notes, and the notation that a project prefers."""

from __future__ import annotations

from notecompiler.config import Notation
from notecompiler.lint.repair import repair
from notecompiler.lint.runner import lint
from notecompiler.lint.selection import Selection
from notecompiler.source import SourceFile

from .running import ingest

LEDGER = Selection(select=("NC318", "NC319"))
FIRST = "$$\\hat{C}_t = tanh(W_C\\otimes[h_{t-1},x_t]+b_C)$$\n\n$$C_t=f_t * C_{t-1}+i_t * \\hat{C}_t$$\n"
SECOND = "$$\\tilde{c}_t = \\tanh \\big( W_c [h_{t-1}, x_t] + b_c \\big)$$\n"
THIRD = "c~_t = tanh(W_c * [h_(t-1), x_t] + b_c)\n"
PREDICTION = "$$\\hat{y} = W x + b$$\n"


def notes(*texts: str) -> list[SourceFile]:
    return [SourceFile(f"{number}.md", text) for number, text in enumerate(texts, start=1)]


def messages(*texts: str) -> list[tuple[str, str]]:
    found = lint([ingest(source) for source in notes(*texts)], LEDGER)
    return [(one.path, one.message) for one in found]


def test_one_quantity_in_three_notes_and_three_spellings() -> None:
    found = messages(FIRST, SECOND, THIRD)
    assert [path for path, _ in found] == ["1.md"]
    assert "“\\hat{C}” is the quantity written “\\tilde{c}” elsewhere (2.md:1)." in found[0][1]


def test_notes_that_agree_are_silent() -> None:
    assert messages(SECOND, THIRD, PREDICTION) == []


def test_a_preferred_accent_is_proposed_for_candidates_only() -> None:
    preferred = Notation(candidate="tilde")
    documents = [ingest(source) for source in notes(FIRST, SECOND, PREDICTION)]
    untouched = repair(documents, ingest, LEDGER, notation=preferred)
    assert [note.source.text for note in untouched] == [FIRST, SECOND, PREDICTION]
    rewritten = repair(documents, ingest, LEDGER, unsafe=True, notation=preferred)
    assert [note.source.text for note in rewritten] == [FIRST.replace("hat", "tilde"), SECOND, PREDICTION]


def test_without_a_preference_nothing_is_proposed() -> None:
    documents = [ingest(source) for source in notes(FIRST, SECOND)]
    assert all(one.fix is None for one in lint(documents, LEDGER))
