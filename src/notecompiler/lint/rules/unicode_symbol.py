r"""A Unicode character stands for a command

## What it does
Finds `≤`, `…`, `α`, `²` in formulas and mathematical signs such as `∣`, `∑`, `∥` in prose.

## Why it is bad
Without a Unicode math font LaTeX does not print them. Some look like others: `∑` is the sum sign and no capital
Sigma, `∣` is no vertical bar.

## Example
~~~
$x ≤ 2$
~~~

## Use instead
~~~
$x \leq 2$
~~~

## Fix safety
Safe inside formulas: the command prints the same. In prose there is no edit: whether the sign was meant is for a
reader to say.

# 简体中文

用 Unicode 字符代替了命令

## 检查什么
找出公式里的 `≤`、`…`、`α`、`²`，以及正文里的数学符号 `∣`、`∑`、`∥` 等。

## 为什么不好
没有 Unicode 数学字体时 LaTeX 印不出这些字符。有些字符容易混淆：`∑` 是求和号而不是大写西格玛，`∣` 也不是竖线。

## 修复是否安全
公式里是安全修复，命令印出来相同。正文里不修改：是否真要这个符号由读者判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula, Notation
from notecompiler.lint.formulas import (
    place,
    replace,
)
from notecompiler.lint.prose import prose_lines
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds
from notecompiler.math.ascii.vocabulary import COMBINING, MARKED_LETTERS, SUBSCRIPTS, SUPERSCRIPTS
from notecompiler.math.grammar.characters import by_character
from notecompiler.source import Span

_MESSAGE = Phrase("A Unicode character stands for {}.", "这个 Unicode 字符代表 {}。")
_TITLE = Phrase("write {}", "改成 {}")
_PROSE = Phrase("A mathematical sign in prose: {}.", "正文里的数学符号：{}。")
_LOOK = Phrase("Check that this sign is meant; in a formula it is {}.", "请确认这里要的是这个符号；公式里写作 {}。")
_SIGMA = Phrase("This is the sum sign; the letter is Σ.", "这是求和号；字母应为 Σ。")
_COMMAND_BEFORE = re.compile(r"\\[A-Za-z]+\Z")
_SIGNS = re.compile("[≤≥≠≈≡∈∉⊂⊆∪∩∑∏∫√∂∇∥‖∣÷∞∀∃]")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each run of characters in a formula, one for each sign in prose."""
    for formula in document.formulas:
        if formula.notation is Notation.TEX:
            yield from _in_formula(formula)
        else:
            yield from _signs(formula.tex, formula.span.start)
    if not document.source.text.isascii():
        for line in prose_lines(document):
            yield from _signs(line.text, line.start)


def _in_formula(formula: Formula) -> Iterator[Finding]:
    for problem in formula.problems:
        if problem.kind == kinds.UNICODE_SYMBOL:
            start, end = problem.span.start, problem.span.end
            command = _command(formula.tex[start:end])
            if command and command.startswith("\\") and command[-1].isalpha() and formula.tex[end : end + 1].isalpha():
                command += " "
            if command[:1].isalpha() and _COMMAND_BEFORE.search(formula.tex, max(0, start - 40), start):
                command = " " + command
            edits = replace(formula, start, end, command) if command else ()
            shown = command.strip() or formula.tex[start:end]
            yield Finding(
                place(formula, start, end), _filled(_MESSAGE, shown), title=_filled(_TITLE, shown), edits=edits
            )


def _command(source: str) -> str:
    """The TeX of a character or a run of small digits; "" when there is no single command."""
    if source in by_character():
        return by_character()[source]
    letter, accent = MARKED_LETTERS.get(source) or (source[:1], COMBINING.get(source[1:], ""))
    if accent and letter.isascii() and letter.isalpha():
        return f"{accent}{{{letter}}}"
    for table, mark in ((SUPERSCRIPTS, "^"), (SUBSCRIPTS, "_")):
        if all(char in table for char in source):
            return f"{mark}{{{''.join(table[char] for char in source)}}}"
    return ""


def _signs(text: str, start: int) -> Iterator[Finding]:
    for match in _SIGNS.finditer(text):
        command = by_character().get(match[0], match[0])
        hint = _SIGMA if match[0] == "∑" else _filled(_LOOK, command)
        yield Finding(Span(start + match.start(), start + match.end()), _filled(_PROSE, match[0]), hints=(hint,))


def _filled(phrase: Phrase, value: str) -> Phrase:
    return Phrase(phrase.en.format(value), phrase.zh.format(value))


RULE = Rule(code="NC217", name="unicode-symbol", catalogue="M17", severity=Severity.INFO, check=check)
