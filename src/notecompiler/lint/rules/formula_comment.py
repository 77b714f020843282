"""A comment stands in a formula

## What it does
Lists `%` comments inside formulas.

## Why it is bad
It is no fault. The comment is printed as the annotation of its row; a tool that joined the lines would turn the rest
of the formula into a comment.

## Example
~~~
$$
a = b % the first law
$$
~~~

## Use instead
~~~
$$
a = b
$$
~~~

## Fix safety
No edit.

# 简体中文

公式里有注释

## 检查什么
列出公式里的 `%` 注释。

## 为什么不好
这不是错误。注释会作为该行的说明印出；如果有工具把各行合并成一行，公式的后半部分就会变成注释。

## 修复是否安全
不修改。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds

_MESSAGE = Phrase("This comment is kept as the annotation of its row.", "这条注释会保留为该行的说明。")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each comment that holds words."""
    for formula in tex_formulas(document):
        if "%" not in formula.tex:
            continue
        tokens = tokens_of(formula.tex)
        suspicious = {p.span.start for p in formula.problems if p.kind == kinds.SUSPICIOUS_PERCENT}
        for index, text in enumerate(tokens.texts):
            start, end = tokens.starts[index], tokens.ends[index]
            words = text[1:].strip()
            if text.startswith("%") and words and start not in suspicious and not words.startswith("notec:"):
                yield Finding(place(formula, start, end), _MESSAGE)


RULE = Rule(code="NC207", name="formula-comment", catalogue="M7", severity=Severity.INFO, check=check, safe_fixes=False)
