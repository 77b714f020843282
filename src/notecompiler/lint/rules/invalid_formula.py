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
Only proposed, and only where it leaves fewer faults: a missing or superfluous brace, `\right`, `\left.` or `\end{…}`, the
known command or environment that an unknown one most resembles, `aligned` around rows that stand in no environment, and
the sign of which Markdown's escape was left (`V^\*`).

# 简体中文

公式不是合法的 TeX

## 检查什么
报告公式里 TeX 读不懂、其他规则也修不了的第一处：未知命令、不成对的花括号、缺少的参数、没有对应的定界符。

## 为什么不好
TeX 会在那里停下。PDF 中这个公式会连同源码放进红框。

## 修复是否安全
只作为建议，且只在问题因此减少时提出：补上或删去花括号，补上 `\right`、`\left.` 或 `\end{…}`，把未知的命令或环境换成最相像的已知名称，
用 `aligned` 包住不在环境里的各行，或去掉 Markdown 转义留下的反斜杠（`V^\*`）。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.lost_rows import line_ends, lost_rows
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds
from notecompiler.math.nodes import Problem
from notecompiler.math.problem_phrases import problem_phrases
from notecompiler.math.proposals import proposal_for


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
    proposal = proposal_for(formula.tex, problem, display=formula.display)
    return Finding(
        place(formula, span.start, max(end, span.start + 1) if len(formula.tex) > span.start else end),
        message,
        (hint,),
        title=proposal.title if proposal else None,
        edits=replace(formula, proposal.start, proposal.end, proposal.text) if proposal else (),
        applicability=Applicability.UNSAFE,
        unless=formula.span,
    )


RULE = Rule(code="NC225", name="invalid-formula", catalogue="", severity=Severity.ERROR, check=check, safe_fixes=False)
