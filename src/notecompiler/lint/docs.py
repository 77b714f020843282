"""A rule's page, read from the docstring of its module.

The docstring is Markdown. Its first line is the title; then come the sections *What it does*, *Why it is bad*,
*Example*, *Use instead* and *Fix safety*, each under ``## ``. A line ``# 简体中文`` begins the Chinese half: its title on
the next line of text, then ``## 检查什么``, ``## 为什么不好`` and ``## 修复是否安全``. The examples are one fenced note
each and serve both languages.
"""

from __future__ import annotations

import re

from notecompiler.lint.discovery import page_source, rules
from notecompiler.record import Record

_CHINESE = "# 简体中文"
_HEADINGS = {
    "en": ("What it does", "Why it is bad", "Fix safety"),
    "zh": ("检查什么", "为什么不好", "修复是否安全"),
}
_FENCE = re.compile(r"^(~{3,}|`{3,})[^\n]*\n(.*?)^\1[ ]*$", re.M | re.S)


class Page(Record):
    """A rule's page in one language. `example` fires the rule; `instead` does not."""

    title: str
    what: str
    why: str
    safety: str
    example: str
    instead: str


def page(docstring: str, lang: str = "en") -> Page:
    """The page in `lang`. Raises `ValueError` naming the part that is missing."""
    english, _, chinese = docstring.partition(f"\n{_CHINESE}\n")
    half = chinese if lang == "zh" else english
    what, why, safety = (_section(half, heading) for heading in _HEADINGS[lang])
    title = half.strip().partition("\n")[0].strip()
    return Page(title, what, why, safety, _fenced(english, "Example"), _fenced(english, "Use instead"))


def titles(lang: str) -> dict[str, str]:
    """The title of every rule's page by its code."""
    return {rule.code: page(page_source(rule.code) or "", lang).title for rule in rules()}


def _section(half: str, heading: str) -> str:
    match = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", half, re.M | re.S)
    if match is None or not match[1].strip():
        raise ValueError(f"the page has no part {heading!r}")
    return match[1].strip()


def _fenced(half: str, heading: str) -> str:
    match = re.search(rf"^## {re.escape(heading)}\n", half, re.M)
    fence = _FENCE.search(half, match.end()) if match else None
    if fence is None:
        raise ValueError(f"the page has no fenced note under {heading!r}")
    return fence[2]
