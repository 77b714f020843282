"""tensor: indices that keep their order."""

from __future__ import annotations

from notecompiler.math.signatures import Table, Template, Translated

MACROS: Table = {
    r"\indices": Translated("indices"),
    r"\tensor": Template(
        (("sbb", r"#2\indices{#3}"), ("obb", r"\indices{#1}#2\indices{#3}"), ("bb", r"#1\indices{#2}"))
    ),
}
