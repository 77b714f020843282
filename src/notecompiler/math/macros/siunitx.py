"""siunitx: numbers, units, quantities. A unit command outside of a unit's argument prints its letters."""

from __future__ import annotations

from notecompiler.math.notations.units import PREFIXES, SIGNS, UNITS
from notecompiler.math.signatures import Table, Template, Translated, short

# Commands that mean something else outside of a unit.
_TAKEN = {"bar", "gray", "day", "degree", "year", "bel", "bohr", "percent"}

MACROS: Table = {
    r"\num": Translated("number"),
    r"\numlist": Translated("numbers"),
    r"\ang": Translated("angle"),
    r"\si": Translated("unit"),
    r"\unit": Translated("unit"),
    r"\SI": Template(
        (("obb", r"\num{#2}\,\unit{#3}"), ("bob", r"#2\,\num{#1}\,\unit{#3}"), ("bb", r"\num{#1}\,\unit{#2}"))
    ),
    r"\numrange": short(r"\num{#1}\text{–}\num{#2}"),
    r"\SIrange": short(r"\num{#1}\,\unit{#3}\text{–}\num{#2}\,\unit{#3}"),
    r"\qtyrange": short(r"\num{#1}\,\unit{#3}\text{–}\num{#2}\,\unit{#3}"),
    r"\SIlist": short(r"\numlist{#1}\,\unit{#2}"),
    r"\qtylist": short(r"\numlist{#1}\,\unit{#2}"),
    **{rf"\{name}": short(rf"\mathrm{{{unit}}}") for name, unit in UNITS.items() if name not in _TAKEN},
    **{rf"\{name}": short(rf"\mathrm{{{prefix}}}") for name, prefix in PREFIXES.items()},
    **{rf"\{name}": short(sign) for name, sign in SIGNS.items() if name not in _TAKEN},
    r"\micro": short(r"\mu"),
    r"\percent": short(r"\%"),
    r"\per": short("/"),
    r"\squared": short("^{2}"),
    r"\cubed": short("^{3}"),
}
