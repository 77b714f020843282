"""Tables that fit the line: columns share it by what they hold, and long tables break over pages."""

from __future__ import annotations

from collections.abc import Sequence

from notecompiler import document as d
from notecompiler.backends.latex.context import Context
from notecompiler.backends.latex.inlines import inlines
from notecompiler.backends.latex.layout import guarded, indented
from notecompiler.backends.latex.width import LINE, inlines_width, longest_word
from notecompiler.record import replace

_GAP = 1.2
_LEAST = 3.0
_BREAKS_FROM = 12
"""Tables with fewer rows stay on one page."""
_SMALLER = (("\\footnotesize", 0.9), ("\\scriptsize", 0.8), ("\\tiny", 0.6))
_LETTER = {d.CellAlign.DEFAULT: "l", d.CellAlign.LEFT: "l", d.CellAlign.CENTER: "c", d.CellAlign.RIGHT: "r"}
_PARAGRAPH = {"l": "P", "c": "Z", "r": "Q"}


def table(block: d.Table, context: Context) -> str:
    """A table between rules; a ``longtable`` where it may break."""
    columns = list(zip(*(block.header, *block.rows), strict=True))
    wants = [max(inlines_width(cell.children) + 0.3 for cell in column) for column in columns]
    needs = [max(longest_word(cell.children) for cell in column) for column in columns]
    size, scale = _size(sum(needs) + _GAP * len(columns), LINE * context.narrow)
    line = LINE * context.narrow / scale
    shares = column_shares(wants, line - _GAP * len(columns), line)
    if shares is not None:
        shares = at_least(shares, [need / line for need in needs])
    letters = [_LETTER[align] for align in block.aligns]
    if shares is None:
        spec = "".join(letters)
        widths = [context.narrow] * len(columns)
    else:
        spec = "".join(f"{_PARAGRAPH[c]}{{{share:.3f}}}" for c, share in zip(letters, shares, strict=True))
        widths = [share * context.narrow for share in shares]
    stacks = [None if shares else letter for letter in letters]
    header = _row(block.header, widths, stacks, context, bold=True)
    body = "\n".join(_row(row, widths, stacks, context) for row in block.rows)
    if context.boxed or len(block.rows) < _BREAKS_FROM:
        content = indented(f"\\toprule\n{header}\n\\midrule\n{body}\n\\bottomrule")
        return f"\\begin{{center}}\\tabletext{size}\n\\begin{{tabular}}{{{spec}}}\n{content}\n\\end{{tabular}}\n\\end{{center}}"
    content = indented(f"\\toprule\n{header}\n\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n{body}")
    return f"{{\\tabletext{size}\n\\begin{{longtable}}{{{spec}}}\n{content}\n\\end{{longtable}}}}"


def _size(needed: float, line: float) -> tuple[str, float]:
    """The command for the largest type in which the words of all columns stand beside each other, and its size."""
    sizes = (("", 1.0), *((f"\\smaller{{{size}}}", scale) for size, scale in _SMALLER))
    return next((size for size in sizes if needed <= line / size[1]), sizes[-1])


def at_least(shares: Sequence[float], needs: Sequence[float]) -> list[float]:
    """The shares changed so that each is as large as what its column needs, at the cost of those that have more."""
    lacking = sum(max(need - share, 0.0) for share, need in zip(shares, needs, strict=True))
    spare = sum(max(share - need, 0.0) for share, need in zip(shares, needs, strict=True))
    if lacking == 0.0:
        return list(shares)
    given = min(1.0, lacking / spare) if spare else 0.0
    return [max(need, share - given * (share - need)) for share, need in zip(shares, needs, strict=True)]


def column_shares(wants: Sequence[float], room: float, line: float) -> list[float] | None:
    """The columns' widths as shares of the line, or None when all fit as they are.

    Columns that want less than an even share get what they want; the others divide what is left by what they want.
    """
    if sum(wants) <= 0.8 * room:
        return None
    widths = [0.0] * len(wants)
    left, open_columns = room, set(range(len(wants)))
    while open_columns:
        even = left / len(open_columns)
        small = {c for c in open_columns if wants[c] <= even}
        if not small:
            break
        for column in small:
            widths[column] = max(wants[column], _LEAST)
            left -= widths[column]
        open_columns -= small
    # Of two long columns the longer gets more, but not in proportion: its lines get longer, not only more.
    weights = {c: wants[c] ** 0.7 for c in open_columns}
    for column, weight in weights.items():
        widths[column] = left * weight / sum(weights.values())
    return [width / line for width in widths]


def _row(
    cells: Sequence[d.TableCell],
    widths: Sequence[float],
    stacks: Sequence[str | None],
    context: Context,
    *,
    bold: bool = False,
) -> str:
    texts = []
    for cell, width, stack in zip(cells, widths, stacks, strict=True):
        text = _cell(cell, stack, replace(context, inline_only=True, in_cell=True, narrow=width))
        texts.append(f"\\tablehead{{{text}}}" if bold and text else text)
    return guarded(" & ".join(texts)) + " \\\\"


def _cell(cell: d.TableCell, stack: str | None, context: Context) -> str:
    """A cell; its lines as rows of their own in a column of type `stack`, as lines of a paragraph where that is None."""
    lines: list[list[d.Inline]] = [[]]
    for item in cell.children:
        if isinstance(item, d.LineBreak) and item.hard:
            lines.append([])
        else:
            lines[-1].append(item)
    texts = [inlines(line, context) for line in lines]
    if len(texts) == 1 or stack is None:
        return "\\newline ".join(texts)
    stacked = " \\\\ ".join(map(guarded, texts))
    return f"\\cellstack{{{stack}}}{{{stacked}}}"
