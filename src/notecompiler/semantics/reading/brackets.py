"""Brackets and bars: groups, lists, norms, matrices in brackets of their own."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler.math.nodes import Array, Delimited, Row, Symbol
from notecompiler.semantics import expression as ex
from notecompiler.semantics.item import Bar, Close, Item, Open
from notecompiler.semantics.items import CLOSER_OF, items
from notecompiler.semantics.reading.arrays import array
from notecompiler.semantics.reading.large import evaluated
from notecompiler.semantics.reading.lists import split_list
from notecompiler.semantics.reading.powers import raised
from notecompiler.semantics.reading.reader import Reader
from notecompiler.semantics.reading.vocabulary import MATRIX_OF, is_loose
from notecompiler.semantics.symbols import subscript
from notecompiler.source import Span


def bracketed(reader: Reader) -> ex.Expression:
    """A bracketed run that starts at the cursor."""
    start = reader.at
    opener = reader.run[start]
    assert isinstance(opener, Open)
    end = _closing(reader.run, start)
    if end is None:
        reader.at = len(reader.run)
        return ex.Unread(opener.span.cover(reader.run[-1].span), "unbalanced-bracket")
    reader.at = end + 1
    closer = reader.run[end]
    assert isinstance(closer, Close)
    span = opener.span.cover(closer.span)
    body = _contents(
        reader, reader.run[start + 1 : end], Span(opener.span.end, closer.span.start), opener.text, closer, span
    )
    return _with_scripts(reader, body, closer)


def delimited(reader: Reader, node: Delimited) -> ex.Expression:
    """What a pair of sized delimiters and its content mean."""
    run = inside(reader, node)
    if node.left in {"|", "\\|", "\\vert", "\\Vert", "\\lvert", "\\lVert"}:
        body = reader.read(run, node.span)
        if len(run) == 1 and isinstance(run[0], Array) and isinstance(body, ex.Matrix):
            return ex.Matrix(node.span, "vmatrix", body.rows)
        return ex.Bars(node.span, body, node.left in {"\\|", "\\Vert", "\\lVert"})
    if node.left == "\\{" and node.right == "." and len(run) == 1 and isinstance(run[0], Array):
        return array(reader, run[0], "cases")
    if node.left == "." or node.right == ".":
        return ex.Unread(node.span, "one-sided-bracket")
    between = Span(node.span.start, node.span.end)
    return _contents(reader, run, between, node.left, Close(node.span, node.right), node.span)


def inside(reader: Reader, node: Delimited) -> list[Item]:
    """The items between a pair of sized delimiters."""
    return items([child for segment in node.segments for child in segment.children], reader.words)


def bars(reader: Reader) -> ex.Expression:
    """An absolute value or a norm that starts at the cursor."""
    end = closing_bar(reader)
    opener = reader.run[reader.at]
    assert isinstance(opener, Bar)
    if end is None:
        reader.at += 1
        return ex.Unread(opener.span, "unbalanced-bar")
    closer = reader.run[end]
    assert isinstance(closer, Bar)
    within = reader.run[reader.at + 1 : end]
    reader.at = end + 1
    body = reader.read(within, Span(opener.span.end, closer.span.start))
    stop = closer.scripts.base.span.end if closer.scripts and closer.scripts.base else closer.span.end
    return _with_scripts(reader, ex.Bars(Span(opener.span.start, stop), body, opener.double), closer)


def closing_bar(reader: Reader) -> int | None:
    """Where the bar at the cursor closes. A bar behind an operand closes, any other opens one more."""
    opener = reader.run[reader.at]
    depth = inner = 0
    operand = False
    for k in range(reader.at + 1, len(reader.run)):
        item = reader.run[k]
        if isinstance(item, Open):
            depth += 1
        elif isinstance(item, Close):
            depth -= 1
        elif isinstance(item, Bar) and isinstance(opener, Bar) and item.double == opener.double and depth == 0:
            if not operand:
                inner += 1
                continue
            if not inner:
                return k
            inner -= 1
        operand = not is_loose(item)
    return None


def _contents(
    reader: Reader, run: Sequence[Item], between: Span, opener: str, closer: Close | None, span: Span
) -> ex.Expression:
    """What stands between two brackets: one expression, several, or an array that the brackets belong to."""
    if closer is not None and closer.scripts is not None and closer.scripts.base is not None:
        span = Span(span.start, closer.scripts.base.span.end)
    if len(run) == 1 and isinstance(run[0], Array) and opener in MATRIX_OF:
        content = array(reader, run[0], MATRIX_OF[opener])
        return content if not isinstance(content, ex.Matrix) else ex.Matrix(span, MATRIX_OF[opener], content.rows)
    pieces, separators = split_list(run)
    read_pieces = tuple(reader.part(piece, between) for piece in pieces)
    if len(read_pieces) == 1:
        return ex.Grouped(span, opener, read_pieces[0])
    closing = closer.text if closer is not None else CLOSER_OF.get(opener, ")")
    return ex.Bracket(span, opener, closing, read_pieces, separators)


def _with_scripts(reader: Reader, body: ex.Expression, closer: Close | Bar) -> ex.Expression:
    scripts = closer.scripts
    if scripts is None:
        return body
    if scripts.primes:
        body = ex.Postfix(body.span.cover(scripts.span), body, "'" * scripts.primes)
    if scripts.sub is not None and isinstance(body, ex.Bars) and body.double:
        norm = ex.Call(body.span, "norm", (body.body,), reader.inner(scripts.sub))
        return norm if scripts.sup is None else raised(reader, body.span.cover(scripts.span), norm, scripts.sup)
    if (
        scripts.sub is not None
        and scripts.sup is not None
        and isinstance(body, ex.Grouped)
        and body.opener == "["
        and _is_bound(scripts.sub)
    ):
        return evaluated(reader, body.span.cover(scripts.span), body, scripts.sub, scripts.sup)
    if scripts.sub is not None:
        indices, accent = subscript(scripts.sub)
        if accent or not indices or isinstance(body, ex.Bars):
            return ex.Unread(body.span.cover(scripts.span), "subscript-on-bracket")
        body = ex.Member(body.span.cover(scripts.sub.span), body, indices)
    return body if scripts.sup is None else raised(reader, body.span.cover(scripts.span), body, scripts.sup)


def _closing(run: Sequence[Item], start: int) -> int | None:
    depth = 0
    for k in range(start, len(run)):
        if isinstance(run[k], Open):
            depth += 1
        elif isinstance(run[k], Close):
            depth -= 1
            if depth == 0:
                return k
    return None


def _is_bound(sub: Row) -> bool:
    """Whether a subscript may be the lower bound of an antiderivative, and not the two indices of an entry."""
    run = items(sub.children)
    return len(run) == 1 or not all(isinstance(item, Symbol) and item.name.isalpha() for item in run)
