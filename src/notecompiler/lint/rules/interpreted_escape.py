r"""A command's first letters became a control character

## What it does
Finds form feeds, tabs and other control characters in formulas that were `\f`, `\t`, `\b`, `\r`, `\v`, `\a`, `\n`
before a program interpreted them.

## Why it is bad
`\frac` read as a string is a form feed and `rac`; the formula is garbage.

## Example
~~~
$x = 	heta$
~~~

## Use instead
~~~
$x = \theta$
~~~

## Fix safety
Safe: the control character becomes the backslash and letter that it stands for, where a known command comes out. A
line break or a lone letter behind a tab is only a proposal.

# 简体中文

命令的开头变成了控制字符

## 检查什么
找出公式里的换页、制表等控制字符：它们原本是 `\f`、`\t`、`\b`、`\r`、`\v`、`\a`、`\n`，被程序当作转义解释了。

## 为什么不好
`\frac` 被当作字符串读取时会变成换页符加 `rac`，公式面目全非。

## 修复是否安全
安全：还原之后是已知命令时，控制字符换回反斜杠加字母。换行符，或制表符后只有一个字母时，只作为建议。
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
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math.tables import load

_MESSAGE = Phrase("Here stood {}.", "这里原本是 {}。")
_TITLE = Phrase("write {}", "改成 {}")
_LETTERS = {"\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r"}
_BROKEN = re.compile("([\a\b\t\v\f]|\n|\r(?!\n))([A-Za-z]+)")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each character."""
    for formula in tex_formulas(document):
        for match in _BROKEN.finditer(formula.tex):
            command = f"\\{_LETTERS[match[1]]}{match[2]}"
            if not _known(command):
                continue
            doubtful = match[1] in "\n\t" and (len(match[2]) == 1 or match[2] == "eq")
            if doubtful and not (match[1] == "\t" and formula.tex[: match.start()].rstrip(" ").rstrip("\n") != ""):
                continue
            message = Phrase(_MESSAGE.en.format(command), _MESSAGE.zh.format(command))
            yield Finding(
                place(formula, match.start(), match.end()),
                message,
                title=Phrase(_TITLE.en.format(command), _TITLE.zh.format(command)),
                edits=replace(formula, match.start(), match.start() + 1, command[:2]),
                applicability=Applicability.UNSAFE if doubtful or match[1] == "\n" else Applicability.SAFE,
                severity=Severity.WARNING if match[1] in "\n\t" else None,
            )


def _known(command: str) -> bool:
    tables = load()
    return command in tables.symbols or command in tables.commands or command in (r"\begin", r"\right")


RULE = Rule(code="NC222", name="interpreted-escape", catalogue="M21", severity=Severity.ERROR, check=check)
