"""The language of a book: what the front matter says, else what most of the text is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from notecompiler import document as d
from notecompiler.book import walk
from notecompiler.book.model import Language
from notecompiler.book.text import is_cjk
from notecompiler.kept import Kept, Same

_COUNTS: Kept[Same[d.Document], tuple[int, int]] = Kept()
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_CJK_SHARE = 0.3
"""From this share of Chinese characters among all words (a Latin word counts as one), the text is Chinese."""


def language_of(documents: Sequence[d.Document]) -> Language:
    """The language of the first front matter that names one; else by the share of Chinese characters."""
    for document in documents:
        if declared := _declared(document.meta.language):
            return declared
    chinese = latin = 0
    for document in documents:
        counts = _COUNTS.get(Same(document), partial(_counts, document), len(documents))
        chinese, latin = chinese + counts[0], latin + counts[1]
    return Language.ZH if chinese and chinese >= _CJK_SHARE * (chinese + latin) else Language.EN


def _counts(document: d.Document) -> tuple[int, int]:
    """How many Chinese characters and how many Latin words the text has."""
    chinese = latin = 0
    for inline in walk.all_inlines(document.blocks):
        if isinstance(inline, d.Words):
            chinese += sum(map(is_cjk, inline.text))
            latin += len(_LATIN_WORD.findall(inline.text))
    return chinese, latin


def _declared(tag: str | None) -> Language | None:
    """A language tag ("zh-CN", "en_GB", "Chinese", "中文") as one of ours, or None."""
    if tag is None:
        return None
    folded = tag.strip().casefold()
    if folded.startswith(("zh", "chi", "cn", "中")):
        return Language.ZH
    return Language.EN if folded.startswith(("en", "英")) else None
