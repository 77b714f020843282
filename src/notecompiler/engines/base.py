"""What an engine is: a document's source in, a PDF out."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Protocol

from notecompiler.backends.base import Rendered
from notecompiler.book.quarantine import FormulaKey
from notecompiler.fonts.model import FontSet
from notecompiler.record import Record, field


class Limits(Record):
    """What one run of an engine may use: wall-clock `seconds`, `memory` and `output` in bytes."""

    seconds: float = 300.0
    memory: int = 4 << 30
    output: int = 512 << 20


class ProblemKind(Enum):
    """What an engine complains about."""

    ERROR = "error"
    MISSING_CHARACTER = "missing-character"
    OVERFULL = "overfull"
    UNDEFINED_REFERENCE = "undefined-reference"
    LIMIT = "limit"


class EngineProblem(Record):
    """A complaint. `message` is for readers; `raw` is the engine's own wording with its line number, shown with
    ``--verbose``. `formula` is the one that it is about, None when the engine does not tell.
    """

    kind: ProblemKind
    message: str
    raw: str = ""
    line: int | None = None
    formula: FormulaKey | None = None


class Typeset(Record):
    """The outcome: `pdf` is None when there is no complete document, and then `problems` has at least one error.

    `passes` counts the runs of the engine.
    """

    pdf: bytes | None
    pages: int
    problems: tuple[EngineProblem, ...] = field(default=())
    passes: int = 1

    @property
    def errors(self) -> tuple[EngineProblem, ...]:
        """The problems that kept the document from being made."""
        return tuple(p for p in self.problems if p.kind in (ProblemKind.ERROR, ProblemKind.LIMIT))


class Engine(Protocol):
    """A program or library that makes PDF."""

    @property
    def name(self) -> str:
        """What ``--engine`` calls it."""

    @property
    def backend(self) -> str:
        """The name of the backend whose documents it reads."""

    def missing(self, lang: str) -> tuple[str, str] | None:
        """None when the engine can run here; else what is missing and the exact remedy, for a `UsageError`, in English or
        Chinese (`lang` "en", "zh")."""

    def get_ready(self, workdir: Path, fonts: FontSet) -> None:
        """Load what typesetting in this folder with these fonts will take, while there is time. It need not be called."""

    def begin(self, workdir: Path, opening: str) -> None:
        """Begin with a document that will start with `opening` ("" when that is not known) and be typeset in `workdir`, where
        that saves time. It need not be called, and the document may turn out to be another one."""

    def typeset(
        self, rendered: Rendered, workdir: Path, fonts: FontSet, limits: Limits, *, draft: bool = False
    ) -> Typeset:
        """Make the PDF inside the scratch folder `workdir`, which exists and is the caller's to remove.

        A `draft` looks the same, but may lack what only programs read in it, where that makes it sooner.

        Never raises for anything that the document contains.
        """
