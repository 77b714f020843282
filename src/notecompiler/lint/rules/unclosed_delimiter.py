r"""A formula is not closed, or was not opened.

## What it does
Finds dollars, `\(` and `\[` without their partner: a formula that runs to the end of its block, a dollar in front of or
behind something that is clearly mathematics, `$$` alone on a line. Money is left alone.

## Why it is bad
The formula is printed as its source, and what follows it may be taken for a formula.

## Example
~~~
The value $x_0 is used in the next formula.
~~~

## Use instead
~~~
The value $x_0$ is used in the next formula.
~~~

## Fix safety
There is no fix: where the formula should end is not known. What follows from the missing delimiter is not reported
again by other rules.

# 简体中文

公式没有闭合，或没有开头

## 检查什么
找出没有配对的美元符号、`\(`、`\[`：一直延伸到段落末尾的公式、显然是数学内容却只有一侧有美元符号的地方、独占一行的 `$$`。金额不算。

## 为什么不好
公式会原样印出源码，后面的文字还可能被当成公式。

## 修复是否安全
没有自动修复：公式应当在哪里结束无法确定。由此引起的其他问题不再重复报告。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import MASK, ProseLine, prose_lines
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.walk import blocks
from notecompiler.source import Span

_MATH = r"(?:\\[A-Za-z]+|(?<![A-Za-z])[A-Za-z]['′]*[_^][A-Za-z0-9{(\\]|[A-Za-z0-9)]\s*[=<>≤≥≈]\s*[-\\A-Za-z0-9(])"
_LONE = re.compile(
    rf"(?P<pair>(?<![\\$])\$\$(?!\$))"
    rf"|(?<![\\$])\$(?![$\d\s]|[A-Z]+_[A-Z_]+)(?=[^$]{{0,80}}?{_MATH}|{MASK})"
    rf"|(?:(?<={MASK})|(?:{_MATH})[^$]{{0,20}}?)(?P<closer>(?<![\\$\s])\$(?![$\d]))"
    rf"|(?<!\\)\\[(\[](?=[^()\[\]]{{0,60}}?{_MATH})"
    rf"|{_MATH}[^$]{{0,40}}?(?P<bracket>(?<!\\)\\[)\]])"
    rf"|(?<={MASK})(?P<behind>[^$]{{0,80}}?(?<![\w$\\])[A-Za-z](?P<last>\$)(?![\w$]))"
    rf"|(?<![\w$\\])[A-Za-z](?P<first>\$)(?![\w$])(?=[^$]{{0,80}}?{MASK})"
    rf"|(?<![\w$\\])\$(?=[A-Za-z](?![\w'$])[^$]{{0,80}}?{MASK})"
)
_MISSING_CLOSER = Phrase("This formula has no closing delimiter.", "这个公式没有结束符。")
_LONE_DELIMITER = Phrase("This delimiter has no partner.", "这个公式定界符没有配对。")


def _check(document: Document) -> Iterator[Finding]:
    for formula in document.formulas:
        if formula.opener and not formula.closer:
            start = formula.span.start
            yield Finding(Span(start, start + len(formula.opener)), _MISSING_CLOSER, explains=formula.span)
    spans = sorted(block.span for block in blocks(document))
    for line in prose_lines(document):
        if "$" not in line.text and "\\" not in line.text:
            continue
        yield from _lone(line, spans)


def _lone(line: ProseLine, spans: list[Span]) -> Iterator[Finding]:
    match = _LONE.search(line.text)
    if match is None:
        return
    group = next((name for name in ("closer", "bracket", "last", "first") if match[name]), 0)
    span = line.span(*match.span(group))
    at = bisect_right(spans, Span(span.start, len(line.text) + span.end)) - 1
    holds = at >= 0 and spans[at].end >= span.end
    yield Finding(span, _LONE_DELIMITER, explains=spans[at] if holds else None)


RULE = Rule("NC291", "unclosed-delimiter", "", Severity.ERROR, _check, safe_fixes=False)
