"""Local images: only files inside the notes folder, never through ``..`` or a symbolic link out of it."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

_MAGIC = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".pdf": b"%PDF-",
}
"""The first bytes of the kinds that every engine can print."""


def find_image(target: str, note: Path, root: Path) -> str | None:
    """The absolute path of the image that a note means by `target`, or None.

    `target` is relative to the note's folder, else to `root` (the notes folder), as is one that begins with a slash (web
    sites); a bare file name is also looked for in all of `root`, as Obsidian does.
    Backslashes part folders, as on Windows.
    """
    name = unquote(target.partition("#")[0].partition("|")[0]).strip().replace("\\", "/")
    if not name or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|~", name) or "\0" in name:
        return None
    folders = [root] if name.startswith("/") else [note.parent, root]
    name = name.lstrip("/")
    parts = PurePosixPath(name).parts
    if ".." in parts or PurePosixPath(name).suffix.lower() not in _MAGIC:
        return None
    candidates = [folder / name for folder in folders]
    if len(parts) == 1 and not any(path.is_file() for path in candidates):
        candidates += sorted(root.rglob(re.sub(r"([*?\[])", r"[\1]", name)))[:1]
    return next((str(found) for path in candidates if (found := _inside(path, root))), None)


def is_printable(target: str) -> bool:
    """Whether a target has the suffix of a kind that every engine can print."""
    return PurePosixPath(unquote(target.partition("#")[0].partition("|")[0]).strip()).suffix.lower() in _MAGIC


def _inside(path: Path, root: Path) -> Path | None:
    """The real path when it is an image under the real `root`."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root.resolve(strict=True)) or not real.is_file():
            return None
        magic = _MAGIC[path.suffix.lower()]
        with real.open("rb") as file:
            return real if file.read(len(magic)) == magic else None
    except (OSError, ValueError, KeyError):
        return None
