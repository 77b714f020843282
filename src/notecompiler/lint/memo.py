"""Remembering what several rules compute of the same document or formula."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from notecompiler.document import Document
from notecompiler.math.nodes import Row

Result = TypeVar("Result")


def per_document(compute: Callable[[Document], Result]) -> Callable[[Document], Result]:
    """`compute`, called once for each document while that document lives.

    Documents are told apart by identity: comparing two of them would walk both trees.
    """
    known: dict[int, Result] = {}

    @wraps(compute)
    def remembered(document: Document) -> Result:
        key = id(document)
        if key not in known:
            known[key] = compute(document)
            weakref.finalize(document, known.pop, key, None)
        return known[key]

    return remembered


_trees: dict[str, dict[int, tuple[Row, object]]] = {}


def per_tree(compute: Callable[[Row], Result]) -> Callable[[Row], Result]:
    """`compute`, called once for each tree until `forget_trees`.

    Trees are told apart by identity, and kept alive meanwhile so that no other tree takes their place.
    """
    known = _trees.setdefault(f"{compute.__module__}.{compute.__qualname__}", {})

    @wraps(compute)
    def remembered(tree: Row) -> Result:
        found = known.get(id(tree))
        if found is None:
            found = known[id(tree)] = (tree, compute(tree))
        return cast("Result", found[1])

    return remembered


def forget_trees() -> None:
    """Let go of all trees: a run is over."""
    for known in _trees.values():
        known.clear()
