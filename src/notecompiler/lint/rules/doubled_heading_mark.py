"""A heading has two heading marks.

## What it does
Finds headings whose text begins with a second run of `#`, bare or inside bold: `## ### 1. Title`, `## **### 8. Title**`.
Such headings come out of PDF extraction, where a converter marked a line that was marked already.

## Why it is bad
The inner marks are printed as number signs, and the level of the heading is not the one that was meant.

## Example
~~~
## ### 1. Perceptrons

## **### 2. Autoencoders**
~~~

## Use instead
~~~
### 1. Perceptrons

### 2. Autoencoders
~~~

## Fix safety
Safe: the inner marks, which the text had first, stay; the outer ones and the bold around the whole heading go.

# 简体中文

标题有两重标题符号

## 检查什么
找出正文又以一串 `#` 开头的标题，无论是否加粗，例如 `## ### 1. 标题`、`## **### 8. 标题**`。这是从 PDF 提取文字时对已有标记的行再次加标记造成的。

## 为什么不好
里面的符号会原样印出来，标题的级别也不对。

## 修复是否安全
安全：保留原有的内层符号，去掉外层符号和整行的加粗。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import prose_lines
from notecompiler.lint.rule import Finding, Rule

_DOUBLED = re.compile(r"^ {0,3}(#{1,6}[ \t]+)(\*\*|__)?(#{1,6})[ \t]+(\S.*?)(\2)?[ \t]*$")


def _check(document: Document) -> Iterator[Finding]:
    for line in prose_lines(document):
        match = _DOUBLED.match(line.text)
        if match is None:
            continue
        edits = [Edit(line.start + match.start(1), line.start + match.start(3), "")]
        if match[2] and match[5]:
            edits.append(Edit(line.start + match.start(5), line.start + match.end(5), ""))
        yield Finding(
            line.span(match.start(1), match.end(3)),
            Phrase("The heading is marked twice.", "标题被标记了两次。"),
            title=Phrase(f"keep the inner `{match[3]}`", f"保留内层的 `{match[3]}`"),
            edits=tuple(edits) if not match[2] or match[5] else (),
        )


RULE = Rule("NC103", "doubled-heading-mark", "D3", Severity.WARNING, _check)
