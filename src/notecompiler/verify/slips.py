"""The small mistakes in equations about a subject: those of any expression, and those of vectors, indices and roles."""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.domains.law import Law
from notecompiler.record import replace
from notecompiler.semantics import expression as ex
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.rewrite import everywhere, rewrite
from notecompiler.verify.free.edits import edited
from notecompiler.verify.free.trivial import shape
from notecompiler.verify.law_terms import labelled
from notecompiler.verify.law_worlds import symbol_name
from notecompiler.verify.notation import separate

_TURNED = {"\\le": "\\ge", "\\ge": "\\le", "<": ">", ">": "<"}


def slips(statement: ex.Statement, law: Law) -> Iterator[ex.Statement]:
    """Every statement that one small mistake makes of this one; those that are commonest first."""
    if statement.relation in _TURNED:
        yield replace(statement, relation=_TURNED[statement.relation])
    for candidate in _edited(statement, law):
        if not law.steps or not _counts_differently(statement, candidate):
            yield candidate


def _edited(statement: ex.Statement, law: Law) -> Iterator[ex.Statement]:
    yield from edited(statement)
    letters = _index_letters(statement)

    def edits(node: ex.Expression) -> Iterator[ex.Expression]:
        yield from _of_arrays(node)
        if isinstance(node, ex.Variable):
            yield from (replace(node, name=name) for name in _other_roles(node.name, law))
            yield from (replace(node, name=name) for name in _other_indices(node.name, letters))

    for right in everywhere(statement.right, edits):
        yield replace(statement, right=right)
    for left in everywhere(statement.left, edits):
        yield replace(statement, left=left)


def _of_arrays(node: ex.Expression) -> Iterator[ex.Expression]:
    """A transpose too few, too many or on the wrong factor, factors or indices in the wrong order, a root forgotten."""
    match node:
        case ex.Transpose(body=body) | ex.Radical(radicand=body, degree=None):
            yield body
        case ex.Product(factors=(first, second), operators=("",)):
            yield replace(node, factors=(second, first))
            if isinstance(first, ex.Transpose) and not isinstance(second, ex.Transpose):
                yield replace(node, factors=(first.body, ex.Transpose(second.span, second)))
            if isinstance(second, ex.Transpose) and not isinstance(first, ex.Transpose):
                yield replace(node, factors=(ex.Transpose(first.span, first), second.body))
        case ex.Quotient(numerator=above, denominator=below):
            yield replace(node, denominator=ex.Radical(below.span, below, None))
            yield ex.Product(node.span, (above, below), ("",))
        case ex.Variable(name=name) if len(separate(name.subs)) == 2:
            first_index, second_index = separate(name.subs)
            yield replace(node, name=replace(name, subs=(second_index, first_index)))
        case _:
            pass
    if isinstance(node, ex.Variable | ex.Grouped | ex.Product):
        yield ex.Transpose(node.span, node)


def _other_roles(name: Name, law: Law) -> Iterator[Name]:
    """The other symbols that this one may have been taken for."""
    own = labelled(law, name)
    family = Name(own.base, own.accent)
    for symbols in law.distinct:
        names = {symbol_name(symbol) for symbol in symbols}
        if family in names:
            for other in sorted(names - {family}, key=str):
                yield replace(own, base=other.base, accent=other.accent)


def _index_letters(statement: ex.Statement) -> tuple[str, ...]:
    names = [v.name for side in (statement.left, statement.right) for v in ex.variables(side)]
    return tuple(
        dict.fromkeys(index.letter for name in names for index in separate(name.subs) if len(index.letter) == 1)
    )


def _other_indices(name: Name, letters: tuple[str, ...]) -> Iterator[Name]:
    """The symbol with the letter of one index exchanged for another one of the equation."""
    indices = separate(name.subs)
    for k, index in enumerate(indices):
        for letter in letters:
            if index.letter in letters and letter != index.letter:
                yield replace(name, subs=(*indices[:k], Index(letter, index.offset), *indices[k + 1 :]))


def _counts_differently(a: ex.Statement, b: ex.Statement) -> bool:
    """Whether two statements differ only in where indices start."""
    return all(
        shape(rewrite(x, _uncounted)) == shape(rewrite(y, _uncounted))
        for x, y in ((a.left, b.left), (a.right, b.right))
    )


def _uncounted(node: ex.Expression) -> ex.Expression:
    if not isinstance(node, ex.Variable):
        return node
    subs = tuple(replace(index, offset=0) if index.letter else index for index in node.name.subs)
    return replace(node, name=replace(node.name, subs=subs))
