"""Regular expressions that are compiled when they are first used.

Python compiles them slowly, and a run uses about half of those that its modules hold.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern until something is asked of it, and from then on has the compiled one's methods."""

    def __init__(self, text: str, flags: int) -> None:
        self._source = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and the like look for methods that no pattern has
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        methods = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
        self.__dict__ |= {method: getattr(compiled, method) for method in methods}
        return getattr(compiled, name)


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(text, flags)``, put off. It has the methods and attributes of a pattern, but is none to `re` itself,
    and a mistake in the text shows only when it is used."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


HAN = regex("[\u3400-\u9fff]")
"""A Chinese character: the unified ideographs and their extension A. So wide a class takes Python milliseconds to compile,
therefore it is here once."""
