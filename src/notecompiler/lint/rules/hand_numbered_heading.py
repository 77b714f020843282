"""A heading is numbered by hand.

## What it does
Finds headings that begin with a number of their own: `4.`, `4.2`, `(1)`, `一、`, `（二）`. A note counts as numbered by
hand from its second such heading on.

## Why it is bad
The printed document numbers its sections itself, so both numbers appear ("2.4 4. Parameters"), and they disagree as
soon as a section moves.

## Example
~~~
## 1. Data

## 2. Results
~~~

## Use instead
~~~
## Data

## Results
~~~

## Fix safety
Safe for the document: the number is printed by the numbering. A sentence that refers to "section 2" in words must be
read again by its author.

# 简体中文

手写编号的标题

## 检查什么
找出自带编号的标题：`4.`、`4.2`、`(1)`、`一、`、`（二）`。一篇笔记有两个以上这样的标题才算手工编号。

## 为什么不好
排版时章节会自动编号，两个编号会同时出现（“2.4 4. 参数”），而且一调整次序就对不上了。

## 修复是否安全
对文档来说安全：编号由排版生成。如果正文写着“见第 2 节”，请作者再核对一遍。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import ProseLine, prose_lines
from notecompiler.lint.rule import Finding, Rule

_CHINESE = "一二三四五六七八九十百"
_NUMBERED = re.compile(
    r"^ {0,3}#{1,6}[ \t]+(?P<number>"
    rf"\d{{1,2}}(?:\.\d{{1,2}})*[.、)）](?!\d)|\d{{1,2}}(?:\.\d{{1,2}})+(?=[ \t])|[(（]\d{{1,2}}[)）]"
    rf"|[{_CHINESE}]{{1,3}}、|[(（][{_CHINESE}]{{1,3}}[)）])[ \t]*(?=\S)"
)


def _check(document: Document) -> Iterator[Finding]:
    numbered: list[tuple[ProseLine, re.Match[str]]] = []
    for line in prose_lines(document):
        match = _NUMBERED.match(line.text) if line.text.lstrip(" ").startswith("#") else None
        if match is not None:
            numbered.append((line, match))
    if len(numbered) < 2:
        return
    for line, match in numbered:
        yield Finding(
            line.span(*match.span("number")),
            Phrase("The heading is numbered by hand.", "标题是手工编号的。"),
            title=Phrase("leave the numbering to the document", "编号交给排版"),
            edits=(Edit(line.start + match.start("number"), line.start + match.end(), ""),),
        )


RULE = Rule("NC105", "hand-numbered-heading", "D5", Severity.INFO, _check)
