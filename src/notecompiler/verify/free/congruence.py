r"""``7 = 1 \bmod 3`` as people write it who mean ``7 \equiv 1 \pmod 3``."""

from __future__ import annotations

from notecompiler.record import replace
from notecompiler.semantics import expression as ex


def as_congruence(statement: ex.Statement) -> ex.Statement | None:
    """The equation read as a congruence; None when its right side does not end with a remainder."""
    match statement.right:
        case ex.Product(factors=(*factors, modulus), operators=(*operators, "\\bmod")) as right if (
            statement.relation == "="
        ):
            rest = (
                factors[0] if len(factors) == 1 else replace(right, factors=tuple(factors), operators=tuple(operators))
            )
            return replace(statement, relation="\\equiv", right=rest, modulus=modulus)
        case _:
            return None
