"""Repairing to a fixed point."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint import runner, selection
from notecompiler.lint.repair import repair
from notecompiler.lint.rule import Finding, Rule
from notecompiler.source import SourceFile, Span

from .running import ingest

Rewrite = Callable[[str], str]


def rule(code: str, old: str, new: str, how: Applicability = Applicability.SAFE) -> Rule:
    """A rule that replaces the first `old` by `new`."""

    def check(document: Document) -> Iterable[Finding]:
        at = document.source.text.find(old)
        if at >= 0:
            edit = Edit(at, at + len(old), new)
            yield Finding(Span(at, at + len(old)), Phrase(code, code), edits=(edit,), applicability=how)

    return Rule(code, code.lower(), "", Severity.ERROR, check)


def use(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    """Have these rules and no others."""
    monkeypatch.setattr(selection, "rules", lambda: rules)
    monkeypatch.setattr(selection, "fixing_rules", lambda: rules)


def repaired(monkeypatch: pytest.MonkeyPatch, text: str, *rules: Rule, unsafe: bool = False) -> tuple[str, set[str]]:
    use(monkeypatch, *rules)
    (note,) = repair([ingest(SourceFile("note.md", text))], ingest, unsafe=unsafe)
    return note.source.text, set(note.dropped)


def test_rounds_go_on_until_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    assert repaired(monkeypatch, "aaa", rule("A", "a", "b"), rule("B", "bbb", "c")) == ("c", set())


def test_unsafe_fixes_wait_to_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = rule("A", "a", "b", Applicability.UNSAFE)
    assert repaired(monkeypatch, "a", proposal) == ("a", set())
    assert repaired(monkeypatch, "a", proposal, unsafe=True) == ("b", set())


def test_a_fix_that_feeds_itself_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert repaired(monkeypatch, "a x", rule("A", "a", "aa"), rule("B", "x", "y")) == ("a y", {"A"})


def test_two_fixes_that_undo_each_other_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    text, dropped = repaired(monkeypatch, "a x", rule("A", "a", "b"), rule("B", "b", "a"), rule("C", "x", "y"))
    assert dropped
    assert text in ("a y", "b y")


def test_other_notes_are_not_held_up(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, rule("A", "a", "aa"), rule("B", "x", "y"))
    notes = [ingest(SourceFile(name, text)) for name, text in (("1.md", "a"), ("2.md", "xx"))]
    first, second = repair(notes, ingest)
    assert (first.source.text, second.source.text) == ("a", "yy")
    assert (first.dropped, second.dropped) == ({"A"}, frozenset())


def test_changes_say_what_was_where(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, rule("A", "a", "b"))
    (note,) = repair([ingest(SourceFile("note.md", "x\na\n"))], ingest)
    (change,) = note.changes
    assert (change.line, change.before, change.after, change.diagnostic.code) == (2, "a", "b", "A")


def test_fixes_do_not_touch_code_addresses_and_front_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    note = "---\ntitle: Q\n---\n\n`Q` and [words](Q.md) <!-- Q -->\n\n```\nQ\n```\n"
    for at in (at for at, char in enumerate(note) if char == "Q"):

        def check(document: Document, at: int = at) -> Iterable[Finding]:
            if document.source.text[at] == "Q":
                yield Finding(Span(at, at + 1), Phrase("", ""), edits=(Edit(at, at + 1, "!"),))

        text, _ = repaired(monkeypatch, note, Rule("A", "a", "", Severity.ERROR, check))
        assert text == note or note[at - 5 : at] == "<!-- "


def test_the_runner_sorts_by_place(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, rule("B", "y", ""), rule("A", "x", ""))
    found = runner.lint([ingest(SourceFile("note.md", "x y"))])
    assert [one.code for one in found] == ["A", "B"]
