"""Pictures beside a document, each one such that Typst can read it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from html import escape
from pathlib import Path

_FRAME = """<svg xmlns="http://www.w3.org/2000/svg" width="240" height="28">
<rect x="0.5" y="0.5" width="239" height="27" fill="none" stroke="gray" stroke-dasharray="3"/>
<text x="8" y="18" font-family="New Computer Modern" font-size="11" fill="gray">? {name}</text></svg>"""


def put_pictures(files: Mapping[str, str], folder: Path) -> None:
    """Copy `files` (paths by name) into the folder; a labelled frame stands for one that Typst cannot read."""
    for name, path in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if _is_same(Path(path), target):
            continue
        try:
            shutil.copy2(path, target)
            readable = _is_readable(target)
        except OSError:
            readable = False
        if not readable:
            target.write_text(_FRAME.format(name=escape(Path(path).name)), encoding="utf-8", errors="replace")


def _is_same(source: Path, copy: Path) -> bool:
    """Whether the copy was made from the source as it is now."""
    try:
        before, after = source.stat(), copy.stat()
    except OSError:
        return False
    return (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)


def _is_readable(path: Path) -> bool:
    from typst import Compiler, TypstError

    page = f'#image("{path.name}")'.encode()
    try:
        Compiler(ignore_system_fonts=True).compile(input=page, root=str(path.parent), format="svg")
    except TypstError:
        return False
    return True
