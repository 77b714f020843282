r"""From a formula to its statements.

A display may hold several rows, a row several statements (``x = t^2, y = t^3``) and a statement several links
(``a = b = c``). A row that has no relation of its own and starts with an operator continues the row above it; one that
starts with a relation continues the chain. Lines of the source are rows where each of them is an equation for a symbol.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TypeAlias

from notecompiler.document import Formula
from notecompiler.math.nodes import (
    Array,
    ArrayRow,
    Box,
    Comment,
    Delimited,
    Group,
    MathNode,
    Meta,
    Number,
    Row,
    Space,
    Styled,
    Symbol,
    Text,
)
from notecompiler.record import Record
from notecompiler.semantics import expression as ex
from notecompiler.semantics.item import Close, Item, Modulus, Open, Scripted
from notecompiler.semantics.items import items
from notecompiler.semantics.reading.grammar import read_items
from notecompiler.semantics.reading.lists import split_list
from notecompiler.semantics.reading.relations import IMPLICATIONS, relation
from notecompiler.semantics.reading.vocabulary import OPERATORS, SIGNS
from notecompiler.semantics.texts import plain_text
from notecompiler.source import Span

_ROWS = frozenset(
    [
        "equation",
        "equation*",
        "align",
        "align*",
        "aligned",
        "alignat",
        "alignat*",
        "alignedat",
        "gather",
        "gather*",
        "gathered",
        "split",
        "eqnarray",
        "eqnarray*",
        "multline",
        "multline*",
        "flalign",
        "flalign*",
        "array",
        "subarray",
        "cases",
        "dcases",
        "rcases",
        "numcases",
        "displaymath",
        "math",
    ]
)
_MATRICES_WITHOUT_RELATIONS = frozenset({"array", "cases", "dcases", "rcases"})


class Bare(Record):
    """A fragment that states nothing: an expression without a relation."""

    span: Span
    body: ex.Expression


Fragment: TypeAlias = ex.Statement | Bare


def fragments(tree: Row, words: frozenset[str] = frozenset(), line_ends: Sequence[int] = ()) -> tuple[Fragment, ...]:
    """Every statement of a formula, and every expression that states nothing, in reading order. `line_ends` are the places
    where lines of its source end, in their order."""
    found: list[Fragment] = []
    for _, nodes in _joined(_typed_lines(_rows(tree.children, tree.span), line_ends)):
        for part in _at_gaps(nodes):
            found.extend(_row_fragments(part, words))
    return tuple(found)


def defined_words(tree: Row) -> frozenset[str]:
    """Names of several letters that a formula defines: what stands alone left of the first relation (``HM = …``) and is
    no product (two small letters may be one), and names in capitals that take an argument (``COV(X, Y)``)."""
    found: set[str] = set()
    for _, nodes in _rows(tree.children, tree.span):
        run = items(nodes)
        found |= _typed_words(run)
        first = next((k for k, item in enumerate(run) if relation(item) is not None), len(run))
        text = _letters(run[:first])
        if first < len(run) and (len(text) > 2 or (len(text) == 2 and text.isupper())):
            found.add(text)
        for k, item in enumerate(run):
            if isinstance(item, Open) and item.text == "(":
                text = _letters_before(run, k)
                if len(text) > 2 and text.isupper():
                    found.add(text)
    return frozenset(found)


def _typed_words(run: Sequence[Item]) -> set[str]:
    """Runs of four and more touching letters, as variables of programs are named (``prior``, ``rtol``). A run with a
    differential in it, or whose letters also stand alone, is a product."""
    found: set[str] = set()
    letters: dict[str, None] = {}
    at = 0
    while at < len(run):
        end = at + 1
        while end < len(run) and _joins(run[end - 1], run[end]):
            end += 1
        text = _letters(run[at:end])
        if len(text) > 3 and "d" not in text[1:]:
            found.add(text)
        else:
            letters.update(dict.fromkeys(text))
        at = end
    return {text for text in found if not set(text) <= letters.keys()}


# ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _significant(nodes: Sequence[MathNode]) -> list[MathNode]:
    return [node for node in nodes if not isinstance(node, Space | Comment | Meta)]


def _rows(nodes: Sequence[MathNode], span: Span) -> list[tuple[Span, list[MathNode]]]:
    """The rows of a formula: those of its outermost environment, else the formula itself."""
    kept = _significant(nodes)
    while kept and isinstance(kept[-1], Symbol) and kept[-1].name in {".", ",", ";", "。", "，", "；"}:
        kept.pop()
    if len(kept) == 1:
        match kept[0]:
            case Array() as array if _is_rows(array):
                return [
                    found
                    for row in array.rows
                    for found in _rows([child for cell in formula_cells(row) for child in cell.children], row.span)
                ]
            case Delimited(left="\\{", right=".", segments=(segment,)):
                return _rows(segment.children, segment.span)
            case Group(body=body) | Box(body=body) | Styled(body=body):
                return _rows(body.children, body.span)
            case _:
                pass
    return [(span, list(nodes))] if kept else []


def line_ends_of(formula: Formula) -> list[int]:
    """Where the lines of a display end; none where it has rows of its own."""
    if not formula.display or "\\\\" in formula.tex or "\\begin" in formula.tex:
        return []
    return [found.start() for found in re.finditer("\n", formula.tex.rstrip())]


def typed_lines(tree: Row, line_ends: Sequence[int]) -> list[Span]:
    r"""The places of a formula's lines where each is an equation for a symbol and nothing parts them; none elsewhere."""
    rows = _rows(tree.children, tree.span)
    found = _typed_lines(rows, line_ends)
    return [span for span, _ in found] if found is not rows else []


