"""A line ends in a space.

## What it does
Finds a single space, or tabs, at the end of a line of prose, and any space on an otherwise empty line.

## Why it is bad
It cannot be seen, and every editor that strips it makes a change to the file that says nothing.

## Example
~~~
## Results\u0020
~~~

## Use instead
~~~
## Results
~~~

## Fix safety
Safe: two or more spaces at the end of a line are a line break in Markdown and stay; code and formulas are left alone.

# 简体中文

行末有空格

## 检查什么
找出正文行末的单个空格或制表符，以及空行上的空白。

## 为什么不好
这些空白看不见；编辑器自动清除它们时，会产生毫无内容的改动。

## 修复是否安全
安全：行末两个以上的空格在 Markdown 里表示换行，予以保留；代码和公式不动。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import prose_lines
from notecompiler.lint.rule import Finding, Rule

_TRAILING = re.compile(r"(?:(?<=[^\s\\]) |[ \t]*\t[ \t]*|^[ \t]+)$")


def _check(document: Document) -> Iterator[Finding]:
    for line in prose_lines(document):
        if not line.text.endswith((" ", "\t")):
            continue
        match = _TRAILING.search(line.text)
        if match is None or line.text[: match.start()].endswith("\\"):
            continue
        span = line.span(*match.span())
        yield Finding(
            span,
            Phrase("The line ends in a space.", "行末有空格。"),
            title=Phrase("remove the space", "去掉空格"),
            edits=(Edit(span.start, span.end, ""),),
        )


RULE = Rule("NC504", "trailing-space", "D20", Severity.INFO, _check)
