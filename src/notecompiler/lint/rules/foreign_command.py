r"""A command that only a web renderer knows

## What it does
Finds `\infin`, `\R`, `\lang`, `\rarr` and other names that KaTeX and MathJax borrow from HTML and wikis.

## Why it is bad
LaTeX does not know them and stops.

## Example
~~~
$x \to \infin$
~~~

## Use instead
~~~
$x \to \infty$
~~~

## Fix safety
Safe: the LaTeX command prints the same. A command that the note defines itself is left alone.

# 简体中文

只有网页渲染器认识的命令

## 检查什么
找出 `\infin`、`\R`、`\lang`、`\rarr` 等 KaTeX、MathJax 从 HTML 和维基借来的名字。

## 为什么不好
LaTeX 不认识它们，会报错停止。

## 修复是否安全
安全：换成印出来相同的 LaTeX 命令。笔记自己定义的命令不动。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math.macros import katex
from notecompiler.math.signatures import Alias

_MESSAGE = Phrase("LaTeX does not know {}.", "LaTeX 没有 {} 这个命令。")
_TITLE = Phrase("write {}", "改成 {}")
_MORE = {
    r"\R": r"\mathbb{R}",
    r"\N": r"\mathbb{N}",
    r"\Z": r"\mathbb{Z}",
    r"\Q": r"\mathbb{Q}",
    r"\C": r"\mathbb{C}",
    r"\reals": r"\mathbb{R}",
    r"\Reals": r"\mathbb{R}",
    r"\natnums": r"\mathbb{N}",
    r"\cnums": r"\mathbb{C}",
    r"\upmu": r"\mu",
    r"\upalpha": r"\alpha",
    r"\upbeta": r"\beta",
    r"\uppi": r"\pi",
    r"\infin": r"\infty",
    r"\bold": r"\mathbf",
    r"\Bbb": r"\mathbb",
    r"\ang": r"\angle",
    r"\sdot": r"\cdot",
    r"\plusmn": r"\pm",
}
_DEFINES = re.compile(
    r"\\(?:(?:(?:re|provide)?newcommand|DeclareRobustCommand|DeclareMathOperator|DeclarePairedDelimiter)\*?\s*\{?"
    r"|[gex]?def\s*|let\s*)\\[A-Za-z]+"
)


@cache
def _foreign() -> dict[str, str]:
    """Every such command with the LaTeX for it."""
    aliases = {name: row.target for name, row in katex.MACROS.items() if isinstance(row, Alias)}
    return aliases | _MORE


def check(document: Document) -> Iterator[Finding]:
    """One finding for each command."""
    text = document.source.text
    own = {match[0][match[0].rindex("\\") :] for match in _DEFINES.finditer(text)}
    for formula in tex_formulas(document):
        tokens = tokens_of(formula.tex)
        for index, name in enumerate(tokens.texts):
            better = _foreign().get(name) if len(name) > 1 else None
            if better is None or name in own:
                continue
            if name == r"\ang" and tokens.texts[index + 1 : index + 2] == ["{"]:
                continue  # siunitx's \ang{45} is 45 degrees
            start, end = tokens.starts[index], tokens.ends[index]
            if better[0].isalpha() and index and tokens.pieces[index - 1][-1].isalpha():
                better = " " + better
            yield Finding(
                place(formula, start, end),
                Phrase(_MESSAGE.en.format(name), _MESSAGE.zh.format(name)),
                title=Phrase(_TITLE.en.format(better), _TITLE.zh.format(better)),
                edits=replace(formula, start, end, better),
            )


RULE = Rule(code="NC223", name="foreign-command", catalogue="M21", severity=Severity.INFO, check=check)
