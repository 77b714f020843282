"""Terminal colours."""

from __future__ import annotations

from notecompiler.diagnostics import Severity
from notecompiler.record import Record


class Palette(Record):
    """Escape sequences for each use of colour; all empty where colour is off."""

    error: str = ""
    warning: str = ""
    info: str = ""
    good: str = ""
    strong: str = ""
    faint: str = ""
    reset: str = ""

    def paint(self, style: str, text: str) -> str:
        """`text` in a style of this palette."""
        return f"{style}{text}{self.reset}" if style and text else text

    def severity(self, severity: Severity) -> str:
        """The style of a severity."""
        return {Severity.ERROR: self.error, Severity.WARNING: self.warning, Severity.INFO: self.info}[severity]


PLAIN = Palette()
COLOURED = Palette(
    error="\x1b[1;31m",
    warning="\x1b[1;33m",
    info="\x1b[1;36m",
    good="\x1b[1;32m",
    strong="\x1b[1m",
    faint="\x1b[34m",
    reset="\x1b[0m",
)


def palette(*, colour: bool) -> Palette:
    """The palette for a stream that shows colour or does not."""
    return COLOURED if colour else PLAIN
