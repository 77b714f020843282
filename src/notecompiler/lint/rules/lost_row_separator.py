r"""A row separator lost one of its two backslashes

## What it does
Finds `\` that was `\\` inside matrices, cases and alignments: before a line end or a space, before letters that then
read as an unknown command (`\COV`), and the opposite case `\\vdots`, where the row's first command lost its own.

## Why it is bad
Markdown processors, chat exports and JSON swallow a backslash. The rows then run together in one, or the formula is
no valid TeX at all.

## Example
~~~
$$
\begin{pmatrix}
p & q \
r & s
\end{pmatrix}
$$
~~~

## Use instead
~~~
$$
\begin{pmatrix}
p & q \\
r & s
\end{pmatrix}
$$
~~~

## Fix safety
Safe where the rows come out even only with the repair (the same number of `&` in each, or one entry a row in a
matrix). Where the columns cannot confirm it, the repair is only proposed.

# 简体中文

换行符 `\\` 丢了一个反斜杠

## 检查什么
在矩阵、分段函数和对齐环境中找出本应是 `\\` 的 `\`：后面是行尾或空格，或者后面的字母被读成未知命令（如 `\COV`）；
也找出相反的情形 `\\vdots`，即行首命令丢了自己的反斜杠。

## 为什么不好
Markdown 转换、聊天导出和 JSON 会吃掉一个反斜杠，于是各行连成一行，或者整个公式不再是合法的 TeX。

## 修复是否安全
只有在补上之后各行的列数才一致（每行 `&` 个数相同，或矩阵每行一个元素）时才是安全修复；列数无法证实时只作为建议。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import insert, place, replace, tex_formulas
from notecompiler.lint.lost_rows import LostRows, LostSeparator, Trace, lost_rows
from notecompiler.lint.rule import Finding, Rule

_MESSAGE = Phrase(r"A row separator lost a backslash: here stood \\.", r"换行符丢了一个反斜杠：这里原本是 \\。")
_LETTERS = Phrase(r"The first command of this row lost its backslash.", r"这一行的第一个命令丢了反斜杠。")
_TITLE = Phrase("put the backslash back", "补上反斜杠")
_EVEN = Phrase("With it, all rows have the same number of columns.", "补上之后，各行的列数一致。")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each lost separator."""
    for formula in tex_formulas(document):
        if "\\begin" in formula.tex:
            for environment in lost_rows(formula):
                for separator in environment.separators:
                    yield _finding(formula, environment, separator)


def _finding(formula: Formula, environment: LostRows, separator: LostSeparator) -> Finding:
    at = separator.at
    if separator.trace is Trace.LETTERS:
        return Finding(place(formula, at, at + 1), _LETTERS, title=_TITLE, edits=(insert(formula, at, "\\"),))
    text = "\\\\{}" if separator.guarded else "\\\\"
    return Finding(
        place(formula, at, at + 1),
        _MESSAGE,
        hints=(_EVEN,) if environment.certain else (),
        title=_TITLE,
        edits=replace(formula, at, at + 1, text),
        applicability=Applicability.SAFE if environment.certain else Applicability.UNSAFE,
        severity=None if environment.certain else Severity.WARNING,
    )


RULE = Rule(code="NC203", name="lost-row-separator", catalogue="M3", severity=Severity.ERROR, check=check)
