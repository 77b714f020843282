r"""A formula is not valid TeX

## What it does
Reports the first thing in a formula that TeX cannot read and that no other rule repairs: an unknown command, a brace
without partner, a missing argument, a delimiter that closes nothing.

## Why it is bad
TeX stops there. In the PDF the formula is put into a red box with its source.

## Example
~~~
$\frac{a}{b$
~~~

## Use instead
~~~
$\frac{a}{b}$
~~~

## Fix safety
Only proposed: the closing brace that is missing at the end, the known command that an unknown one most resembles, and
the sign of which Markdown's escape was left (`V^\*`).

# 简体中文

公式不是合法的 TeX

## 检查什么
报告公式里 TeX 读不懂、其他规则也修不了的第一处：未知命令、不成对的花括号、缺少的参数、没有对应的定界符。

## 为什么不好
TeX 会在那里停下。PDF 中这个公式会连同源码放进红框。

## 修复是否安全
只作为建议：补上末尾缺少的右花括号，把未知命令换成最相像的已知命令，或去掉 Markdown 转义留下的反斜杠（`V^\*`）。
"""

from __future__ import annotations

from collections.abc import Iterator
from string import punctuation

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    insert,
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.lost_rows import line_ends, lost_rows
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds
from notecompiler.math.nodes import Problem
from notecompiler.math.parse import parse
from notecompiler.math.problem_phrases import problem_phrases
from notecompiler.math.tables import load

_CLOSE = Phrase("add the closing brace", "补上右花括号")
_SIMILAR = Phrase("write {}", "改成 {}")
_UNESCAPED = Phrase("write {} without Markdown's backslash", "去掉 Markdown 的反斜杠，写成 {}")


def check(document: Document) -> Iterator[Finding]:
    """At most one finding for each formula, and none where another rule reports an error in it."""
    for formula in tex_formulas(document):
        fatal = [problem for problem in formula.problems if problem.fatal]
        if fatal and not _repaired_elsewhere(formula, fatal):
            yield _finding(formula, fatal[0])


def _repaired_elsewhere(formula: Formula, fatal: list[Problem]) -> bool:
    """Whether every fault comes from a defect that has a rule of its own."""
    if any(p.kind == kinds.SUSPICIOUS_PERCENT for p in formula.problems):
        return True
    stray = all(problem.kind == kinds.STRAY_AMPERSAND for problem in fatal)
    if stray and formula.display and line_ends(tokens_of(formula.tex)):
        return True
    lost = {separator.at for one in lost_rows(formula) for separator in one.separators}
    return all(p.kind == kinds.CONTROL_CHARACTER or p.span.start in lost for p in fatal)


def _finding(formula: Formula, problem: Problem) -> Finding:
    span = problem.span
    source = formula.tex[span.start : span.end]
    message, hint = problem_phrases(problem.kind, source)
    end = span.end if len(source) <= 60 else span.start + 1
    title, edits = _proposal(formula, problem, source)
    return Finding(
        place(formula, span.start, max(end, span.start + 1) if len(formula.tex) > span.start else end),
        message,
        (hint,),
        title=title,
        edits=edits,
        applicability=Applicability.UNSAFE,
        unless=formula.span,
    )


def _closes(formula: Formula) -> bool:
    """Whether a brace at the end makes the formula better."""
    before = sum(problem.fatal for problem in formula.problems)
    return sum(problem.fatal for problem in parse(formula.tex + "}", display=formula.display).problems) < before


def _proposal(formula: Formula, problem: Problem, source: str) -> tuple[Phrase | None, tuple[Edit, ...]]:
    if problem.kind == kinds.UNBALANCED_BRACE and source == "{" and _closes(formula):
        return _CLOSE, (insert(formula, len(formula.tex.rstrip()), "}"),)
    if problem.kind == kinds.UNKNOWN_COMMAND and len(source) == 2 and source[1] in punctuation:
        title = Phrase(_UNESCAPED.en.format(source[1]), _UNESCAPED.zh.format(source[1]))
        return title, replace(formula, problem.span.start, problem.span.end, source[1])
    if problem.kind == kinds.UNKNOWN_COMMAND and source[1:].isalpha():
        from difflib import get_close_matches

        tables = load()
        known = [
            name
            for name in (*tables.symbols, *tables.commands)
            if name.startswith("\\") and abs(len(name) - len(source)) < 2
        ]
        near = get_close_matches(source, known, n=1, cutoff=0.8) if len(source) > 3 else []
        if near:
            title = Phrase(_SIMILAR.en.format(near[0]), _SIMILAR.zh.format(near[0]))
            return title, replace(formula, problem.span.start, problem.span.end, near[0])
    return None, ()


RULE = Rule(code="NC225", name="invalid-formula", catalogue="", severity=Severity.ERROR, check=check, safe_fixes=False)
