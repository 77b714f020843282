r"""A base with its scripts: ``W_f``, ``x^2``, ``A^{-1}``, ``\left. F \right|_a^b``."""

from __future__ import annotations

from notecompiler.math.nodes import Delimited, Number
from notecompiler.semantics import expression as ex
from notecompiler.semantics.item import Scripted
from notecompiler.semantics.reading.brackets import delimited, inside
from notecompiler.semantics.reading.calls import applied
from notecompiler.semantics.reading.large import evaluated
from notecompiler.semantics.reading.powers import raised
from notecompiler.semantics.reading.reader import Reader
from notecompiler.semantics.symbols import scripted_name
from notecompiler.source import Span

_UPRIGHT = frozenset({"|", "\\vert", "\\rvert"})


def scripted(reader: Reader, item: Scripted) -> ex.Expression:
    """A base with scripts that is no function: an indexed symbol, a transpose, a norm, or a power of anything."""
    scripts = item.scripts
    base = item.base
    if isinstance(base, Delimited) and base.left == "." and base.right in _UPRIGHT and scripts.sub is not None:
        run = inside(reader, base)
        body = reader.read(run, base.span)
        return evaluated(reader, item.span, body, scripts.sub, scripts.sup)
    if isinstance(base, Delimited) and base.left in {"(", "["} and scripts.sub is not None and scripts.sup is not None:
        return evaluated(reader, item.span, delimited(reader, base), scripts.sub, scripts.sup)
    if isinstance(base, Delimited) and base.left in {"\\|", "\\Vert", "\\lVert"} and scripts.sub is not None:
        body = delimited(reader, base)
        inner = body.body if isinstance(body, ex.Bars) else body
        norm = ex.Call(item.span, "norm", (inner,), reader.inner(scripts.sub))
        return norm if scripts.sup is None else raised(reader, item.span, norm, scripts.sup)
    name = scripted_name(item)
    if name is not None:
        return applied(reader, ex.Variable(item.span, name))
    body = _base(reader, item)
    if scripts.primes:
        body = ex.Postfix(item.span, body, "'" * scripts.primes)
    return body if scripts.sup is None else raised(reader, item.span, body, scripts.sup)


def _base(reader: Reader, item: Scripted) -> ex.Expression:
    """What a superscript is a power of: the symbol with its subscript, or any other base."""
    if item.base is None:
        return ex.Unread(item.span, "missing-base")
    scripts = item.scripts
    bare = Scripted(item.span, item.base, type(scripts)(scripts.span, scripts.base, scripts.sub, None, scripts.primes))
    name = scripted_name(bare)
    if name is not None:
        end = scripts.sub.span.end if scripts.sub is not None else item.base.span.end
        return ex.Variable(Span(item.span.start, end), name)
    if isinstance(item.base, Number) and scripts.sub is not None:
        return ex.Unread(item.span, "number-in-a-base")
    return reader.lone(item.base)
