r"""A function is set as text

## What it does
Finds `\text{sin}`, `\text{rank}(A)`: text commands around the name of a function.

## Why it is bad
Text takes the font of its surroundings (italic in a theorem), and there is no space between the function and its
argument.

## Example
~~~
$\text{sin}\, x$ and $\text{rank}(A)$
~~~

## Use instead
~~~
$\sin\, x$ and $\operatorname{rank}(A)$
~~~

## Fix safety
Safe: the function command, or `\operatorname`, prints the same name.

# 简体中文

函数名写成了文字

## 检查什么
找出用文字命令包住的函数名：`\text{sin}`、`\text{rank}(A)`。

## 为什么不好
文字会随周围的字体变化（在定理里变成斜体），函数与自变量之间也没有间距。

## 修复是否安全
安全：函数命令或 `\operatorname` 印出同样的名字。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    SCRIPT,
    plain_text,
    sequences,
)
from notecompiler.math.ascii.vocabulary import FUNCTIONS, NAMED_FUNCTIONS
from notecompiler.math.nodes import Row, Scripts, Text

_MESSAGE = Phrase("{} is a function, not text.", "{} 是函数，不是文字。")
_TITLE = Phrase("write {}", "改成 {}")
_COMMANDS = frozenset({r"\text", r"\textrm", r"\mbox", r"\textnormal", r"\textup"})


def check(document: Document) -> Iterator[Finding]:
    """One finding for each text."""
    for formula in tex_formulas(document):
        if "\\text" in formula.tex or "\\mbox" in formula.tex:
            for sequence in sequences(formula.tree):
                if sequence.context != SCRIPT:
                    yield from _in_row(formula, sequence.row)


def _in_row(formula: Formula, row: Row) -> Iterator[Finding]:
    for node in row.children:
        base = node.base if isinstance(node, Scripts) else node
        if not isinstance(base, Text) or base.command not in _COMMANDS:
            continue
        name = (plain_text(base) or "").strip()
        if name in FUNCTIONS:
            better = "\\" + name
        elif name in NAMED_FUNCTIONS:
            better = f"\\operatorname{{{name}}}"
        else:
            continue
        end = base.span.end
        glued = better[-1].isalpha() and formula.tex[end : end + 1].isalpha()
        yield Finding(
            place(formula, base.span.start, end),
            Phrase(_MESSAGE.en.format(name), _MESSAGE.zh.format(name)),
            title=Phrase(_TITLE.en.format(better), _TITLE.zh.format(better)),
            edits=replace(formula, base.span.start, end, better + " " * glued),
        )


RULE = Rule(code="NC302", name="text-function", catalogue="N2", severity=Severity.INFO, check=check)
