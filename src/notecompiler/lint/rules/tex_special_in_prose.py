"""A character in the prose is special to TeX.

## What it does
Points out lines of prose with `%`, `&` or `_`, which TeX reads as a comment, a column separator and a subscript.

## Why it is bad
It is not: the document escapes them when it is printed. They only bite where the text is pasted into a LaTeX file by
hand (everything behind a bare `%` vanishes). Hence this is information.

## Example
~~~
The final accuracy was 98.71% on the test set.
~~~

## Use instead
~~~
The final accuracy was 0.9871 on the test set.
~~~

## Fix safety
Nothing is edited. `notec build` escapes the characters in its output.

# 简体中文

正文里有 TeX 的特殊字符

## 检查什么
指出正文中含有 `%`、`&`、`_` 的行：TeX 把它们读作注释、分列符和下标。

## 为什么不好
其实没有问题：排版时会自动转义。只有手工把文字贴进 LaTeX 文件时才会出错（`%` 后面的内容会消失），所以只作提示。

## 修复是否安全
不改动笔记；`notec build` 在输出时转义。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import prose_lines
from notecompiler.lint.rule import Finding, Rule

_SPECIAL = re.compile(r"(?<![\\_&])[%&_](?![_&;]|\w+;)")
_ENTITY = re.compile(r"&#?\w+;")
_NAME = re.compile(r"(?<![\w\\])[A-Za-z]\w*_\w+", re.ASCII)
_EMPHASIS = re.compile(r"(?<!\w)__?(?=\S)|(?<=\S)__?(?!\w)")


def _check(document: Document) -> Iterator[Finding]:
    names: set[str] = set()

    def once(match: re.Match[str]) -> str:
        """A name of program text (``learning_rate``) is reported where it stands first."""
        if match[0] in names:
            return _blank(match)
        names.add(match[0])
        return match[0]

    for line in prose_lines(document):
        text = _EMPHASIS.sub(_blank, _NAME.sub(once, _ENTITY.sub(_blank, line.text)))
        match = _SPECIAL.search(text)
        if match is not None:
            yield Finding(
                line.span(*match.span()),
                Phrase(
                    f"`{match[0]}` is special to TeX; the output escapes it.",
                    f"`{match[0]}` 是 TeX 的特殊字符，输出时会转义。",
                ),
            )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


RULE = Rule("NC109", "tex-special-in-prose", "D9", Severity.INFO, _check, safe_fixes=False)
