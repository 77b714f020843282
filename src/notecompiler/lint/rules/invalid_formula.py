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
Only proposed: the closing brace that is missing at the end, and the known command that an unknown one most resembles.

# 简体中文

公式不是合法的 TeX

## 检查什么
报告公式里 TeX 读不懂、其他规则也修不了的第一处：未知命令、不成对的花括号、缺少的参数、没有对应的定界符。

## 为什么不好
TeX 会在那里停下。PDF 中这个公式会连同源码放进红框。

## 修复是否安全
只作为建议：补上末尾缺少的右花括号，或把未知命令换成最相像的已知命令。
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    insert,
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.lost_rows import lost_rows
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds
from notecompiler.math.nodes import Problem
from notecompiler.math.tables import load
from notecompiler.source import Span

_MESSAGES = {
    kinds.UNKNOWN_COMMAND: Phrase("There is no command {}.", "没有 {} 这个命令。"),
    kinds.FORBIDDEN_COMMAND: Phrase("{} is not allowed in a formula.", "公式里不允许使用 {}。"),
    kinds.UNKNOWN_ENVIRONMENT: Phrase("There is no environment {}.", "没有 {} 这个环境。"),
    kinds.UNBALANCED_BRACE: Phrase("This brace has no partner.", "这个花括号没有配对。"),
    kinds.MISSING_ARGUMENT: Phrase("An argument is missing here: {}", "这里缺少参数：{}"),
    kinds.MISSING_DELIMITER: Phrase("{} needs a delimiter behind it.", "{} 后面缺少定界符。"),
    kinds.UNBALANCED_LEFT_RIGHT: Phrase("{} has no partner.", "{} 没有配对。"),
    kinds.UNCLOSED_ENVIRONMENT: Phrase("{} is never closed.", "{} 没有结束。"),
    kinds.ENVIRONMENT_MISMATCH: Phrase("{} closes nothing.", "{} 没有对应的开始。"),
    kinds.STRAY_AMPERSAND: Phrase("& stands outside of any rows.", "& 不在任何行列环境中。"),
    kinds.STRAY_DOLLAR: Phrase("A dollar sign stands inside the formula.", "公式里面有美元符号。"),
    kinds.STRAY_PARAMETER: Phrase("# stands outside of a definition.", "# 不在宏定义中。"),
    kinds.DOUBLE_SCRIPT: Phrase("A second script on the same base: {}", "同一个底上有两个同类的上下标：{}"),
    kinds.DOUBLE_INFIX: Phrase("Two infix fractions stand in one group.", "同一组里有两个中缀分数。"),
    kinds.CONTROL_CHARACTER: Phrase("A control character stands in the formula.", "公式里有控制字符。"),
    kinds.BAD_DEFINITION: Phrase("This definition cannot be read.", "这个宏定义无法读取。"),
    kinds.RUNAWAY_EXPANSION: Phrase("This macro expands without end.", "这个宏会无限展开。"),
    kinds.TOO_DEEP: Phrase("This is nested too deep.", "嵌套太深。"),
}
_OTHER = Phrase("TeX cannot read this.", "TeX 读不懂这里。")
_UNCLOSED = Phrase("The formula has no closing delimiter.", "公式没有结束的定界符。")
_CLOSE = Phrase("add the closing brace", "补上右花括号")
_SIMILAR = Phrase("write {}", "改成 {}")


def check(document: Document) -> Iterator[Finding]:
    """At most one finding for each formula."""
    for formula in tex_formulas(document):
        unclosed = next((p for p in formula.problems if p.kind == "unclosed-formula"), None)
        fatal = [problem for problem in formula.problems if problem.fatal]
        if unclosed is not None:
            start = formula.span.start
            yield Finding(Span(start, start + max(1, len(formula.opener))), _UNCLOSED)
        elif fatal and not _repaired_elsewhere(formula, fatal):
            yield _finding(formula, fatal[0])


def _repaired_elsewhere(formula: Formula, fatal: list[Problem]) -> bool:
    """Whether every fault comes from a defect that has a rule of its own."""
    if any(p.kind == kinds.SUSPICIOUS_PERCENT for p in formula.problems):
        return True
    lost = {separator.at for one in lost_rows(formula) for separator in one.separators}
    return all(p.kind == kinds.CONTROL_CHARACTER or p.span.start in lost for p in fatal)


def _finding(formula: Formula, problem: Problem) -> Finding:
    span = problem.span
    source = formula.tex[span.start : span.end]
    message = _MESSAGES.get(problem.kind, _OTHER)
    shown = source if len(source) <= 24 else source[:23] + "…"
    end = span.end if len(source) <= 60 else span.start + 1
    title, edits = _proposal(formula, problem, source)
    return Finding(
        place(formula, span.start, max(end, span.start + 1) if len(formula.tex) > span.start else end),
        Phrase(message.en.replace("{}", shown), message.zh.replace("{}", shown)),
        title=title,
        edits=edits,
        applicability=Applicability.UNSAFE,
    )


def _proposal(formula: Formula, problem: Problem, source: str) -> tuple[Phrase | None, tuple[Edit, ...]]:
    if problem.kind == kinds.UNBALANCED_BRACE and source == "{":
        return _CLOSE, (insert(formula, len(formula.tex.rstrip()), "}"),)
    if problem.kind == kinds.UNKNOWN_COMMAND and source[1:].isalpha():
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


RULE = Rule(code="NC225", name="invalid-formula", catalogue="", severity=Severity.ERROR, check=check)
