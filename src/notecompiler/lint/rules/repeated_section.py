"""A section is there twice.

## What it does
Finds sections with the same title and nearly the same formulas: a revised answer that was pasted into the notes, while
the version it replaces is still there in whole or in part.

## Why it is bad
The reader meets the same material twice, in two slightly different spellings, and a later correction reaches only one of
them.

## Example
~~~
## 4. Formulation

$$c_t = f_t \\odot c_{t-1} + i_t \\odot g_t$$

## 4. Formulation (LaTeX version)

$$c_t = f_t \\odot c_{t-1} + i_t \\odot g_t$$
~~~

## Use instead
~~~
## 4. Formulation

$$c_t = f_t \\odot c_{t-1} + i_t \\odot g_t$$
~~~

## Fix safety
There is no fix: which of the two is to stay is the author's choice.

# 简体中文

同一节出现了两次

## 检查什么
找出标题相同、公式也几乎相同的小节：把修改过的版本贴进了笔记，而被替换的旧版还整段或部分留着。

## 为什么不好
读者会读到两遍写法略有差别的内容，以后的修改也只会落在其中一处。

## 修复是否安全
没有自动修复：保留哪一份由作者决定。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Paragraph
from notecompiler.ingest.dialects.repeats import repeated_sections
from notecompiler.lint.rule import Finding, Rule
from notecompiler.source import Span


def _check(document: Document) -> Iterator[Finding]:
    source = document.source
    repeats = repeated_sections(document.blocks)
    starts = _starts(document) if repeats else {}
    reported: set[Span] = set()
    for repeat in repeats:
        for here, other in ((repeat.first, repeat.second), (repeat.second, repeat.first)):
            if here.heading in reported:
                continue
            reported.add(here.heading)
            line = source.position(other.heading.start).line
            yield Finding(
                Span(starts.get(here.heading.start, here.heading.start), here.heading.end),
                Phrase(f"This section is repeated at line {line}.", f"这一节在第 {line} 行重复出现。"),
                (Phrase("Keep one of them.", "请只保留一份。"),),
            )


def _starts(document: Document) -> dict[int, int]:
    """For the place of a block, where the repeated material above it begins: the paragraphs right above it that also
    stand earlier in the note."""
    source = document.source
    found: dict[int, int] = {}
    seen: set[str] = set()
    above: int | None = None
    for block in document.blocks:
        if above is not None:
            found[block.span.start] = above
        text = source.slice(block.span).strip() if isinstance(block, Paragraph) else f"{block.span}"
        if text not in seen:
            above = None
        elif above is None:
            above = block.span.start
        seen.add(text)
    return found


RULE = Rule("NC107", "repeated-section", "D7", Severity.WARNING, _check, safe_fixes=False)
