"""The math tree as Typst math.

The markup refers to a few functions of the prelude (``templates/typst/math.typ``), named as in TeX. Spacing follows
TeX's classes of atoms, scripts and delimiters are as large as TeX makes them, and nothing is left to Typst's own
reading: parentheses do not stretch by themselves, ``a/b`` stays a slash, letters never form an identifier.
"""

from __future__ import annotations

from typing import assert_never

from notecompiler.backends.typst import accents, arrays, boxes, fonts, structures, text_runs
from notecompiler.backends.typst.delimiters import delimiter, sized_height
from notecompiler.backends.typst.escape import math_join, string
from notecompiler.backends.typst.lengths import em, typst_length
from notecompiler.backends.typst.style import Style, of_scripts
from notecompiler.backends.typst.symbols import CLASS_FUNCTIONS, operator, symbol
from notecompiler.math import nodes as n


class UnprintableError(Exception):
    """A part of a formula that cannot be set; its formula is quarantined. The text is the reason."""


def math(row: n.Row, style: Style) -> str:
    """A formula, or a part of one, as Typst math without its dollar signs."""
    code = ""
    before: n.MathNode | None = None
    for node in row.children:
        piece = _node(node, style)
        if not piece:
            continue
        if _is_airy(node, style) or (before is not None and _is_airy(before, style)):
            code = f"{code} {piece}" if code else piece
        else:
            code = math_join(code, piece)
        before = node
    return code


def _is_airy(node: n.MathNode, style: Style) -> bool:
    """Whether Typst spaces the sign anyway, so that blanks around it only help the reader."""
    return (
        isinstance(node, n.Symbol)
        and node.cls in (n.AtomClass.BIN, n.AtomClass.REL)
        and style in (Style.DISPLAY, Style.TEXT)
    )


def _node(node: n.MathNode, style: Style) -> str:  # noqa: C901 - one case for each node kind
    match node:
        case n.Symbol():
            return symbol(node)
        case n.Number():
            return node.digits.replace(".", "\\.", 1) if node.digits.startswith(".") else node.digits
        case n.Operator():
            return operator(node, n.Placement.DEFAULT)
        case n.Row():
            return math(node, style)
        case n.Group():
            return _group(node, style)
        case n.Scripts():
            return _scripts(node, style)
        case n.Fraction():
            return structures.fraction(node, style, math)
        case n.Radical():
            return structures.radical(node, style, math)
        case n.Accent():
            return _known(
                accents.accent(node.command, structures.argument(node.base, style, math), node.under), node.command
            )
        case n.Stack():
            return structures.stack(node, style, math)
        case n.Delimited():
            return structures.delimited(node, style, math)
        case n.SizedDelimiter():
            function = CLASS_FUNCTIONS[node.cls]
            return f"{function}(fixed(#{sized_height(node.command)}, {delimiter(node.delimiter)}))"
        case n.Styled():
            return _styled(node, style)
        case n.Box():
            return _known(
                boxes.boxed(node.command, node.argument, structures.argument(node.body, style, math)), node.command
            )
        case n.Text():
            return text_runs.text(node, lambda formula: math(formula, Style.TEXT))
        case n.Space():
            return _space(node)
        case n.Array():
            return arrays.array(node, style, math)
        case n.Meta(command="\\ref" | "\\eqref", argument=name):
            return f"refer({string(name)})"
        case n.Meta(command="\\cite", argument=name):
            return string(f"[{name}]")
        case n.Meta() | n.Comment():
            return ""
        case n.Invalid():
            raise UnprintableError(node.reason)
        case _:
            assert_never(node)


def _known(code: str | None, command: str) -> str:
    if code is None:
        raise UnprintableError(f"no Typst for {command}")
    return code


def _group(node: n.Group, style: Style) -> str:
    """Braces make one ordinary atom; the class is stated only where the body would behave as another."""
    body = math(node.body, style)
    edges = [child for child in node.body.children if not isinstance(child, n.Comment | n.Meta)]
    ordinary = len(edges) == 1 and isinstance(edges[0], n.Symbol | n.Number | n.Text) and not _has_class(edges[0])
    return body if ordinary or not body else f"mathord({body})"


def _has_class(node: n.MathNode) -> bool:
    return isinstance(node, n.Symbol) and node.cls is not n.AtomClass.ORD


def _scripts(node: n.Scripts, style: Style) -> str:
    script = of_scripts(style)
    code = '""' if node.base is None else _base(node.base, node.placement, style)
    code += "'" * node.primes
    if node.sub is not None and (sub := math(node.sub, script)):
        code += f"_{_script_argument(node.sub, sub)}"
    if node.sup is not None and (sup := math(node.sup, script)):
        code += f"^{_script_argument(node.sup, sup)}"
    return code


def _base(base: n.MathNode, placement: n.Placement, style: Style) -> str:
    if isinstance(base, n.Operator):
        return operator(base, placement)
    code = _node(base, style) or '""'
    if placement is n.Placement.LIMITS or (isinstance(base, n.Accent) and accents.takes_label(base.command)):
        return f"limits({code})"
    if (
        isinstance(base, n.Row | n.Styled | n.Box | n.Accent)
        and placement is n.Placement.DEFAULT
        and not code.endswith(")")
    ):
        return f"mathord({code})"
    return f"scripts({code})" if placement is n.Placement.NOLIMITS else code


def _script_argument(row: n.Row, code: str) -> str:
    """One letter or number needs no parentheses."""
    alone = len(row.children) == 1 and isinstance(row.children[0], n.Symbol | n.Number)
    return code if alone and code.isalnum() else f"({code})"


def _styled(node: n.Styled, style: Style) -> str:
    inner = fonts.style_of(node.command) or style
    word = _word(node.body) if fonts.is_upright_font(node.command) else None
    body = string(word) if word is not None else math(node.body, inner)
    if not body:
        return ""
    return _known(fonts.styled(node.command, node.argument, body), node.command)


def _word(row: n.Row) -> str | None:
    """The word that a row of two and more Latin letters and digits spells."""
    letters = ""
    for child in row.children:
        match child:
            case n.Symbol(char=char) if len(char) == 1 and char.isascii() and char.isalpha():
                letters += char
            case n.Number(digits=digits) if digits.isdigit():
                letters += digits
            case _:
                return None
    return letters if len(letters) > 1 else None


def _space(node: n.Space) -> str:
    length = (typst_length(node.length) if node.length else None) or em(node.width)
    return "" if length in ("0em", "0pt") else f"#h({length});"
