"""How many damaged formulas are repaired exactly or at least flagged, and whether clean ones stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.clean_formulas import formulas
from benchmarks.damages import DAMAGES, Damage, note
from benchmarks.ratio import Ratio
from notecompiler.diagnostics import Severity
from notecompiler.ingest.note import ingest
from notecompiler.lint.repair import repair
from notecompiler.lint.runner import lint
from notecompiler.source import SourceFile

GOAL = 0.05
"""Share of damaged formulas that may go unnoticed."""


@dataclass
class Tally:
    """The outcome for one kind of damage; `missed` holds a few that went unnoticed."""

    total: int = 0
    repaired: int = 0
    flagged: int = 0
    missed: list[str] = field(default_factory=list)


def clean_notes(count: int) -> Iterator[str]:
    """Clean notes with one formula each."""
    return (note(tex, number) for number, tex in enumerate(formulas(count)))


def survey(count: int, only: str | None = None) -> dict[str, Tally]:
    """The outcome for each kind of damage (or `only` one of them) on `count` notes."""
    damages = [damage for damage in DAMAGES if only in (None, damage.name)]
    tallies = {damage.name: Tally() for damage in damages}
    for clean in clean_notes(count):
        for damage in damages:
            _survey(clean, damage, tallies[damage.name])
    return tallies


def changed(count: int) -> list[str]:
    """Clean notes that a safe fix changes, or in which an error or warning is found."""
    return [text for text in clean_notes(count) if _repaired(text, unsafe=False) != text or _alarms(text)]


def ratios() -> Iterator[Ratio]:
    """All measurements of this module."""
    tallies = survey(1000)
    for name, tally in tallies.items():
        unnoticed = 1 - (tally.repaired + tally.flagged) / max(1, tally.total)
        yield Ratio(f"unnoticed: {name}", unnoticed, GOAL, f"{tally.total} damaged, {tally.repaired} repaired exactly")
    yield Ratio("clean formulas changed", len(changed(1000)) / 1000, 0, "1000 clean")


def _survey(clean: str, damage: Damage, tally: Tally) -> None:
    damaged = damage.apply(clean)
    if damaged == clean:
        return
    tally.total += 1
    if _same(_repaired(damaged, unsafe=True), clean):
        tally.repaired += 1
    elif _alarms(damaged):
        tally.flagged += 1
    elif len(tally.missed) < 5:
        tally.missed.append(damaged)


def _repaired(text: str, *, unsafe: bool) -> str:
    return repair([ingest(SourceFile("note.md", text))], ingest, unsafe=unsafe)[0].source.text


def _alarms(text: str) -> bool:
    found = lint([ingest(SourceFile("note.md", text))])
    return any(one.severity is not Severity.INFO for one in found)


def _same(left: str, right: str) -> bool:
    """Equal but for white space and the kind of display delimiters: which kind was stripped cannot be known."""
    return _plain(left) == _plain(right)


def _plain(text: str) -> str:
    return "".join(text.split()).replace("\\[", "$$").replace("\\]", "$$")
