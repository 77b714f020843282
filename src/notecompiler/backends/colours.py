"""The colours that formulas may name."""

from __future__ import annotations

import re

# xcolor's base names and the names of HTML that differ from them.
_NAMES = {
    "black": "000000", "white": "ffffff", "red": "ff0000", "green": "00ff00", "blue": "0000ff",
    "cyan": "00ffff", "magenta": "ff00ff", "yellow": "ffff00", "gray": "808080", "grey": "808080",
    "darkgray": "404040", "lightgray": "bfbfbf", "brown": "bf8040", "lime": "bfff00", "olive": "808000",
    "orange": "ff8000", "pink": "ffbfbf", "purple": "bf0040", "teal": "008080", "violet": "800080",
    "navy": "000080", "maroon": "800000", "silver": "c0c0c0", "aqua": "00ffff", "fuchsia": "ff00ff",
    "crimson": "dc143c", "gold": "ffd700", "indigo": "4b0082", "coral": "ff7f50", "salmon": "fa8072",
    "tomato": "ff6347", "chocolate": "d2691e", "turquoise": "40e0d0", "skyblue": "87ceeb", "steelblue": "4682b4",
    "royalblue": "4169e1", "dodgerblue": "1e90ff", "darkblue": "00008b", "darkgreen": "006400", "darkred": "8b0000",
    "forestgreen": "228b22", "seagreen": "2e8b57", "firebrick": "b22222", "hotpink": "ff69b4", "orchid": "da70d6",
    "plum": "dda0dd", "khaki": "f0e68c", "tan": "d2b48c", "slategray": "708090", "cornflowerblue": "6495ed",
    "midnightblue": "191970", "rebeccapurple": "663399", "darkorange": "ff8c00", "deeppink": "ff1493",
    "limegreen": "32cd32", "springgreen": "00ff7f", "cadetblue": "5f9ea0", "sienna": "a0522d", "peru": "cd853f",
}  # fmt: skip
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def hex_code(name: str) -> str | None:
    """A colour's name, or its ``#`` notation, as hexadecimal digits; None when unknown."""
    name = name.strip()
    known = _NAMES.get(name) or _NAMES.get(name.lower())
    if known is None and (match := _HEX.fullmatch(name)):
        known = match[1].lower()
    return known
