"""Quotation marks do not pair.

## What it does
Finds curly double quotation marks of a line that do not alternate between opening and closing: `”word“`, `”word”`, also
with a straight mark as partner: `"word”`.

## Why it is bad
The marks curl away from the words they enclose, and line breaking puts an opening mark at the end of a line.

## Example
~~~
这就是”全微分“的定义。
~~~

## Use instead
~~~
这就是“全微分”的定义。
~~~

## Fix safety
Safe: a line with an even number of marks has exactly one way to pair them. Lines with an odd number, single marks and
apostrophes (`Euler’s`) are left alone.

# 简体中文

引号不成对

## 检查什么
找出一行中没有按“左、右”交替出现的弯双引号：`”词“`、`”词”`，以及与直引号混用的 `"词”`。

## 为什么不好
引号弯向外侧，断行时左引号还会落在行尾。

## 修复是否安全
安全：一行里的引号若为偶数个，只有一种配对方式。奇数个引号、单引号和撇号（`Euler’s`）都不改动。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import prose_lines
from notecompiler.lint.rule import Finding, Rule

_PAIR = "“”"
_MARK = re.compile(r"[“”]|(?<![\d\\])\"")
"""A straight mark counts where the line has curly ones; behind a digit it means inches."""


def _check(document: Document) -> Iterator[Finding]:
    for line in prose_lines(document):
        if not any(mark in line.text for mark in _PAIR):
            continue
        places = [match.start() for match in _MARK.finditer(line.text)]
        if len(places) % 2:
            continue
        for first, second in zip(places[::2], places[1::2], strict=True):
            edits = tuple(
                Edit(line.start + at, line.start + at + 1, mark)
                for at, mark in zip((first, second), _PAIR, strict=True)
                if line.text[at] != mark
            )
            if edits:
                yield Finding(
                    line.span(first, second + 1),
                    Phrase("These quotation marks do not pair.", "这对引号方向不对。"),
                    title=Phrase("turn them towards the words", "把引号改成成对的"),
                    edits=edits,
                )


RULE = Rule("NC502", "unpaired-quotation-marks", "D19", Severity.INFO, _check)
