"""Addresses of web services that draw the formula which they hold."""

from __future__ import annotations

import re
from urllib.parse import unquote, unquote_plus

_RAW = re.compile(r"https?://[\w.-]*codecogs\.com/[\w./]*\?(?:latex=)?(.+)\Z", re.DOTALL)
_QUERY = re.compile(
    r"https?://[^?#\s]{1,200}?(?:/equation|/render/math|/math|/chart|latex\.php|tex2img\.php)\?(?:[^#]{0,300}&)?"
    r"(?:tex|math|formula|chl|latex|eq)=([^&#]+)"
)
_LOOKS = re.compile(
    r"\s*\\(?:inline|dpi\s*\{\d+\}|(?:huge|LARGE|Large|large|normalsize|small|tiny)(?![A-Za-z])|(?:bg|fn)_\w+)\s*"
)


def formula_in(address: str) -> str:
    """The formula in an address, without what only says how to draw it; "" when there is none."""
    if (raw := _RAW.match(address)) is not None:
        tex = unquote(raw[1].replace("&space;", " "))
    elif (query := _QUERY.match(address)) is not None:
        tex = unquote_plus(query[1])
    else:
        return ""
    while (look := _LOOKS.match(tex)) is not None:
        tex = tex[look.end() :]
    tex = " ".join(tex.split())
    while tex.endswith("\\\\"):
        tex = tex[:-2].rstrip()
    return "" if "$" in tex else tex
