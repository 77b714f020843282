"""ASCII punctuation stands between Chinese characters.

## What it does
Finds `,`, `;`, `:`, `?`, `!` directly between two Chinese characters.

## Why it is bad
Chinese is set with full-width punctuation, which carries its own space. ASCII marks look cramped, and line breaking
does not know that they may not begin a line.

## Example
~~~
先求导,再代入。
~~~

## Use instead
~~~
先求导，再代入。
~~~

## Fix safety
Safe: only marks with a Chinese character on both sides change; formulas, code, numbers and English are left alone.

# 简体中文

汉字之间用了半角标点

## 检查什么
找出直接夹在两个汉字之间的 `,`、`;`、`:`、`?`、`!`。

## 为什么不好
中文排版使用自带间距的全角标点。半角标点显得拥挤，断行程序也不知道它们不能出现在行首。

## 修复是否安全
安全：只有两侧都是汉字的标点才会改动；公式、代码、数字和英文不动。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import prose_lines
from notecompiler.lint.rule import Finding, Rule

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_BETWEEN = re.compile(rf"(?<=[{_HAN}])[,;:?!](?=[{_HAN}])")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def _check(document: Document) -> Iterator[Finding]:
    for line in prose_lines(document):
        matches = list(_BETWEEN.finditer(line.text))
        if not matches:
            continue
        marks = "".join(sorted({match[0] for match in matches}))
        full = "".join(_FULL[mark] for mark in marks)
        yield Finding(
            line.span(*matches[0].span()),
            Phrase(
                f"ASCII punctuation ({marks}) stands between Chinese characters.", f"汉字之间用了半角标点（{marks}）。"
            ),
            title=Phrase(f"write {full}", f"写成 {full}"),
            edits=tuple(
                Edit(line.start + match.start(), line.start + match.end(), _FULL[match[0]]) for match in matches
            ),
        )


RULE = Rule("NC503", "half-width-punctuation", "D20", Severity.INFO, _check)
