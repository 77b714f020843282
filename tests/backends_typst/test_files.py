"""A document as several files for Typst."""

from __future__ import annotations

from notecompiler.backends.base import Part, Passage, Rendered
from notecompiler.backends.passages import Piece, marked, place, put_together
from notecompiler.engines.typst_files import files
from notecompiler.engines.typst_problems import problems

SHELL = f"#let f(x) = x\n#show: f({place(2)})\n\n{place(0)}\n\n{place(1)}\n"
ONE, TWO, TABLE = "first $a$\nand $b$", "second\n$c$", "(1, 2)"


def rendered() -> Rendered:
    first = Piece(ONE, (Passage(6, 9, ("n", "a")), Passage(14, 17, ("n", "b"))))
    second = Piece(TWO, (Passage(7, 10, ("n", "c")),))
    text, passages, parts = put_together(SHELL, (), [first, second, Piece(TABLE, value=True)])
    return Rendered(text, passages, parts=parts)


def test_pieces_stand_in_their_places_with_their_passages() -> None:
    whole = rendered()
    assert whole.text == f"#let f(x) = x\n#show: f({TABLE})\n\n{ONE}\n\n{TWO}\n"
    shown = [(whole.text[p.start : p.end], p.formula[1]) for p in whole.passages]
    assert shown == [("$a$", "a"), ("$b$", "b"), ("$c$", "c")]
    assert [whole.text[p.start : p.end] for p in whole.parts] == [TABLE, ONE, TWO]
    assert put_together(marked("$x$", 0), [("n", "x")], ())[:2] == ("$x$", (Passage(0, 3, ("n", "x")),))


def test_only_the_file_of_what_changed_is_another() -> None:
    before = {file.name: file.text for file in files(rendered())}
    changed = Piece("other")
    text, passages, parts = put_together(SHELL, (), [Piece(ONE), changed, Piece(TABLE, value=True)])
    after = {file.name: file.text for file in files(Rendered(text, passages, parts=parts))}
    assert [name for name in before if before[name] != after[name]] == ["part-3.typ"]
    assert TABLE not in before["main.typ"]
    assert TABLE not in before["head.typ"], "a heading that changes is not to change what all chapters import"


def test_an_error_in_a_part_names_the_formula() -> None:
    whole = rendered()
    parts = files(whole)
    line = next(file.text for file in parts if file.name == "part-2.typ").splitlines().index("and $b$") + 1
    report = f"error: unknown\n  ┌─ part-2.typ:{line}:6\n  │\nerror: other\n  ┌─ elsewhere.typ:1:1\n"
    first, second = problems(report, whole, parts)
    assert first.formula == ("n", "b")
    assert first.line == whole.text.splitlines().index("and $b$") + 1
    assert second.formula is None


def test_a_document_without_parts_is_one_file() -> None:
    assert [file.name for file in files(Rendered("text"))] == ["main.typ"]
    assert Part(0, 1) == Part(0, 1, value=False)
