"""The `notec` program: its commands, each in a module of its own that is imported only when the command runs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeVar, cast

import click

from notecompiler import __version__
from notecompiler.cli.console import current
from notecompiler.cli.messages import say
from notecompiler.cli.wrong_use import Context, translated

COMMANDS = ("build", "lint", "fmt", "verify", "explain", "references", "doctor", "init")
"""Names of the commands. Each is the `command` of ``notecompiler.cli.<name>``; its one line of help is the message
``help-<name>``."""

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., object])


class _LazyGroup(click.Group):
    """A group that lists its commands without importing them."""

    context_class = Context

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = cast("click.Command", import_module(f"notecompiler.cli.{cmd_name}").command)
        command.context_class = Context
        translated(command.get_help_option(ctx))
        return command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return translated(super().get_help_option(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from notecompiler.errors import UsageError
        from notecompiler.suggest import did_you_mean

        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            lang = current().lang
            hint = did_you_mean(name, COMMANDS, lang) or say("see-help", lang, command="notec --help")
            raise UsageError(say("no-such-command", lang, name=name), hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = current().lang
        with formatter.section(say("commands", lang)):
            formatter.write_dl([(name, say(f"help-{name}", lang)) for name in COMMANDS])


def common_options(function: AnyFunction) -> AnyFunction:
    """The options that every command has. Their values are read in `Console.from_arguments`; here click learns to
    accept, check and explain them."""
    lang = current().lang
    for option in (
        click.option("-v", "--verbose", is_flag=True, expose_value=False, help=say("help-verbose", lang)),
        click.option(
            "--color", type=click.Choice(["auto", "always", "never"]), expose_value=False, help=say("help-color", lang)
        ),
        click.option("--lang", type=click.Choice(["en", "zh"]), expose_value=False, help=say("help-lang", lang)),
    ):
        function = option(function)
    return function


@click.command(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=say("help-program", current().lang),
)
@click.version_option(__version__, prog_name="notec", help=say("help-version", current().lang))
@common_options
def program() -> None:
    pass
