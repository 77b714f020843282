"""What two right-hand sides have in common when only their notation differs."""

from __future__ import annotations

from notecompiler.semantics.expression import (
    Applied,
    Call,
    Expression,
    Grouped,
    Large,
    Literal,
    Postfix,
    Product,
    Sum,
    Unread,
    Variable,
    Words,
    parts,
)
from notecompiler.semantics.names import Index, Name

Skeleton = tuple[str, ...]


def skeleton(expression: Expression) -> Skeleton:
    """The expression without what notation leaves open: case of letters, accents, signs of products, brackets.

    ``\\tanh(W_c [h_{t-1}, x_t] + b_c)`` and ``tanh(W_C * [h_(t-1), x_t] + b_C)`` have the same skeleton.
    """
    written: list[str] = []
    waiting: list[Expression | str] = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            written.append(node)
            continue
        below = parts(node)
        label = _label(node)
        if label:
            written.append(f"{label}/{len(below)}" if below else label)
        waiting.extend(reversed(below))
        if isinstance(node, Sum):
            written += [term.sign for term in node.terms]
    return tuple(written)


def plain(name: Name) -> str:
    """A symbol without case and accent."""
    return ".".join((name.base.casefold(), *(_index(index) for index in name.indices)))


def _label(node: Expression) -> str:
    match node:
        case Variable(name=name):
            return plain(name)
        case Literal(value=value):
            return str(value)
        case Words(text=text):
            return text.casefold()
        case Call(function=function):
            return f"call {function}"
        case Large(operator=operator):
            return operator
        case Postfix(mark=mark):
            return mark
        case Unread(reason=reason):
            return f"unread {reason}"
        case Product() | Grouped() | Applied():
            return ""
        case _:
            return type(node).__name__.casefold()


def _index(index: Index) -> str:
    return f"{index.letter.casefold()}{index.offset:+d}"
