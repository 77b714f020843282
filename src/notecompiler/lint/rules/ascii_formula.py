"""A formula is written as plain text

## What it does
Finds formulas that are not marked as such: `h_(t-1)`, `c~_t`, `f'(x) ≈ (f(x + h) - f(x)) / h`, `A(x1, y1)`.

## Why it is bad
Only a tool that recognises them can typeset them; everywhere else the source is printed. (The PDF typesets them as
they are.)

## Example
~~~
The state h_(t-1) comes first.
~~~

## Use instead
~~~
The state $h_{t-1}$ comes first.
~~~

## Fix safety
Safe where the formula holds only scripts, accents and relations. Only proposed where `*`, `/` or `if` are involved,
whose meaning has to be chosen.

# 简体中文

用纯文本写的公式

## 检查什么
找出没有标记的公式：`h_(t-1)`、`c~_t`、`f'(x) ≈ (f(x + h) - f(x)) / h`、`A(x1, y1)`。

## 为什么不好
只有能识别它们的工具才能排版，在别处都会原样印出源码。（生成 PDF 时会照常排版。）

## 修复是否安全
只含上下标、重音和关系符号时是安全修复；含有 `*`、`/`、`if` 时意义需要选择，只作为建议。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Formula, Notation
from notecompiler.lint.prose import ProseLine, prose_lines
from notecompiler.lint.regions import Regions
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.stripped import COMMAND, is_math_command, stripped_formulas
from notecompiler.math.printer import print_latex
from notecompiler.source import Span

_MESSAGE = Phrase("A formula written as plain text.", "用纯文本写的公式。")
_TITLE = Phrase("write it as TeX", "写成 TeX")
_OPEN_TO_MEANING = re.compile(r"[*/÷]|\bif\b|\bmod\b|[A-Za-z]{3,}|\d[A-Za-z]|[A-Za-z]\d")
_CONDITIONAL = re.compile(
    r"^(?:[-*+]\s+)?([A-Za-z]\w*)\s*=\s*(\S+)\s+if\s+\$([^$]+)\$\s+(?:else|otherwise)\s+(\S+?)[.。]?$"
)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each formula."""
    plain = [formula for formula in document.formulas if formula.notation is Notation.ASCII]
    broken = Regions.of(_broken_tex(document) if plain else ())
    for formula in plain:
        if not broken.touch(formula.span):
            yield _finding(formula)
    for line in prose_lines(document, formulas=True):
        match = _CONDITIONAL.match(line.text.strip()) if " if " in line.text and "$" in line.text else None
        if match is not None:
            yield _conditional(line, match)


def _broken_tex(document: Document) -> list[Span]:
    """Where TeX stands without its delimiters, or a lone dollar sign: plain pieces there are no formulas of their own."""
    if "\\" not in document.source.text and "$" not in document.source.text:
        return []
    lines = [
        line.span(0, len(line.text))
        for line in prose_lines(document)
        if "$" in line.text or any(is_math_command(match[1]) for match in COMMAND.finditer(line.text))
    ]
    return [*lines, *(one.span for one in stripped_formulas(document))]


def _finding(formula: Formula) -> Finding:
    tex = print_latex(formula.tree)
    mark = "$$" if formula.display else "$"
    edit = Edit(formula.span.start, formula.span.end, f"{mark}{tex}{mark}")
    uncertain = _OPEN_TO_MEANING.search(formula.tex) or "\\" in formula.tex
    grade = Applicability.UNSAFE if uncertain else Applicability.SAFE
    contiguous = len(formula.origin.pieces) == 1
    return Finding(formula.span, _MESSAGE, title=_TITLE, edits=(edit,) if contiguous else (), applicability=grade)


def _conditional(line: ProseLine, match: re.Match[str]) -> Finding:
    """``y = 1 if $z > 0$ else 0`` as cases."""
    name, value, condition, other = match.groups()
    left = name if len(name) == 1 else f"\\text{{{name}}}"
    tex = (
        f"$${left} = \\begin{{cases}} {value} & \\text{{if }} {condition.strip()} \\\\ "
        f"{other} & \\text{{otherwise}} \\end{{cases}}$$"
    )
    at = line.text.index(name)
    span = line.span(at, len(line.text.rstrip()))
    return Finding(
        span, _MESSAGE, title=_TITLE, edits=(Edit(span.start, span.end, tex),), applicability=Applicability.UNSAFE
    )


RULE = Rule(code="NC220", name="ascii-formula", catalogue="M20", severity=Severity.INFO, check=check)
