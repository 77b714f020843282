"""Colours of xcolor, strokes of cancel and ulem."""

from __future__ import annotations

from notecompiler.math.signatures import Boxed, Coloured, Table, each

MACROS: Table = {
    r"\color": Coloured(switch=True),
    r"\textcolor": Coloured(),
    r"\mathcolor": Coloured(),
    r"\colorbox": Boxed(arguments=1, text=True),
    r"\fcolorbox": Boxed(arguments=2, text=True),
    **each(Boxed(), r"\cancel \bcancel \xcancel"),
    r"\cancelto": Boxed(arguments=1),
    r"\sout": Boxed(text=True),
}
