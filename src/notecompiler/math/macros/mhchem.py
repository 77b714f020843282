"""mhchem: chemical formulas and quantities."""

from __future__ import annotations

from notecompiler.math.signatures import Table, Translated

MACROS: Table = {
    r"\ce": Translated("chemistry"),
    r"\cf": Translated("chemistry"),
    r"\pu": Translated("quantity"),
}
