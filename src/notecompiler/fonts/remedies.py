"""What to do when there is no Chinese font."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable

from notecompiler.record import Record

_EXTRA = 'pip install "notecompiler[fonts]"'
_PACKAGES = (
    ("apt-get", "apt-get install fonts-noto-cjk"),
    ("dnf", "dnf install google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts"),
    ("pacman", "pacman -S noto-fonts-cjk"),
    ("apk", "apk add font-noto-cjk"),
    ("zypper", "zypper install noto-serif-sc-fonts noto-sans-sc-fonts"),
)


class NoChineseFont(Record):
    """The notes have Chinese and no Chinese font was found. `remedies` are commands, the surest first."""

    remedies: tuple[str, ...]

    def message(self, lang: str) -> str:
        """What is wrong."""
        return "找不到中文字体" if lang == "zh" else "no Chinese font was found, and the notes have Chinese text"

    def hint(self, lang: str) -> str:
        """What to do about it."""
        lead, between = ("请运行 ", " 或 ") if lang == "zh" else ("run ", "  or  ")
        return lead + between.join(self.remedies)


def remedy(platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which) -> NoChineseFont:
    """The remedies for this operating system: the extra works everywhere and needs no administrator."""
    commands = [_EXTRA]
    if platform.startswith("linux"):
        prefix = "" if _is_root() else "sudo "
        commands += [prefix + command for program, command in _PACKAGES if which(program)][:1]
    return NoChineseFont(tuple(commands))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
