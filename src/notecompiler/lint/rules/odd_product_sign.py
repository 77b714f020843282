r"""A product sign stands for another product

## What it does
Finds `\otimes` and `\odot` between a weight matrix and a concatenation: `W \otimes [h, x]`.

## Why it is bad
`\otimes` is the tensor product and `\odot` the elementwise one; neither fits a matrix and a vector.

## Example
~~~
$f = \sigma(W \otimes [h, x] + b)$
~~~

## Use instead
~~~
$f = \sigma(W [h, x] + b)$
~~~

## Fix safety
Only proposed: juxtaposition for the matrix product; the convolution sign where the note is about convolution.

# 简体中文

乘号用错了地方

## 检查什么
找出权重矩阵与拼接向量之间的 `\otimes`、`\odot`：`W \otimes [h, x]`。

## 为什么不好
`\otimes` 是张量积，`\odot` 是逐元素乘积；矩阵和向量之间两者都不合适。

## 修复是否安全
只作为建议：矩阵乘积直接并写；讲卷积的地方改用卷积号。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.kinds import Kind, is_about_convolution, kind_of, kinds_of
from notecompiler.lint.products import Product, products
from notecompiler.lint.rule import Finding, Rule

_MESSAGE = Phrase(
    "{0} cannot be {1} here: left stands a matrix, right a vector.", "这里的 {0} 不可能是{1}：左边是矩阵，右边是向量。"
)
_NAMES = {
    r"\otimes": Phrase("the tensor product", "张量积"),
    r"\odot": Phrase("the elementwise product", "逐元素乘积"),
    r"\circ": Phrase("the elementwise product", "逐元素乘积"),
}
_PRODUCT = Phrase("write the matrix product without a sign", "矩阵乘积不写符号")
_CONVOLUTION = Phrase("write the convolution sign", "改用卷积号")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each sign."""
    for formula in tex_formulas(document):
        if not any(sign in formula.tex for sign in _NAMES):
            continue
        known = kinds_of(document)
        for product in products(formula.tree):
            sign = product.sign.name
            if (
                sign in _NAMES
                and kind_of(product.left, known) is Kind.MATRIX
                and kind_of(product.right, known) is Kind.VECTOR
            ):
                yield _finding(document, formula, product)


def _finding(document: Document, formula: Formula, product: Product) -> Finding:
    span = product.sign.span
    name = _NAMES[product.sign.name]
    convolution = is_about_convolution(document, formula)
    if convolution:
        title, edits = _CONVOLUTION, replace(formula, span.start, span.end, "*")
    else:
        end = span.end + len(formula.tex[span.end :]) - len(formula.tex[span.end :].lstrip(" "))
        start = len(formula.tex[: span.start].rstrip(" "))
        title, edits = _PRODUCT, replace(formula, start, end, " ")
    sign = product.sign.name
    return Finding(
        place(formula, span.start, span.end),
        Phrase(_MESSAGE.en.format(sign, name.en), _MESSAGE.zh.format(sign, name.zh)),
        title=title,
        edits=edits,
        applicability=Applicability.UNSAFE,
    )


RULE = Rule(
    code="NC306", name="odd-product-sign", catalogue="N6", severity=Severity.INFO, check=check, safe_fixes=False
)
