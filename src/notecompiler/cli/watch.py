"""`notec build --watch`: build again whenever a note changes, with everything that did not change kept in memory."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from notecompiler import pipeline
from notecompiler.building.stamp import Fingerprint, fingerprint
from notecompiler.cli.build_summary import summarise
from notecompiler.cli.console import Console
from notecompiler.cli.make import put_in_place
from notecompiler.cli.messages import say
from notecompiler.cli.orders import Order, orders, read_bytes
from notecompiler.cli.paths import select
from notecompiler.cli.plans import plan_for
from notecompiler.config import Config
from notecompiler.errors import UsageError

INTERVAL = 0.05
"""Seconds between two looks at the notes; a look costs one `stat` a note."""

_Seen = dict[str, Fingerprint]


def watch(paths: Sequence[str], settings: Config, console: Console) -> int:
    """Build, then wait for changes and build again, until interrupted."""
    seen: dict[Order, _Seen] = {}
    announced = False
    while True:
        for order in _orders(paths, settings, console):
            now = {note: fingerprint(Path(note)) for note in order.notes}
            if seen.get(order) != now:
                seen[order] = now
                _build(order, settings, console)
        if not announced:
            console.error(say("watching", console.lang))
            announced = True
        time.sleep(INTERVAL)


def _orders(paths: Sequence[str], settings: Config, console: Console) -> tuple[Order, ...]:
    """The documents as the folders are now; none while a folder is empty or gone."""
    try:
        return orders(select(paths, settings, console.lang), each=settings.each)
    except UsageError:
        return ()


def _build(order: Order, settings: Config, console: Console) -> None:
    """Build once; what goes wrong is told and waits for the next change."""
    start = time.perf_counter()
    try:
        contents = [read_bytes(note, console.lang) for note in order.notes]
        built = pipeline.build(plan_for(order, contents, settings, console), hurry=True)
        files = put_in_place(built, Path(settings.output), console)
    except UsageError as error:
        console.error(error.message)
        return
    seconds = time.perf_counter() - start
    summarise(built, files[0], console)
    console.error(say("rebuilt", console.lang, name=order.name, seconds=seconds))
