"""A formula is padded inside its dollars.

## What it does
Finds inline formulas with space next to a dollar sign: `$ x^2 $`.

## Why it is bad
Pandoc, GitHub and most Markdown renderers do not take `$ x^2 $` for a formula (a dollar followed by a space is money to
them), so the source is printed.

## Example
~~~
The function $ f(x) = x^2 $ is convex.
~~~

## Use instead
~~~
The function $f(x) = x^2$ is convex.
~~~

## Fix safety
Safe: TeX ignores the space at both ends of a formula.

# 简体中文

行内公式的美元符号里有空格

## 检查什么
找出美元符号旁边有空格的行内公式：`$ x^2 $`。

## 为什么不好
Pandoc、GitHub 等多数渲染器不把 `$ x^2 $` 当作公式（美元符号后接空格被看作金额），会原样输出源码。

## 修复是否安全
安全：TeX 忽略公式两端的空格。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.rule import Finding, Rule


def _check(document: Document) -> Iterator[Finding]:
    source = document.source
    for formula in document.formulas:
        if formula.opener != "$" or formula.closer != "$":
            continue
        inner = source.text[formula.span.start + 1 : formula.span.end - 1]
        core = inner.strip(" \t")
        left = len(inner) - len(inner.lstrip(" \t"))
        # A space behind a backslash is the command `\ `.
        right = 0 if core.endswith("\\") else len(inner) - len(inner.rstrip(" \t"))
        if not core or (not left and not right):
            continue
        start, end = formula.span.start + 1, formula.span.end - 1
        pads = [Edit(start, start + left, "")] * bool(left) + [Edit(end - right, end, "")] * bool(right)
        yield Finding(
            formula.span,
            Phrase("The formula is padded inside its dollars.", "美元符号与公式之间有空格。"),
            title=Phrase("trim the padding", "去掉空格"),
            edits=tuple(pads),
        )


RULE = Rule("NC114", "padded-inline-math", "D14", Severity.INFO, _check)
