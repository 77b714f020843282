"""A formula's tree made ready for LaTeX: what is about the formula taken out, what LaTeX lacks replaced.

The printer writes each node as it is named; here names become ones that the document's preamble knows.
"""

from __future__ import annotations

import re

from notecompiler.backends.colours import hex_code
from notecompiler.backends.latex import escape
from notecompiler.backends.latex.arrays import fitting_array
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.glyphs import EMOJI_SEQUENCE, Face, face
from notecompiler.backends.latex.rebuild import rebuilt
from notecompiler.math import nodes as n
from notecompiler.math.printer import print_latex
from notecompiler.math.walk import walk
from notecompiler.record import replace
from notecompiler.source import Span

_FONT_SWITCHES = {
    "\\bfseries": "\\bf", "\\itshape": "\\it", "\\em": "\\it", "\\normalfont": "\\rm", "\\rmfamily": "\\rm", "\\sffamily": "\\sf",
    "\\ttfamily": "\\tt", "\\mdseries": "\\rm", "\\upshape": "\\rm", "\\scshape": "\\rm", "\\slshape": "\\it",
}  # fmt: skip
REFERENCES = frozenset({"\\ref", "\\eqref"})
_XCOLOR = re.compile(
    r"(?:black|blue|brown|cyan|darkgray|gray|green|lightgray|lime|magenta|olive|orange|pink|purple|red|teal|violet|white"
    r"|yellow|[0-9]{1,3}|!)+"
)
"""Colours that xcolor knows by itself, and mixtures of them."""
_TEXT_SIGNS = frozenset(
    {
        "\\aa", "\\AA", "\\ae", "\\AE", "\\oe", "\\OE", "\\o", "\\O", "\\l", "\\L", "\\i", "\\j", "\\ss", "\\S", "\\P",
        "\\copyright", "\\pounds", "\\textregistered", "\\TH", "\\dh", "\\DH",
    }
)  # fmt: skip
"""Signs that the math fonts lack."""
_SIZES = frozenset(
    {
        "\\tiny", "\\scriptsize", "\\footnotesize", "\\small", "\\normalsize", "\\large", "\\Large", "\\LARGE", "\\huge",
        "\\Huge",
    }
)  # fmt: skip
_ROW_BREAK = "\\\\"
"""Where there are no rows (in a fraction, under an accent) it breaks nothing, and stops TeX in places."""
_INFIX = {"\\over": "\\frac", "\\choose": "\\binom"}
_NOWHERE = Span(0, 0)


def adapted(tree: n.Row, context: Context) -> n.Row:
    """The tree as LaTeX can print it; the same one when nothing has to change."""
    if not any(map(_changes, walk(tree))):
        return tree

    def change(node: n.MathNode) -> tuple[n.MathNode, ...]:
        return _change(node, context)

    return rebuilt(tree, change)


def _changes(node: n.MathNode) -> bool:
    match node:
        case n.Meta() | n.Comment():
            return True
        case n.Space(command=command):
            return command == _ROW_BREAK
        case n.Symbol(name=name):
            return name in _TEXT_SIGNS or not (name.isascii() and name.isprintable())
        case n.Styled(command=command, argument=argument) | n.Box(command=command, argument=argument):
            return (
                command in _FONT_SWITCHES
                or command in _SIZES
                or command == "\\vcenter"
                or (bool(argument) and "color" in command)
            )
        case n.Fraction(command=command):
            return command in _INFIX or command == "\\above"
        case n.Text(command=command, parts=parts):
            return not command or any(isinstance(p, n.TextRun) and not _plain(p.text) for p in parts)
        case n.Array():
            return True
        case _:
            return False


def _change(node: n.MathNode, context: Context) -> tuple[n.MathNode, ...]:
    """What a node becomes; its children were changed before it."""
    match node:
        case n.Meta(command=command, argument=argument) if command in REFERENCES:
            target = context.chapter.references.get(argument.strip())
            shown = f"\\jump{{{target.anchor}}}{{\\text{{{escape.one_line(target.shown)}}}}}" if target else "\\text{?}"
            return (_source(shown),)
        case n.Meta() | n.Comment():
            return ()
        case n.Space(command=command) if command == _ROW_BREAK:
            return ()
        case n.Symbol(name=name) if name in _TEXT_SIGNS:
            return (_source(f"\\text{{{name}}}"),)
        case n.Symbol(name=name) if not (name.isascii() and name.isprintable()):
            return (_source(f"\\text{{{escape.one_line(name)}}}"),)
        case n.Styled(command=command) if command in _FONT_SWITCHES:
            return (replace(node, command=_FONT_SWITCHES[command]),)
        case n.Styled(command=command, body=body) if command in _SIZES:
            # A size holds for the next formula only, so the body becomes one.
            return (_source(f"\\text{{{command}${print_latex(body, inline=True)}$}}"),)
        case n.Styled(command=command, argument=argument) if argument and "color" in command:
            return (replace(node, argument=_colour(argument)),)
        case n.Box(command="\\vcenter", body=body):
            # TeX's own takes a paragraph, as wide as the line.
            return (n.Group(node.span, body),)
        case n.Box(command="\\colorbox" | "\\fcolorbox", argument=argument):
            return (replace(node, argument=",".join(map(_colour, argument.split(",")))),)
        case n.Fraction(command=command) if command in _INFIX or command == "\\above":
            return (replace(node, command=_INFIX.get(command, "\\frac")),)
        case n.Text():
            return (replace(node, command=node.command or "\\text", parts=tuple(_text_parts(node))),)
        case n.Array():
            return (fitting_array(node),)
        case _:
            return (node,)


def _colour(name: str) -> str:
    """The colour as xcolor can read it; black for one that nobody knows."""
    return name if _XCOLOR.fullmatch(name.strip()) else f"#{hex_code(name) or '000000'}"


def _source(tex: str) -> n.Symbol:
    """LaTeX of our own as a node."""
    return n.Symbol(_NOWHERE, tex, "", n.AtomClass.ORD)


def _plain(text: str) -> bool:
    return all(face(c) in (Face.TEXT, Face.CHINESE) for c in text) if not text.isascii() else "<" not in text


def _text_parts(node: n.Text) -> list[n.TextRun | n.Row]:
    """The words with signs that the text face lacks as nodes of their own."""
    parts: list[n.TextRun | n.Row] = []
    for part in node.parts:
        if isinstance(part, n.Row) or _plain(part.text):
            parts.append(part)
            continue
        at = 0
        while at < len(part.text):
            emoji = EMOJI_SEQUENCE.match(part.text, at)
            sign = emoji[0] if emoji else part.text[at]
            plain = _plain(sign)
            made = replace(part, text=sign) if plain else n.Row(part.span, (_source(escape.one_line(sign)),))
            last = parts[-1] if parts else None
            if plain and isinstance(last, n.TextRun):
                parts[-1] = replace(last, text=last.text + sign)
            else:
                parts.append(made)
            at += len(sign)
    return parts
