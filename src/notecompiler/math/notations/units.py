"""siunitx's units (``\\kilo\\metre\\per\\second\\squared``, ``kg.m/s^2``) and quantities typed as text (mhchem's ``\\pu``)."""

from __future__ import annotations

import re

from notecompiler.math.notations.numbers import number
from notecompiler.regex import regex

UNITS = {
    "metre": "m", "meter": "m", "second": "s", "kilogram": "kg", "gram": "g", "ampere": "A", "kelvin": "K", "mole": "mol",
    "candela": "cd", "newton": "N", "joule": "J", "watt": "W", "pascal": "Pa", "hertz": "Hz", "volt": "V", "coulomb": "C",
    "farad": "F", "tesla": "T", "weber": "Wb", "henry": "H", "lumen": "lm", "lux": "lx", "litre": "L", "liter": "L",
    "minute": "min", "hour": "h", "day": "d", "electronvolt": "eV", "bit": "bit", "byte": "B", "tonne": "t", "siemens": "S",
    "becquerel": "Bq", "gray": "Gy", "sievert": "Sv", "bar": "bar", "decibel": "dB", "bel": "B", "neper": "Np",
    "katal": "kat", "steradian": "sr", "radian": "rad", "hectare": "ha", "dalton": "Da", "atomicmassunit": "u",
    "mmHg": "mmHg", "knot": "kn", "barn": "b", "atmosphere": "atm", "calorie": "cal", "year": "a", "molar": "M",
}  # fmt: skip
"""Units by the names of their commands."""

SIGNS = {
    "ohm": r"\Omega", "percent": r"\%", "celsius": r"{}^{\circ}\mathrm{C}", "degreeCelsius": r"{}^{\circ}\mathrm{C}",
    "degree": r"{}^{\circ}", "arcminute": "'", "arcsecond": "''", "angstrom": "Å", "micron": r"\mu\mathrm{m}",
    "clight": "c_{0}", "planckbar": r"\hbar", "elementarycharge": "e", "electronmass": r"m_{\mathrm{e}}",
    "bohr": "a_{0}", "hartree": r"E_{\mathrm{h}}", "astronomicalunit": r"\mathrm{au}",
}  # fmt: skip
"""Units that are no plain letters, as TeX."""

PREFIXES = {
    "quecto": "q", "ronto": "r", "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p", "nano": "n", "milli": "m",
    "centi": "c", "deci": "d", "deca": "da", "deka": "da", "hecto": "h", "kilo": "k", "mega": "M", "giga": "G", "tera": "T",
    "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y", "ronna": "R", "quetta": "Q",
    "kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti",
}  # fmt: skip
"""Prefixes by the names of their commands; ``\\micro`` is a Greek letter."""

_SHORT = {
    f"{prefix}{unit}": f"{prefix}{unit}"
    for unit, prefixes in {
        "m": "pnkcmd", "s": "afpnm", "g": "nkm", "A": "pnmk", "K": "m", "mol": "fpnmk", "Hz": "mkMGT", "N": "mkM", "J": "mk",
        "W": "npmkMG", "Pa": "kMG", "V": "pnmk", "eV": "mkMGT", "F": "fpnm", "C": "", "T": "", "H": "mk", "L": "m", "l": "m", "B": "d",
    }.items()
    for prefix in ("", *prefixes)
} | {"dB": "dB", "kWh": "kWh", "amu": "u"}  # fmt: skip
_MICRO_SHORT = {
    f"u{unit}": rf"\mu\mathrm{{{unit}}}" for unit in ("m", "s", "g", "A", "mol", "W", "V", "J", "F", "L", "l", "H")
}

_TOKEN = regex(r"\\([A-Za-z]+)|\{([^{}]*)\}|(\^|_)(\{[^{}]*\}|\\?.)|([A-Za-zÅµμΩ°℃%]+)|(\s+)|(.)", re.DOTALL)
_POWERS = {"square": "2", "cubic": "3"}
_BEHIND = {"squared": "2", "cubed": "3"}


