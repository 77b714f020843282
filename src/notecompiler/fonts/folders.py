"""Where fonts lie: the system's folders, TeX's, the user's cache and the optional package."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

SUFFIXES = frozenset({".otf", ".ttf", ".ttc", ".otc"})
"""The kinds of font files."""

PACKAGE = "pylopdf_fonts_zh_cn"
"""The import name of the package behind the extra ``notecompiler[fonts]``: Noto Serif SC and Noto Sans SC."""

VARIABLE = "NOTECOMPILER_FONT_PATH"
"""Folders to search instead of all of these, separated as in PATH. For tests and for sealed environments."""

_TEX = (
    "/usr/share/texlive/texmf-dist/fonts",
    "/usr/share/texmf/fonts",
    "/usr/local/share/texmf/fonts",
)
_DEPTH = 8


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The program's own folder under the user's cache folder; it need not exist."""
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or _home() / "AppData" / "Local")
    elif platform == "darwin":
        base = _home() / "Library" / "Caches"
    else:
        base = Path(environment.get("XDG_CACHE_HOME") or _home() / ".cache")
    return base / "notecompiler"


def font_folders(
    configured: Sequence[str] = (), environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> tuple[Path, ...]:
    """The folders to search, in order: configuration, system, TeX, the user's cache, the optional package."""
    own = [Path(folder).expanduser() for folder in configured]
    if VARIABLE in environment:
        return (*own, *(Path(folder) for folder in environment[VARIABLE].split(os.pathsep) if folder))
    folders = own + _system_folders(environment, platform) + [cache_folder(environment, platform) / "fonts"]
    if (package := _package_folder()) is not None:
        folders.append(package)
    return tuple(dict.fromkeys(folders))


def _home() -> Path:
    """The user's home; for a user who has none (an unknown number, in a container) a folder that cannot be."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull) / "home"


def _system_folders(environment: Mapping[str, str], platform: str) -> list[Path]:
    home = _home()
    if platform == "win32":
        local = Path(environment.get("LOCALAPPDATA", home))
        return [
            Path(environment.get("WINDIR", "C:\\Windows")) / "Fonts",
            local / "Microsoft" / "Windows" / "Fonts",
        ]
    if platform == "darwin":
        system = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
        # Songti and Kaiti are downloadable assets of macOS.
        return [*system, Path("/System/Library/AssetsV2"), Path("/Library/TeX/Root/texmf-dist/fonts")]
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    tex_live = sorted(Path("/usr/local/texlive").glob("*/texmf-dist/fonts"), reverse=True)
    tex = [*map(Path, _TEX), *tex_live, home / "texmf" / "fonts"]
    return [
        data / "fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
        # The other folders of a TeX tree hold thousands of files in formats of its own.
        *(folder / kind for folder in tex for kind in ("opentype", "truetype")),
    ]


def _package_folder() -> Path | None:
    spec = find_spec(PACKAGE)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def font_files(folder: Path, depth: int = _DEPTH) -> Iterator[Path]:
    """The font files below a folder in sorted order; a folder that cannot be read has none."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if depth > 0 and not entry.name.startswith("."):
                yield from font_files(Path(entry.path), depth - 1)
        elif entry.name[-4:].lower() in SUFFIXES:
            yield Path(entry.path)
