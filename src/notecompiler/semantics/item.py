"""What a formula's run of items consists of: nodes that mean something by themselves, words, and brackets of every size."""

from __future__ import annotations

from typing import TypeAlias

from notecompiler.math import nodes as n
from notecompiler.record import Record
from notecompiler.source import Span


class Word(Record):
    """A name of several letters, or a letter of an alphabet that carries meaning (``\\mathcal{L}``)."""

    span: Span
    text: str


class Open(Record):
    """An opening bracket in canonical spelling."""

    span: Span
    text: str


class Close(Record):
    """A closing bracket, with the scripts that TeX hangs on it: ``(x-2)^2``."""

    span: Span
    text: str
    scripts: n.Scripts | None = None


class Bar(Record):
    """A vertical bar (``double`` for ‖), which opens or closes or divides."""

    span: Span
    double: bool
    scripts: n.Scripts | None = None


class Modulus(Record):
    r"""The remark ``\pmod{n}`` behind a congruence."""

    span: Span
    body: n.Row


class Scripted(Record):
    """A base with scripts, the base being an item itself (``\\text{sin}^2``, ``\\mathbf{W}_f``)."""

    span: Span
    base: Item | None
    scripts: n.Scripts


Item: TypeAlias = (
    n.Symbol
    | n.Number
    | n.Operator
    | n.Group
    | n.Fraction
    | n.Radical
    | n.Accent
    | n.Stack
    | n.Delimited
    | n.Text
    | n.Array
    | n.Invalid
    | Word
    | Open
    | Close
    | Bar
    | Modulus
    | Scripted
)


def letter_of(item: Item) -> str:
    """The Latin letter that an item is, scripts left aside; "" for any other item."""
    match item:
        case n.Symbol(name=name) if len(name) == 1 and name.isascii() and name.isalpha():
            return name
        case Scripted(base=n.Symbol(name=name)) if len(name) == 1 and name.isascii() and name.isalpha():
            return name
        case _:
            return ""
