"""`notec explain`: the page of a rule, a verdict's status or a reference."""

from __future__ import annotations

import click

from notecompiler.cli.console import current
from notecompiler.cli.messages import say
from notecompiler.cli.program import common_options
from notecompiler.errors import UsageError


@click.command("explain", help=say("help-explain", current().lang))
@click.argument("name")
@common_options
def command(name: str) -> int:
    from notecompiler.reporting.pages import page_names, page_text
    from notecompiler.suggest import did_you_mean

    console = current()
    shown = page_text(name, console.lang)
    if shown is None:
        hint = did_you_mean(name, page_names(), console.lang) or say("no-such-page-hint", console.lang)
        raise UsageError(say("no-such-page", console.lang, name=name), hint)
    console.print(shown)
    return 0
