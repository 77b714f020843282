"""What MathJax's extensions add (bbox, enclose, unicode, action, require) and KaTeX does not have."""

from __future__ import annotations

from notecompiler.math.signatures import Ignored, Special, Table, Template, aliases, short

MACROS: Table = {
    r"\require": Ignored(1),
    r"\bbox": Special("background"),
    r"\enclose": Special("enclosed"),
    r"\unicode": Special("unicode"),
    r"\mmlToken": Template((("bob", r"\text{#3}"), ("bb", r"\text{#2}"))),
    **{rf"\{name}": Template((("bb", "#1"),)) for name in ("mathtip", "texttip", "toggle")},
    **aliases(
        r"""
            \overparen \overgroup
            \underparen \undergroup
            \wideparen \overgroup
            \Tiny \tiny
            \scr \cal
        """,
    ),
    r"\euro": short(r"\text{€}"),
    r"\ceil": short(r"\lceil #1 \rceil"),
    r"\floor": short(r"\lfloor #1 \rfloor"),
    r"\endtoggle": Ignored(),
}
