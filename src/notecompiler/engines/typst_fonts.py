"""A folder that holds just the chosen faces, because Typst takes fonts by folder."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from notecompiler.fonts.folders import cache_folder
from notecompiler.fonts.model import FontSet


def font_folder(fonts: FontSet, workdir: Path) -> Path:
    """The folder of these faces under the user's cache folder, or in the scratch folder where that cannot be written.

    It outlives the scratch folder: Typst opens a font only when it needs it.
    """
    paths = sorted({face.path for face in fonts.faces()})
    name = sha256("\0".join(paths).encode()).hexdigest()[:16]
    for base in (cache_folder() / "font-sets", workdir / "fonts"):
        folder = base / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for number, path in enumerate(paths):
                _put(Path(path), folder / f"{number}-{Path(path).name}")
        except OSError:
            continue
        return folder
    return workdir


def _put(source: Path, link: Path) -> None:
    if link.exists():
        return
    link.unlink(missing_ok=True)
    try:
        link.symlink_to(source)
    except OSError:
        shutil.copyfile(source, link)
