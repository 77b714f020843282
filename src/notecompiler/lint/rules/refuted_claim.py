"""A claim is wrong: there is a counterexample.

## What it does
Finds equations and inequalities that the verifier refutes: both sides were computed, and they differ in a world that the
message shows.

## Why it is bad
Whoever learns from the note learns something false. Most such lines hold one slip: a sign, a function, an index.

## Example
~~~
# Trigonometric identities

$$\\sin(a + b) = \\sin a \\cos b - \\cos a \\sin b$$
~~~

## Use instead
~~~
# Trigonometric identities

$$\\sin(a + b) = \\sin a \\cos b + \\cos a \\sin b$$
~~~

## Fix safety
No fix: the hint names the nearest statement that holds, but only the author knows what was meant. `notec verify` shows
the whole evidence.

# 简体中文

式子不成立：存在反例

## 检查什么
找出验证器推翻的等式和不等式：两边都计算过，在消息所给的取值下不相等。

## 为什么不好
照着笔记学的人会学到错的东西。这样的式子多半只错一处：符号、函数或下标。

## 修复是否安全
不提供修复：提示给出最接近的成立的式子，但只有作者知道原意。完整的证据见 `notec verify`。
"""

from __future__ import annotations

from notecompiler.diagnostics import Severity
from notecompiler.lint.rule import Rule

RULE = Rule(code="NC490", name="refuted-claim", catalogue="", severity=Severity.WARNING, safe_fixes=False)
