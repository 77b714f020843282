"""Comments for readers and comments for the linter."""

from __future__ import annotations

from notecompiler.book.annotations import annotation_texts
from notecompiler.math.nodes import Array
from notecompiler.math.parse import parse


def test_directives_and_empty_comments_are_no_annotations() -> None:
    tree = parse(
        "\\begin{aligned}\na &= b \\\\ % forget gate\nc &= d \\\\ % notec: ignore NC203\ne &= f %\n\\end{aligned}"
    ).tree
    array = next(node for node in tree.children if isinstance(node, Array))
    assert [annotation_texts(row.comments) for row in array.rows] == [("forget gate",), (), ()]
