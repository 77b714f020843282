"""The note does not end with a line break.

## What it does
Finds notes whose last line has no line ending, and notes that end in several empty lines.

## Why it is bad
Text appended by a tool lands on the last line, and version control marks the line as changed.

## Example
~~~
The last line.


~~~

## Use instead
~~~
The last line.
~~~

## Fix safety
Safe: the note ends in exactly one line break, of the kind its other lines have.

# 简体中文

文件末尾没有换行

## 检查什么
找出最后一行没有换行符的笔记，以及末尾有多余空行的笔记。

## 为什么不好
工具追加的文字会接在最后一行后面，版本管理也会把这一行标成有改动。

## 修复是否安全
安全：让文件恰好以一个换行结束，换行符与其他行一致。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.rule import Finding, Rule
from notecompiler.source import Span

_NEWLINE = re.compile(r"\r?\n")


def _check(document: Document) -> Iterator[Finding]:
    text = document.source.text
    body = text.rstrip(" \t\r\n")
    tail = text[len(body) :]
    own = _NEWLINE.search(tail) or _NEWLINE.search(text)
    newline = own[0] if own else "\n"
    if not body or tail == newline or (tail.strip("\r\n") and tail.rstrip("\r\n") != tail):
        return
    missing = "\n" not in tail
    message = (
        Phrase("The note does not end with a line break.", "文件末尾没有换行。")
        if missing
        else Phrase("The note ends in empty lines.", "文件末尾有多余的空行。")
    )
    yield Finding(
        Span(len(body), len(text)),
        message,
        title=Phrase("end with one line break", "以一个换行结束"),
        edits=(Edit(len(body), len(text), newline),),
    )


RULE = Rule("NC505", "missing-final-newline", "D20", Severity.INFO, _check)
