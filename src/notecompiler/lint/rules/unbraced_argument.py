r"""An argument without braces

## What it does
Finds `\frac1{2m}`, `\frac12` and `\sum_sp_s`, where the reader has to know how much TeX takes, and `h_prev`, of which
TeX takes the p alone.

## Why it is bad
`\frac12` is a half and `\frac12x` too; `\sum_sp_s` looks like an index `sp`.

## Example
~~~
$\frac1{2m} \sum_sp_s$
~~~

## Use instead
~~~
$\frac{1}{2m} \sum_{s}p_s$
~~~

## Fix safety
Safe: braces go around what TeX takes anyway. Around a word (`h_{prev}`) they are only proposed, for the formula changes.

# 简体中文

参数没有花括号

## 检查什么
找出 `\frac1{2m}`、`\frac12`、`\sum_sp_s`：读者得知道 TeX 会取走多少；也找出 `h_prev`，TeX 只把 p 当作下标。

## 为什么不好
`\frac12` 是二分之一，`\frac12x` 也是；`\sum_sp_s` 看起来像下标 `sp`。

## 修复是否安全
安全：只给 TeX 本来就会取走的部分加上花括号。给整个单词加花括号（`h_{prev}`）会改变公式，只作为建议。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math.nodes import MathNode, Row, Scripts, Symbol
from notecompiler.math.tables import load
from notecompiler.math.tokens import TokenStream
from notecompiler.math.walk import walk

_FRACTION = Phrase("The arguments of {} have no braces.", "{} 的参数没有花括号。")
_BOUND = Phrase("It is hard to see where this subscript ends.", "看不清这个下标到哪里为止。")
_WORD = Phrase("TeX takes only the first letter of {} for the subscript.", "TeX 只把 {} 的第一个字母当作下标。")
_TITLE = Phrase("add braces", "加上花括号")
_WORDS = frozenset(
    """max min out new old avg std ref loc val dim obs tot opt eff rel pred true data model train test prev next curr init
    final input output hidden total mean target start end rms""".split()  # noqa: SIM905
)
"""Words that stand below symbols."""

_FRACTIONS = frozenset({r"\frac", r"\dfrac", r"\tfrac", r"\cfrac", r"\binom"})
_LARGE = frozenset({r"\sum", r"\prod", r"\int", r"\lim", r"\max", r"\min", r"\bigcup", r"\bigcap", r"\iint", r"\oint"})
_SIMPLE = re.compile(r"[A-Za-z0-9]|\\[A-Za-z]+")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def check(document: Document) -> Iterator[Finding]:
    """One finding for each command."""
    for formula in tex_formulas(document):
        if "_" in formula.tex:
            yield from _split_words(formula)
        if "\\" not in formula.tex:
            continue
        tokens = tokens_of(formula.tex)
        closings = _closings(formula.tex)
        for index, text in enumerate(tokens.texts):
            if text in _FRACTIONS:
                yield from _fraction(formula, tokens, index, closings)
            elif text in _LARGE:
                yield from _bound(formula, tokens, index)


def _fraction(formula: Formula, tokens: TokenStream, index: int, closings: Mapping[int, int]) -> Iterator[Finding]:
    at = end = tokens.ends[index]
    edits: list[Edit] = []
    for _ in range(2):
        gap = at
        while formula.tex[at : at + 1].isspace():
            at += 1
        if formula.tex[at : at + 1] == "{":
            at = end = closings.get(at, len(formula.tex))
            continue
        match = _SIMPLE.match(formula.tex, at)
        if match is None:
            return
        name = match[0]
        if name.startswith("\\") and (name not in load().symbols or len(name) < 3):
            return
        edits += replace(formula, gap, match.end(), f"{{{name}}}")
        at = end = match.end()
    if edits:
        message = Phrase(
            _FRACTION.en.replace("{}", tokens.texts[index]), _FRACTION.zh.replace("{}", tokens.texts[index])
        )
        yield Finding(place(formula, tokens.starts[index], end), message, title=_TITLE, edits=tuple(edits))


def _closings(tex: str) -> Mapping[int, int]:
    """For each brace that opens, the place behind the one that closes it; all of them at once, for braces nest."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(tex):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            found[opened.pop()] = match.end()
    return found


def _bound(formula: Formula, tokens: TokenStream, index: int) -> Iterator[Finding]:
    if index + 3 >= len(tokens.texts) or tokens.texts[index + 1] not in ("_", "^"):
        return
    letter, behind = tokens.texts[index + 2], tokens.texts[index + 3]
    tight = tokens.pieces[index + 2] == letter
    if (
        len(letter) == 1
        and letter.isalnum()
        and tight
        and (behind[0].isalnum() or (behind[0] == "\\" and behind[1:2].isalpha()))
    ):
        if behind in (r"\limits", r"\nolimits") or (tokens.texts[index + 1] == "^" and behind.startswith("\\")):
            return
        start, end = tokens.starts[index + 2], tokens.ends[index + 2]
        yield Finding(
            place(formula, start, end), _BOUND, title=_TITLE, edits=replace(formula, start, end, f"{{{letter}}}")
        )


def _split_words(formula: Formula) -> Iterator[Finding]:
    """Words below a symbol of which TeX takes the first letter alone."""
    for row in walk(formula.tree):
        nodes = row.children if isinstance(row, Row) else ()
        for k, node in enumerate(nodes):
            match node:
                case Scripts(sub=Row(children=(Symbol(name=first, span=span),)), sup=None, primes=0) if first.isalpha():
                    end = k + 1
                    while end < len(nodes) and _goes_on(nodes[end - 1], nodes[end]):
                        end += 1
                    last = nodes[end - 1].span.end
                    text = formula.tex[span.start : last]
                    if text in _WORDS and formula.tex[last : last + 1] not in ("_", "^"):
                        edits = replace(formula, span.start, last, f"{{{text}}}")
                        yield Finding(
                            place(formula, span.start, last),
                            Phrase(_WORD.en.replace("{}", text), _WORD.zh.replace("{}", text)),
                            title=_TITLE,
                            edits=edits,
                            applicability=Applicability.UNSAFE,
                            severity=Severity.WARNING,
                        )
                case _:
                    pass


def _goes_on(left: MathNode, right: MathNode) -> bool:
    """Whether a plain letter touches what stands before it."""
    plain = isinstance(right, Symbol) and len(right.name) == 1 and right.name.isascii() and right.name.isalpha()
    return plain and left.span.end == right.span.start


RULE = Rule(code="NC309", name="unbraced-argument", catalogue="N9", severity=Severity.INFO, check=check)
