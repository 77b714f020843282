"""`notec lint`: findings, and their repair."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from notecompiler.cli.collector import collector_off
from notecompiler.cli.console import Console, current
from notecompiler.cli.diffs import print_diffs
from notecompiler.cli.findings import FORMATS, report
from notecompiler.cli.messages import say
from notecompiler.cli.note_files import read_notes, reader
from notecompiler.cli.paths import STDIN
from notecompiler.cli.program import common_options
from notecompiler.cli.start import start
from notecompiler.cli.write_back import write_back
from notecompiler.diagnostics import Severity
from notecompiler.errors import UsageError
from notecompiler.record import Record

if TYPE_CHECKING:
    from notecompiler.config import Config
    from notecompiler.document import Document
    from notecompiler.lint.repair import Repaired
    from notecompiler.lint.rule import Check
    from notecompiler.lint.selection import Selection
    from notecompiler.source import SourceFile

_LANG = current().lang
_MOST_VERIFIED = 1000
"""Formulas that linting verifies too; more would take longer than one waits for a linter."""


@click.command("lint", help=say("help-lint", _LANG))
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--fix", is_flag=True, help=say("help-fix", _LANG))
@click.option("--unsafe-fixes", is_flag=True, help=say("help-unsafe-fixes", _LANG))
@click.option("--diff", "show_diff", is_flag=True, help=say("help-diff", _LANG))
@click.option("--select", multiple=True, metavar="RULES", help=say("help-select", _LANG))
@click.option("--ignore", multiple=True, metavar="RULES", help=say("help-ignore", _LANG))
@click.option("--output-format", type=click.Choice(FORMATS), help=say("help-output-format", _LANG))
@click.option("--statistics", "show_statistics", is_flag=True, help=say("help-statistics", _LANG))
@click.option("--exit-zero", is_flag=True, help=say("help-exit-zero", _LANG))
@common_options
def command(
    paths: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    show_diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output_format: str | None,
    show_statistics: bool,
    exit_zero: bool,
) -> int:
    console, settings, notes = start(paths or (".",))
    selection = _selection(settings, select, ignore, console)
    sources = read_notes(notes, console.lang)
    with collector_off():
        return _run(
            console,
            settings,
            selection,
            sources,
            _Wishes(
                fix,
                unsafe_fixes or (settings.unsafe_fixes and not show_diff),
                show_diff,
                output_format or settings.output_format,
                show_statistics,
                exit_zero,
            ),
        )


class _Wishes(Record):
    """What the options ask for."""

    fix: bool
    unsafe: bool
    diff: bool
    output_format: str
    statistics: bool
    exit_zero: bool


def _run(
    console: Console, settings: Config, selection: Selection, sources: Sequence[SourceFile], wishes: _Wishes
) -> int:
    from notecompiler.lint.repair import Repaired, repair
    from notecompiler.lint.runner import lint

    read = reader(settings)
    documents = [read(source) for source in sources]
    repaired: Sequence[Repaired] = [Repaired(document) for document in documents]
    if wishes.fix or wishes.diff:
        repaired = repair(
            documents, read, selection, unsafe=wishes.unsafe, lang=console.lang, notation=settings.notation
        )
    if wishes.diff:
        pairs = [(before, note.source) for before, note in zip(sources, repaired, strict=True)]
        changed = sum(before.text != after.text for before, after in pairs)
        print_diffs(console, pairs)
        if changed:
            console.error(say("would-change", console.lang, count=changed))
        return 0 if wishes.exit_zero or not changed else 1
    if wishes.fix:
        _write(console, sources, repaired)
    documents = [note.document for note in repaired]
    outside = _claim_checks(console, settings, documents)
    found = lint(documents, selection, lang=console.lang, notation=settings.notation, outside=outside)
    aside = wishes.fix and any(source.path == STDIN for source in sources)
    report(found, documents, wishes.output_format, console, statistics=wishes.statistics, aside=aside)
    failing = any(one.severity is not Severity.INFO for one in found)
    return 1 if failing and not wishes.exit_zero else 0


def _claim_checks(console: Console, settings: Config, documents: Sequence[Document]) -> Mapping[str, Check]:
    """The verifier's part in linting; a large collection of notes is left to `notec verify`."""
    if settings.no_verify or not any(document.formulas for document in documents):
        return {}
    if sum(len(document.formulas) for document in documents) > _MOST_VERIFIED:
        console.error(say("lint-without-verify", console.lang, most=_MOST_VERIFIED))
        return {}
    from notecompiler.building.claims import claim_checks
    from notecompiler.verify.runner import VerifyOptions

    options = VerifyOptions(settings.seed, settings.trials, lang=console.lang, references=settings.references)
    return claim_checks(options)


def _selection(settings: Config, select: tuple[str, ...], ignore: tuple[str, ...], console: Console) -> Selection:
    from notecompiler.lint.selection import Selection, selector_names, unknown_selectors
    from notecompiler.suggest import did_you_mean

    chosen = Selection(
        _split(select) or settings.select,
        (*settings.ignore, *_split(ignore)),
        tuple(settings.per_file_ignores.items()),
    )
    named = (*chosen.select, *chosen.ignore, *(one for _, codes in chosen.per_file for one in codes))
    for wrong in unknown_selectors(named):
        hint = did_you_mean(wrong, selector_names(), console.lang) or say("no-such-rule-hint", console.lang)
        raise UsageError(say("no-such-rule", console.lang, name=wrong), hint)
    return chosen


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _write(console: Console, sources: Sequence[SourceFile], repaired: Sequence[Repaired]) -> None:
    fixes = notes = 0
    for before, note in zip(sources, repaired, strict=True):
        if before.path == STDIN:
            sys.stdout.write(note.source.text)
        elif write_back(Path(before.path), before, note.source, console.lang):
            notes += 1
            fixes += len(note.changes)
        for code in sorted(note.dropped):
            console.error(say("fix-dropped", console.lang, code=code, path=before.path))
    if notes:
        console.error(say("fixed", console.lang, fixes=fixes, notes=notes))