def unit(source: str) -> str:  # noqa: C901 - one case for each kind of token
    """A unit as TeX; powers of one unit stay with it, ``\\per`` gives a negative power as siunitx prints it."""
    out: list[str] = []
    prefix, power, per = "", "", False
    wants = ""
    for command, braces, script, argument, letters, blank, other in _TOKEN.findall(source):
        if wants and (braces or blank):
            if braces:
                power, out, wants = _settle(out, wants, braces, power)
            continue
        if command in _POWERS:
            power = _POWERS[command]
        elif command in _BEHIND:
            _raise(out, _BEHIND[command])
        elif command in ("tothe", "raiseto", "of"):
            wants = command
        elif command == "per":
            per = True
        elif command in PREFIXES:
            prefix += PREFIXES[command]
        elif command == "micro":
            prefix += "\\mu"
        elif command:
            _append(out, _named(command, prefix), power, per=per)
            prefix, power, per = "", "", False
        elif braces or letters:
            _append(out, _typed(braces or letters), power, per=per)
            power, per = "", False
        elif script:
            if script == "^":
                _raise(out, argument.strip("{}"))
            elif out:
                out[-1] += f"_{{\\mathrm{{{argument.strip('{}')}}}}}"
        elif other == "/":
            out.append("/")
        elif other not in ("", ".", "~", "*", "·", "⋅"):
            out.append(other)
    return _joined(out)


def _settle(out: list[str], wants: str, argument: str, power: str) -> tuple[str, list[str], str]:
    """The argument of ``\\tothe``, ``\\raiseto`` or ``\\of``: the power to come, the units so far, and nothing awaited."""
    if wants == "raiseto":
        return argument, out, ""
    if wants == "tothe":
        _raise(out, argument)
    elif out:
        out[-1] += f"_{{\\mathrm{{{argument}}}}}"
    return power, out, ""


def _named(command: str, prefix: str) -> str:
    micro, letters = "\\mu" in prefix, prefix.replace("\\mu", "")
    if command in SIGNS:
        sign = SIGNS[command]
    elif command in UNITS:
        sign = f"\\mathrm{{{letters}{UNITS[command]}}}"
        letters = ""
    else:
        return prefix + _MICRO_SHORT.get(
            command, f"\\mathrm{{{_SHORT[command]}}}" if command in _SHORT else f"\\{command} "
        )
    return ("\\mu " if micro else "") + (f"\\mathrm{{{letters}}}" if letters else "") + sign


def _typed(letters: str) -> str:
    """Unit letters as a person types them."""
    if letters in ("°C", "℃", "°F"):
        return f"{{}}^{{\\circ}}\\mathrm{{{'F' if 'F' in letters else 'C'}}}"
    if letters.startswith(("µ", "μ")):
        return f"\\mu\\mathrm{{{letters[1:]}}}"
    if letters in ("Ω", "°", "%"):
        return {"Ω": "\\Omega", "°": "{}^{\\circ}", "%": "\\%"}[letters]
    return f"\\mathrm{{{letters}}}"


def _append(out: list[str], factor: str, power: str, *, per: bool) -> None:
    out.append(factor)
    if per:
        _raise(out, f"-{power or 1}")
    elif power:
        _raise(out, power)


def _raise(out: list[str], power: str) -> None:
    """Give the last unit a power; one that ``\\per`` made negative stays negative."""
    if not out:
        return
    base, mark, old = out[-1].rpartition("^{-1}")
    if mark and not old:
        out[-1] = base
        power = f"-{power}"
    out[-1] += f"^{{{power}}}"


def _joined(factors: list[str]) -> str:
    text = ""
    for factor in factors:
        if text and factor != "/" and not text.endswith("/"):
            text += r"\,"
        text += factor
    return text


_NUMBER = regex(r"\s*([+-]?\s*[\d.,]+(?:\s*[eE][+-]?\d+)?(?:\s*(?:\+-|±)\s*[\d.]+)?)\s*")
_BARE_POWER = regex(r"(?<=[A-Za-zΩ])(-?\d+)")


def typed_quantity(source: str) -> str:
    """mhchem's ``\\pu``: ``123 kJ/mol``, ``1.2e3 J``, ``kJ mol^-1``."""
    hit = _NUMBER.match(source)
    value = number(hit[1].replace("±", "+-")) if hit else ""
    rest = source[hit.end() :] if hit else source
    rest = re.sub(r"\^(-?\d+)", r"^{\1}", _BARE_POWER.sub(r"^{\1}", rest))
    shown = unit(rest)
    return rf"{value}\,{shown}" if value and shown else value or shown
