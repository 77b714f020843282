"""No blank line stands between a table and text.

## What it does
Finds pipe tables whose first row directly follows a line of text, or whose last row is directly followed by one.

## Why it is bad
By the rules of Markdown tables the line below becomes a row of the table, and some renderers need the blank line above
to see a table at all.

## Example
~~~
| mean | formula |
|---|---|
| harmonic | $2ab/(a+b)$ |
The next section treats speeds.
~~~

## Use instead
~~~
| mean | formula |
|---|---|
| harmonic | $2ab/(a+b)$ |

The next section treats speeds.
~~~

## Fix safety
Safe: only blank lines are inserted, and only next to rows that begin with `|`.

# 简体中文

表格与文字之间缺空行

## 检查什么
找出紧跟在文字行下面的表格，以及末行后面紧接着文字的表格。

## 为什么不好
按 Markdown 表格的规则，紧接着的那行会成为表格的一行；有些渲染器还要求表格上方有空行。

## 修复是否安全
安全：只插入空行，而且只在以 `|` 开头的行旁边插入。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import ProseLine, prose_lines
from notecompiler.lint.rule import Finding, Rule

_RULER = re.compile(r"^ {0,3}\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$")


def _check(document: Document) -> Iterator[Finding]:
    lines = list(prose_lines(document, formulas=True))
    newline = "\r\n" if "\r\n" in document.source.text else "\n"
    at = 1
    while at < len(lines):
        if not (_RULER.match(lines[at].text) and _is_row(lines[at - 1])):
            at += 1
            continue
        first, last = at - 1, at
        while last + 1 < len(lines) and _is_row(lines[last + 1]):
            last += 1
        if first > 0 and not lines[first - 1].blank:
            yield _finding(lines[first], lines[first].start, newline, above=True)
        if last + 1 < len(lines) and not lines[last + 1].blank:
            yield _finding(lines[last + 1], lines[last + 1].start, newline, above=False)
        at = last + 1


def _is_row(line: ProseLine) -> bool:
    return line.text.lstrip(" ").startswith("|") and len(line.text) - len(line.text.lstrip(" ")) <= 3


def _finding(line: ProseLine, place: int, newline: str, *, above: bool) -> Finding:
    message = (
        Phrase("No blank line stands above the table.", "表格上方缺少空行。")
        if above
        else Phrase("No blank line separates the table from this text.", "表格与这行文字之间缺少空行。")
    )
    return Finding(
        line.span(0, len(line.text.rstrip())),
        message,
        title=Phrase("insert a blank line", "插入一个空行"),
        edits=(Edit(place, place, newline),),
    )


RULE = Rule("NC113", "table-glued-to-text", "D13", Severity.INFO, _check)
