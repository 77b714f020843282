r"""A star can be several products

## What it does
Finds `*` between two operands and says what it is here: a product of numbers, a matrix product, a Hadamard product, a
dot product or a convolution.

## Why it is bad
In one note `*` stands for all of them. Readers guess by shape; the standard signs say it.

## Example
~~~
$z = 3 * 4$
~~~

## Use instead
~~~
$z = 3 \cdot 4$
~~~

## Fix safety
Only proposed, with the reason, where the kinds of both operands follow from the note. Convolutions keep their star.

# 简体中文

星号可能是好几种乘积

## 检查什么
找出两个运算对象之间的 `*`，并指出它在这里是什么：数的乘积、矩阵乘积、逐元素乘积、点积还是卷积。

## 为什么不好
同一篇笔记里 `*` 往往兼有几种意思，读者只能按形状猜；标准的符号能直接说明。

## 修复是否安全
只有从笔记能推出两边是什么量时才给出建议，并说明理由。卷积保留星号。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.kinds import Kind, is_about_convolution, kind_of, kinds_of
from notecompiler.lint.products import Product, products
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_symbol,
    letter_of,
)
from notecompiler.math.nodes import Group, Number

_MESSAGE = Phrase("This star is {}.", "这个星号表示{}。")
_OPEN = Phrase(
    "This star can be several products; the note does not settle which.",
    "这个星号可能是几种乘积，从笔记看不出是哪一种。",
)
_TITLE = Phrase("write {}", "改成 {}")
_BECAUSE = Phrase("Left stands a {}, right a {}.", "左边是{}，右边是{}。")
_KINDS = {
    Kind.NUMBER: Phrase("number", "数"),
    Kind.VECTOR: Phrase("vector", "向量"),
    Kind.MATRIX: Phrase("matrix", "矩阵"),
}
_SCALAR = Phrase("a product with a number", "与数的乘积")
_MATRIX = Phrase("a matrix product", "矩阵乘积")
_HADAMARD = Phrase("an elementwise (Hadamard) product", "逐元素乘积（Hadamard 积）")
_DOT = Phrase("a dot product", "点积")
_ELEMENTWISE = r"\odot"
_CONVOLUTION = Phrase("a convolution", "卷积")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each star."""
    formulas = [formula for formula in tex_formulas(document) if "*" in formula.tex or r"\ast" in formula.tex]
    for formula in formulas:
        known = kinds_of(document)
        for product in products(formula.tree):
            if product.sign.name in ("*", r"\ast") and not _was_underscore(product):
                yield _finding(document, formula, product, known)


def _finding(document: Document, formula: Formula, product: Product, known: Mapping[str, Kind]) -> Finding:
    span = product.sign.span
    left, right = kind_of(product.left, known), kind_of(product.right, known)
    meaning, better = _reading(product, left, right)
    if meaning is _MATRIX and is_about_convolution(document, formula):
        meaning, better = _CONVOLUTION, None
    if meaning is _HADAMARD and _ELEMENTWISE in formula.tex:  # which has its own sign here
        meaning, better = None, None
    if meaning is None:
        return Finding(place(formula, span.start, span.end), _OPEN)
    hints: tuple[Phrase, ...] = ()
    if left is not None and right is not None:
        a, b = _KINDS[left], _KINDS[right]
        hints = (Phrase(_BECAUSE.en.format(a.en, b.en), _BECAUSE.zh.format(a.zh, b.zh)),)
    edits: tuple[Edit, ...] = ()
    if better:
        glued = formula.tex[span.end : span.end + 1].isalpha()
        edits = replace(formula, span.start, span.end, better + " " * glued)
    elif better is not None:
        end = span.end + len(formula.tex[span.end :]) - len(formula.tex[span.end :].lstrip(" "))
        start = len(formula.tex[: span.start].rstrip(" "))
        edits = replace(formula, start, end, " ")
    shown = better or "A x"
    return Finding(
        place(formula, span.start, span.end),
        Phrase(_MESSAGE.en.format(meaning.en), _MESSAGE.zh.format(meaning.zh)),
        hints=hints,
        title=Phrase(_TITLE.en.format(shown), _TITLE.zh.format(shown)),
        edits=edits,
        applicability=Applicability.UNSAFE,
    )


def _was_underscore(product: Product) -> bool:
    """``h*{t-1}``, which `star-for-underscore` reports."""
    right = product.right[0]
    return isinstance(right, Group) and right.span.start == product.sign.span.end


def _reading(product: Product, left: Kind | None, right: Kind | None) -> tuple[Phrase | None, str | None]:
    """What the star means, and the sign for it ("" for none between the factors, None to leave it)."""
    if _is_convolution(product):
        return _CONVOLUTION, None
    if isinstance(product.left[-1], Number) or isinstance(product.right[0], Number):
        return _SCALAR, r"\cdot"
    if left is None or right is None:
        return (_DOT, r"\cdot") if _is_orthogonality(product) else (None, None)
    if Kind.NUMBER in (left, right):
        return _SCALAR, r"\cdot"
    if left is Kind.MATRIX:
        return _MATRIX, ""
    if left is Kind.VECTOR and right is Kind.VECTOR:
        return (_DOT, r"\cdot") if _is_orthogonality(product) else (_HADAMARD, r"\odot")
    return None, None


def _is_convolution(product: Product) -> bool:
    """``(f * g)(x)``: the product itself is applied to a place."""
    nodes = product.row.children
    behind = product.at + 1 + len(product.right)
    applied = is_symbol(nodes[behind] if behind < len(nodes) else None, ")") and is_symbol(
        nodes[behind + 1] if behind + 1 < len(nodes) else None, "(", "["
    )
    return applied and len(product.left) == 1 and len(product.right) == 1


def _is_orthogonality(product: Product) -> bool:
    """``e_x * e_y = 0``: two symbols of one family, and the result is a number."""
    nodes = product.row.children
    behind = product.at + 1 + len(product.right)
    rest = nodes[behind : behind + 2]
    number = len(rest) == 2 and is_symbol(rest[0], "=") and isinstance(rest[1], Number)
    left, right = letter_of(product.left[-1]), letter_of(product.right[0])
    one = len(product.left) == 1 and len(product.right) == 1
    return number and one and left is not None and right is not None and left.name == right.name


RULE = Rule(code="NC305", name="ambiguous-star", catalogue="N5", severity=Severity.INFO, check=check, safe_fixes=False)
