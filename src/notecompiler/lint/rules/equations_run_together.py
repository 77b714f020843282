"""Equations run together on one line.

## What it does
Finds a line of plain text that holds several assignments without anything between them:
`A = y2 - y1B = x1 - x2C = …`. Their line breaks were lost when the page was copied.

## Why it is bad
The end of one equation and the name of the next one read as a product.

## Example
~~~
A = y2 - y1B = x1 - x2C = x2 * y1 - x1 * y2
~~~

## Use instead
~~~
A = y2 - y1

B = x1 - x2

C = x2 * y1 - x1 * y2
~~~

## Fix safety
Unsafe: where one equation ends is a guess. The line is cut before a single capital letter that directly follows a digit, a
letter or a bracket and is followed by an equals sign.

# 简体中文

几个等式连在一起

## 检查什么
找出一行里没有任何分隔的几个赋值：`A = y2 - y1B = x1 - x2C = …`。复制网页时换行丢了。

## 为什么不好
前一个等式的结尾和后一个的名字会被读成乘积。

## 修复是否安全
非安全：等式在哪里结束是推测的。凡是紧跟在数字、字母或括号之后、后面又有等号的单个大写字母，都在它之前断开。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Notation
from notecompiler.lint.prose import MASK, prose_lines
from notecompiler.lint.rule import Finding, Rule

_SEAM = re.compile(r"(?<=[0-9a-z)\]])(?=[A-Z](?:_\w+)? = )")
_ASSIGNMENTS = re.compile(r"^\s*[A-Za-z]\w* = [^=\n]+(?: = [^=\n]+)+$")


def _check(document: Document) -> Iterator[Finding]:
    plain = {
        document.source.position(formula.span.start).line
        for formula in document.formulas
        if formula.notation is Notation.ASCII
    }
    newline = "\r\n" if "\r\n" in document.source.text else "\n"
    for shown, whole in zip(prose_lines(document), prose_lines(document, formulas=True), strict=True):
        line = whole if shown.number in plain else shown
        if " = " not in line.text or MASK in line.text or not _ASSIGNMENTS.match(line.text):
            continue
        seams = [match.start() for match in _SEAM.finditer(line.text)]
        if not seams:
            continue
        yield Finding(
            line.span(0, len(line.text.rstrip())),
            Phrase(f"{len(seams) + 1} equations run together.", f"{len(seams) + 1} 个等式连在了一起。"),
            title=Phrase("give each equation a paragraph of its own", "每个等式单独成段"),
            edits=tuple(Edit(line.start + at, line.start + at, newline * 2) for at in seams),
            applicability=Applicability.UNSAFE,
        )


RULE = Rule("NC117", "equations-run-together", "D21", Severity.WARNING, _check, safe_fixes=False)
