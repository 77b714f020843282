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
Safe: the command, with its arguments and scripts, goes into `$…$`; commands that follow each other go into one formula.
Commands that also exist outside of mathematics, definitions (`\newcommand`), file paths and code are left alone.

# 简体中文

正文里有裸露的数学命令

## 检查什么
找出写在公式之外的 `\mathcal{L}`、`\alpha` 等命令。

## 为什么不好
源码会原样印出。

## 修复是否安全
安全：把命令连同参数和上下标放进 `$…$`，相连的命令放进同一个公式。文字模式里也有的命令、定义（`\newcommand`）、文件路径和代码不动。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import MASK, prose_lines
from notecompiler.lint.regions import Regions
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.stripped import COMMAND, is_math_command, stripped_formulas

_MESSAGE = Phrase("A math command outside of a formula.", "公式外的数学命令。")
_TITLE = Phrase("put it into dollars", "放进美元符号里")
_GROUP = r"(?:\{(?:[^{}]|\{[^{}]*\})*\})"
_REST = re.compile(rf"{_GROUP}*(?:'+|[_^](?:{_GROUP}|\\[A-Za-z]+|[A-Za-z0-9]))*")
_NEXT = re.compile(r"\\([A-Za-z]{2,})(?![A-Za-z\\])")
_ARGUMENT = re.compile(r"\s+\{")
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*\{")
_DEFINITION = re.compile(
    r"[ \t]*\\(?:(?:re|provide)?newcommand|newenvironment|DeclareRobustCommand|DeclareMathOperator|DeclarePairedDelimiter"
    r"|[gex]?def|let)(?![A-Za-z])"
)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each command."""
    if "\\" not in document.source.text:
        return
    stripped = Regions.of(one.span for one in stripped_formulas(document))
    for line in prose_lines(document):
        if "\\" not in line.text or _DEFINITION.match(line.text):
            continue
        for start, end in _runs(line.text):
            span = line.span(start, end)
            if stripped.touch(span):
                continue
            source = line.text[start:end]
            whole = MASK not in source and "$" not in line.text and not _ENVIRONMENT.search(line.text)
            whole = whole and not (_lacks_argument(source) and _ARGUMENT.match(line.text, end))
            edits = (Edit(span.start, span.end, f"${source}$"),) if whole else ()
            yield Finding(span, _MESSAGE, title=_TITLE, edits=edits)


def _lacks_argument(source: str) -> bool:
    """Whether a range ends in a command: what stands in braces behind a space may be its argument."""
    return source[-1:].isalpha()


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the commands with their arguments; what touches is one range, for `$a$$b$` would be no formulas."""
    at = 0
    while (found := COMMAND.search(text, at)) is not None:
        command: re.Match[str] | None = found
        end = at = found.end()
        while command is not None and is_math_command(command[1]):
            rest = _REST.match(text, command.end())
            end = rest.end() if rest else command.end()
            command = _NEXT.match(text, end)
        if end > at or is_math_command(found[1]):
            yield found.start(), end
        at = end


RULE = Rule(code="NC216", name="bare-command", catalogue="M16", severity=Severity.WARNING, check=check)
