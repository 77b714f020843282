"""Comments of formulas as annotations for readers."""

from __future__ import annotations

from collections.abc import Iterable

from notecompiler.math.nodes import Comment, TextRun

_DIRECTIVE = "notec:"


def annotation_texts(comments: Iterable[Comment | TextRun]) -> tuple[str, ...]:
    """The texts of ``%`` comments, without empty ones and without directives to the linter (``% notec: ignore``)."""
    texts = (comment.text.strip() for comment in comments)
    return tuple(text for text in texts if text and not text.startswith(_DIRECTIVE))
