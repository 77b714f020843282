"""The appendix *Reference implementations*: the source that verified something, with links back to what it verified."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from notecompiler.book.anchors import Anchors
from notecompiler.book.model import EquationLink, Listing
from notecompiler.verdicts import ReferenceLink


def listings(uses: Iterable[tuple[ReferenceLink, EquationLink]], anchors: Anchors) -> tuple[Listing, ...]:
    """A listing for each function that verified an equation, in order of first use.

    `uses` are the verified equations with their reference, in reading order. A reference whose file cannot be read gives no
    listing.
    """
    by_file: dict[str, list[tuple[ReferenceLink, EquationLink]]] = {}
    for reference, equation in uses:
        by_file.setdefault(reference.file, []).append((reference, equation))
    return tuple(listing for file, used in by_file.items() for listing in _listings_of(file, used, anchors))


def _listings_of(file: str, used: list[tuple[ReferenceLink, EquationLink]], anchors: Anchors) -> Iterator[Listing]:
    source = _source(file)
    if source is None:
        return
    lines = source.splitlines()
    found: dict[tuple[int, int], dict[int, list[EquationLink]]] = defaultdict(lambda: defaultdict(list))
    blocks = _top_level(source)
    names = {reference.line: reference.name for reference, _ in used}
    for reference, equation in used:
        block = next(((a, b) for a, b in blocks if a <= reference.line <= b), (1, len(lines)))
        if equation not in found[block][reference.line]:
            found[block][reference.line].append(equation)
    for (first, last), verified in found.items():
        name = names[min(verified)]
        function = _defined_name(lines, first, last)
        title = f"{name}.{function}" if function else name
        yield Listing(
            name=name,
            title=title,
            anchor=anchors.take("ref", title, str(first)),
            file=file,
            source="\n".join(lines[first - 1 : last]) + "\n",
            first_line=first,
            verified={line: tuple(links) for line, links in sorted(verified.items())},
        )


def _source(file: str) -> str | None:
    """The text of a file of the package, or of a user's own reference."""
    packaged = Path(__file__).parents[1] / file
    try:
        return packaged.read_text("utf-8") if packaged.is_file() else Path(file).read_text("utf-8")
    except (OSError, ValueError):
        return None


def _top_level(source: str) -> list[tuple[int, int]]:
    """First and last line of each function and class at the top of a module."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return []
    return [
        (min([node.lineno, *(deco.lineno for deco in node.decorator_list)]), node.end_lineno or node.lineno)
        for node in body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]


def _defined_name(lines: list[str], first: int, last: int) -> str | None:
    for line in lines[first - 1 : last]:
        word, _, rest = line.partition(" ")
        if word in ("def", "class"):
            return rest.split("(")[0].split(":")[0].strip()
    return None
