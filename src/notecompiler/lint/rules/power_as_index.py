"""A power became an index

## What it does
Finds `x_2+1=0` in a note that speaks of squares, roots or imaginary numbers and has no other `x_1`, `x_3`.

## Why it is bad
`^` turned into `_`: the equation is linear now, and the text around it makes no sense.

## Example
~~~
The equation $x_2+1=0$ has imaginary roots.
~~~

## Use instead
~~~
The equation $x^2+1=0$ has imaginary roots.
~~~

## Fix safety
No edit: the message says what to look at.

# 简体中文

乘方变成了下标

## 检查什么
如果周围的文字在讲平方、平方根或虚数，而且没有出现 `x_1`、`x_3`，就找出 `x_2+1=0` 这样的写法。

## 为什么不好
`^` 变成了 `_`：方程成了一次方程，与上下文矛盾。

## 修复是否安全
不修改：提示会说明该看什么。
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.memo import per_document
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_symbol,
    letter_of,
)
from notecompiler.math.nodes import Number, Scripts, Space
from notecompiler.math.walk import walk

_MESSAGE = Phrase(
    "{0}: the text speaks of squares or imaginary numbers; is this {1}?",
    "{0}：上下文在讲平方或虚数，这里是否应为 {1}？",
)
_WORDS = re.compile(
    r"square|quadratic|imaginary|complex (?:number|root)|roots? of|平方|二次|虚数|复数|负数.{0,6}根|开方|个根",
    re.IGNORECASE,
)
_REACH = 120
_NEAR = 2000
"""Formulas further away than this may use the letter for something else."""


def check(document: Document) -> Iterator[Finding]:
    """One finding for each formula."""
    candidates = [(formula, scripts) for formula in tex_formulas(document) for scripts in _candidates(formula)]
    if not candidates:
        return
    text = document.source.text
    for formula, scripts in candidates:
        letter = letter_of(scripts)
        around = text[max(0, formula.span.start - _REACH) : formula.span.end + _REACH]
        if letter is None or not _WORDS.search(around) or _indices(document, letter.name, formula) != {"2"}:
            continue
        shown = formula.tex[scripts.span.start : scripts.span.end]
        better = f"{letter.name}^2"
        yield Finding(
            place(formula, scripts.span.start, scripts.span.end),
            Phrase(_MESSAGE.en.format(shown, better), _MESSAGE.zh.format(shown, better)),
        )


def _candidates(formula: Formula) -> Iterator[Scripts]:
    """``x_2`` as a term of a short equation with numbers."""
    nodes = formula.tree.children
    if "=" not in formula.tex or "_" not in formula.tex or len(nodes) > 8:
        return
    others = [node for node in nodes if not isinstance(node, Number | Space) and not is_symbol(node, "+", "-", "=")]
    if len(others) == 1 and isinstance(others[0], Scripts) and _index(others[0]) == "2" and others[0].sup is None:
        yield others[0]


def _index(node: Scripts) -> str:
    if node.sub is None or len(node.sub.children) != 1 or letter_of(node) is None:
        return ""
    inner = node.sub.children[0]
    return inner.digits if isinstance(inner, Number) else ""


def _indices(document: Document, letter: str, near: Formula) -> set[str]:
    """The numbers that a letter carries as index in the formulas around one."""
    indexed = _indexed(document)
    first = bisect_left(indexed, near.span.start - _NEAR, key=itemgetter(0))
    last = bisect_right(indexed, near.span.start + _NEAR, key=itemgetter(0))
    return {index for _, name, index in indexed[first:last] if name == letter}


@per_document
def _indexed(document: Document) -> Sequence[tuple[int, str, str]]:
    """Every letter with a number as index: where its formula begins, the letter, the number; in order."""
    return sorted(
        (formula.span.start, base.name, index)
        for formula in document.formulas
        if "_" in formula.tex
        for node in walk(formula.tree)
        if isinstance(node, Scripts) and (index := _index(node)) and (base := letter_of(node)) is not None
    )


RULE = Rule(
    code="NC404", name="power-as-index", catalogue="S4", severity=Severity.WARNING, check=check, safe_fixes=False
)
