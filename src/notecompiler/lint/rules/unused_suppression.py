"""A suppression suppresses nothing.

## What it does
Finds `notec: ignore` comments that silence no finding. A suppression counts as unused only when every rule it names
took part in the run.

## Why it is bad
The defect was repaired or the code is misspelt. Left in place, the comment would silence the next real defect there.

## Example
~~~
<!-- notec: ignore NC999 -->
All is well here.
~~~

## Use instead
~~~
All is well here.
~~~

## Fix safety
Safe: only the comment is deleted.

# 简体中文

没有起作用的忽略指令

## 检查什么
找出没有忽略任何问题的 `notec: ignore` 注释。只有当它所指的规则全部参与了检查时，才算没有起作用。

## 为什么不好
问题已经修好，或者代码写错了。留着这条注释，以后此处真正的问题会被它悄悄盖住。

## 修复是否安全
安全：只删除注释本身。
"""

from __future__ import annotations

from notecompiler.diagnostics import Severity
from notecompiler.lint.rule import Rule

RULE = Rule(code="NC100", name="unused-suppression", catalogue="", severity=Severity.WARNING)
