r"""Functions that a note defines, put in where it uses them: :math:`f(2)`, :math:`f(g(x))`, :math:`f''(1)`, :math:`f_{xy}`,
:math:`\partial f/\partial x`, :math:`\nabla f(1, 2)` become computations with the body of the definition.
"""

from __future__ import annotations

from collections.abc import Mapping

from notecompiler.record import Record, replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Name
from notecompiler.semantics.rewrite import with_parts
from notecompiler.verify.free.kinds import bare, walk

_NABLA = Name("\\nabla")


class Defined(Record):
    """A function of a note: :math:`f(x, y)` has two parameters and its right side as body."""

    parameters: tuple[Name, ...]
    body: ex.Expression


def definition_of(left: ex.Expression, body: ex.Expression) -> tuple[Name, Defined] | None:
    """The function that ``f(x, y) = body`` defines; None when the left side is no function of symbols, or the body none of
    them (``P(D) = 0.01``)."""
    inside = {variable.name for variable in ex.variables(body)}
    match left:
        case ex.Applied(head=ex.Variable(name=name), opener="(", arguments=arguments) if not name.primes:
            parameters = tuple(a.name for a in arguments if isinstance(a, ex.Variable))
            if len(parameters) == len(arguments) == len(set(parameters)) and inside & set(parameters):
                return name, Defined(parameters, body)
    return None


def put_in(node: ex.Expression, functions: Mapping[Name, Defined], depth: int = 4) -> ex.Expression:
    """An expression with every use of a known function replaced by what it computes."""
    if not depth:
        return node
    match node:
        case ex.Applied(head=ex.Variable(name=name), arguments=arguments) if bare(name) in functions:
            known = functions[bare(name)]
            values = tuple(put_in(argument, functions, depth) for argument in arguments)
            applied = _applied(node, known, name.primes, values)
            return node if applied is None else ex.Grouped(node.span, "(", put_in(applied, functions, depth - 1))
        case ex.Variable(name=name) if name.primes and len(_of(functions, bare(name))) == 1:
            known = functions[bare(name)]
            body = put_in(known.body, functions, depth - 1)
            return ex.Derivative(node.span, body, ((known.parameters[0], name.primes),))
        case ex.Variable(name=name) if (orders := _partial_orders(name, functions)) is not None:
            body = put_in(functions[_family(name)].body, functions, depth - 1)
            return ex.Derivative(node.span, body, orders, True)
        case ex.Derivative(body=ex.Variable(name=name)) if name in functions:
            return replace(node, body=ex.Grouped(node.span, "(", put_in(functions[name].body, functions, depth - 1)))
        case ex.Product(factors=(ex.Variable(name=nabla), function)) if nabla == _NABLA:
            gradient = _gradient(function, functions)
            return node if gradient is None else put_in(gradient, functions, depth - 1)
        case _:
            return with_parts(node, tuple(put_in(part, functions, depth) for part in ex.parts(node)))


def _of(functions: Mapping[Name, Defined], name: Name) -> tuple[Name, ...]:
    known = functions.get(name)
    return () if known is None else known.parameters


def _family(name: Name) -> Name:
    return Name(name.base, name.accent)


def _partial_orders(name: Name, functions: Mapping[Name, Defined]) -> tuple[tuple[Name | None, int], ...] | None:
    """For ``f_{xy}`` of a function of x and y: the order in each."""
    parameters = _of(functions, _family(name))
    letters = "".join(index.letter for index in name.subs)
    if len(parameters) < 2 or not letters or name.primes or name.sups or any(index.offset for index in name.subs):
        return None
    by = {str(parameter): parameter for parameter in parameters}
    if not set(letters) <= by.keys():
        return None
    return tuple((by[letter], letters.count(letter)) for letter in dict.fromkeys(letters))


def _applied(node: ex.Applied, known: Defined, primes: int, values: tuple[ex.Expression, ...]) -> ex.Expression | None:
    """The body at some arguments, differentiated first where the function carries primes."""
    if len(values) == 1 and isinstance(values[0], ex.Bracket):
        values = values[0].items
    if len(values) != len(known.parameters) or _captures(known.body, values):
        return None
    if not primes:
        return _substituted(known.body, dict(zip(known.parameters, values, strict=True)))
    if len(values) != 1:
        return None
    parameter = known.parameters[0]
    slope = ex.Derivative(node.span, known.body, ((parameter, primes),))
    return slope if values[0] == ex.Variable(values[0].span, parameter) else _at(slope, parameter, values[0])


def _at(body: ex.Expression, parameter: Name, value: ex.Expression) -> ex.Expression:
    """The body where a parameter has a value."""
    span = body.span
    return ex.Large(span, ex.EVALUATED, ex.Statement(span, ex.Variable(span, parameter), "=", value, span), None, body)


def _gradient(function: ex.Expression, functions: Mapping[Name, Defined]) -> ex.Expression | None:
    match function:
        case ex.Variable(name=name):
            values: tuple[ex.Expression, ...] = ()
        case ex.Applied(head=ex.Variable(name=name), arguments=arguments):
            values = arguments
        case _:
            return None
    known = functions.get(name)
    if known is None or (values and len(values) != len(known.parameters)):
        return None
    slopes: list[ex.Expression] = [
        ex.Derivative(function.span, known.body, ((parameter, 1),), True) for parameter in known.parameters
    ]
    for parameter, value in zip(known.parameters, values, strict=False):
        slopes = [_at(slope, parameter, value) for slope in slopes]
    return ex.Bracket(function.span, "(", ")", tuple(slopes), (",",) * (len(slopes) - 1))


def _captures(body: ex.Expression, values: tuple[ex.Expression, ...]) -> bool:
    """Whether a symbol of the arguments would be taken for one that the body binds (the index of a sum)."""
    bound: set[str] = set()
    for node in walk(body):
        match node:
            case ex.Large(lower=ex.Statement(left=ex.Variable(name=name)) | ex.Variable(name=name)):
                bound.add(name.base)
            case ex.Integral(variable=name):
                bound.add(name.base)
            case _:
                pass
    return any(variable.name.base in bound for value in values for variable in ex.variables(value))


def _substituted(node: ex.Expression, values: Mapping[Name, ex.Expression]) -> ex.Expression:
    if isinstance(node, ex.Variable):
        value = values.get(node.name)
        return node if value is None else ex.Grouped(node.span, "(", value)
    return with_parts(node, tuple(_substituted(part, values) for part in ex.parts(node)))
