r"""A formula ends in a sentence

## What it does
Finds displays that go on in prose: `… \text{, where } k \text{ is the inverse of } b`.

## Why it is bad
The sentence cannot break over lines, its symbols are no formulas of their own, and it is set in the middle of the
page.

## Example
~~~
$$ab \equiv 1 \text { , where } b \text { is the inverse of } a$$
~~~

## Use instead
~~~
$$ab \equiv 1$$
where $b$ is the inverse of $a$
~~~

## Fix safety
Only proposed: the sentence moves behind the display.

# 简体中文

公式后面接着一句话

## 检查什么
找出以叙述结尾的行间公式：`… \text{,其中 } k \text{ 是逆元}`。

## 为什么不好
这句话不能换行，其中的符号也不是独立的公式，而且会居中排版。

## 修复是否安全
只作为建议：把这句话移到公式后面。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math.nodes import MathNode, Space, Text, TextRun

_MESSAGE = Phrase("The formula goes on in prose.", "公式里接着写了一句话。")
_TITLE = Phrase("move the sentence behind the formula", "把这句话移到公式后面")
_STARTS = re.compile(r"\s*[,，;；.。]?\s*(?:where|with|which|here|其中|这里|式中|且|此处)", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each display."""
    for formula in tex_formulas(document):
        if formula.display and "\\text" in formula.tex and formula.opener:
            nodes = formula.tree.children
            at = next((i for i, node in enumerate(nodes) if _starts_sentence(node)), None)
            if at and sum(isinstance(node, Text) for node in nodes[at:]) >= 2:
                yield _finding(formula, nodes, at)


def _starts_sentence(node: MathNode) -> bool:
    return isinstance(node, Text) and bool(node.command) and _STARTS.match(_words(node)) is not None


def _words(node: Text) -> str:
    return "".join(part.text for part in node.parts if isinstance(part, TextRun))


def _finding(formula: Formula, nodes: tuple[MathNode, ...], at: int) -> Finding:
    start = len(formula.tex[: nodes[at].span.start].rstrip())
    end = len(formula.tex.rstrip())
    sentence = _sentence(formula.tex, nodes[at:]).strip(" ,，;；")
    behind = Edit(formula.span.end, formula.span.end, "\n" + sentence)
    return Finding(
        place(formula, nodes[at].span.start, end),
        _MESSAGE,
        title=_TITLE,
        edits=(*replace(formula, start, end, ""), behind),
        applicability=Applicability.UNSAFE,
    )


def _sentence(tex: str, nodes: tuple[MathNode, ...]) -> str:
    """Words as they are, everything between them as formulas."""
    pieces: list[str] = []
    start: int | None = None
    for node in nodes:
        if isinstance(node, Text):
            if start is not None:
                pieces.append(f"${tex[start : node.span.start].strip()}$")
            pieces.append(_words(node))
            start = None
        elif start is None and not isinstance(node, Space):
            start = node.span.start
    if start is not None:
        pieces.append(f"${tex[start:].strip()}$")
    return "".join(pieces)


RULE = Rule(
    code="NC210", name="prose-in-formula", catalogue="M10", severity=Severity.INFO, check=check, safe_fixes=False
)
