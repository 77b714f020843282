"""Lengths: ``1cm``, ``-.5em``, ``18mu plus 2mu``."""

from __future__ import annotations

import re
from typing import Final

LENGTH: Final = re.compile(r"[+-]?\s*(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)\s*(?:true\s*)?(?:[a-z]{2})")
"""A length as TeX reads it: sign, decimal number, unit of two letters."""

GLUE: Final = re.compile(rf"{LENGTH.pattern}(?:\s*(?:plus|minus)\s*{LENGTH.pattern})*")
"""A length with its stretch and shrink."""

_PARTS = re.compile(r"([+-]?)\s*([0-9.,]+)\s*(?:true\s*)?([a-z]{2})")
_EM_PER_UNIT = {
    "em": 1.0, "ex": 0.4306, "mu": 1 / 18, "pt": 0.1, "pc": 1.2, "bp": 0.100375, "in": 7.227, "cm": 2.84528,
    "mm": 0.284528, "dd": 0.107, "cc": 1.284, "sp": 0.1 / 65536, "px": 0.100375,
}  # fmt: skip


def in_em(length: str) -> float:
    """A length in em of a 10 pt font; 0 when it is not a length."""
    found = _PARTS.match(length.strip())
    if found is None:
        return 0.0
    sign, number, unit = found.groups()
    try:
        size = float(number.replace(",", "."))
    except ValueError:
        return 0.0
    return (-size if sign == "-" else size) * _EM_PER_UNIT.get(unit, 0.0)
