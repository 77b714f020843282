"""The physics package's matrices by their size or diagonal: ``\\imat{3}``, ``\\dmat{a, b}``, ``\\pmat{1}``.

In the package they are the cells of a matrix that is around them; here each is a matrix without delimiters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

_LARGEST = 40
_PAULI = {
    "0": (("1", "0"), ("0", "1")),
    "1": (("0", "1"), ("1", "0")),
    "2": (("0", "-i"), ("i", "0")),
    "3": (("1", "0"), ("0", "-1")),
}
_PAULI |= {letter: _PAULI[digit] for letter, digit in zip("xyz", "123", strict=True)}


def identity(source: str) -> str:
    """``3``: the identity matrix of this size."""
    return _sized(source, 1, lambda row, column: "1" if row == column else "0")


def zeros(source: str) -> str:
    """``2,3``: rows and columns."""
    return _sized(source, 2, lambda _row, _column: "0")


def filled(source: str) -> str:
    """``x,2,3``: one entry everywhere."""
    entry, _, size = source.partition(",")
    return _sized(size, 2, lambda _row, _column: entry)


def indexed(source: str) -> str:
    """``x,2,3``: the entry with its indices; with one where the matrix is a row or a column."""
    entry, _, size = source.partition(",")
    rows, columns = (_number(part) for part in (size + ",").split(",")[:2])

    def cell(row: int, column: int) -> str:
        index = column if rows == 1 else row if columns == 1 else f"{row}{column}"
        return f"{entry}_{{{index}}}"

    return _sized(size, 2, cell)


def pauli(source: str) -> str:
    """``1`` or ``x``: the Pauli matrix of that name."""
    rows = _PAULI.get(source.strip())
    return _matrix(rows) if rows else source


def diagonal(source: str) -> str:
    """``a, b&c\\\\d&e``: entries and blocks along the diagonal."""
    return _diagonal(source, reverse=False)


def antidiagonal(source: str) -> str:
    """The same from the right above to the left below."""
    return _diagonal(source, reverse=True)


def _diagonal(source: str, *, reverse: bool) -> str:
    blocks = [
        [_parts(row, "&") for row in _parts(block.replace("\\\\", "\0"), "\0")]
        for block in _parts(source, ",")
        if block.strip()
    ]
    widths = [max(len(row) for row in block) for block in blocks]
    total = sum(widths)
    if not 0 < total <= _LARGEST:
        return source
    rows = []
    for at, block in enumerate(blocks):
        start = sum(widths[:at])
        start = total - start - widths[at] if reverse else start
        for row in block:
            cells = [""] * total
            cells[start : start + len(row)] = [cell.strip() for cell in row]
            rows.append(cells)
    return _matrix(rows)


def _parts(source: str, separator: str) -> list[str]:
    """The text at every separator that stands in no braces."""
    parts, depth, begin = [], 0, 0
    for at, char in enumerate(source):
        if char in "{}":
            depth += 1 if char == "{" else -1
        elif char == separator and depth == 0:
            parts.append(source[begin:at])
            begin = at + 1
    return [*parts, source[begin:]]


def _sized(source: str, numbers: int, cell: Callable[[int, int], str]) -> str:
    sizes = [_number(part) for part in source.split(",")]
    if len(sizes) != numbers or not all(0 < size <= _LARGEST for size in sizes):
        return source
    rows, columns = sizes[0], sizes[-1]
    return _matrix([[cell(row, column) for column in range(1, columns + 1)] for row in range(1, rows + 1)])


def _number(source: str) -> int:
    text = source.strip()
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def _matrix(rows: Sequence[Sequence[str]]) -> str:
    body = " \\\\ ".join(" & ".join(row) for row in rows)
    return f"\\begin{{matrix}} {body} \\end{{matrix}}"
