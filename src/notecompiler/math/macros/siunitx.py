"""The basics of siunitx: numbers, units, quantities."""

from __future__ import annotations

from notecompiler.math.signatures import Table, Template, short

_UNITS = {
    "metre": "m", "meter": "m", "second": "s", "kilogram": "kg", "gram": "g", "ampere": "A", "kelvin": "K", "mole": "mol",
    "candela": "cd", "newton": "N", "joule": "J", "watt": "W", "pascal": "Pa", "hertz": "Hz", "volt": "V", "coulomb": "C",
    "farad": "F", "tesla": "T", "weber": "Wb", "henry": "H", "lumen": "lm", "lux": "lx", "litre": "L", "liter": "L",
    "minute": "min", "hour": "h", "day": "d", "electronvolt": "eV", "bit": "bit", "byte": "B", "tonne": "t", "siemens": "S",
    "becquerel": "Bq", "gray": "Gy", "sievert": "Sv", "bar": "bar", "decibel": "dB",
}  # fmt: skip
_PREFIXES = {
    "femto": "f", "pico": "p", "nano": "n", "milli": "m", "centi": "c", "deci": "d", "hecto": "h", "kilo": "k",
    "mega": "M", "giga": "G", "tera": "T", "peta": "P",
}  # fmt: skip
_TAKEN = {"bar", "gray"}

MACROS: Table = {
    r"\num": short("#1"),
    r"\ang": short(r"#1^{\circ}"),
    r"\si": Template((("om", r"\mathrm{#2}"), ("m", r"\mathrm{#1}"))),
    r"\unit": Template((("om", r"\mathrm{#2}"), ("m", r"\mathrm{#1}"))),
    r"\SI": Template((("obb", r"#2\,\mathrm{#3}"), ("bb", r"#1\,\mathrm{#2}"))),
    r"\numrange": short(r"#1\text{–}#2"),
    r"\SIrange": short(r"#1\,\mathrm{#3}\text{–}#2\,\mathrm{#3}"),
    **{rf"\{name}": short(rf"\mathrm{{{unit}}}") for name, unit in _UNITS.items() if name not in _TAKEN},
    **{rf"\{name}": short(rf"\mathrm{{{prefix}}}") for name, prefix in _PREFIXES.items()},
    r"\micro": short(r"\mu"),
    r"\ohm": short(r"\Omega"),
    r"\percent": short(r"\%"),
    r"\celsius": short(r"{}^{\circ}\mathrm{C}"),
    r"\degreeCelsius": short(r"{}^{\circ}\mathrm{C}"),
    r"\per": short("/"),
    r"\squared": short("^{2}"),
    r"\cubed": short("^{3}"),
}
