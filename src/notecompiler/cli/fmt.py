"""`notec fmt`: notes rewritten with normalised LaTeX."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from notecompiler.cli.collector import collector_off
from notecompiler.cli.console import current
from notecompiler.cli.diffs import print_diffs
from notecompiler.cli.messages import say
from notecompiler.cli.note_files import read_notes, reader
from notecompiler.cli.paths import STDIN
from notecompiler.cli.program import common_options
from notecompiler.cli.start import start
from notecompiler.cli.write_back import write_back

_LANG = current().lang


@click.command("fmt", help=say("help-fmt", _LANG))
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--check", is_flag=True, help=say("help-check", _LANG))
@click.option("--diff", "show_diff", is_flag=True, help=say("help-diff", _LANG))
@common_options
def command(paths: tuple[str, ...], check: bool, show_diff: bool) -> int:
    from notecompiler.lint.normalise import normalise

    console, settings, notes = start(paths or (".",))
    sources = read_notes(notes, console.lang)
    read = reader(settings)
    with collector_off():
        normal = normalise([read(source) for source in sources], read, settings.notation)
    pairs = [(source, document.source) for source, document in zip(sources, normal, strict=True)]
    changed = [(before, after) for before, after in pairs if before.text != after.text]
    if check or show_diff:
        if show_diff:
            print_diffs(console, pairs)
        else:
            for before, _ in changed:
                console.print(before.path)
        if changed:
            console.error(say("would-change", console.lang, count=len(changed)))
        return 1 if changed else 0
    for before, after in pairs:
        if before.path == STDIN:
            sys.stdout.write(after.text)
        else:
            write_back(Path(before.path), before, after, console.lang)
    if changed:
        console.error(say("formatted", console.lang, notes=len(changed)))
    return 0
