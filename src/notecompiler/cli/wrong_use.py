"""What click says of wrong use and over its help, in the reader's language. click itself speaks English."""

from __future__ import annotations

import click

from notecompiler.cli.console import current
from notecompiler.cli.messages import say


def told(error: click.ClickException, lang: str) -> str:
    """What is wrong with the words of a command; what has no message of its own is told in click's words."""
    if lang == "en":
        return error.format_message()
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            return say("no-such-option", lang, name=name) + (
                say("near-options", lang, names=", ".join(near)) if near else ""
            )
        case click.MissingParameter(param=click.Parameter() as parameter):
            return say("option-missing", lang, name=_name(parameter))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as parameter):
            return say("option-choices", lang, name=_name(parameter), known=", ".join(map(str, choices)))
        case click.BadParameter(param=click.Parameter(type=click.IntRange() | click.types.IntParamType()) as parameter):
            return say("option-number", lang, name=_name(parameter))
        case click.BadOptionUsage(option_name=name):
            return say("option-misused", lang, name=name)
        case _:
            return say("misused", lang, message=error.format_message())


def _name(parameter: click.Parameter) -> str:
    return max((*parameter.opts, parameter.human_readable_name), key=len)


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or say("usage", current().lang))

    def write_heading(self, heading: str) -> None:
        super().write_heading(say("options", current().lang) if heading == "Options" else heading)


class Context(click.Context):
    """A command's context; its help has headings in the reader's language."""

    formatter_class = _Formatter


def translated(help_option: click.Option | None) -> click.Option | None:
    """The option ``--help`` with its own line of help in the reader's language."""
    if help_option is not None:
        help_option.help = say("help-help", current().lang)
    return help_option
