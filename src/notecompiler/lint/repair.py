"""Repairing notes: fixes applied round after round until nothing is left to fix."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from notecompiler.config import Notation
from notecompiler.diagnostics import Diagnostic
from notecompiler.document import Document
from notecompiler.lint.fixes import apply, choose
from notecompiler.lint.runner import lint
from notecompiler.lint.selection import Selection
from notecompiler.record import Record, replace
from notecompiler.source import SourceFile

MAX_ROUNDS = 12
"""Real notes come to rest in two to four rounds."""

Read = Callable[[SourceFile], Document]


class Change(Record):
    """One fix that was applied: its finding, the number of its round (from 0), the line where it began in the text of
    that round, and that text before and after."""

    diagnostic: Diagnostic
    round: int
    line: int
    before: str
    after: str


class Repaired(Record):
    """A note after repair: the document that its new text reads as, what was changed in which order, and the codes of
    rules that were given up because their fixes never came to rest."""

    document: Document
    changes: tuple[Change, ...] = ()
    dropped: frozenset[str] = frozenset()

    @property
    def source(self) -> SourceFile:
        """The repaired note."""
        return self.document.source


def repair(
    documents: Sequence[Document],
    read: Read,
    selection: Selection | None = None,
    *,
    unsafe: bool = False,
    lang: str = "en",
    notation: Notation | None = None,
) -> tuple[Repaired, ...]:
    """Apply fixes to all notes until no fix is left, reading each changed note anew after every round.

    A rule whose fix keeps a note from coming to rest (it undoes another one, or fires on its own result) is dropped
    for that note, which starts over from its original text.
    """
    selection = replace(selection or Selection(), safe_fixes_only=not unsafe)
    states = [Repaired(document) for document in documents]
    seen = [{document.source.text} for document in documents]
    rounds = 0
    while True:
        rounds += 1
        found = _by_path(lint([state.document for state in states], selection, lang=lang, notation=notation))
        resting = True
        for at, state in enumerate(states):
            diagnostics = [d for d in found.get(state.source.path, ()) if d.code not in state.dropped]
            advanced = _advance(state, diagnostics, read, unsafe=unsafe)
            if advanced is None:
                continue
            resting = False
            if advanced.source.text in seen[at] or rounds > MAX_ROUNDS:
                culprits = {change.diagnostic.code for change in advanced.changes[len(state.changes) :]}
                states[at] = Repaired(documents[at], dropped=state.dropped | culprits)
                seen[at] = {documents[at].source.text}
            else:
                states[at] = advanced
                seen[at].add(advanced.source.text)
        if resting:
            return tuple(states)
        rounds = 0 if rounds > MAX_ROUNDS else rounds


def _advance(state: Repaired, diagnostics: Sequence[Diagnostic], read: Read, *, unsafe: bool) -> Repaired | None:
    """The note after one round; None when there is nothing to fix."""
    source = state.source
    chosen = choose(diagnostics, source.text, unsafe=unsafe)
    if not chosen.diagnostics:
        return None
    number = state.changes[-1].round + 1 if state.changes else 0
    made = tuple(_change(source, diagnostic, number) for diagnostic in chosen.diagnostics)
    document = read(replace(source, text=apply(source.text, chosen.edits)))
    return replace(state, document=document, changes=(*state.changes, *made))


def _by_path(diagnostics: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.path, []).append(diagnostic)
    return found


def _change(source: SourceFile, diagnostic: Diagnostic, number: int) -> Change:
    assert diagnostic.fix is not None
    edits = diagnostic.fix.edits
    start, end = edits[0].start, max(edit.end for edit in edits)
    before = source.text[start:end]
    after = apply(before, (replace(edit, start=edit.start - start, end=edit.end - start) for edit in edits))
    return Change(diagnostic, number, source.position(start).line, before, after)
