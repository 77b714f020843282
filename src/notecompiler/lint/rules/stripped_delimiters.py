r"""The delimiters of a formula lost their backslash

## What it does
Finds `( \alpha )` and `[ \frac{a}{b} ]` in prose, which were `\( \alpha \)` and `\[ … \]`.

## Why it is bad
The formula is printed as source.

## Example
~~~
The rate ( \alpha ) is small.
~~~

## Use instead
~~~
The rate \( \alpha \) is small.
~~~

## Fix safety
Safe for a display that stands alone between brackets and for parentheses padded inside, as chats write them;
otherwise only proposed.

# 简体中文

公式定界符丢了反斜杠

## 检查什么
找出正文里的 `( \alpha )`、`[ \frac{a}{b} ]`，它们原本是 `\( \alpha \)`、`\[ … \]`。

## 为什么不好
公式会按源码印出。

## 修复是否安全
独占一行的方括号，以及里面带空格的圆括号（聊天导出的写法）是安全修复；其余只作为建议。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.stripped import stripped_formulas

_MESSAGE = Phrase("The delimiters of this formula lost their backslash.", "这个公式的定界符丢了反斜杠。")
_TITLE = Phrase("put the backslashes back", "补上反斜杠")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each formula."""
    for one in stripped_formulas(document):
        start, end = one.span.start, one.span.end
        yield Finding(
            one.span,
            _MESSAGE,
            title=_TITLE,
            edits=(Edit(start, start, "\\"), Edit(end - 1, end - 1, "\\")),
            applicability=Applicability.SAFE if one.sure else Applicability.UNSAFE,
        )


RULE = Rule(code="NC221", name="stripped-delimiters", catalogue="M21", severity=Severity.WARNING, check=check)
