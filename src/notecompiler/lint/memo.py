"""Remembering what several rules compute of the same document."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from notecompiler.document import Document

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
