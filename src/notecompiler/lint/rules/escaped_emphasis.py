"""Bold text has its stars escaped.

## What it does
Finds `\\*\\*bold\\*\\*`, whose stars were escaped by a PDF extractor, alone, inside a second pair of stars, or in a line
that was turned into a heading although it is a list item (`### - **\\*\\*Encoder:\\*\\***`).

## Why it is bad
The stars are printed, and nothing is bold.

## Example
~~~
- \\*\\*Weighted sum:\\*\\* $z = w x + b$

### - **\\*\\*Encoder:\\*\\***
~~~

## Use instead
~~~
- **Weighted sum:** $z = w x + b$

- **Encoder:**
~~~

## Fix safety
Safe: an escaped pair of double stars around words of one line has no other use. A heading mark is removed only before
a list marker, before a line that was made bold twice, and before a bold label that ends with a colon.

# 简体中文

加粗的星号被转义了

## 检查什么
找出星号被 PDF 提取程序转义的 `\\*\\*加粗\\*\\*`：单独出现的、外面又套了一层星号的，以及本是列表项却被加上标题符号的行（`### - **\\*\\*编码器：\\*\\***`）。

## 为什么不好
星号会原样印出来，文字也没有加粗。

## 修复是否安全
安全：同一行里成对的、转义的双星号没有别的用途。只有在列表符号之前、整行被加粗两次时，或整行是以冒号结尾的加粗标签时，才去掉标题符号。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import ProseLine, prose_lines
from notecompiler.lint.rule import Finding, Rule

_ESCAPED = re.compile(r"(?<!\\)(\*\*)?\\\*\\\*(?=\S)((?:(?!\\\*\\\*).)+?)(?<=\S)\\\*\\\*(\*\*)?")
_MADE_HEADING = re.compile(r"^(#{1,6}[ \t]+)(?=[-*+][ \t]|\*\*\\\*\\\*|\\\*\\\*(?:(?!\\\*\\\*).)+[:：]\s*\\\*\\\*\s*$)")


def _check(document: Document) -> Iterator[Finding]:
    for line in prose_lines(document):
        if "\\*\\*" not in line.text:
            continue
        matches = list(_ESCAPED.finditer(line.text))
        for at, match in enumerate(matches):
            edits = [*_pair(line, match), *(_heading(line) if at == 0 else ())]
            yield Finding(
                line.span(*match.span()),
                Phrase("The stars of this bold text are escaped.", "这段加粗文字的星号被转义了。"),
                title=Phrase(f"write `**{match[2]}**`", f"写成 `**{match[2]}**`"),
                edits=tuple(edits),
            )


def _pair(line: ProseLine, match: re.Match[str]) -> Iterator[Edit]:
    doubled = match[1] and match[3]
    start = match.start() if doubled else match.start(2) - 4
    end = match.end() if doubled else match.end(2) + 4
    yield Edit(line.start + start, line.start + match.start(2), "**")
    yield Edit(line.start + match.end(2), line.start + end, "**")


def _heading(line: ProseLine) -> Iterator[Edit]:
    made = _MADE_HEADING.match(line.text)
    if made is not None:
        yield Edit(line.start, line.start + made.end(1), "")


RULE = Rule("NC104", "escaped-emphasis", "D4", Severity.WARNING, _check)
