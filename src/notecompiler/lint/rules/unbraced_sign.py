r"""A sign alone is the argument

## What it does
Finds `\sqrt-1` and `x^-1`, where the argument has no braces.

## Why it is bad
TeX takes the minus sign alone for the argument: the root is drawn over the sign only, the exponent is `-`, and the
number stands behind it.

## Example
~~~
$i = \sqrt-1$
~~~

## Use instead
~~~
$i = \sqrt{-1}$
~~~

## Fix safety
Safe for roots, where a sign alone is never meant. Only proposed for scripts: `0^-` is the limit from the left.

# 简体中文

参数只有一个正负号

## 检查什么
找出没有花括号的 `\sqrt-1` 和 `x^-1`。

## 为什么不好
TeX 只把负号当作参数：根号只盖住负号，指数只有负号，数字落在后面。

## 修复是否安全
根号是安全修复，因为单独对符号开方没有意义；上下标只作为建议，因为 `0^-` 可以表示左极限。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import inside, text_spans

_MESSAGE = Phrase("Only the sign is the argument here.", "这里只有符号被当作参数。")
_TITLE = Phrase("put the argument into braces", "给参数加上花括号")
_ARGUMENT = re.compile(r"([-+])\s*(\d+(?:\.\d+)?|\\[A-Za-z]+|[A-Za-z])")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each argument."""
    for formula in tex_formulas(document):
        tokens = tokens_of(formula.tex)
        for index in range(len(tokens.texts) - 2):
            text = tokens.texts[index]
            if text not in (r"\sqrt", "^", "_") or tokens.texts[index + 1] not in ("-", "+"):
                continue
            start = tokens.starts[index + 1]
            match = _ARGUMENT.match(formula.tex, start)
            glued = tokens.ends[index + 1] == tokens.starts[index + 2]
            if match is None or (text != r"\sqrt" and not glued) or inside(text_spans(formula.tree), start):
                continue
            yield Finding(
                place(formula, tokens.starts[index], match.end()),
                _MESSAGE,
                title=_TITLE,
                edits=replace(formula, start, match.end(), f"{{{match[0]}}}"),
                applicability=Applicability.SAFE if text == r"\sqrt" else Applicability.UNSAFE,
                severity=None if text == r"\sqrt" else Severity.INFO,
            )


RULE = Rule(code="NC214", name="unbraced-sign", catalogue="M14", severity=Severity.WARNING, check=check)
