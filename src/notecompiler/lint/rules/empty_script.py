r"""A script is empty

## What it does
Finds `x^{}`, `\sum_{s}^\text{}` and the like.

## Why it is bad
It prints nothing and is mostly left over from a formula editor.

## Example
~~~
$\sum_{s}^{} p_s$
~~~

## Use instead
~~~
$\sum_{s} p_s$
~~~

## Fix safety
Safe: the empty script is dropped. An empty script that keeps a place for later ones (`T^{}_{a}`) prints the same
without.

# 简体中文

空的上标或下标

## 检查什么
找出 `x^{}`、`\sum_{s}^\text{}` 之类。

## 为什么不好
它什么也不印，多半是公式编辑器留下的。

## 修复是否安全
安全：去掉空的上下标，印出来没有区别。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import inside, text_spans

_MESSAGE = Phrase("This script is empty.", "这个上下标是空的。")
_TITLE = Phrase("drop the empty script", "去掉空的上下标")
_EMPTY = re.compile(
    r"(?<!\\)[_^]\s*(?:\{\s*\}|(?:\\(?:text|mathrm|mbox|rm|textrm)\s*)\{\s*\}|\{\s*\\(?:text|mathrm|mbox)\s*\{\s*\}\s*\})"
)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each empty script."""
    for formula in tex_formulas(document):
        if "}" not in formula.tex:
            continue
        words = text_spans(formula.tree)
        for match in _EMPTY.finditer(formula.tex):
            if not inside(words, match.start()):
                edits = replace(formula, *match.span(), "")
                yield Finding(place(formula, *match.span()), _MESSAGE, title=_TITLE, edits=edits)


RULE = Rule(code="NC211", name="empty-script", catalogue="M11", severity=Severity.INFO, check=check)
