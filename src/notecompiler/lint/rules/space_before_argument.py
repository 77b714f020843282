r"""Space stands before an argument

## What it does
Finds `\text { … }` and `\mathrm {x}`: a space between a text or font command and its brace, and padding at both ends
of the words.

## Why it is bad
TeX ignores it, but it is a sign of a formula recognised from a picture, and it is hard to read.

## Example
~~~
$x \text { is } y$
~~~

## Use instead
~~~
$x \text{ is } y$
~~~

## Fix safety
Safe: the space before the brace goes; spaces inside, which are printed, stay.

# 简体中文

参数前面有空格

## 检查什么
找出 `\text { … }`、`\mathrm {x}`：文字或字体命令与花括号之间的空格。

## 为什么不好
TeX 会忽略它，但这往往是从图片识别来的公式，读起来费力。

## 修复是否安全
安全：只去掉花括号前的空格；花括号里面的空格会印出来，保留不动。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule

_MESSAGE = Phrase("Space stands before the argument.", "参数前面有空格。")
_TITLE = Phrase("remove the space", "去掉空格")
_SPACED = re.compile(
    r"\\(?:text(?:rm|bf|it|sf|tt)?|math(?:rm|bf|it|sf|tt|bb|cal|frak|scr)|operatorname|boldsymbol|mbox|frac|sqrt)([ \t]+)\{"
)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each command."""
    for formula in tex_formulas(document):
        for match in _SPACED.finditer(formula.tex):
            edits = replace(formula, *match.span(1), "")
            yield Finding(place(formula, match.start(), match.end()), _MESSAGE, title=_TITLE, edits=edits)


RULE = Rule(code="NC226", name="space-before-argument", catalogue="M15", severity=Severity.INFO, check=check)
