"""A heading has lost its mark.

## What it does
Finds lines that are headings by their place and form but bear no `#`: short lines without a verb above longer text, in
notes whose headings were lost when a page was copied.

## Why it is bad
Other programs see one long run of paragraphs. notecompiler infers such headings when it builds the document, but an
inference can be wrong.

## Example
~~~
Overview
The long short-term memory is a recurrent network that keeps a cell state across many time steps.

Training
The gradient flows through the cell state without vanishing, so that long sequences can be learned.
~~~

## Use instead
~~~
# Overview

The long short-term memory is a recurrent network that keeps a cell state across many time steps.

## Training

The gradient flows through the cell state without vanishing, so that long sequences can be learned.
~~~

## Fix safety
Unsafe: which line is a heading, and of which level, is a guess.

# 简体中文

标题丢了标记

## 检查什么
找出从位置和形式看是标题、却没有 `#` 的行：复制网页时标题标记丢失，只剩下较长文字上方的一行短语。

## 为什么不好
别的程序只看到一大串段落。本程序排版时会推断这些标题，但推断可能有误。

## 修复是否安全
非安全：哪一行是标题、是几级标题，都是推测。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Heading
from notecompiler.lint.rule import Finding, Rule

_NEAR = 64
"""How far to look for an empty line."""


def _check(document: Document) -> Iterator[Finding]:
    text = document.source.text
    newline = "\r\n" if "\r\n" in text else "\n"
    parted_until = 0
    for block in document.blocks:
        if not isinstance(block, Heading) or not block.inferred:
            continue
        mark = "#" * block.level
        start, end = block.span.start, block.span.end
        parted = _ends_in_blank_line(text[max(0, start - _NEAR) : start]) or _touches(text, parted_until, start)
        edits = [Edit(start, start, f"{'' if parted else newline}{mark} ")]
        below = text[end : end + _NEAR]
        if below.lstrip(" \t").startswith(("\n", "\r")) and not _ends_in_blank_line(below[::-1]):
            edits.append(Edit(end, end, newline))
            parted_until = end
        yield Finding(
            block.span,
            Phrase("This line reads as a heading without its mark.", "这一行像是丢了标记的标题。"),
            title=Phrase(f"mark it with `{mark}`", f"加上 `{mark}`"),
            edits=tuple(edits),
            applicability=Applicability.UNSAFE,
        )


def _ends_in_blank_line(before: str) -> bool:
    """Whether a stretch of text ends in an empty line, or holds nothing at all."""
    tail = before[len(before.rstrip()) :]
    return len(tail) == len(before) or tail.replace("\r\n", "\n").replace("\n\r", "\n").count("\n") > 1


def _touches(text: str, end: int, start: int) -> bool:
    """Whether nothing but white space stands between two nearby places."""
    return end > 0 and start - end < _NEAR and not text[end:start].strip()


RULE = Rule("NC111", "lost-heading-mark", "D11", Severity.INFO, _check, safe_fixes=False)
