r"""A math command stands in prose

## What it does
Finds commands such as `\mathcal{L}` or `\alpha` outside of any formula.

## Why it is bad
The source is printed as it stands.

## Example
~~~
The operator \mathcal{L} is linear.
~~~

## Use instead
~~~
The operator $\mathcal{L}$ is linear.
~~~

## Fix safety
Safe: the command, with its arguments and scripts, goes into `$…$`. Commands that also exist outside of mathematics,
file paths and code are left alone.

# 简体中文

正文里有裸露的数学命令

## 检查什么
找出写在公式之外的 `\mathcal{L}`、`\alpha` 等命令。

## 为什么不好
源码会原样印出。

## 修复是否安全
安全：把命令连同参数和上下标放进 `$…$`。文字模式里也有的命令、文件路径和代码不动。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import MASK, prose_lines
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.stripped import COMMAND, is_math_command, stripped_formulas

_MESSAGE = Phrase("A math command outside of a formula.", "公式外的数学命令。")
_TITLE = Phrase("put it into dollars", "放进美元符号里")
_GROUP = r"(?:\{(?:[^{}]|\{[^{}]*\})*\})"
_REST = re.compile(rf"{_GROUP}*(?:'+|[_^](?:{_GROUP}|\\[A-Za-z]+|[A-Za-z0-9]))*")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each command."""
    if "\\" not in document.source.text:
        return
    stripped = [one.span for one in stripped_formulas(document)]
    for line in prose_lines(document):
        at = 0
        for match in COMMAND.finditer(line.text) if "\\" in line.text else ():
            if match.start() < at or not is_math_command(match[1]):
                continue
            rest = _REST.match(line.text, match.end())
            at = rest.end() if rest else match.end()
            span = line.span(match.start(), at)
            if any(one.overlaps(span) for one in stripped):
                continue
            source = line.text[match.start() : at]
            edits = (Edit(span.start, span.end, f"${source}$"),) if MASK not in source and "$" not in line.text else ()
            yield Finding(span, _MESSAGE, title=_TITLE, edits=edits)


RULE = Rule(code="NC216", name="bare-command", catalogue="M16", severity=Severity.WARNING, check=check)
