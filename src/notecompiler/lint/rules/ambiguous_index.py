r"""An index is written like a power

## What it does
Finds `y^i` where `i` counts the terms of a sum: the i-th sample, not a power.

## Why it is bad
A reader sees y to the power of i.

## Example
~~~
$\sum_{i=1}^m (y^i - h(x^i))^2$
~~~

## Use instead
~~~
$\sum_{i=1}^m (y^{(i)} - h(x^{(i)}))^2$
~~~

## Fix safety
No edit: whether it is an index or a power is for a reader to say. Indices are written `y^{(i)}`.

# 简体中文

下标编号写得像乘方

## 检查什么
找出求和指标 `i` 写在右上角的 `y^i`：它是第 i 个样本，不是乘方。

## 为什么不好
读者会看成 y 的 i 次方。

## 修复是否安全
不修改：是编号还是乘方由读者判断。编号应写成 `y^{(i)}`。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_symbol,
    letter_of,
)
from notecompiler.math.nodes import Operator, Row, Scripts
from notecompiler.math.walk import walk

_MESSAGE = Phrase("{} looks like a power, but {} counts the terms of the sum.", "{} 看起来像乘方，但 {} 是求和指标。")
_HINT = Phrase("Write {} for the i-th one.", "第 i 个写作 {}。")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each letter."""
    for formula in tex_formulas(document):
        if "^" not in formula.tex or "_" not in formula.tex:
            continue
        counters = _counters(formula.tree)
        indexed = _indexed(formula.tree, counters) if counters else set()
        for node in walk(formula.tree) if indexed else ():
            if isinstance(node, Scripts) and node.sup is not None and len(node.sup.children) == 1:
                letter, index = letter_of(node), letter_of(node.sup.children[0])
                if letter and index and index.name in counters and letter.name in indexed:
                    shown = f"{letter.name}^{index.name}"
                    better = f"{letter.name}^{{({index.name})}}"
                    yield Finding(
                        place(formula, node.span.start, node.span.end),
                        Phrase(_MESSAGE.en.format(shown, index.name), _MESSAGE.zh.format(shown, index.name)),
                        hints=(Phrase(_HINT.en.replace("{}", better), _HINT.zh.replace("{}", better)),),
                    )


def _counters(root: Row) -> set[str]:
    """Letters that count the terms of a sum or product from a number on."""
    found = set()
    for node in walk(root):
        if isinstance(node, Scripts) and isinstance(node.base, Operator) and node.base.large and node.sub is not None:
            bounds = node.sub.children
            letter = letter_of(bounds[0]) if len(bounds) > 2 and is_symbol(bounds[1], "=") else None
            if letter is not None:
                found.add(letter.name)
    return found


def _indexed(root: Row, counters: set[str]) -> set[str]:
    """Letters of which at least two stand with a counter as exponent: samples, as in ``y^i - h(x^i)``.

    One letter alone (``\\sum_n a_n x^n``) is a power series.
    """
    letters = {
        letter.name
        for node in walk(root)
        if isinstance(node, Scripts) and node.sup is not None and len(node.sup.children) == 1
        if (letter := letter_of(node)) is not None and (index := letter_of(node.sup.children[0])) is not None
        if index.name in counters and letter.name not in "eq"
    }
    return letters if len(letters) > 1 and letters & set("xyz") else set()


RULE = Rule(
    code="NC317", name="ambiguous-index", catalogue="N17", severity=Severity.INFO, check=check, safe_fixes=False
)
