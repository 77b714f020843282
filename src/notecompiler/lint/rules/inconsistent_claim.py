"""A claim contradicts another line of the note.

## What it does
Finds formulas that the verifier finds inconsistent with another line: computed with the values of the worked example,
the formula does not give what the example has.

## Why it is bad
One of the two lines is wrong, and a reader cannot know which.

## Example
~~~
# Neuron

$z = \\sum(w_i x_i + b)$

- $x = [1, 2]$
- $w = [0.5, 0.25]$
- $b = 1$
- $z = 0.5 \\cdot 1 + 0.25 \\cdot 2 + 1 = 2$
~~~

## Use instead
~~~
# Neuron

$z = \\sum w_i x_i + b$

- $x = [1, 2]$
- $w = [0.5, 0.25]$
- $b = 1$
- $z = 0.5 \\cdot 1 + 0.25 \\cdot 2 + 1 = 2$
~~~

## Fix safety
No fix: either line may be the wrong one. `notec verify` names both places.

# 简体中文

式子与笔记的另一处矛盾

## 检查什么
找出验证器认为与另一处矛盾的式子：代入例题的数值计算，结果与例题不同。

## 为什么不好
两处必有一处是错的，而读者无从判断。

## 修复是否安全
不提供修复：两处都可能是错的。`notec verify` 会给出两处的位置。
"""

from __future__ import annotations

from notecompiler.diagnostics import Severity
from notecompiler.lint.rule import Rule

RULE = Rule(code="NC491", name="inconsistent-claim", catalogue="", severity=Severity.WARNING, safe_fixes=False)
