"""`notec doctor`: engines, fonts, versions; what is missing and the exact remedy."""

from __future__ import annotations

import platform
from collections.abc import Iterator

import click

from notecompiler import __version__, config
from notecompiler.cli.console import Console, current
from notecompiler.cli.messages import say
from notecompiler.cli.program import common_options
from notecompiler.record import Record


class _Check(Record):
    """One thing looked at. `needed` is False for what a build can do without."""

    name: str
    found: str | None
    remedy: str = ""
    needed: bool = True


@click.command("doctor", help=say("help-doctor", current().lang))
@common_options
def command() -> int:
    console = current()
    settings = config.load(config.folder_of(()), console.lang)
    checks = [*_versions(), *_engines(settings, console), *_fonts(settings, console)]
    width = max(len(check.name) for check in checks)
    for check in checks:
        console.print(_line(check, width, console))
        if check.found is None and check.remedy:
            console.print(f"    → {check.remedy}")
    broken = [check for check in checks if check.needed and check.found is None]
    console.print()
    console.print(say("doctor-broken" if broken else "doctor-well", console.lang, count=len(broken)))
    return 2 if broken else 0


def _line(check: _Check, width: int, console: Console) -> str:
    if check.found is not None:
        mark, text = console.paint("✓", "green"), check.found
    else:
        mark, style = ("✗", "red") if check.needed else ("–", "yellow")
        mark, text = console.paint(mark, style), say("doctor-missing", console.lang)
    return f"{mark} {check.name:<{width}}  {text}"


def _versions() -> Iterator[_Check]:
    from importlib.metadata import PackageNotFoundError, version

    yield _Check("notecompiler", __version__)
    yield _Check("Python", platform.python_version())
    for package in ("typst", "numpy", "markdown-it-py", "pylatexenc"):
        try:
            yield _Check(package, version(package))
        except PackageNotFoundError:
            yield _Check(package, None, f"pip install {package}")


def _engines(settings: config.Config, console: Console) -> Iterator[_Check]:
    from notecompiler.engines.registry import NAMES, engine

    for name in NAMES:
        missing = engine(name).missing(console.lang)
        found = say("doctor-ready", console.lang) if missing is None else None
        yield _Check(f"--engine {name}", found, missing[1] if missing else "", needed=name == settings.engine)


def _fonts(settings: config.Config, console: Console) -> Iterator[_Check]:
    from notecompiler.fonts.discovery import find_fonts, unknown_families
    from notecompiler.fonts.remedies import remedy

    for family in unknown_families(settings.fonts):
        yield _Check(family, None, say("doctor-font-configured", console.lang))
    fonts = find_fonts(settings.fonts)
    for role in ("song", "hei", "kai", "symbols", "emoji"):
        face = getattr(fonts, role)
        shown = f"{face.family} ({face.path})" if face is not None else None
        advice = remedy().hint(console.lang) if role == "song" else ""
        yield _Check(say(f"doctor-font-{role}", console.lang), shown, advice, needed=role == "song")
