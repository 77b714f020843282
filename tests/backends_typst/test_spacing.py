"""The space around every symbol is that of its class in TeX, measured in the engine."""

from __future__ import annotations

import json

import typst

from notecompiler.backends.typst.escape import math_char
from notecompiler.backends.typst.symbols import symbol
from notecompiler.math.nodes import AtomClass, Symbol
from notecompiler.math.tables import load
from notecompiler.source import Span

_TYPST_CLASSES = {
    AtomClass.ORD: "normal",
    AtomClass.OP: "large",
    AtomClass.BIN: "binary",
    AtomClass.REL: "relation",
    AtomClass.OPEN: "opening",
    AtomClass.CLOSE: "closing",
    AtomClass.PUNCT: "punctuation",
    AtomClass.INNER: "normal",
}
# Typst decides from the neighbours whether these are binary or unary, or open or close, as TeX cannot.
_VARYING = frozenset("+-−±∓|‖")
# Like opening signs in Typst: the same space beside letters and relations.
_UNARY = frozenset("¬∀∁∃∄∇")


def test_every_symbol_is_spaced_as_in_tex() -> None:
    symbols = sorted({(char, cls) for _, char, cls in load().symbols.values() if char}, key=str)
    symbols = [(char, cls) for char, cls in symbols if char not in _VARYING | _UNARY]
    lines = []
    for char, cls in symbols:
        ours = symbol(Symbol(Span(0, 0), char, char, cls))
        stated = f'class("{_TYPST_CLASSES[cls]}", {math_char(char)})'
        lines.append(
            f"(widths($x {ours} x$, ${ours}+x$, $x+{ours}$), widths($x {stated} x$, ${stated}+x$, $x+{stated}$)),"
        )
    classes = "\n".join(
        f'#let {name} = math.class.with("{kind}")'
        for name, kind in (
            ("mathord", "normal"),
            ("mathbin", "binary"),
            ("mathrel", "relation"),
            ("mathopen", "opening"),
            ("mathclose", "closing"),
            ("mathpunct", "punctuation"),
        )
    )
    document = f"""{classes}
#let widths(..formulas) = formulas.pos().map(it => calc.round(measure(it).width.pt(), digits: 2))
#context [#metadata(({"".join(lines)}))<widths>]"""
    measured = json.loads(typst.Compiler(document.encode()).query("<widths>", field="value", one=True))
    different = [pair for pair, (ours, stated) in zip(symbols, measured, strict=True) if ours != stated]
    assert different == []
