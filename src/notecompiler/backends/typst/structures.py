"""Parts of formulas above, below and around others: fractions, roots, stacks, delimiters.

Each function gets the printer of rows, because what it holds are formulas again.
"""

from __future__ import annotations

from collections.abc import Callable

from notecompiler.backends.typst.delimiters import delimiter
from notecompiler.backends.typst.escape import math_join
from notecompiler.backends.typst.style import Style, of_fraction, of_scripts
from notecompiler.backends.typst.symbols import CLASS_FUNCTIONS
from notecompiler.math.nodes import AtomClass, Delimited, Fraction, Radical, Row, Stack, Symbol

Print = Callable[[Row, Style], str]


def argument(row: Row, style: Style, math: Print) -> str:
    """A row as an argument of a function, which must not be empty."""
    return math(row, style) or '""'


def fraction(node: Fraction, style: Style, math: Print) -> str:
    """A fraction or binomial, in the size that its command asks for."""
    match node.command:
        case "\\dfrac" | "\\cfrac" | "\\dbinom":
            style, wrap = Style.DISPLAY, "display({})" if style is not Style.DISPLAY else "{}"
        case "\\tfrac" | "\\tbinom":
            style, wrap = Style.TEXT, "inline({})" if style is not Style.TEXT else "{}"
        case _:
            wrap = "{}"
    inner = Style.DISPLAY if node.command == "\\cfrac" else of_fraction(style)
    top, bottom = argument(node.numerator, inner, math), argument(node.denominator, inner, math)
    if node.command == "\\cfrac":
        top, bottom = f"display({top})", f"display({bottom})"
    if node.rule:
        body = f"frac({top}, {bottom})"
    elif (node.left, node.right) == ("(", ")"):
        return wrap.format(f"binom({top}, {bottom})")
    else:
        body = f'atop(#"{inner.value}", {top}, {bottom})'
    if node.left or node.right:
        body = f"lr({delimiter(node.left)}{body}{delimiter(node.right)})"
    return wrap.format(body)


def radical(node: Radical, style: Style, math: Print) -> str:
    """A root; its index is set in the smallest size, as TeX does."""
    radicand = argument(node.radicand, style, math)
    if node.index is None:
        return f"sqrt({radicand})"
    return f"root({argument(node.index, Style.SCRIPTSCRIPT, math)}, {radicand})"


def stack(node: Stack, style: Style, math: Print) -> str:
    """Something over or under a base; an arrow grows with what stands on it, and a relation stays one."""
    arrow = node.command.startswith("\\x")
    base = argument(node.base, style, math)
    code = f"limits({f'stretch({base}, size: #(100% + 1em))' if arrow else base})"
    for mark, row in (("_", node.under), ("^", node.over)):
        if row is not None and (script := math(row, of_scripts(style))):
            code += f"{mark}({script})"
    only = node.base.children[0] if len(node.base.children) == 1 else None
    if arrow or node.command == "\\stackrel":
        return f"mathrel({code})"
    if isinstance(only, Symbol) and only.cls in (AtomClass.REL, AtomClass.BIN):
        return f"{CLASS_FUNCTIONS[only.cls]}({code})"
    return code


def delimited(node: Delimited, style: Style, math: Print) -> str:
    """Growing delimiters around their segments."""
    code = delimiter(node.left)
    for index, segment in enumerate(node.segments):
        if index:
            code = math_join(code, f"mid({delimiter(node.middles[index - 1])})")
        code = math_join(code, math(segment, style))
    return f"lr({math_join(code, delimiter(node.right))})"
