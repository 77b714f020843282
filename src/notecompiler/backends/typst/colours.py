"""TeX colours as Typst colours."""

from __future__ import annotations

from notecompiler.backends.colours import hex_code


def typst_colour(tex: str) -> str:
    """A colour as written in TeX (``red``, ``#1f77b4``, ``red!30``, ``blue!20!black``) as Typst code; black when unknown."""
    first, *mix = tex.strip().split("!")
    code = _plain(first)
    for share, other in zip(mix[::2], [*mix[1::2], "white"], strict=False):
        if not share.strip().isdigit():
            break
        percent = min(int(share), 100)
        code = f"color.mix(({code}, {percent}%), ({_plain(other)}, {100 - percent}%), space: rgb)"
    return code


def _plain(name: str) -> str:
    return f'rgb("#{hex_code(name) or "000000"}")'
