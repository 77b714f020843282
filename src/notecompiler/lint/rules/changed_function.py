r"""A formula and its example use different functions

## What it does
Finds a quantity that a section defines with one function, `h = \sigma(…)`, and computes in its example with another,
`h = \tanh(…)`.

## Why it is bad
One of the two is a slip; the numbers of the example do not follow from the formula.

## Example
~~~
$h = \sigma(w x)$

Example: $h = \tanh(0.5 \cdot 2)$
~~~

## Use instead
~~~
$h = \tanh(w x)$

Example: $h = \tanh(0.5 \cdot 2)$
~~~

## Fix safety
No edit: either may be right.

# 简体中文

公式与算例用的函数不同

## 检查什么
找出同一节里定义时用一个函数（`h = \sigma(…)`）、算例里却用另一个函数（`h = \tanh(…)`）的量。

## 为什么不好
两者必有一处笔误；算例中的数不是由公式得来的。

## 修复是否安全
不修改：哪一个对由读者判断。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula, Heading
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.kinds import key
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_symbol,
    letter_of,
    plain_text,
)
from notecompiler.math.nodes import Delimited, Number, Operator, SizedDelimiter, Space, Symbol, Text
from notecompiler.math.walk import walk
from notecompiler.source import Span

_MESSAGE = Phrase(
    "{0} is computed with {1} here and with {2} in line {3}.", "{0} 在这里用 {1} 计算，在第 {3} 行却用 {2}。"
)


def check(document: Document) -> Iterator[Finding]:
    """Two findings for each quantity: at the formula and at the example."""
    headings = [
        block.span.start for block in document.blocks if isinstance(block, Heading) and not _is_label(document, block)
    ]
    defined: dict[tuple[int, str], tuple[Formula, str, Span]] = {}
    for formula in tex_formulas(document):
        found = _application(formula)
        if found is None:
            continue
        name, function, span = found
        section = bisect_left(headings, formula.span.start)
        first = defined.setdefault((section, name), (formula, function, span))
        if first[1] != function and _has_numbers(formula) and not _has_numbers(first[0]):
            yield _finding(document, name, function, first[1], formula, span, first[0])
            yield _finding(document, name, first[1], function, first[0], first[2], formula)


def _is_label(document: Document, heading: Heading) -> bool:
    """Whether a heading only says what follows inside its section: "Example:", "公式"."""
    words = re.sub(r"[\W_]", "", document.source.slice(heading.span)).lower()
    return words in ("example", "formula", "formulas", "公式", "例子", "例", "示例", "实例", "算例")


def _application(formula: Formula) -> tuple[str, str, Span] | None:
    """The name, the function and the place of ``name = function(…)``."""
    nodes = [node for node in formula.tree.children if not isinstance(node, Space)]
    if len(nodes) < 5 or not is_symbol(nodes[1], "="):
        return None
    name, function = key(nodes[0]), nodes[2]
    opened = is_symbol(nodes[3], "(") or isinstance(nodes[3], Delimited | SizedDelimiter)
    if isinstance(function, Operator) and not function.large:
        shown = function.text
    elif isinstance(function, Text):
        shown = plain_text(function) or ""
    else:
        shown = function.name if isinstance(function, Symbol) and function.name == r"\sigma" else ""
    if name is None or not opened or not shown:
        return None
    return name, _CANONICAL.get(shown, shown), Span(nodes[0].span.start, nodes[3].span.start)


_CANONICAL = {r"\sigma": "σ", "sigma": "σ", "sigmoid": "σ"}


def _has_numbers(formula: Formula) -> bool:
    """Whether a formula is an example: more numbers than letters behind the function."""
    nodes = [inner for node in formula.tree.children[2:] for inner in walk(node)]
    numbers = sum(isinstance(node, Number) for node in nodes)
    return numbers >= 2 and numbers > sum(isinstance(node, Symbol) and letter_of(node) is not None for node in nodes)


def _finding(
    document: Document, name: str, here: str, there: str, formula: Formula, span: Span, other: Formula
) -> Finding:
    line = document.source.position(other.span.start).line
    return Finding(
        place(formula, span.start, span.end),
        Phrase(_MESSAGE.en.format(name, here, there, line), _MESSAGE.zh.format(name, here, there, line)),
    )


RULE = Rule(
    code="NC411", name="changed-function", catalogue="S11", severity=Severity.INFO, check=check, safe_fixes=False
)
