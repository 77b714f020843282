r"""A set, distribution or expectation is written with a plain letter

## What it does
Finds `x \in R`, `z \sim N(0, 1)`, `E_{x}[…]`.

## Why it is bad
R, N and E look like variables; the standard letters are ℝ, 𝒩 and 𝔼.

## Example
~~~
$x \in R$
~~~

## Use instead
~~~
$x \in \mathbb{R}$
~~~

## Fix safety
Only proposed: a plain `R` may be a ring, `N` a number.

# 简体中文

集合、分布或期望写成了普通字母

## 检查什么
找出 `x \in R`、`z \sim N(0, 1)`、`E_{x}[…]`。

## 为什么不好
R、N、E 看起来像变量；通行的写法是 ℝ、𝒩、𝔼。

## 修复是否安全
只作为建议：普通的 `R` 可能是一个环，`N` 可能是一个数。
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
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_symbol,
    letter_of,
    sequences,
)
from notecompiler.math.nodes import Delimited, MathNode, Scripts, Symbol

_MESSAGE = Phrase("This {0} looks like a variable; the usual letter is {1}.", "这里的 {0} 像变量；通常写作 {1}。")
_TITLE = Phrase("write {}", "改成 {}")
_SETS = frozenset("RNZQC")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each letter."""
    for formula in tex_formulas(document):
        for sequence in sequences(formula.tree):
            if sequence.context.startswith("\\"):
                continue
            nodes = sequence.row.children
            for at, node in enumerate(nodes):
                letter = letter_of(node)
                if letter is None or letter_of(nodes[at + 1] if at + 1 < len(nodes) else None) is not None:
                    continue
                better = _better(nodes, at, letter.name)
                if better is not None:
                    yield _finding(formula, letter, better)


def _better(nodes: tuple[MathNode, ...], at: int, name: str) -> str | None:
    before = nodes[at - 1] if at else None
    behind = nodes[at + 1] if at + 1 < len(nodes) else None
    node = nodes[at]
    if name in _SETS and is_symbol(before, r"\in", r"\notin", r"\subset", r"\subseteq") and not is_symbol(behind, "("):
        return f"\\mathbb{{{name}}}"
    if name == "N" and is_symbol(before, r"\sim") and is_symbol(behind, "("):
        return r"\mathcal{N}"
    bracket = is_symbol(behind, "[") or (isinstance(behind, Delimited) and behind.left == "[")
    if name == "E" and bracket and isinstance(node, Scripts) and node.sub is not None:
        return r"\mathbb{E}"
    return None


def _finding(formula: Formula, letter: Symbol, better: str) -> Finding:
    name = letter.name
    return Finding(
        place(formula, letter.span.start, letter.span.end),
        Phrase(_MESSAGE.en.format(name, better), _MESSAGE.zh.format(name, better)),
        title=Phrase(_TITLE.en.format(better), _TITLE.zh.format(better)),
        edits=replace(formula, letter.span.start, letter.span.end, better),
        applicability=Applicability.UNSAFE,
    )


RULE = Rule(
    code="NC311", name="plain-set-letter", catalogue="N11", severity=Severity.INFO, check=check, safe_fixes=False
)
