"""Fast construction of the most frequent nodes.

A frozen dataclass sets each field through ``object.__setattr__``, which was a third of all parsing time. The twins below
have the same slots but plain assignment; a finished twin becomes the real, frozen node by changing its class. The
tests hold twins and nodes together.
"""

from __future__ import annotations

from typing import cast

from notecompiler.math.nodes import AtomClass, MathNode, Placement, Row, Scripts, Symbol
from notecompiler.source import Span


class _SymbolTwin:
    __slots__ = Symbol.__slots__

    def __init__(self, span: Span, name: str, char: str, cls: AtomClass) -> None:
        self.span = span
        self.name = name
        self.char = char
        self.cls = cls
        self.__class__ = Symbol  # type: ignore[assignment]


class _RowTwin:
    __slots__ = Row.__slots__

    def __init__(self, span: Span, children: tuple[MathNode, ...]) -> None:
        self.span = span
        self.children = children
        self.__class__ = Row  # type: ignore[assignment]


class _ScriptsTwin:
    __slots__ = Scripts.__slots__

    def __init__(
        self, span: Span, base: MathNode | None, sub: Row | None, sup: Row | None, primes: int, placement: Placement
    ) -> None:
        self.span = span
        self.base = base
        self.sub = sub
        self.sup = sup
        self.primes = primes
        self.placement = placement
        self.__class__ = Scripts  # type: ignore[assignment]


make_symbol = cast("type[Symbol]", _SymbolTwin)
make_row = cast("type[Row]", _RowTwin)
make_scripts = cast("type[Scripts]", _ScriptsTwin)
