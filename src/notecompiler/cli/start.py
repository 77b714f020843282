"""How every command that takes PATHS begins."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler import config
from notecompiler.cli.console import Console, current, use
from notecompiler.cli.paths import Selection, select
from notecompiler.record import replace


def start(paths: Sequence[str]) -> tuple[Console, config.Config, tuple[Selection, ...]]:
    """The console, the configuration that holds for `paths`, and the notes that they mean.

    A configured language holds unless ``--lang`` was given.
    """
    console = current()
    settings = config.load(config.folder_of(paths), console.lang)
    if settings.lang in ("en", "zh") and not console.lang_given:
        console = replace(console, lang="zh" if settings.lang == "zh" else "en")
        use(console)
    return console, settings, select(paths, settings, console.lang)