def _typed_lines(
    rows: list[tuple[Span, list[MathNode]]], line_ends: Sequence[int]
) -> list[tuple[Span, list[MathNode]]]:
    r"""The rows of a formula that is one row of several lines, each an equation for a symbol: the ``\\\\`` are missing."""
    if len(rows) != 1 or not line_ends:
        return rows
    nodes = rows[0][1]
    lines: list[list[MathNode]] = [[]]
    at = 0
    for node in nodes:
        while at < len(line_ends) and line_ends[at] < node.span.start:
            at += 1
            lines.append([])
        lines[-1].append(node)
    lines = [line for line in lines if _significant(line)]
    if len(lines) < 2 or not all(map(_computes, lines)):
        return rows
    return [(line[0].span.cover(line[-1].span), line) for line in lines]


def _computes(line: Sequence[MathNode]) -> bool:
    """Whether a line is an equation whose left side is one symbol, perhaps with arguments (``f(x) = …``)."""
    run = _trimmed(items(line))
    found = _relations(run)
    if not found or found[0][2] != "=" or found[-1][1] == len(run) or _is_operator(run[-1]) or _depth(run) != 0:
        return False
    left = run[: found[0][0]]
    if not left or isinstance(left[0], Open | Close | Number) or _is_operator(left[0]):
        return False
    return len(left) == 1 or (isinstance(left[1], Open) and isinstance(left[-1], Close))


def formula_cells(row: ArrayRow) -> tuple[Row, ...]:
    """The cells of a row without the remarks behind it: words (``& \\text{forget gate}``) and its number (``& (3)``)."""
    cells = row.cells
    while len(cells) > 1 and _is_remark(cells[-1]):
        cells = cells[:-1]
    return cells


def _is_remark(cell: Row) -> bool:
    run = items(cell.children)
    if all(isinstance(node, Text) for node in _significant(cell.children)):
        return True
    match run:
        case [Open(text="("), Number(), Close(text=")")]:
            return True
        case _:
            return False


def _is_rows(array: Array) -> bool:
    if array.environment not in _ROWS:
        return False
    if array.environment not in _MATRICES_WITHOUT_RELATIONS:
        return True
    return any(relation(item) is not None for row in array.rows for cell in row.cells for item in items(cell.children))


def _joined(rows: list[tuple[Span, list[MathNode]]]) -> list[tuple[Span, list[MathNode]]]:
    """Rows with those that continue the one above joined to it."""
    if len(rows) < 2:
        return rows
    joined: list[tuple[Span, list[MathNode]]] = []
    depth, last = 0, None
    for span, nodes in rows:
        run = items(nodes)
        if joined and run and _continues(run, depth, last):
            above_span, above = joined[-1]
            above += nodes
            joined[-1] = (above_span.cover(span), above)
            depth += _depth(run)
        else:
            joined.append((span, [*nodes]))
            depth = _depth(run)
        last = run[-1] if run else None
    return joined


def _continues(run: list[Item], depth: int, last: Item | None) -> bool:
    """Whether a row continues the one above, which ends within so many brackets and with an item."""
    if relation(run[0]) is not None or depth > 0:
        return True
    if any(relation(item) is not None for item in run):
        return False
    return _is_operator(run[0]) or (last is not None and (_is_operator(last) or relation(last) is not None))


def _is_operator(item: Item) -> bool:
    return isinstance(item, Symbol) and (item.name in SIGNS or item.name in OPERATORS)


def _depth(run: list[Item]) -> int:
    return sum(isinstance(item, Open) - isinstance(item, Close) for item in run)


