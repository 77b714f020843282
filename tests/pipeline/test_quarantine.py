"""The pipeline around an engine that refuses formulas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from notecompiler.backends.base import Passage, Rendered, RenderOptions
from notecompiler.book.model import Book
from notecompiler.building.plan import Plan
from notecompiler.building.report import report
from notecompiler.engines.base import EngineProblem, Limits, ProblemKind, Typeset
from notecompiler.fonts.model import FontSet
from notecompiler.pipeline import build
from notecompiler.source import SourceFile

NOTE = "# Title\n\n$$\na = 1\n$$\n\ntext $b = 2$ text\n\n> $$\n> c = 3\n> $$\n"


@dataclass(frozen=True)
class PlainBackend:
    """Prints each formula on a line of its own, a quarantined one as BOX."""

    name: str = "plain"
    suffix: str = ".plain"

    def opening(self, templates: Path | None, *, several: bool) -> str:
        return ""

    def render(self, book: Book, options: RenderOptions) -> Rendered:
        text, passages = "", []
        for chapter in book.chapters:
            for formula in chapter.document.formulas:
                boxed = formula.id in chapter.quarantined
                line = f"BOX {chapter.quarantined[formula.id].reason}" if boxed else formula.tex.strip()
                passages.append(Passage(len(text), len(text) + len(line), (chapter.document.source.path, formula.id)))
                text += line + "\n"
        return Rendered(text, tuple(passages))


@dataclass(frozen=True)
class PickyEngine:
    """Refuses the first line that `bad` names; without a place where `blind` is set."""

    bad: Callable[[str], bool]
    blind: bool = False
    name: str = "picky"
    backend: str = "plain"

    def missing(self) -> tuple[str, str] | None:
        return None

    def begin(self, workdir: Path, opening: str) -> None:
        """There is nothing to begin with."""

    def get_ready(self, workdir: Path, fonts: FontSet) -> None:
        """There is nothing to load."""

    def typeset(
        self, rendered: Rendered, workdir: Path, fonts: FontSet, limits: Limits, *, draft: bool = False
    ) -> Typeset:
        at = 0
        for line in rendered.text.splitlines(keepends=True):
            if not line.startswith("BOX") and self.bad(line.strip()):
                formula = None if self.blind else rendered.formula_at(at)
                problem = EngineProblem(ProblemKind.ERROR, "refused", f"l.{at} {line}", formula=formula)
                return Typeset(None, 0, (problem,))
            at += len(line)
        return Typeset(rendered.text.encode(), 1)


def plan(engine: PickyEngine, text: str = NOTE) -> Plan:
    return Plan("note", (SourceFile("note.md", text),), engine, PlainBackend())


def test_a_refused_formula_is_boxed_and_the_rest_typeset() -> None:
    built = build(plan(PickyEngine(lambda line: line == "b = 2")))
    assert built.typeset.pdf == b"a = 1\nBOX refused\nc = 3\n"
    assert [(box.line, box.reason) for box in built.quarantined] == [(7, "refused")]
    formulas = report(built)["formulas"]
    assert (formulas["total"], formulas["typeset"], len(formulas["quarantined"])) == (3, 2, 1)


def test_every_formula_may_be_refused_one_after_the_other() -> None:
    built = build(plan(PickyEngine(lambda line: "=" in line)))
    assert built.typeset.pdf == b"BOX refused\n" * 3
    assert [box.line for box in built.quarantined] == [3, 7, 9] or [box.line for box in built.quarantined] == [4, 7, 10]


def test_an_error_without_a_place_is_found_by_halving() -> None:
    text = "\n\n".join(f"$$\nx_{{{n}}} = {n}\n$$" for n in range(60))
    built = build(plan(PickyEngine(lambda line: line.endswith(("= 17", "= 41")), blind=True), text))
    assert built.typeset.pdf is not None
    assert len(built.quarantined) == 2
    assert [box.tex.strip() for box in built.quarantined] == ["x_{17} = 17", "x_{41} = 41"]


def test_an_error_that_is_no_formulas_gives_up() -> None:
    @dataclass(frozen=True)
    class Broken(PickyEngine):
        def typeset(
            self, rendered: Rendered, workdir: Path, fonts: FontSet, limits: Limits, *, draft: bool = False
        ) -> Typeset:
            return Typeset(None, 0, (EngineProblem(ProblemKind.ERROR, "no template", "raw"),))

    built = build(plan(Broken(lambda line: False)))
    assert built.typeset.pdf is None
    assert [problem.message for problem in built.typeset.errors] == ["no template"]
    assert built.quarantined == ()
