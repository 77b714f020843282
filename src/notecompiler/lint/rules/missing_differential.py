r"""An integral has no differential

## What it does
Finds integrals with no `dx` behind the sign: `\int_s p(s) = 1`.

## Why it is bad
It is not said what is integrated over.

## Example
~~~
$\int_s p(s) = 1$
~~~

## Use instead
~~~
$\int_s p(s)\,ds = 1$
~~~

## Fix safety
No edit: only the author knows the variable.

# 简体中文

积分缺少微分

## 检查什么
找出积分号后面没有 `dx` 的积分：`\int_s p(s) = 1`。

## 为什么不好
没有写明对哪个变量积分。

## 修复是否安全
不修改：积分变量只有作者知道。
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
    SCRIPT,
    is_relation,
    sequences,
)
from notecompiler.math.nodes import MathNode, Operator, Scripts

_MESSAGE = Phrase("This integral has no differential.", "这个积分没有微分。")
_INTEGRALS = frozenset({r"\int", r"\iint", r"\iiint", r"\oint", r"\idotsint"})
_DIFFERENTIAL = re.compile(
    r"(?<![A-Za-z\\])d(?![A-Za-z]{2})|\\mathrm\s*\{?\s*d|\\(?:rm|dd|diff|operatorname\{d\}|text\{d\}|mathbf\{d\}|partial|D)(?![A-Za-z])|\\d(?![a-z])|\\mathcal\s*\{?D|[dD]\\|(?<![A-Za-z\\])[A-Za-z]*d[A-Za-zα-ω]\b"
)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each sign."""
    for formula in tex_formulas(document):
        if r"\int" not in formula.tex and "int" not in formula.tex:
            continue
        for sequence in sequences(formula.tree):
            if sequence.context == SCRIPT:
                continue
            for node in _without(formula.tex, sequence.row.children):
                yield Finding(place(formula, node.span.start, node.span.end), _MESSAGE)


def _without(tex: str, nodes: tuple[MathNode, ...]) -> Iterator[MathNode]:
    """The integrals of a row behind which no differential comes, but a relation: they have a body and stand in an
    equation. What comes last in the row is looked for once."""
    signs = [at for at, node in enumerate(nodes) if _is_integral(node)]
    if not signs:
        return
    found = _DIFFERENTIAL.finditer(tex, nodes[signs[0]].span.end, nodes[-1].span.end)
    differential = max((match.start() for match in found), default=-1)
    relation = max((at for at, node in enumerate(nodes) if is_relation(node)), default=-1)
    for at in signs:
        if nodes[at].span.end > differential and at + 1 < relation and not is_relation(nodes[at + 1]):
            yield nodes[at]


def _is_integral(node: MathNode) -> bool:
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Operator) and base.command in _INTEGRALS


RULE = Rule(
    code="NC403", name="missing-differential", catalogue="S3", severity=Severity.INFO, check=check, safe_fixes=False
)
