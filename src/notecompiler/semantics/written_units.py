"""Units of measurement as the tree of a formula has them, behind a number."""

from __future__ import annotations

from notecompiler.math import nodes as n
from notecompiler.semantics.texts import plain_text


def ends_in_number(node: n.MathNode, before: bool) -> bool:
    """Whether a unit may follow: behind a number or its power, with space between."""
    if isinstance(node, n.Space | n.Comment):
        return before
    return isinstance(node.base if isinstance(node, n.Scripts) else node, n.Number)


def unit_text(node: n.MathNode) -> str:
    """The upright letters of a node with their exponents (``\\mathrm{m/s^2}``, ``\\text{s}^2``, ``\\Omega``); "" when it has others."""
    match node:
        case n.Text():
            return plain_text(node)
        case n.Styled(command="\\mathrm" | "\\rm" | "\\text" | "\\textrm" | "\\operatorname", body=body, switch=False):
            return "".join(_letter_of_unit(part) for part in body.children)
        case n.Symbol(name="\\Omega"):
            return "Ω"
        case n.Scripts(base=base, sub=None, sup=n.Row(children=children), primes=0) if base is not None:
            exponent = "".join(part.digits if isinstance(part, n.Number) else _sign_of_unit(part) for part in children)
            text = unit_text(base)
            return f"{text}^{exponent}" if text and exponent else ""
        case _:
            return ""


def _letter_of_unit(node: n.MathNode) -> str:
    match node:
        case n.Space():
            return " "
        case n.Symbol(name=name):
            return {"\\Omega": "Ω", "\\mu": "µ", "\\cdot": "·"}.get(name, name)
        case n.Scripts(base=n.Symbol() as base, sub=None, sup=n.Row(children=(*signs, n.Number(digits=digits)))):
            return _letter_of_unit(base) + "^" + "".join(map(_sign_of_unit, signs)) + digits
        case _:
            return "?"


def _sign_of_unit(node: n.MathNode) -> str:
    return "-" if isinstance(node, n.Symbol) and node.name in {"-", "−"} else "?"
