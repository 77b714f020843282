r"""The names change from one side to the other

## What it does
Finds `\mathbf{u} \times \mathbf{v}` on the left and the components of `v` and `w` on the right.

## Why it is bad
Two passages were put together; the reader looks for `u` in vain.

## Example
~~~
$\mathbf{u} \times \mathbf{v} = \begin{bmatrix} v_1 \\ v_2 \end{bmatrix} \times \begin{bmatrix} w_1 \\ w_2 \end{bmatrix}$
~~~

## Use instead
~~~
$\mathbf{u} \times \mathbf{v} = \begin{bmatrix} u_1 \\ u_2 \end{bmatrix} \times \begin{bmatrix} v_1 \\ v_2 \end{bmatrix}$
~~~

## Fix safety
No edit: either side may be the one to rename.

# 简体中文

等式两边的名字不一致

## 检查什么
找出左边是 `\mathbf{u} \times \mathbf{v}`、右边却是 `v` 和 `w` 的分量的等式。

## 为什么不好
两段材料拼在一起，读者找不到 `u`。

## 修复是否安全
不修改：该改哪一边由读者判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    letter_of,
)
from notecompiler.math.nodes import Array, Number, Scripts
from notecompiler.math.walk import walk

_MESSAGE = Phrase("The left side has {0}, the right side has components of {1}.", "左边是 {0}，右边却是 {1} 的分量。")
_FACTORS = re.compile(
    r"\A\s*\\(?:mathbf|vec|boldsymbol|bm)\s*\{?\s*([a-z])\s*\}?\s*(?:\\times|\\cdot)\s*(?:\\(?:mathbf|vec|boldsymbol|bm)\s*\{?\s*)?([a-z])\s*\}?\s*="
)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each equation, from its left side to the first column."""
    for formula in tex_formulas(document):
        factors = _FACTORS.match(formula.tex)
        if factors is None:
            continue
        arrays = [node for node in walk(formula.tree) if isinstance(node, Array)]
        letters = [_components(array) for array in arrays]
        named = {factors[1], factors[2]}
        used = set().union(*letters[:2]) if len(letters) > 1 else set()
        strangers = used - named
        if len(used) == 2 and strangers and named - used:
            one, two = ", ".join(sorted(named)), ", ".join(sorted(used))
            yield Finding(
                place(formula, factors.start(), arrays[0].span.end),
                Phrase(_MESSAGE.en.format(one, two), _MESSAGE.zh.format(one, two)),
            )


def _components(array: Array) -> set[str]:
    """The letters that carry a number as index in an array."""
    return {
        letter.name
        for node in walk(array)
        if isinstance(node, Scripts) and node.sub is not None and len(node.sub.children) == 1
        if isinstance(node.sub.children[0], Number) and (letter := letter_of(node)) is not None
    }


RULE = Rule(code="NC409", name="renamed-symbol", catalogue="S9", severity=Severity.INFO, check=check, safe_fixes=False)
