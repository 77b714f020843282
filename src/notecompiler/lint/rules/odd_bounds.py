r"""A sum has missing or odd bounds

## What it does
Finds `\sum_{i=0}` with a start and no end, `\sum(w_i x_i + b)` with a term that does not depend on the index inside
the sum, and sums over indexed terms with no index at all.

## Why it is bad
The reader cannot know how many terms there are; a constant inside the sum is added once for every term.

## Example
~~~
$J = \sum_{i=0} (y_i - x_i)^2$
~~~

## Use instead
~~~
$J = \sum_{i=0}^{m} (y_i - x_i)^2$
~~~

## Fix safety
No edit: only the author knows the bounds.

# 简体中文

求和的上下限缺失或可疑

## 检查什么
找出只有起点没有终点的 `\sum_{i=0}`、把与指标无关的项也写进求和里的 `\sum(w_i x_i + b)`，以及对带下标的项求和却没
有写指标的情形。

## 为什么不好
读者不知道一共有多少项；写在求和里的常数每一项都会加一次。

## 修复是否安全
不修改：上下限只有作者知道。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    SCRIPT,
    is_symbol,
    letter_of,
    sequences,
)
from notecompiler.math.nodes import MathNode, Number, Operator, Scripts, Space

_NO_END = Phrase("This {} has a start and no end.", "这个{}只有起点，没有终点。")
_CONSTANT = Phrase(
    "{} does not depend on the index, so the sum adds it once for every term.",
    "{} 与指标无关，写在求和里每一项都会加一次。",
)
_NO_INDEX = Phrase("It is not said what this sum runs over.", "没有写明对什么求和。")
_BODY = Phrase("Put it outside: {}.", "应写在求和外面：{}。")
_NAMES = {r"\sum": Phrase("sum", "求和"), r"\prod": Phrase("product", "连乘")}


def check(document: Document) -> Iterator[Finding]:
    """One finding for each sign."""
    for formula in tex_formulas(document):
        if r"\sum" not in formula.tex and r"\prod" not in formula.tex:
            continue
        for sequence in sequences(formula.tree):
            if sequence.context != SCRIPT:
                yield from _in_row(formula, sequence.row.children)


def _in_row(formula: Formula, nodes: tuple[MathNode, ...]) -> Iterator[Finding]:
    for at, node in enumerate(nodes):
        base = node.base if isinstance(node, Scripts) else node
        if not isinstance(base, Operator) or base.command not in _NAMES:
            continue
        name = _NAMES[base.command]
        if isinstance(node, Scripts) and node.sub is not None and node.sup is None:
            if (
                len(node.sub.children) == 3
                and is_symbol(node.sub.children[1], "=")
                and isinstance(node.sub.children[2], Number)
            ):
                yield Finding(
                    place(formula, node.span.start, node.span.end),
                    Phrase(_NO_END.en.format(name.en), _NO_END.zh.format(name.zh)),
                    severity=Severity.WARNING,
                )
        elif not isinstance(node, Scripts):
            yield from _without_bounds(formula, base, nodes[at + 1 :])


def _without_bounds(formula: Formula, sign: Operator, behind: tuple[MathNode, ...]) -> Iterator[Finding]:
    body = _bracketed(behind)
    if not body:
        return
    terms = _terms(body)
    indexed = [term for term in terms if any(_is_indexed(node) for node in term)]
    plain = [
        term for term in terms if len(term) == 1 and letter_of(term[0]) is not None and not isinstance(term[0], Scripts)
    ]
    if len(terms) > 1 and indexed and plain:
        term = plain[-1][0]
        name = formula.tex[term.span.start : term.span.end]
        hint = Phrase(_BODY.en.format(r"\sum(…) + " + name), _BODY.zh.format(r"\sum(…) + " + name))
        yield Finding(
            place(formula, term.span.start, term.span.end),
            Phrase(_CONSTANT.en.format(name), _CONSTANT.zh.format(name)),
            hints=(hint,),
            severity=Severity.WARNING,
        )
    else:
        yield Finding(place(formula, sign.span.start, sign.span.end), _NO_INDEX)


def _bracketed(nodes: tuple[MathNode, ...]) -> list[MathNode]:
    """What stands in the round brackets right behind a sign."""
    depth = 0
    for at, node in enumerate(nodes):
        base = node.base if isinstance(node, Scripts) else node
        depth += is_symbol(base, "(")
        depth -= is_symbol(base, ")")
        if at == 0 and depth == 0:
            return []
        if depth == 0:
            return list(nodes[1:at])
    return []


def _terms(nodes: list[MathNode]) -> list[list[MathNode]]:
    terms: list[list[MathNode]] = [[]]
    depth = 0
    for node in nodes:
        base = node.base if isinstance(node, Scripts) else node
        depth += is_symbol(base, "(", "[")
        depth -= is_symbol(base, ")", "]")
        if depth == 0 and is_symbol(node, "+", "-"):
            terms.append([])
        elif not isinstance(node, Space):
            terms[-1].append(node)
    return [term for term in terms if term]


def _is_indexed(node: MathNode) -> bool:
    if not isinstance(node, Scripts) or node.sub is None or len(node.sub.children) != 1:
        return False
    index = letter_of(node.sub.children[0])
    return index is not None and index.name in "ijklmn"


RULE = Rule(code="NC402", name="odd-bounds", catalogue="S2", severity=Severity.INFO, check=check, safe_fixes=False)
