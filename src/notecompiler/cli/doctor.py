"""`notec doctor`."""

from __future__ import annotations

import click

from notecompiler.cli.program import common_options


@click.command("doctor")
@common_options
def command() -> int:
    return 0
