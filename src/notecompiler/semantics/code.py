"""A reading as NumPy source, with the parentheses that Python needs and no more."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

_SUM, _PRODUCT, _POWER, _ATOM = 1, 2, 3, 4


class Snippet(NamedTuple):
    """Source text and how tightly its outermost operator binds."""

    text: str
    strength: int = _ATOM


Code: TypeAlias = Callable[[Mapping[Hashable, str]], Snippet]
"""Source of a reading, given how values are called."""

_INFIX = {
    "product with a scalar": ("*", _PRODUCT),
    "Hadamard product": ("*", _PRODUCT),
    "matrix product": ("@", _PRODUCT),
    "dot product": ("@", _PRODUCT),
}
_CALLED = {"outer product": "np.outer", "cross product": "np.cross", "convolution": "convolve"}
_OWN = frozenset({"sigmoid", "relu", "softmax", "softplus", "identity"})
_NUMPY = {"ln": "np.log", "log": "np.log", "abs": "np.abs", "sgn": "np.sign"}


def literal(text: str) -> Code:
    """A number as written."""
    shown = text if "." in text else f"{text}.0"
    return lambda _: Snippet(shown)


def value(key: Hashable) -> Code:
    """A value by its name."""
    return lambda names: Snippet(names[key])


def total(terms: Sequence[Code], signs: Sequence[float]) -> Code:
    """A sum of signed terms."""

    def make(names: Mapping[Hashable, str]) -> Snippet:
        text = ""
        for sign, term in zip(signs, terms, strict=True):
            inner = _inside(term(names), _SUM if sign > 0 else _PRODUCT)
            text += f"{' - ' if sign < 0 else ' + '}{inner}" if text else f"-{inner}" if sign < 0 else inner
        return Snippet(text, _SUM)

    return make


def multiplied(meaning: str, left: Code, right: Code) -> Code:
    """A product in one of its meanings."""

    def make(names: Mapping[Hashable, str]) -> Snippet:
        a, b = left(names), right(names)
        if meaning in _CALLED:
            return Snippet(f"{_CALLED[meaning]}({a.text}, {b.text})")
        operator, strength = _INFIX[meaning]
        return Snippet(f"{_inside(a, strength)} {operator} {_inside(b, strength + 1)}", strength)

    return make


def paired(operator: str, left: Code, right: Code) -> Code:
    """A quotient ("/") or a power ("**")."""
    strength = _POWER if operator == "**" else _PRODUCT

    def make(names: Mapping[Hashable, str]) -> Snippet:
        return Snippet(f"{_inside(left(names), strength)} {operator} {_inside(right(names), strength + 1)}", strength)

    return make


def called(function: str, argument: Code) -> Code:
    """A function applied to an array."""
    name = function if function in _OWN else _NUMPY.get(function, f"np.{function}")
    return lambda names: Snippet(f"{name}({argument(names).text})")


def transposed(body: Code) -> Code:
    """A transpose; of a vector it is the vector."""
    return lambda names: Snippet(f"{_inside(body(names), _ATOM)}.T")


def component(body: Code) -> Code:
    """A number as a vector of one component."""
    return lambda names: Snippet(f"np.array([{body(names).text}])")


def diagonal(body: Code) -> Code:
    """The diagonal matrix of a vector."""
    return lambda names: Snippet(f"np.diag({body(names).text})")


def joined(parts: Sequence[Code], *, stack: bool) -> Code:
    """Arrays one after the other, or (`stack`) as the rows of a new one."""
    function = "np.stack" if stack else "np.concatenate"
    return lambda names: Snippet(f"{function}([{', '.join(part(names).text for part in parts)}])")


def _inside(snippet: Snippet, strength: int) -> str:
    return snippet.text if snippet.strength >= strength else f"({snippet.text})"
