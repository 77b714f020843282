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
Only proposed: a plain `R` may be a ring, `N` a number. A letter that the note gives to a set of its own is left alone, and so
are `C` and `Q` where nothing is said of complex or rational numbers.

# 简体中文

集合、分布或期望写成了普通字母

## 检查什么
找出 `x \in R`、`z \sim N(0, 1)`、`E_{x}[…]`。

## 为什么不好
R、N、E 看起来像变量；通行的写法是 ℝ、𝒩、𝔼。

## 修复是否安全
只作为建议：普通的 `R` 可能是一个环，`N` 可能是一个数。笔记里另作集合名的字母不报；没有谈到复数、有理数时，`C`、`Q` 也不报。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.memo import per_document
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    is_symbol,
    letter_of,
    sequences,
)
from notecompiler.math.nodes import Delimited, MathNode, Scripts, Symbol
from notecompiler.regex import regex

_MESSAGE = Phrase("This {0} looks like a variable; the usual letter is {1}.", "这里的 {0} 像变量；通常写作 {1}。")
_TITLE = Phrase("write {}", "改成 {}")
_SETS = frozenset("RNZQC")
_SPOKEN_OF = {
    "C": regex(r"\bcomplex|复数|复平面|复变", re.IGNORECASE),
    "Q": regex(r"\brationals?\b|有理", re.IGNORECASE),
}


def check(document: Document) -> Iterator[Finding]:
    """One finding for each letter. A letter that the note gives to another set is no set of numbers (``C = \\{w_1, w_2\\}``)."""
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
                of_numbers = better is not None and letter.name in _SETS and better.startswith(r"\mathbb")
                if better is not None and not (of_numbers and letter.name in _named_otherwise(document)):
                    yield _finding(formula, letter, better)


def _better(nodes: tuple[MathNode, ...], at: int, name: str) -> str | None:
    before = nodes[at - 1] if at else None
    behind = nodes[at + 1] if at + 1 < len(nodes) else None
    node = nodes[at]
    if name in _SETS and is_symbol(before, r"\in", r"\notin", r"\subset", r"\subseteq") and not is_symbol(behind, "("):
        if isinstance(node, Symbol) and is_symbol(nodes[at - 2] if at > 1 else None, ")"):
            return None  # a pair is in a relation
        return f"\\mathbb{{{name}}}"
    if name == "N" and is_symbol(before, r"\sim") and is_symbol(behind, "("):
        return r"\mathcal{N}"
    bracket = is_symbol(behind, "[") or (isinstance(behind, Delimited) and behind.left == "[")
    if name == "E" and bracket and isinstance(node, Scripts) and node.sub is not None:
        return r"\mathbb{E}"
    return None


@per_document
def _named_otherwise(document: Document) -> frozenset[str]:
    """The letters that the note gives to a set of its own: ``R = \\{…\\}``, "a ring $R$"; and ``C`` and ``Q``, which are many things,
    unless the note speaks of their numbers."""
    named = {letter for letter, words in _SPOKEN_OF.items() if not words.search(document.source.text)}
    for formula in tex_formulas(document):
        nodes = formula.tree.children
        for at, node in enumerate(nodes):
            letter = letter_of(node)
            if letter is None or letter.name not in _SETS:
                continue
            defined = [
                n for n in nodes[at + 1 : at + 3] if is_symbol(n, "=", ":", r"\coloneqq", r"\{") or _is_braced(n)
            ]
            if len(nodes) == 1 or (len(defined) == 2 and not is_symbol(defined[0], r"\{")):
                named.add(letter.name)
    return frozenset(named)


def _is_braced(node: MathNode) -> bool:
    return isinstance(node, Delimited) and node.left == r"\{"


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
