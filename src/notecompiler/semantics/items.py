r"""From the math tree to a flat run of things that mean something.

Spaces, comments, colours and frames go; words that were typed as letters (``tanh``, ``\text{sigma}``) become one
`Word`; brackets of every size become `Open` and `Close`.
"""

from __future__ import annotations

from collections.abc import Iterable

from notecompiler.math import nodes as n
from notecompiler.record import replace
from notecompiler.semantics.item import Bar, Close, Item, Modulus, Open, Scripted, Word
from notecompiler.semantics.letters import join_letters
from notecompiler.semantics.texts import plain_text
from notecompiler.semantics.typed import put_together, with_spaced_digits
from notecompiler.semantics.units import is_unit
from notecompiler.semantics.written_units import ends_in_number, unit_text
from notecompiler.source import Span

CLOSER_OF = {"(": ")", "[": "]", "\\{": "\\}", "\\lbrace": "\\rbrace", "\\langle": "\\rangle", "\\lbrack": "\\rbrack"}
CLOSER_OF |= {"\\lfloor": "\\rfloor", "\\lceil": "\\rceil", "\\lvert": "\\rvert", "\\lVert": "\\rVert"}
"""The closing bracket of each opening one, as TeX writes them."""
_CLOSERS = frozenset(CLOSER_OF.values())
_BARS = frozenset({"|", "\\vert", "\\|", "\\Vert"})
_ALPHABETS = frozenset({"\\mathcal", "\\mathscr", "\\mathfrak", "\\mathbb"})
_LETTER_STYLES = frozenset(
    {"\\mathbf", "\\boldsymbol", "\\bm", "\\mathrm", "\\mathit", "\\mathsf", "\\mathtt", "\\mathnormal", "\\pmb"}
    | {"\\symbf", "\\symup", "\\bf", "\\rm", "\\it", "\\sf", "\\tt", "\\symrm", "\\symit", "\\mathbfit", "\\symbfit"}
)


def items(nodes: Iterable[n.MathNode], words: frozenset[str] = frozenset()) -> list[Item]:
    """The meaningful items of a run of nodes. `words` are names of several letters that the note defines."""
    flat: list[Item] = []
    number = False
    for node in with_spaced_digits(nodes):
        unit = unit_text(node) if number else ""
        number = ends_in_number(node, number)
        is_text = unit and is_unit(unit)
        flat.extend([n.Text(node.span, "\\text", (n.TextRun(node.span, unit),))] if is_text else _item(node))
    return join_letters(put_together(flat), words)


def _item(node: n.MathNode) -> list[Item]:
    match node:
        case n.Space(span=span, command="\\*"):
            return [n.Symbol(span, "*", "∗", n.AtomClass.BIN)]
        case n.Space() | n.Comment() | n.Meta() | n.Group(body=n.Row(children=())):
            return []
        case n.Row(children=children):
            return [item for child in children for item in _item(child)]
        case n.Box(body=body):
            return [item for child in body.children for item in _item(child)]
        case n.Styled(command="\\pmod" | "\\pod" | "\\mod", body=body):
            return [Modulus(node.span, body)]
        case n.Styled():
            return _styled(node)
        case n.SizedDelimiter(span=span, delimiter="/"):
            return [n.Symbol(span, "/", "/", n.AtomClass.ORD)]
        case n.SizedDelimiter(span=span, delimiter=delimiter, cls=cls):
            return [_bracket(span, delimiter, cls, None)]
        case n.Symbol(span=span, name=name, cls=cls) if name in _BARS or name in CLOSER_OF or name in _CLOSERS:
            return [_bracket(span, name, cls, None)]
        case n.Text(span=span) if plain_text(node) in _WIDE:
            return _item(n.Symbol(span, _WIDE[plain_text(node)], plain_text(node), n.AtomClass.ORD))
        case n.Text(span=span) if _is_name(plain_text(node)):
            return [Word(span, plain_text(node))]
        case n.Scripts():
            return [_scripted(node)]
        case _:
            return [node]


_CONNECTIVES = frozenset(
    [
        "and",
        "or",
        "if",
        "for",
        "where",
        "with",
        "when",
        "otherwise",
        "then",
        "iff",
        "is",
        "are",
        "all",
        "not",
        "as",
        "on",
        "in",
        "at",
        "by",
        "else",
        "such",
        "that",
        "to",
        "of",
        "from",
        "since",
        "because",
        "let",
        "so",
        "but",
        "also",
        "every",
    ]
)
_WIDE = {"（": "(", "）": ")", "［": "[", "］": "]", "，": ",", "；": ";", "＝": "=", "＋": "+", "－": "-"}
"""Signs in the width of Chinese letters, as an input method leaves them in a formula."""


def _is_name(text: str) -> bool:
    """Whether upright text is a name and no word of a sentence."""
    return text.isascii() and text.replace("-", "").isalpha() and text not in _CONNECTIVES


def _bracket(span: Span, text: str, cls: n.AtomClass, scripts: n.Scripts | None) -> Item:
    if text in _BARS:
        return Bar(span, text in {"\\|", "\\Vert"}, scripts)
    if text in _CLOSERS or cls is n.AtomClass.CLOSE:
        return Close(span, text, scripts)
    return Open(span, text)


def _scripted(node: n.Scripts) -> Item:
    if node.base is None:
        return Scripted(node.span, None, node)
    base = _item(node.base)
    if len(base) != 1:
        return Scripted(node.span, None if not base else _bundle(node.base), node)
    match base[0]:
        case Close(text=text):
            return Close(node.span, text, node)
        case Bar(double=double):
            return Bar(node.span, double, node)
        case n.Text() as text if plain_text(text).isalpha() and plain_text(text) not in _CONNECTIVES:
            return Scripted(node.span, Word(text.span, plain_text(text)), node)
        case n.Accent(command="\\overbrace" | "\\underbrace", span=span, base=body):
            return n.Group(span, body)
        case inner:
            return Scripted(node.span, inner, node)


def _bundle(node: n.MathNode) -> n.Group:
    row = node.body if isinstance(node, n.Styled | n.Box | n.Group) else n.Row(node.span, (node,))
    return n.Group(node.span, row)


def _styled(node: n.Styled) -> list[Item]:
    inner = [item for child in node.body.children for item in _item(child)]
    if node.command in _ALPHABETS:
        return [Word(node.span, f"{node.command}{{{_letters(inner)}}}")]
    letters = _letters(inner)
    upright = node.command in {"\\mathrm", "\\mathsf", "\\mathtt", "\\mathit", "\\mathbf"}
    if upright and len(letters) > 1 and not node.switch:
        return [Word(node.span, letters)]
    if node.command in _LETTER_STYLES and len(inner) == 1:
        return [replace(inner[0], span=node.span)]
    return inner


def _letters(run: list[Item]) -> str:
    if all(isinstance(item, n.Symbol) and item.name.isalpha() for item in run):
        return "".join(item.name for item in run if isinstance(item, n.Symbol))
    return ""
