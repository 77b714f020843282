"""`notec build --watch`: build again whenever something changes, with everything that did not change kept in memory."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from pathlib import Path

from notecompiler import pipeline
from notecompiler.book.images import find_image
from notecompiler.building.plan import Built
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
from notecompiler.record import Record

INTERVAL = 0.05
"""Seconds between two looks at the known files; a look costs one `stat` each."""

WIDE = 10
"""Every so many looks the folders, the configuration and missing images are looked at too."""

SETTLED = 0.01
"""A file is read when it has not changed for so many seconds: an editor empties it before it writes."""

_Prints = tuple[tuple[str, Fingerprint], ...]


class _Wanted(Record):
    """What is to be made: the documents and how, or `trouble` that there is with the folders or the configuration."""

    settings: Config
    orders: tuple[Order, ...]
    trouble: UsageError | None = None


class _Made(Record):
    """A document as it was last tried: from which order and files, how, and what came out (None for nothing)."""

    order: Order
    settings: Config
    prints: _Prints
    built: Built | None


def watch(
    paths: Sequence[str],
    load: Callable[[], Config],
    console: Console,
    show: Callable[[Config, Sequence[Order]], None] | None = None,
) -> int:
    """Build, then wait for changes and build again, until interrupted. `load` gives the settings as they are now; `show` opens
    what the first build made: a viewer looks for later changes itself.

    What goes wrong is told once and waits for the next change; the last good PDF stays meanwhile.
    """
    wanted = _look_wide(paths, load, console, _Wanted(load(), ()))
    made: dict[str, _Made] = {}
    told = ""
    for look in count():
        wide = look % WIDE == 0
        if wide and look:
            before, wanted = wanted, _look_wide(paths, load, console, wanted)
            # A note is away for a moment while an editor saves it: only what is still wrong at the next look is told.
            trouble = wanted.trouble.message if wanted.trouble and before.trouble else ""
            if trouble and trouble != told:
                _complain(wanted.trouble, console)
            told = trouble if wanted.trouble else ""
        for order in wanted.orders:
            last = made.get(order.name)
            if last is None or _is_stale(last, order, wanted.settings, wide):
                made[order.name] = _make(order, wanted.settings, last, console)
        made = {order.name: made[order.name] for order in wanted.orders}
        if look == 0:
            # What is there now stays: it need not be gone through again whenever garbage is collected.
            gc.freeze()
            console.error(say("watching", console.lang))
            if show is not None:
                show(wanted.settings, wanted.orders)
        time.sleep(INTERVAL)
    return 0


def _look_wide(paths: Sequence[str], load: Callable[[], Config], console: Console, before: _Wanted) -> _Wanted:
    """The documents as the folders and the configuration are now. Where these are in trouble, what was wanted before."""
    try:
        settings = load()
        return _Wanted(settings, orders(select(paths, settings, console.lang), each=settings.each))
    except UsageError as error:
        return _Wanted(before.settings, before.orders, error)


def _is_stale(last: _Made, order: Order, settings: Config, wide: bool) -> bool:
    if (last.order, last.settings) != (order, settings) or _prints(path for path, _ in last.prints) != last.prints:
        return True
    if not wide or last.built is None:
        return False
    lost = last.built.book.missing_images
    found = (find_image(image.target, Path(image.path), order.root) for image in lost)
    return any(found) or set(map(str, last.built.inputs)) - {path for path, _ in last.prints} != set()


def _prints(paths: Iterable[str]) -> _Prints:
    return tuple((path, fingerprint(Path(path))) for path in paths)


def _make(order: Order, settings: Config, last: _Made | None, console: Console) -> _Made:
    """Build once. A note that is away or no text is told and waited for."""
    start = time.perf_counter()
    known = tuple(path for path, _ in last.prints) if last else ()
    prints = _settled(dict.fromkeys((*order.notes, *_templates(settings), *known)))
    built = None
    try:
        contents = [read_bytes(note, console.lang) for note in order.notes]
        built = pipeline.build(plan_for(order, contents, settings, console), hurry=True)
        files = put_in_place(built, Path(settings.output), console)
    except UsageError as error:
        _complain(error, console)
        pdf = Path(settings.output) / f"{order.name}.pdf"
        if pdf.is_file():
            console.error(say("last-good", console.lang, path=pdf.as_posix()))
    else:
        summarise(built, files[0], console)
        console.error(say("rebuilt", console.lang, name=order.name, seconds=time.perf_counter() - start))
    if built is not None:
        # What an earlier try needed is watched as long as no try succeeds: its change may be what helps.
        needed = {*order.notes, *_templates(settings), *map(str, built.inputs)}
        before = dict(prints)
        prints = tuple((path, before[path]) for path in before if path in needed)
        prints += _prints(sorted(needed - before.keys()))
    return _Made(order, settings, prints, built)


def _templates(settings: Config) -> tuple[str, ...]:
    """The user's templates and their folders, that of all first, which need not exist."""
    folder = Path(settings.root) / settings.templates
    return (str(folder), *sorted(map(str, folder.rglob("*"))))


def _settled(paths: Iterable[str]) -> _Prints:
    """The files as they are when nobody writes to them."""
    paths = tuple(paths)
    prints = _prints(paths)
    while True:
        time.sleep(SETTLED)
        before, prints = prints, _prints(paths)
        if before == prints:
            return prints


def _complain(error: UsageError | None, console: Console) -> None:
    if error is not None:
        console.error(error.message)
        if error.hint:
            console.error("  " + error.hint)
