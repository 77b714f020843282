"""`notec build`: notes → PDF, LaTeX source, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from notecompiler.building import stamp
from notecompiler.cli.console import Console, current
from notecompiler.cli.messages import say
from notecompiler.cli.orders import Order, orders, read_bytes
from notecompiler.cli.paths import STDIN
from notecompiler.cli.program import common_options
from notecompiler.cli.start import start
from notecompiler.config import Config, folder_of, load
from notecompiler.errors import UsageError
from notecompiler.record import replace
from notecompiler.suggest import did_you_mean

FORMATS = ("pdf", "tex", "typ")
ENGINES = ("typst", "xelatex", "lualatex", "tectonic")
_LANG = current().lang


@click.command("build", help=say("help-build", _LANG))
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("-o", "--output", metavar="DIR", help=say("help-output", _LANG))
@click.option("--engine", metavar="ENGINE", help=say("help-engine", _LANG))
@click.option("--each", is_flag=True, default=None, help=say("help-each", _LANG))
@click.option("--watch", is_flag=True, help=say("help-watch", _LANG))
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=say("help-jobs", _LANG))
@click.option("--strict", is_flag=True, default=None, help=say("help-strict", _LANG))
@click.option("--no-verify", is_flag=True, default=None, help=say("help-no-verify", _LANG))
@click.option("--keep-chat", is_flag=True, default=None, help=say("help-keep-chat", _LANG))
@click.option("--to", metavar="FORMATS", help=say("help-to", _LANG))
@click.option("--open", "show", is_flag=True, help=say("help-open", _LANG))
@common_options
def command(paths: tuple[str, ...], watch: bool, show: bool, to: str | None, **chosen: str | int | bool | None) -> int:
    paths = paths or (".",)
    console, settings, selections = start(paths)
    given = {name: value for name, value in chosen.items() if value is not None}
    if to is not None:
        given["to"] = tuple(part.strip() for part in to.split(",") if part.strip())  # type: ignore[assignment]

    def complete(settings: Config) -> Config:
        settings = replace(settings, **given)
        _check(settings, console)
        return settings

    settings = complete(settings)
    wanted = orders(selections, each=settings.each)
    if watch:
        folder = folder_of(paths)
        return _watch(paths, lambda: complete(load(folder, console.lang)), console, show)
    codes = [_build(order, settings, console, once=len(wanted) == 1) for order in wanted]
    if show:
        _show(settings, wanted)
    return max(codes)


def _show(settings: Config, orders: Iterable[Order]) -> None:
    """Open the PDFs that there are with the system's viewer."""
    for order in orders:
        pdf = Path(settings.output) / f"{order.name}.pdf"
        if pdf.is_file():
            click.launch(str(pdf))


def _check(settings: Config, console: Console) -> None:
    for kind, names, known in (("engine", (settings.engine,), ENGINES), ("format", settings.to, FORMATS)):
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known, console.lang)
                every = say(f"no-such-{kind}-hint", console.lang, known=", ".join(known))
                raise UsageError(say(f"no-such-{kind}", console.lang, name=name), hint or every)
    output = Path(settings.output)
    file = next((part for part in (output, *output.parents) if part.is_file()), None)
    if file is not None:
        raise UsageError(say("output-is-folder", console.lang, path=file), say("output-unwritable-hint", console.lang))
    if (
        output.suffix[1:] in FORMATS and not output.is_dir()
    ):  # someone means a file, and would find a folder of that name
        hint = say("output-is-folder-hint", console.lang, folder=output.parent)
        raise UsageError(say("output-is-folder", console.lang, path=output), hint)


def _build(order: Order, settings: Config, console: Console, *, once: bool) -> int:
    """One document, unless nothing has changed since it was made. `once` says that it is the only one."""
    contents = tuple(read_bytes(note, console.lang) for note in order.notes)
    key = stamp.key((order, settings, console.lang, *stamp.environment(), *contents))
    output = Path(settings.output)
    before = stamp.recall(output, order.name, key)
    if before is not None:
        console.print(say("up-to-date", console.lang, path=output / f"{order.name}.{settings.to[0]}"))
        return before
    from notecompiler.cli.ahead import begin_note

    begun = begin_note(order.notes[0], contents[0], settings) if once and len(contents) == 1 else None
    from notecompiler.cli.make import make

    return make(order, contents, settings, console, key, begun)


def _watch(paths: tuple[str, ...], settings: Callable[[], Config], console: Console, show: bool) -> int:
    if STDIN in paths:
        raise UsageError(say("watch-stdin", console.lang))
    from notecompiler.cli.watch import watch

    return watch(paths, settings, console, _show if show else None)