_AND = frozenset({"and", "且", "并且", "和", "与", "以及"})
"""Words between two statements that both hold."""


def _at_gaps(nodes: Sequence[MathNode]) -> list[Sequence[MathNode]]:
    """Split at wide spaces and words where what stands on both sides is a statement of its own."""
    parts: list[list[MathNode]] = [[]]
    for node in nodes:
        gap = isinstance(node, Space) and node.width >= 1
        joins = isinstance(node, Text) and plain_text(node) in _AND
        if (gap or joins) and _depth(items(parts[-1])) == 0:
            parts.append([])
        else:
            parts[-1].append(node)
    parts = [part for part in parts if _significant(part)]
    if len(parts) < 2:
        return [nodes]
    if all(_states(part) for part in parts):
        return [*parts]
    words = [part for part in parts if not _states(part) and all(isinstance(n, Text) for n in _significant(part))]
    if words and sum(map(_states, parts)) == 1 and len(words) == len(parts) - 1:
        return [part for part in parts if _states(part)]
    return [nodes]


def _states(nodes: Sequence[MathNode]) -> bool:
    run = items(nodes)
    at = next((k for k, item in enumerate(run) if relation(item) is not None), None)
    return at is not None and 0 < at < len(run) - 1


# ── statements of a row ────────────────────────────────────────────────────────────────────────────────────────────


def _row_fragments(nodes: Sequence[MathNode], words: frozenset[str]) -> list[Fragment]:
    return _run_fragments(_with_thousands(_unwrapped(_trimmed(items(nodes, words)))), words)


def _with_thousands(run: list[Item]) -> list[Item]:
    """A calculation with its numbers put together where all its commas part groups of three digits: ``5,000 \\cdot 2 = 10,000``."""
    commas = [k for k, item in enumerate(run) if isinstance(item, Symbol) and item.name == ","]
    if not commas or not any(map(_is_operator, run)) or not all(_parts_digits(run, k) for k in commas):
        return run
    if any(isinstance(item, Open | Delimited | Array) for item in run):
        return run  # (1,200) may be a point
    joined: list[Item] = []
    for item in run:
        if len(joined) > 1 and isinstance(item, Number) and isinstance(joined[-1], Symbol) and joined[-1].name == ",":
            first = joined[-2]
            assert isinstance(first, Number)
            joined[-2:] = [Number(first.span.cover(item.span), first.digits + item.digits)]
        else:
            joined.append(item)
    return joined


def _parts_digits(run: Sequence[Item], k: int) -> bool:
    """Whether a comma touches one to three digits on its left and three on its right, of which the first are no zero."""
    if not 0 < k < len(run) - 1:
        return False
    before, after = run[k - 1], run[k + 1]
    if not isinstance(before, Number) or not isinstance(after, Number):
        return False
    groups = before.digits.isdigit() and len(before.digits) <= 3 and len(after.digits.partition(".")[0]) == 3
    return groups and before.span.end == run[k].span.start and run[k].span.end == after.span.start


def _unwrapped(run: list[Item]) -> list[Item]:
    """Statements without the brackets around all of them: ``(0 \\le t < 2\\pi)``."""
    if len(run) < 3 or run[0] != Open(run[0].span, "(") or run[-1] != Close(run[-1].span, ")"):
        return run
    depth = 0
    for item in run[:-1]:
        depth += isinstance(item, Open) - isinstance(item, Close)
        if depth == 0:
            return run
    inside = run[1:-1]
    pieces, _ = split_list(inside)
    return inside if all(piece and _relations(piece) for piece in pieces) else run


def _run_fragments(run: list[Item], words: frozenset[str]) -> list[Fragment]:
    if not run:
        return []
    pieces, _ = split_list(run)
    pieces = [piece for piece in pieces if piece]
    if any(relation(item) in IMPLICATIONS for item in run) or not all(map(_has_relation, pieces)):
        pieces = [run]
    return [found for piece in pieces for found in _piece_fragments(piece, words)]


def _trimmed(run: list[Item]) -> list[Item]:
    """Without the punctuation that ends the sentence."""
    while run and isinstance(run[-1], Symbol) and run[-1].name in {".", ",", ";", "。", "，", "；", ":"}:
        run.pop()
    return run


