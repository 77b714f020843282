"""Has anything changed since the last build? Answered before anything heavy is imported."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

Fingerprint = tuple[int, int] | None
"""Modification time (ns) and size of a file; None where there is none."""

FOLDER = ".notec"
"""Holds the stamps, inside the output folder."""


def key(parts: Iterable[object]) -> str:
    """A digest of everything that a build depends on besides files: notes' content, options, configuration."""
    digest = sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else repr(part).encode())
        digest.update(b"\0")
    digest.update(program().encode())
    return digest.hexdigest()


def environment() -> tuple[str | None, ...]:
    """The variables that change what a build makes."""
    return tuple(os.environ.get(name) for name in ("SOURCE_DATE_EPOCH", "NOTECOMPILER_FONT_PATH"))


@lru_cache(maxsize=1)
def program() -> str:
    """What identifies this program: its own files and the Typst that it would run."""
    package = Path(__file__).parent.parent
    newest = sorted(_sources(str(package)))
    typst = find_spec("typst")
    return repr((newest, fingerprint(Path(typst.origin)) if typst and typst.origin else None))


def recall(output: Path, name: str, wanted: str) -> int | None:
    """The exit code of the build that made the document `name` in the folder `output` under the key `wanted`, or None
    when there was none or something that it was made from or that it made has changed since."""
    try:
        stamp = json.loads((output / FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        unchanged = stamp["key"] == wanted and all(
            fingerprint(Path(path)) == (tuple(seen) if seen else None) for path, seen in stamp["files"].items()
        )
        return int(stamp["code"]) if unchanged else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def record(output: Path, name: str, made_under: str, files: Iterable[Path], code: int) -> None:
    """Remember that `name` was built under a key with these files (read and written) and ended with an exit code.
    Raises OSError."""
    from notecompiler.building.outputs import replace_bytes

    folder = output / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    seen: Mapping[str, Fingerprint] = {str(path.absolute()): fingerprint(path) for path in files}
    stamp = {"key": made_under, "code": code, "files": seen}
    replace_bytes(folder / f"{name}.json", json.dumps(stamp, indent=1, sort_keys=True).encode())


def fingerprint(path: Path) -> Fingerprint:
    """Modification time and size of a file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _sources(folder: str) -> Iterable[tuple[str, int, int]]:
    """Path, modification time and size of the package's files."""
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                elif not entry.name.endswith(".pyc"):
                    status = entry.stat()
                    yield entry.path, status.st_mtime_ns, status.st_size
