"""Did you mean …: the nearest of the names that exist."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str], lang: str) -> str:
    """A hint sentence that names the known name nearest to `name`, or "" where none is near."""
    from difflib import get_close_matches

    matches = get_close_matches(name, list(known), n=1, cutoff=0.6)
    if not matches:
        return ""
    return f"你是不是想写 {matches[0]}?" if lang == "zh" else f"Did you mean {matches[0]}?"
