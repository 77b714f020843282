"""A formula was copied together with its hidden twin

## What it does
Finds formulas in prose that stand there twice without a space (`2+2=42+2=4`, `x2x^2`), or three times: as shown, as TeX and as drawn (`x2x^2x2`).

## Why it is bad
A page rendered with KaTeX holds every formula two or three times (for the eye, for screen readers, as source);
copying takes them all.

## Example
~~~
因为 2+2=42+2=4 成立
~~~

## Use instead
~~~
因为 2+2=4 成立
~~~

## Fix safety
Only proposed: one copy remains, the one that is TeX where there is one.

# 简体中文

公式连同隐藏的副本一起被复制

## 检查什么
找出正文里紧挨着出现两遍（`2+2=42+2=4`、`x2x^2`）或三遍（显示的、TeX 源码、绘制的：`x2x^2x2`）的公式。

## 为什么不好
KaTeX 渲染的网页里每个公式都有两三份（给眼睛看的、给读屏软件的、源码），复制时全被带走。

## 修复是否安全
只作为建议：保留一份；有 TeX 源码的保留源码。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Notation
from notecompiler.lint.copies import copies
from notecompiler.lint.prose import MASK, ProseLine, prose_lines
from notecompiler.lint.regions import Regions
from notecompiler.lint.rule import Finding, Rule
from notecompiler.source import Span

_MESSAGE = Phrase("This formula stands here twice.", "这个公式在这里重复了。")
_THRICE = Phrase("This formula stands here three times.", "这个公式在这里重复了三遍。")
_TITLE = Phrase("keep one copy", "只保留一份")
_RUN = re.compile(r"[^\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef$`|]{4,120}")
_OPERATOR = re.compile(r"[=≡≈<>≤≥×÷+^_]|\d-\d")
_MARKS = str.maketrans("", "", "\\{}^_ ")
_ENDS = ",.;:()"


def check(document: Document) -> Iterator[Finding]:
    """One finding for each doubled formula."""
    tex = Regions.of(formula.span for formula in document.formulas if formula.notation is Notation.TEX)
    for line in prose_lines(document, formulas=True):
        tripled = []
        for start, end, source in copies(line.text, partial(_touches, tex, line)):
            span = line.span(start, end)
            tripled.append(Span(start, end))
            edit = Edit(span.start, span.end, f"${source}$")
            yield Finding(span, _THRICE, title=_TITLE, edits=(edit,), applicability=Applicability.UNSAFE, explains=span)
        found_there = Regions.of(tripled)
        for match in _RUN.finditer(line.text):
            if not _OPERATOR.search(match[0]) or MASK in match[0] or found_there.touch(Span(*match.span())):
                continue
            found = _doubled(match[0].strip(_ENDS))
            if found is None:
                continue
            start = match.start() + match[0].index(match[0].strip(_ENDS))
            span = line.span(start, start + len(match[0].strip(_ENDS)))
            if not tex.touch(span):
                edit = Edit(span.start, span.end, found)
                yield Finding(span, _MESSAGE, title=_TITLE, edits=(edit,), applicability=Applicability.UNSAFE)


def _touches(tex: Regions, line: ProseLine, start: int, end: int) -> bool:
    return tex.touch(line.span(start, end))


def _doubled(run: str) -> str | None:
    """The one copy to keep, or None when the run is no repetition."""
    half = len(run) // 2
    if len(run) % 2 == 0 and run[:half] == run[half:]:
        return run[:half] if _OPERATOR.search(run[:half]) and any(map(str.isalnum, run[:half])) else None
    if not any(char in run for char in "^_\\"):
        return None
    for length in range(1, (len(run) - 1) // 2 + 1):
        shown, source = run[:length], run[length : len(run) - length]
        if run.endswith(shown) and source != shown and source.translate(_MARKS) == shown and len(source) > length:
            return f"${source}$"
    for length in range(2, len(run) - 1):
        shown, source = run[:length], run[length:]
        if source[0] in "_^":
            continue
        if source != shown and source.translate(_MARKS) == shown and len(source) > length:
            return f"${source}$"
    return None


RULE = Rule(
    code="NC218", name="duplicated-text", catalogue="M18", severity=Severity.WARNING, check=check, safe_fixes=False
)
