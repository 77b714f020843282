"""How many findings a linter run gives for 100 formulas of texts that are believed clean, by rule.

`python -m benchmarks.corpus FOLDER… [--show CODE…] [--fix]`: each folder is one body of notes. `--show` prints the findings of those rules
(or severities) with their lines; `--fix` says instead what the safe fixes and the formatter change.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from notecompiler.cli.collector import collector_off
from notecompiler.diagnostics import Diagnostic, Severity
from notecompiler.document import Document
from notecompiler.ingest.note import ingest
from notecompiler.lint.normalise import normalise
from notecompiler.lint.repair import repair
from notecompiler.lint.runner import lint
from notecompiler.source import SourceFile

WARNINGS_A_HUNDRED = 1.0
"""Warnings in 100 formulas that a clean text may have; errors it may have none."""


@dataclass(frozen=True, slots=True)
class Body:
    """One folder of notes with what was found in it."""

    name: str
    documents: tuple[Document, ...]
    found: tuple[Diagnostic, ...]

    @property
    def formulas(self) -> int:
        """How many formulas it has."""
        return sum(len(document.formulas) for document in self.documents)

    def count(self, severity: Severity) -> int:
        """How many findings are this severe."""
        return sum(one.severity is severity for one in self.found)

    @property
    def clean(self) -> bool:
        """Whether it meets the goal for clean texts."""
        return (
            not self.count(Severity.ERROR) and 100 * self.count(Severity.WARNING) <= WARNINGS_A_HUNDRED * self.formulas
        )


def survey(folder: Path) -> Body:
    """All notes below a folder, linted together as one project, by path."""
    documents = tuple(_documents(folder))
    return Body(folder.name, documents, lint(documents))


def table(body: Body) -> Iterator[str]:
    """A line of sums and a line for each rule with its findings in 100 formulas."""
    per_hundred = 100 / max(1, body.formulas)
    sums = ", ".join(f"{body.count(severity)} {severity.value}" for severity in Severity)
    rate = body.count(Severity.WARNING) * per_hundred
    yield f"{'ok   ' if body.clean else 'MISS '} {body.name}: {body.formulas} formulas, {sums}; {rate:.2f} warnings in 100"
    rules = Counter((one.severity.value, one.code, one.name) for one in body.found)
    for (severity, code, name), count in sorted(rules.items()):
        yield f"        {severity:8}{code} {name:32}{count:6}{count * per_hundred:8.2f}"


def shown(body: Body, wanted: Sequence[str]) -> Iterator[str]:
    """The findings of some rules or severities, each with its line of text."""
    sources = {document.source.path: document.source for document in body.documents}
    for one in body.found:
        if {one.code, one.name, one.severity.value} & set(wanted):
            source = sources[one.path]
            place = source.position(one.span.start)
            line = source.text[: one.span.start].rpartition("\n")[2] + "»" + source.slice(one.span) + "«"
            rest = source.text[one.span.end :].partition("\n")[0]
            yield f"{one.path}:{place.line}:{place.column} {one.code} {one.message}\n    {line[-160:]}{rest[:80]}"


def changes(body: Body) -> Iterator[str]:
    """What the safe fixes change, what the formatter changes, and where either has not come to rest."""
    repaired = repair(body.documents, ingest)
    for path in (one.source.path for one in repair([one.document for one in repaired], ingest) if one.changes):
        yield f"fix is not at rest: {path}"
    for number, one in enumerate(repaired):
        for change in one.changes:
            yield f"fix {change.diagnostic.code} {change.diagnostic.path}:{change.line}"
            yield f"    - {change.before!r}\n    + {change.after!r}"
        before = body.documents[number].source
        (formatted,) = normalise([body.documents[number]], ingest)
        yield from _formatted(before, formatted.source)
        if normalise([formatted], ingest)[0].source.text != formatted.source.text:
            yield f"fmt is not at rest: {before.path}"


def _formatted(before: SourceFile, after: SourceFile) -> Iterator[str]:
    lines = unified_diff(before.text.splitlines(), after.text.splitlines(), lineterm="", n=0)
    for line in islice(lines, 2, None):
        yield f"fmt {before.path}" if line.startswith("@@") else f"    {line}"


def _documents(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.rglob("*.md")) if folder.is_dir() else [folder]:
        yield ingest(SourceFile(str(path), path.read_text(encoding="utf-8")))


def main(arguments: Sequence[str]) -> int:
    """Print the tables; 1 when a body misses the goal."""
    parser = argparse.ArgumentParser(prog="benchmarks.corpus", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", nargs="*", default=[], metavar="CODE")
    parser.add_argument("--fix", action="store_true")
    options = parser.parse_args(arguments)
    missed = False
    for folder in options.folders:
        with collector_off():
            body = survey(folder)
            for line in changes(body) if options.fix else (*shown(body, options.show), *table(body)):
                print(line)
        missed |= not body.clean
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
