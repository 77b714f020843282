"""`notec build`: notes → PDF, LaTeX source, report."""

from __future__ import annotations

import click

from notecompiler.cli.program import common_options
from notecompiler.cli.start import start


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path())
@common_options
def command(paths: tuple[str, ...]) -> int:
    start(paths or (".",))
    return 0