def without_modulus(piece: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    r"""A congruence without its modulus, and the items of the modulus: ``\pmod{n}``, ``(\bmod n)``, ``(mod n)``."""
    last = piece[-1]
    if isinstance(last, Modulus):
        return piece[:-1], items(last.body.children)
    if not isinstance(last, Close):
        return piece, ()
    depth = 0
    for at in range(len(piece) - 1, -1, -1):
        item = piece[at]
        depth += isinstance(item, Close) - isinstance(item, Open)
        if depth == 0:
            inside = piece[at + 1 : -1]
            return (piece[:at], inside[1:]) if len(inside) > 1 and _is_mod(inside[0]) and at else (piece, ())
    return piece, ()


def _is_mod(item: Item) -> bool:
    return getattr(item, "text", "") == "mod"


def _has_relation(piece: Sequence[Item]) -> bool:
    return any(relation(item) is not None for item in piece)


def _piece_fragments(piece: Sequence[Item], words: frozenset[str]) -> list[Fragment]:
    row = piece[0].span.cover(piece[-1].span)
    piece, behind = without_modulus(piece)
    modulus = read_items(behind, _covered(behind), words) if behind else None
    found = _relations(piece)
    if not found:
        return [Bare(row, _listed(piece, row, words))]
    found = _with_result(piece, found)
    outer = [link for link in found if link[2] in IMPLICATIONS]
    links = outer or found
    sides: list[ex.Expression] = []
    start = 0
    for at, end, _ in [*links, (len(piece), len(piece), "")]:
        side = piece[start:at]
        place = side[0].span.cover(side[-1].span) if side else Span(row.start, row.start)
        sides.append(ex.Unread(place, "implication") if outer else read_items(side, place, words))
        start = end
    return [
        ex.Statement(left.span.cover(right.span), left, link[2], right, row, modulus)
        for left, link, right in zip(sides, links, sides[1:], strict=False)
    ]


def _with_result(piece: Sequence[Item], found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The relations of a calculation, an arrow to its value read as what it means: ``gcd(6,3) = gcd(3,0) => 3``."""
    start, end, name = found[-1]
    value = piece[end:]
    if name != "\\Rightarrow" or any(link[2] != "=" for link in found[:-1]) or len(found) < 2:
        return found
    return [*found[:-1], (start, end, "=")] if value and all(isinstance(item, Number) for item in value) else found


def _listed(piece: Sequence[Item], row: Span, words: frozenset[str]) -> ex.Expression:
    """An expression without a relation; several with commas between them are a list."""
    parts, separators = split_list(piece)
    if len(parts) < 2 or not all(parts):
        return read_items(piece, row, words)
    return ex.Bracket(row, "", "", tuple(read_items(part, _covered(part), words) for part in parts), separators)


def _covered(run: Sequence[Item]) -> Span:
    return run[0].span.cover(run[-1].span)


def _relations(piece: Sequence[Item]) -> list[tuple[int, int, str]]:
    """Start, end and name of each relation outside brackets; ``: =`` is one."""
    found: list[tuple[int, int, str]] = []
    depth = 0
    for k, item in enumerate(piece):
        if isinstance(item, Open):
            depth += 1
        elif isinstance(item, Close):
            depth -= 1
        elif depth == 0 and (name := relation(item)) is not None:
            colon = k > 0 and isinstance(piece[k - 1], Symbol) and piece[k - 1].span.end == item.span.start
            before = piece[k - 1]
            start = k - 1 if colon and isinstance(before, Symbol) and before.name == ":" else k
            typed = _TYPED.get(_sign(piece[found[-1][1] - 1]) + _sign(item)) if found and found[-1][1] == k else None
            if typed is not None:
                found[-1] = (found[-1][0], k + 1, typed)
            else:
                found.append((start, k + 1, name))
    return found


_TYPED = {"<=": "\\le", ">=": "\\ge", "==": "="}
"""Relations of two signs as programs spell them."""


def _sign(item: Item) -> str:
    return item.name if isinstance(item, Symbol) else ""


def _letters(run: Sequence[Item]) -> str:
    """Touching letters, of which the last may carry scripts, as one text; "" for anything else."""
    text = "".join(map(_letter, run))
    return text if len(text) == len(run) and all(itertools.starmap(_joins, itertools.pairwise(run))) else ""


def _letter(item: Item) -> str:
    inner = item.base if isinstance(item, Scripted) else item
    is_letter = isinstance(inner, Symbol) and len(inner.name) == 1 and inner.name.isalpha() and inner.name.isascii()
    return inner.name if isinstance(inner, Symbol) and is_letter else ""


def _joins(left: Item, right: Item) -> bool:
    """Whether a letter goes on in the next one: no scripts and no space between them."""
    return (
        not isinstance(left, Scripted) and bool(_letter(left) and _letter(right)) and left.span.end == right.span.start
    )


def _letters_before(run: Sequence[Item], end: int) -> str:
    start = end
    while start > 0 and _letter(run[start - 1]) and (start == end or _joins(run[start - 1], run[start])):
        start -= 1
    return _letters(run[start:end])
