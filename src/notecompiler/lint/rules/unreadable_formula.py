r"""A formula cannot be typeset.

## What it does
Reports the first fault of a formula that TeX could not typeset either: an unknown command, a brace or `\left` without
its partner, an environment without `\end`, a second superscript. It says nothing where another rule already reports an
error in the formula.

## Why it is bad
The document prints such a formula as its source in a red box, so that nothing is lost; every other program stops or
prints the source too.

## Example
~~~
$$\sqrt{a + b = c$$
~~~

## Use instead
~~~
$$\sqrt{a + b} = c$$
~~~

## Fix safety
There is no fix: where the missing part belongs is not known.

# 简体中文

公式无法排版

## 检查什么
报告公式里第一处 TeX 也无法排版的错误：未知命令、没有配对的花括号或 `\left`、没有 `\end` 的环境、第二个上标等。如果别的规则已经在这个公式里报告了错误，就不再重复。

## 为什么不好
排版时会把这样的公式连同源码印在红框里，不会丢失内容；别的程序则会中断，或直接印出源码。

## 修复是否安全
没有自动修复：缺的部分应当补在哪里无法确定。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Severity
from notecompiler.document import Document
from notecompiler.lint.problem_phrases import problem_phrases
from notecompiler.lint.rule import Finding, Rule


def _check(document: Document) -> Iterator[Finding]:
    for formula in document.formulas:
        problem = next((problem for problem in formula.problems if problem.fatal), None)
        if problem is None:
            continue
        message, hint = problem_phrases(problem.kind, formula.tex[problem.span.start : problem.span.end])
        yield Finding(formula.origin.span(problem.span), message, (hint,), unless=formula.span)


RULE = Rule("NC290", "unreadable-formula", "", Severity.ERROR, _check)
