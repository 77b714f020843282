"""Functions with their arguments, and symbols with the bracket that follows them."""

from __future__ import annotations

from notecompiler.math.nodes import Delimited, Operator
from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.functions import CANONICAL
from notecompiler.semantics.item import Item, Open, Scripted, Word
from notecompiler.semantics.names import Name
from notecompiler.semantics.reading.brackets import bracketed, delimited
from notecompiler.semantics.reading.large import WITH_BOUNDS, large
from notecompiler.semantics.reading.powers import is_minus_one, raised
from notecompiler.semantics.reading.reader import Reader, joined
from notecompiler.semantics.reading.vocabulary import MATRIX_OF
from notecompiler.semantics.symbols import base_name
from notecompiler.source import Span


def operator(reader: Reader, node: Operator, scripted: Scripted | None) -> ex.Expression:
    """A named function or a large operator, its scripts already read past."""
    name = CANONICAL.get(node.text)
    if node.large or (scripted is not None and node.command in WITH_BOUNDS):
        return large(reader, node, scripted)
    if name is None:
        plain = ex.Variable(node.span, base_name(Word(node.span, node.text)) or Name(node.text or "?"))
        if scripted is None:
            return applied(reader, plain)
        return reader.scripted(Scripted(scripted.span, Word(node.span, node.text), scripted.scripts))
    return call(reader, name, node.span, None) if scripted is None else power_of_call(reader, name, scripted)


def power_of_call(reader: Reader, name: str, item: Scripted) -> ex.Expression:
    """``\\sin^2 x``, ``\\log_2 n``: a function with scripts between its name and its argument."""
    scripts = item.scripts
    index = None if scripts.sub is None else reader.inner(scripts.sub)
    result = call(reader, name, item.span, index)
    if scripts.primes:
        result = _derivative_of_call(result, scripts.primes)
    if scripts.sup is None:
        return result
    inverse = CANONICAL.get(f"arc{name}") or CANONICAL.get(f"{name}inv")
    if inverse is not None and isinstance(result, ex.Call) and is_minus_one(reader.inner(scripts.sup)):
        return ex.Call(result.span, inverse, result.arguments)
    return raised(reader, item.span.cover(result.span), result, scripts.sup)


def call(reader: Reader, name: str, span: Span, index: ex.Expression | None) -> ex.Expression:
    """A known function with what follows it as argument: a bracket, or the factors up to the next operator."""
    item = reader.peek()
    if isinstance(item, Open) or (isinstance(item, Delimited) and item.left in MATRIX_OF):
        argument = reader.atom(span)
        match argument:
            case ex.Bracket(opener="(", items=arguments):
                return ex.Call(span.cover(argument.span), name, arguments, index)
            case (
                ex.Power(base=ex.Grouped() as base)
                | ex.Power(base=ex.Member(body=ex.Grouped() as base))
                | ex.Member(body=ex.Grouped() as base)
            ):
                return _outside(argument, ex.Call(span.cover(base.span), name, (base,), index))
            case _:
                return ex.Call(span.cover(argument.span), name, (argument,), index)
    factors: list[ex.Expression] = []
    while reader.starts_factor() and not (factors and _is_function(reader.peek())):
        factors.append(reader.factor(span))
    if not factors:
        return ex.Call(span, name, (), index)
    argument = joined(factors, [""] * (len(factors) - 1))
    return ex.Call(span.cover(argument.span), name, (argument,), index)


def applied(reader: Reader, head: ex.Variable) -> ex.Expression:
    """A symbol, with the bracket that follows it when there is one: a call or a product."""
    item = reader.peek()
    if isinstance(item, Open) and item.text in {"(", "[", "\\{"}:
        argument = bracketed(reader)
    elif isinstance(item, Delimited) and item.left in {"(", "[", "\\{"} and item.right in {")", "]", "\\}"}:
        reader.at += 1
        argument = delimited(reader, item)
    else:
        return head
    span = head.span.cover(argument.span)
    match argument:
        case ex.Bracket(opener="(", items=inner):
            return ex.Applied(span, head, "(", inner)
        case ex.Grouped(opener=opener, body=body):
            return ex.Applied(span, head, opener, (body,))
        case ex.Bracket(opener=opener):
            return ex.Applied(span, head, opener, (argument,))
        case (
            ex.Power(base=ex.Grouped() as base)
            | ex.Power(base=ex.Member(body=ex.Grouped() as base))
            | ex.Member(body=ex.Grouped() as base)
        ):
            inner_span = head.span.cover(base.span)
            return _outside(argument, ex.Applied(inner_span, head, base.opener, (base.body,)))
        case _:
            return ex.Product(span, (head, argument), ("",))


def _is_function(item: Item | None) -> bool:
    inner = item.base if isinstance(item, Scripted) else item
    return isinstance(inner, Operator) or (isinstance(inner, Word) and inner.text in CANONICAL)


def _outside(scripted: ex.Expression, call: ex.Expression) -> ex.Expression:
    """The index and the power on a bracket, put on the call that the bracket belongs to: ``f(z)_i^2``."""
    match scripted:
        case ex.Power(base=ex.Member() as member):
            return replace(scripted, span=call.span.cover(scripted.span), base=_outside(member, call))
        case ex.Power():
            return replace(scripted, span=call.span.cover(scripted.span), base=call)
        case ex.Member():
            return replace(scripted, span=call.span.cover(scripted.span), body=call)
        case _:
            return call


def _derivative_of_call(call: ex.Expression, order: int) -> ex.Expression:
    """``\\tanh'(x)``: the derivative by its argument, which must be a symbol."""
    argument = call.arguments[0] if isinstance(call, ex.Call) and len(call.arguments) == 1 else None
    if isinstance(argument, ex.Grouped):
        argument = argument.body
    if not isinstance(argument, ex.Variable):
        return ex.Unread(call.span, "derivative-at-a-value")
    return ex.Derivative(call.span, call, ((argument.name, order),))
