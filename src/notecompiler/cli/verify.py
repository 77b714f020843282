"""`notec verify`: a verdict on every claim."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from notecompiler.cli.console import Console, current
from notecompiler.cli.messages import say
from notecompiler.cli.note_files import read_notes
from notecompiler.cli.program import common_options
from notecompiler.cli.start import start
from notecompiler.record import replace

if TYPE_CHECKING:
    from notecompiler.building.note_options import NoteOptions
    from notecompiler.source import SourceFile
    from notecompiler.verdicts import Status, Verdict

FORMATS = ("text", "json", "sarif", "github", "junit")
_LANG = current().lang
_WORTH_WORKERS = 20_000
"""Characters of notes that several processes verify sooner than one."""


@click.command("verify", help=say("help-verify", _LANG))
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--seed", type=int, metavar="N", help=say("help-seed", _LANG))
@click.option("--trials", type=click.IntRange(1, 1000), metavar="N", help=say("help-trials", _LANG))
@click.option("--select", multiple=True, metavar="STATUS", help=say("help-select-status", _LANG))
@click.option("--output-format", type=click.Choice(FORMATS), help=say("help-output-format", _LANG))
@click.option("--emit", type=click.Choice(["python"]), help=say("help-emit", _LANG))
@click.option("--strict", is_flag=True, help=say("help-strict-verify", _LANG))
@common_options
def command(
    paths: tuple[str, ...],
    seed: int | None,
    trials: int | None,
    select: tuple[str, ...],
    output_format: str | None,
    emit: str | None,
    strict: bool,
) -> int:
    from notecompiler.building.prepare import prepare
    from notecompiler.cli.note_options import note_options
    from notecompiler.verdicts import Status

    console, settings, notes = start(paths or (".",))
    wanted = _statuses(select, console)
    sources = read_notes(notes, console.lang)
    chosen = replace(
        settings,
        seed=settings.seed if seed is None else seed,
        trials=settings.trials if trials is None else trials,
        no_verify=False,
    )
    options = note_options(chosen, console.lang)
    if emit is not None:
        return _emit(sources, options, console)
    prepared = prepare(sources, options, max(settings.jobs, _workers(sources)))
    verdicts = [verdict for note in prepared for verdict in note.verdicts]
    shown = [verdict for verdict in verdicts if not wanted or verdict.status in wanted]
    by_path = {note.document.source.path: note.document.source for note in prepared}
    form = output_format or settings.output_format
    if form in {"text", "concise"}:
        lines = _text(shown, by_path, console, everything=bool(wanted) or console.verbose)
    else:
        lines = _report(shown, by_path, form, options.seed, console.lang)
    for line in lines:
        console.print(line)
    failing = {Status.REFUTED, Status.INCONSISTENT}
    if strict:
        failing |= {Status.MALFORMED, Status.MISSING_HYPOTHESIS, Status.AMBIGUOUS, Status.TIMEOUT}
    return 1 if any(verdict.status in failing for verdict in verdicts) else 0


def _statuses(select: Sequence[str], console: Console) -> frozenset[Status]:
    """The statuses that ``--select`` names. Raises UsageError for a word that is none."""
    from notecompiler.errors import UsageError
    from notecompiler.suggest import did_you_mean
    from notecompiler.verdicts import Status

    known = [status.value for status in Status]
    names = [name for text in select for name in text.replace(" ", "").split(",") if name]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known, console.lang) or say(
                "no-such-status-hint", console.lang, known=", ".join(known)
            )
            raise UsageError(say("no-such-status", console.lang, name=name), hint)
    return frozenset(map(Status, names))


def _emit(sources: Sequence[SourceFile], options: NoteOptions, console: Console) -> int:
    """Print the notes' equations that agree with a reference as modules; 1 when there are none."""
    from notecompiler.building.prepare import prepare
    from notecompiler.verify.network.emit import emit_python
    from notecompiler.verify.runner import VerifyOptions, links_of

    how = VerifyOptions(options.seed, options.trials, lang=console.lang, references=dict(options.references))
    documents = [note.document for note in prepare(sources, replace(options, verify=False))]
    modules = [text for document in documents if (text := emit_python(document, links_of(document, how)))]
    console.print("\n\n".join(module.rstrip() for module in modules))
    return 0 if modules else 1


def _workers(sources: Sequence[SourceFile]) -> int:
    """Processes for notes that take long enough to be worth starting any."""
    if len(sources) < 2 or sum(len(source.text) for source in sources) < _WORTH_WORKERS:
        return 1
    return min(4, os.cpu_count() or 1)


def _text(
    verdicts: Sequence[Verdict], sources: Mapping[str, SourceFile], console: Console, *, everything: bool
) -> Iterator[str]:
    from notecompiler.reporting.palette import palette
    from notecompiler.reporting.verdicts_text import verdicts_text

    colours = palette(colour=console.colored(sys.stdout))
    return verdicts_text(verdicts, sources, colours, console.lang, everything=everything)


def _report(
    verdicts: Sequence[Verdict], sources: Mapping[str, SourceFile], form: str, seed: int, lang: str
) -> Iterator[str]:
    from notecompiler import __version__
    from notecompiler.reporting import github, junit, result, sarif, verdicts_json

    if form == "json":
        yield verdicts_json.verdicts_json(verdicts, sources, seed=seed)
        return
    results = result.of_verdicts(verdicts, sources, lang)
    if form == "sarif":
        yield sarif.sarif(results, sources, version=__version__, titles={})
    elif form == "github":
        yield from github.github(results)
    else:
        yield junit.junit(results, sources)
