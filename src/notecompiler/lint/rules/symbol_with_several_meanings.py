r"""One symbol has several meanings.

## What it does
Keeps a ledger of symbols over all notes of a run and finds a symbol that is a function in one place and a quantity in
another: $\sigma(z)$ as the sigmoid and $\sigma = \sqrt{\dots}$ as a standard deviation.

## Why it is bad
Within one project a reader, and a tool that computes, cannot tell which one is meant.

## Example
~~~
$$f = \sigma(W x + b)$$

The standard deviation is

$$\sigma = \sqrt{\frac{a + b}{n}}$$
~~~

## Use instead
~~~
$$f = \sigma(W x + b)$$

The standard deviation is

$$s = \sqrt{\frac{a + b}{n}}$$
~~~

## Fix safety
There is no fix: which of the two gets another letter is the author's choice.

# 简体中文

同一个符号有几种含义

## 检查什么
对本次检查的全部笔记建立符号表，找出在一处是函数、在另一处是量的符号：$\sigma(z)$ 表示 sigmoid，$\sigma = \sqrt{\dots}$ 又表示标准差。

## 为什么不好
在同一个项目里，读者和做计算的程序都分不清指的是哪一个。

## 修复是否安全
没有自动修复：由作者决定给哪一个换字母。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.ledger.meanings import Use, clashes
from notecompiler.lint.rule import Finding, Project, Rule


def _check(project: Project) -> Iterator[tuple[Document, Finding]]:
    for quantity, function in clashes(project.documents):
        yield (
            quantity.document,
            Finding(
                quantity.span,
                Phrase(
                    f"“{quantity.symbol}” is a quantity here and a function at {_place(function)}.",
                    f"“{quantity.symbol}”在这里是一个量，在 {_place(function)} 却是函数。",
                ),
            ),
        )


def _place(use: Use) -> str:
    return f"{use.document.source.path}:{use.document.source.position(use.span.start).line}"


RULE = Rule("NC319", "symbol-with-several-meanings", "N18", Severity.INFO, check_project=_check, safe_fixes=False)
