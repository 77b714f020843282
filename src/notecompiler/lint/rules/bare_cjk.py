r"""Chinese stands in a formula without \text

## What it does
Finds Chinese, Japanese and Korean characters in math mode, and full-width punctuation between formulas.

## Why it is bad
LaTeX's math fonts have no such characters: they vanish, or the formula fails. KaTeX warns.

## Example
~~~
$速度 = 路程 / t$
~~~

## Use instead
~~~
$\text{速度} = \text{路程} / t$
~~~

## Fix safety
Safe: the words go into `\text{…}`, letters that are written together with them included; punctuation alone becomes
its plain form.

# 简体中文

公式里直接写了中文

## 检查什么
找出数学模式中没有放进 `\text{}` 的中日韩文字，以及公式之间的全角标点。

## 为什么不好
LaTeX 的数学字体里没有这些字：它们会消失，或者公式出错；KaTeX 会发出警告。

## 修复是否安全
安全：把文字放进 `\text{…}`（包括与它连写的字母）；单独的全角标点换成半角。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds

_MESSAGE = Phrase(r"Words in a formula belong into \text{}.", r"公式里的文字要放进 \text{}。")
_TITLE = Phrase(r"put the words into \text{}", r"放进 \text{}")
_WIDE = Phrase("Full-width characters in a formula.", "公式里有全角字符。")
_PLAIN = Phrase("write them as plain ones", "改用半角字符")
_ESCAPED = {"{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "$": r"\$"}
_PUNCTUATION = {
    **{
        chr(code + 0xFEE0): _ESCAPED.get(chr(code), chr(code))
        for code in range(ord("!"), ord("~"))
        if chr(code) not in "\\^_`"
    },
    "。": ".",
    "、": ",",
}
"""What full-width forms (U+FF01 to U+FF5D) and Chinese punctuation stand for."""
_LETTERS_BEFORE = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,}\Z")
_LETTERS_AFTER = re.compile(r"[A-Za-z]{2,}(?![A-Za-z])")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each run of characters."""
    for formula in tex_formulas(document):
        behind = 0
        for problem in formula.problems:
            if problem.kind == kinds.BARE_CJK and problem.span.start >= behind:
                start, end = _extended(formula.tex, problem.span.start, problem.span.end)
                behind = end
                yield _finding(formula, max(start, 0), end)


def _extended(tex: str, start: int, end: int) -> tuple[int, int]:
    """The run with the words of Latin letters that are glued to it, and the runs behind those."""
    before = _LETTERS_BEFORE.search(tex, max(0, start - 40), start)
    after = _LETTERS_AFTER.match(tex, end)
    if all(char in _PUNCTUATION for char in tex[start:end]):
        return start, end
    return before.start() if before else start, after.end() if after else end


def _finding(formula: Formula, start: int, end: int) -> Finding:
    words = formula.tex[start:end]
    if all(char in _PUNCTUATION for char in words):
        plain = "".join(map(_PUNCTUATION.__getitem__, words))
        return Finding(place(formula, start, end), _WIDE, title=_PLAIN, edits=replace(formula, start, end, plain))
    edits = replace(formula, start, end, f"\\text{{{words}}}")
    return Finding(place(formula, start, end), _MESSAGE, title=_TITLE, edits=edits)


RULE = Rule(code="NC209", name="bare-cjk", catalogue="M9", severity=Severity.WARNING, check=check)
