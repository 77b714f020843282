r"""Reading a symbol: its letter, accent, primes and indices.

Indices may stand below or above: ``h_{t-1}``, ``h^{(t-1)}``, ``h^{<t>}``, ``h^{\langle t\rangle}``, ``h^{[l](t)}``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from notecompiler.math.nodes import Accent, AtomClass, Group, Number, Operator, Row, Scripts, Symbol, Text
from notecompiler.semantics.functions import GREEK_WORDS
from notecompiler.semantics.item import Bar, Item, Scripted, Word
from notecompiler.semantics.items import items
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.texts import plain_text

ACCENTS = {
    "\\tilde": "tilde",
    "\\widetilde": "tilde",
    "\\hat": "hat",
    "\\widehat": "hat",
    "\\bar": "bar",
    "\\overline": "bar",
    "\\vec": "vec",
    "\\overrightarrow": "vec",
    "\\overleftarrow": "backvec",
    "\\dot": "dot",
    "\\ddot": "ddot",
    "\\check": "check",
    "\\breve": "breve",
    "\\acute": "acute",
    "\\grave": "grave",
    "\\mathring": "ring",
    "\\underline": "underline",
}

_ACCENT_WORDS = {"hat": "hat", "tilde": "tilde", "bar": "bar"}
_TRANSPOSES = frozenset({"\\top", "\\intercal", "\\mathsf{T}", "T", "\\mathrm{T}", "\\mathtt{T}"})
_MARKS = frozenset({"*", "\\ast", "+", "-", "\\dagger", "\\star", "\\#"})
_COMMAND = re.compile(r"\\[A-Za-z]+$")
_OPENING, _CLOSING = frozenset({"(", "[", "\\{"}), frozenset({")", "]", "\\}"})
_BRACKETS = frozenset({"(", ")", "[", "]", "<", ">", "\\langle", "\\rangle", "\\{", "\\}", "{", "}", "\\lt", "\\gt"})


def is_transpose(sup: Row) -> bool:
    """Whether a superscript is a transpose mark."""
    run = items(sup.children)
    match run:
        case [Symbol(name=name)]:
            return name in _TRANSPOSES
        case [Word(text=text)]:
            return text in {"T", "tr", "\\mathcal{T}"}
        case [Text() as text]:
            return plain_text(text) == "T"
        case _:
            return False


def base_name(item: Item | None) -> Name | None:
    """The name of a bare symbol, accents included; None when the item is not one."""
    match item:
        case Symbol(name=name, cls=AtomClass.ORD) if name.isalpha() or name[1:].isalpha():
            return Name(name)
        case Word(text=text):
            return Name(f"\\{text}" if text in GREEK_WORDS else text)
        case Group(body=body):
            inner = items(body.children)
            return _named(inner[0]) if len(inner) == 1 else None
        case Accent(command=command, base=base) if command in ACCENTS:
            return _accented(ACCENTS[command], base)
        case _:
            return None


def _named(item: Item) -> Name | None:
    if isinstance(item, Scripted):
        return scripted_name(item)
    return base_name(item)


def _accented(accent: str, base: Row) -> Name | None:
    """An accent over a symbol; one that covers the indices too (``\\tilde{c_t}``) is the accent of the letter. An arrow over
    two points is one vector."""
    inner = items(base.children)
    name = _named(inner[0]) if len(inner) == 1 else None
    if accent in {"vec", "backvec"} and len(inner) == 2:
        ends = [end for end in map(_named, inner) if end is not None and end.base.isupper() and not end.accent]
        name = Name("".join(map(str, ends))) if len(ends) == 2 else None
    if name is None or name.accent:
        return None
    return Name(name.base, accent, name.primes, name.subs, name.sups)


def scripted_name(item: Scripted) -> Name | None:
    """The name of a symbol with scripts, when its superscript (if any) is an index or a mark and not a power."""
    name = base_name(item.base)
    if name is None:
        return None
    scripts = item.scripts
    primes = scripts.primes
    sups: tuple[Index, ...] = ()
    if scripts.sup is not None:
        more = prime_count(scripts.sup)
        primes += more
        if not more:
            read = superscript_indices(scripts.sup)
            if read is None:
                return None
            sups = read
    subs, accent = subscript(scripts.sub)
    return Name(name.base, name.accent or accent, name.primes + primes, name.subs + subs, name.sups + sups)


def prime_count(sup: Row) -> int:
    """How many primes a superscript consists of (``^\\prime``, ``^{\\prime\\prime}``), 0 when it is something else."""
    run = items(sup.children)
    count = sum(isinstance(item, Symbol) and item.name in {"\\prime", "'", "’", "‘"} for item in run)
    if count == len(run):
        return count
    nested = run[0] if len(run) == 1 else None
    if isinstance(nested, Scripted) and nested.base is None and nested.scripts.sup is not None:
        return prime_count(nested.scripts.sup)
    return 0


def subscript(sub: Row | None) -> tuple[tuple[Index, ...], str]:
    """The indices of a subscript, and the accent when it is one written as a word (``x_{\\text{hat}}``, ``y_{\\hat{i}}``)."""
    if sub is None:
        return (), ""
    run = items(sub.children)
    match run:
        case [Word(text=text)] if text in _ACCENT_WORDS:
            return (), _ACCENT_WORDS[text]
        case [Accent(command=command, base=base)] if command in ACCENTS:
            return _indices(items(base.children)), ACCENTS[command]
        case _:
            return _subscripts(run), ""


def _subscripts(run: list[Item]) -> tuple[Index, ...]:
    """The indices below a symbol. A bracket behind a letter is part of the index: ``E_{q(z|x)}``, not two indices."""
    texts = [text for item in run for text in _atoms(item)]
    if texts and texts[0] in _OPENING and _closing(texts) == len(texts) - 1:
        texts = texts[1:-1]
    if texts and texts[0] not in _BRACKETS and not _OPENING.isdisjoint(texts):
        return (Index(_spelled(texts)),)
    return _indices(run)


def _closing(texts: Sequence[str]) -> int | None:
    """Where the bracket that starts the texts closes."""
    depth = 0
    for at, text in enumerate(texts):
        depth += (text in _OPENING) - (text in _CLOSING)
        if depth == 0:
            return at
    return None


def spelling(row: Row) -> str:
    """The spelling of what stands above or below a symbol, without its spaces."""
    return _spelled([text for item in items(row.children) for text in _atoms(item)])


def superscript_indices(sup: Row) -> tuple[Index, ...] | None:
    """The indices of a bracketed superscript (``(t)``, ``<t-1>``, ``[l]``) or a mark (``*``); None for a power."""
    run = items(sup.children)
    if not run:
        return ()
    texts = [text for item in run for text in _atoms(item)]
    if len(texts) == 1 and texts[0] in _MARKS:
        return (Index(texts[0]),)
    if len(texts) > 2 and texts[0] in _BRACKETS and texts[-1] in _BRACKETS:
        return _indices(run)
    if len(run) == 1 and isinstance(run[0], Text | Word):
        return _indices(run)
    return None


def _indices(run: list[Item]) -> tuple[Index, ...]:
    found: list[Index] = []
    part: list[str] = []
    for text in [text for item in run for text in _atoms(item)]:
        if text in {",", ";", ":", "~"} or text in _BRACKETS:
            found.extend(_index(part))
            part = []
        else:
            part.append(text)
    found.extend(_index(part))
    return tuple(found)


def _index(part: list[str]) -> list[Index]:
    """One index from its atoms: ``t``, ``t - 1``, ``hf``, ``12``, ``x f``."""
    if not part:
        return []
    if len(part) >= 3 and part[-2] in {"+", "-"} and part[-1].isdigit() and part[0].lstrip("\\").isalpha():
        return [Index(_spelled(part[:-2]), int(part[-2] + part[-1]))]
    if len(part) == 1 and part[0].isdigit():
        return [Index("", int(part[0]))]
    return [Index(_spelled(part))]


def _spelled(texts: Sequence[str]) -> str:
    """Texts as one; a command and a letter behind it stay apart (``m\\times n``)."""
    return "".join(
        f" {text}" if text[:1].isalpha() and _COMMAND.search(before) else text
        for before, text in pairwise(("", *texts))
    )


def _atoms(item: Item) -> list[str]:
    """The spelling of an item inside an index."""
    match item:
        case Symbol(name=name):
            return [name]
        case Number(digits=digits):
            return [digits]
        case Word(text=text) | Operator(text=text):
            return [text]
        case Text():
            return [plain_text(item)]
        case Group(body=body):
            return [text for inner in items(body.children) for text in _atoms(inner)]
        case Accent(command=command, base=base):
            return [f"{command}{{{''.join(text for inner in items(base.children) for text in _atoms(inner))}}}"]
        case Scripted(base=Symbol(name=name, span=span), scripts=Scripts(sub=Row() as sub, sup=None, primes=0)) if (
            sub.span.start == span.end
        ):
            return [name, *(text for inner in items(sub.children) for text in _atoms(inner))]  # row m, column 1
        case Bar(double=double):
            return ["\\|" if double else "|"]
        case Scripted(base=Text() | Word() as base, scripts=Scripts(sub=Row() as sub, sup=None, primes=0)) if (
            len(word := "".join(_atoms(base))) > 1 and word.isalpha()
        ):
            return [word, ",", *(text for inner in items(sub.children) for text in _atoms(inner))]  # a name, then time
        case Scripted(base=base, scripts=scripts):
            return [("".join(_atoms(base)) if base is not None else "") + _script_text(scripts)]
        case _:
            text = getattr(item, "text", "")
            return [text] if isinstance(text, str) and text else [type(item).__name__]


def _script_text(scripts: Scripts) -> str:
    text = "'" * scripts.primes
    for mark, row in (("_", scripts.sub), ("^", scripts.sup)):
        if row is not None:
            text += mark + spelling(row)
    return text
