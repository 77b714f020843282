"""Making one document: from an order to files in the output folder and a few lines about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from notecompiler import pipeline
from notecompiler.building import stamp
from notecompiler.building.outputs import replace_bytes
from notecompiler.building.plan import Built
from notecompiler.building.report import to_json
from notecompiler.cli.build_summary import summarise
from notecompiler.cli.console import Console
from notecompiler.cli.messages import say
from notecompiler.cli.orders import Order
from notecompiler.cli.plans import plan_for
from notecompiler.config import Config
from notecompiler.errors import UsageError


def make(order: Order, contents: Sequence[bytes], settings: Config, console: Console, key: str) -> int:
    """Build a document, put its files in place, describe it; the exit code."""
    built = pipeline.build(plan_for(order, contents, settings, console))
    folder = Path(settings.output)
    files = put_in_place(built, folder, console)
    code = 1 if settings.strict and built.quarantined else 0
    if not built.book.missing_images:
        stamp.record(folder, order.name, key, (*files, *built.inputs), code)
    summarise(built, files[0], console)
    return code


def put_in_place(built: Built, folder: Path, console: Console) -> tuple[Path, ...]:
    """Write the results; the files, the most wanted first. Raises UsageError when there is no PDF or no permission."""
    plan = built.plan
    if plan.pdf and built.typeset.pdf is None:
        errors = built.typeset.errors
        why = "; ".join(dict.fromkeys(problem.message for problem in errors[:3]))
        if console.verbose:
            for problem in errors:
                console.error(problem.raw)
        message = say("no-pdf", console.lang, engine=plan.engine.name, name=plan.name, why=why)
        raise UsageError(message, say("no-pdf-hint", console.lang))
    results: dict[Path, bytes] = {}
    if built.typeset.pdf is not None:
        results[folder / f"{plan.name}.pdf"] = built.typeset.pdf
    for name in plan.written:
        rendered = built.rendered[name]
        results[folder / f"{plan.name}{plan.backends[name].suffix}"] = rendered.text.encode()
        for asset, file in rendered.assets.items():
            results[folder / asset] = Path(file).read_bytes()
    results[folder / f"{plan.name}.json"] = to_json(built)
    for path, data in results.items():
        try:
            replace_bytes(path, data)
        except OSError as error:
            why = error.strerror or str(error)
            message = say("output-unwritable", console.lang, path=path, why=why)
            raise UsageError(message, say("output-unwritable-hint", console.lang)) from error
    return tuple(results)
