"""`notec init`: a starter project. What exists is never overwritten."""

from __future__ import annotations

from pathlib import Path

import click

from notecompiler.cli.console import current
from notecompiler.cli.messages import say
from notecompiler.cli.program import common_options
from notecompiler.errors import UsageError


@click.command("init", help=say("help-init", current().lang))
@click.argument("folder", default=".", type=click.Path())
@common_options
def command(folder: str) -> int:
    from notecompiler.backends.templates import shipped_folder
    from notecompiler.cli import starter

    console = current()
    root = Path(folder)
    if root.is_file():
        raise UsageError(say("init-file", console.lang, path=folder))
    wanted = {
        root / "notecompiler.toml": starter.SETTINGS[console.lang].encode(),
        root / "notes" / starter.NOTE_NAME[console.lang]: starter.NOTE[console.lang].encode(),
    }
    shipped = shipped_folder()
    for template in sorted(path for path in shipped.rglob("*") if path.is_file()):
        wanted[root / "templates" / template.relative_to(shipped)] = template.read_bytes()
    for path, content in wanted.items():
        key = "init-made" if _create(path, content, console.lang) else "init-kept"
        console.print(say(key, console.lang, path=path.as_posix()))
    console.print()
    console.print(say("init-next", console.lang, folder=(root / "notes").as_posix()))
    return 0


def _create(path: Path, content: bytes, lang: str) -> bool:
    """Make a new file; False when there is one already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return False
    except OSError as error:
        raise UsageError(say("output-unwritable", lang, path=path, why=error.strerror or str(error))) from error
    return True
