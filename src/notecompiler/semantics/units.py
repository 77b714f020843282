"""Units of measurement as they are written behind numbers: ``m/s^2``, ``kWh``, ``km/h``."""

from __future__ import annotations

import re
from fractions import Fraction

from notecompiler.record import Record

_BASE: dict[str, tuple[str, Fraction]] = {
    "m": ("m", Fraction(1)),
    "g": ("kg", Fraction(1, 1000)),
    "s": ("s", Fraction(1)),
    "A": ("A", Fraction(1)),
    "K": ("K", Fraction(1)),
    "mol": ("mol", Fraction(1)),
    "min": ("s", Fraction(60)),
    "h": ("s", Fraction(3600)),
    "L": ("m^3", Fraction(1, 1000)),
    "t": ("kg", Fraction(1000)),
    "N": ("kg m s^-2", Fraction(1)),
    "J": ("kg m^2 s^-2", Fraction(1)),
    "W": ("kg m^2 s^-3", Fraction(1)),
    "Wh": ("kg m^2 s^-2", Fraction(3600)),
    "Pa": ("kg m^-1 s^-2", Fraction(1)),
    "Hz": ("s^-1", Fraction(1)),
    "C": ("A s", Fraction(1)),
    "V": ("kg m^2 s^-3 A^-1", Fraction(1)),
    "Ω": ("kg m^2 s^-3 A^-2", Fraction(1)),
    "F": ("kg^-1 m^-2 s^4 A^2", Fraction(1)),
    "T": ("kg s^-2 A^-1", Fraction(1)),
    "Wb": ("kg m^2 s^-2 A^-1", Fraction(1)),
    "H": ("kg m^2 s^-2 A^-2", Fraction(1)),
    "rad": ("", Fraction(1)),
    "kg": ("kg", Fraction(1)),
}
_PLAIN = frozenset({"rad", "min", "h", "t", "kg", "K"})
"""Units that take no prefix (kilograms have one already)."""
_COUNTED = frozenset(
    {"bit", "bits", "B", "KB", "MB", "GB", "TB", "byte", "bytes", "nat", "nats", "dB", "eV", "cal", "atm"}
)
"""Units that are recognised but not converted."""
_PREFIXES: dict[str, Fraction] = {
    "G": Fraction(10**9),
    "M": Fraction(10**6),
    "k": Fraction(1000),
    "h": Fraction(100),
    "d": Fraction(1, 10),
    "c": Fraction(1, 100),
    "m": Fraction(1, 1000),
    "µ": Fraction(1, 10**6),
    "μ": Fraction(1, 10**6),
    "n": Fraction(1, 10**9),
    "p": Fraction(1, 10**12),
}
_PART = re.compile(r"([A-Za-zΩµμ]+)(?:\^?(-?\d))?")
_SUPERSCRIPTS = str.maketrans({"²": "2", "³": "3"})


class Unit(Record):
    """A unit: what one of it is in SI units, and the exponents of those."""

    factor: Fraction
    dimensions: tuple[tuple[str, Fraction], ...]


def unit_of(text: str) -> Unit | None:
    """The unit that a text spells; None for other words and for units that are not converted."""
    factor, powers, sign = Fraction(1), dict[str, Fraction](), 1
    for piece in re.findall(r"/|[^/·*\s]+", text.translate(_SUPERSCRIPTS)):
        if piece == "/":
            sign = -1
            continue
        found = _PART.fullmatch(piece)
        known = _single(found[1]) if found else None
        if found is None or known is None:
            return None
        exponent = sign * int(found[2] or 1)
        factor *= known.factor**exponent
        for name, power in known.dimensions:
            powers[name] = powers.get(name, Fraction(0)) + power * exponent
    return Unit(factor, dimensions(powers)) if text.strip() else None


def is_unit(text: str) -> bool:
    """Whether a text is a unit, converted or not."""
    return text in _COUNTED or unit_of(text) is not None


def dimensions(powers: dict[str, Fraction]) -> tuple[tuple[str, Fraction], ...]:
    """Exponents of SI units in a fixed order, without those that are zero."""
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _single(symbol: str) -> Unit | None:
    if symbol in _BASE:
        return _with_base(symbol, Fraction(1))
    prefix, rest = symbol[:1], symbol[1:]
    if prefix in _PREFIXES and rest in _BASE and rest not in _PLAIN:
        return _with_base(rest, _PREFIXES[prefix])
    return None


def _with_base(symbol: str, factor: Fraction) -> Unit:
    spelled, worth = _BASE[symbol]
    powers = {}
    for part in spelled.split():
        name, _, power = part.partition("^")
        powers[name] = Fraction(int(power or 1))
    return Unit(factor * worth, dimensions(powers))
