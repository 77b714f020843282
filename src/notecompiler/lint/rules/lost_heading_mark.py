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


def _check(document: Document) -> Iterator[Finding]:
    text = document.source.text
    newline = "\r\n" if "\r\n" in text else "\n"
    parted_until = 0
    for block in document.blocks:
        if not isinstance(block, Heading) or not block.inferred:
            continue
        mark = "#" * block.level
        above = text[: block.span.start].rstrip(" \t")
        below = text[block.span.end :].lstrip(" \t")
        gap = "" if len(above.rstrip()) <= parted_until else _gap(above, newline)
        edits = [Edit(block.span.start, block.span.start, f"{gap}{mark} ")]
        if below.startswith(("\n", "\r")) and _gap(below[::-1], newline):
            edits.append(Edit(block.span.end, block.span.end, newline))
            parted_until = block.span.end
        yield Finding(
            block.span,
            Phrase("This line reads as a heading without its mark.", "这一行像是丢了标记的标题。"),
            title=Phrase(f"mark it with `{mark}`", f"加上 `{mark}`"),
            edits=tuple(edits),
            applicability=Applicability.UNSAFE,
        )


def _gap(before: str, newline: str) -> str:
    """A line break where `before` does not end in an empty line."""
    breaks = before[len(before.rstrip("\r\n")) :].replace("\r\n", "\n").count("\n")
    return newline if before.strip() and breaks < 2 else ""


RULE = Rule("NC111", "lost-heading-mark", "D11", Severity.INFO, _check, safe_fixes=False)
