r"""Braces of a subscript are printed

## What it does
Finds `E_{\{z \sim p\}}`: escaped braces that only group.

## Why it is bad
A converter escaped the braces; now they are printed, and it looks like a set.

## Example
~~~
$E_{\{z \sim p\}}$
~~~

## Use instead
~~~
$E_{z \sim p}$
~~~

## Fix safety
Only proposed: a subscript may be a set.

# 简体中文

下标里的花括号被印了出来

## 检查什么
找出 `E_{\{z \sim p\}}`：只起分组作用、却被转义的花括号。

## 为什么不好
转换工具转义了花括号，于是它们被印出来，看起来像集合。

## 修复是否安全
只作为建议：下标也可能真是一个集合。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_symbol,
)
from notecompiler.math.nodes import Operator, Scripts
from notecompiler.math.walk import walk

_MESSAGE = Phrase("The braces of this subscript are printed.", "这个下标的花括号会被印出来。")
_TITLE = Phrase("drop the printed braces", "去掉印出来的花括号")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each subscript."""
    for formula in tex_formulas(document):
        if r"\{" not in formula.tex:
            continue
        for node in walk(formula.tree):
            if not isinstance(node, Scripts) or node.sub is None or len(node.sub.children) < 4:
                continue
            first, *middle, last = node.sub.children
            if isinstance(node.base, Operator) and node.base.large:
                continue
            if (
                is_symbol(first, r"\{", r"\lbrace")
                and is_symbol(last, r"\}", r"\rbrace")
                and any(is_symbol(one, r"\sim") for one in middle)
            ):
                yield Finding(
                    place(formula, first.span.start, last.span.end),
                    _MESSAGE,
                    title=_TITLE,
                    edits=(
                        *replace(formula, first.span.start, first.span.end, ""),
                        *replace(formula, last.span.start, last.span.end, ""),
                    ),
                    applicability=Applicability.UNSAFE,
                )


RULE = Rule(code="NC313", name="visible-braces", catalogue="N13", severity=Severity.INFO, check=check, safe_fixes=False)
