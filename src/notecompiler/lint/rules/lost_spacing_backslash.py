r"""A spacing command lost its backslash

## What it does
Finds `, ;` inside a formula, which was `, \;`.

## Why it is bad
A stray semicolon behind a comma is printed.

## Example
~~~
The triple $(a, ; b, ; c)$.
~~~

## Use instead
~~~
The triple $(a, \; b, \; c)$.
~~~

## Fix safety
Only proposed: a semicolon behind a comma might be meant, however unlikely.

# 简体中文

间距命令丢了反斜杠

## 检查什么
找出公式中的 `, ;`，它原本是 `, \;`。

## 为什么不好
逗号后面会多印出一个分号。

## 修复是否安全
只作为建议：逗号后的分号虽然少见，也可能是有意写的。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import inside, text_spans

_MESSAGE = Phrase(r"A semicolon behind a comma: here stood \;.", r"逗号后的分号：这里原本是 \;。")
_TITLE = Phrase(r"write \;", r"改成 \;")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each semicolon."""
    for formula in tex_formulas(document):
        if ";" not in formula.tex:
            continue
        tokens = tokens_of(formula.tex)
        words = text_spans(formula.tree)
        for index in range(1, len(tokens.texts)):
            if (
                tokens.texts[index] == ";"
                and tokens.texts[index - 1] == ","
                and not inside(words, tokens.starts[index])
            ):
                start, end = tokens.starts[index], tokens.ends[index]
                yield Finding(
                    place(formula, start, end),
                    _MESSAGE,
                    title=_TITLE,
                    edits=replace(formula, start, end, r"\;"),
                    applicability=Applicability.UNSAFE,
                )


RULE = Rule(
    code="NC205", name="lost-spacing-backslash", catalogue="M5", severity=Severity.INFO, check=check, safe_fixes=False
)
