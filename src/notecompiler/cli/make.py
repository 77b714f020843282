"""Making one document: from an order to files in the output folder and a few lines about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from notecompiler import pipeline
from notecompiler.book.engine_reasons import explained
from notecompiler.building import stamp
from notecompiler.building.outputs import replace_bytes
from notecompiler.building.plan import Built
from notecompiler.building.prepare import Begun
from notecompiler.building.report import to_json
from notecompiler.cli.build_summary import summarise
from notecompiler.cli.console import Console
from notecompiler.cli.messages import say
from notecompiler.cli.orders import Order
from notecompiler.cli.plans import plan_for
from notecompiler.config import Config
from notecompiler.errors import UsageError


def make(
    order: Order,
    contents: Sequence[bytes],
    settings: Config,
    console: Console,
    key: str,
    begun: Begun | None = None,
) -> int:
    """Build a document, put its files in place, describe it; the exit code. `begun` is its only note, where it was begun."""
    built = pipeline.build(plan_for(order, contents, settings, console), begun=begun)
    folder = Path(settings.output)
    files = put_in_place(built, folder, console)
    code = 1 if settings.strict and built.quarantined else 0
    if not built.book.missing_images:
        stamp.record(folder, order.name, key, (*files, *built.inputs), code)
    summarise(built, files[0], console)
    return code


def put_in_place(built: Built, folder: Path, console: Console) -> tuple[Path, ...]:
    """Write the results, the PDF before anything else is made; the files, the most wanted first.

    Raises UsageError when there is no PDF or no permission.
    """
    plan = built.plan
    if plan.pdf and built.typeset.pdf is None:
        errors = built.typeset.errors
        why = "; ".join(dict.fromkeys(_told(problem.message, console.lang) for problem in errors[:3]))
        if console.verbose:
            for problem in errors:
                console.error(problem.raw)
        message = say("no-pdf", console.lang, engine=plan.engine.name, name=plan.name, why=why)
        raise UsageError(message, say("no-pdf-hint", console.lang))
    results: list[Path] = []
    if built.typeset.pdf is not None:
        results.append(_write(folder / f"{plan.name}.pdf", built.typeset.pdf, console))
    built = pipeline.emit(built)
    for suffix, rendered in built.texts.items():
        results.append(_write(folder / f"{plan.name}{suffix}", rendered.text.encode(), console))
        for asset, file in rendered.assets.items():
            results.append(_write(folder / asset, Path(file).read_bytes(), console))
    results.append(_write(folder / f"{plan.name}.json", to_json(built), console))
    return tuple(results)


def _told(reason: str, lang: str) -> str:
    """An engine's reason: in its own words, which are English, or what they mean."""
    meaning = explained(reason) if lang != "en" else None
    return reason if meaning is None else meaning.text(lang)


def _write(path: Path, data: bytes, console: Console) -> Path:
    try:
        replace_bytes(path, data)
    except OSError as error:
        message = say("output-unwritable", console.lang, path=path, why=error.strerror or str(error))
        raise UsageError(message, say("output-unwritable-hint", console.lang)) from error
    return path
