r"""A Greek letter is spelled in Latin letters

## What it does
Finds `\text{sigma}(x)`, `\mathrm{alpha}` and bare `lambda` in formulas.

## Why it is bad
A tool that extracted the formula wrote the letter's name; the word is printed.

## Example
~~~
$h = \text{sigma}(Wx)$
~~~

## Use instead
~~~
$h = \sigma(Wx)$
~~~

## Fix safety
Only proposed: a quantity may really be called “beta”.

# 简体中文

希腊字母被拼写出来

## 检查什么
找出公式里的 `\text{sigma}(x)`、`\mathrm{alpha}` 和裸露的 `lambda`。

## 为什么不好
提取公式的工具写下了字母的名字，于是印出来的是单词。

## 修复是否安全
只作为建议：某个量也许真的叫“beta”。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    SCRIPT,
    is_symbol,
    plain_text,
    sequences,
    words,
)
from notecompiler.math.ascii.vocabulary import GREEK
from notecompiler.math.nodes import Delimited, MathNode, Scripts, SizedDelimiter, Space, Styled, Text

_MESSAGE = Phrase("{} is the name of a Greek letter.", "{} 是希腊字母的名字。")
_TITLE = Phrase("write {}", "改成 {}")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each word."""
    for formula in tex_formulas(document):
        for sequence in sequences(formula.tree):
            for node in sequence.row.children:
                base = node.base if isinstance(node, Scripts) else node
                if isinstance(base, Text | Styled) and not getattr(base, "switch", False):
                    name = (plain_text(base) or "").strip()
                    if (
                        name in GREEK
                        and base.command != r"\texttt"
                        and not _is_distribution(sequence.row.children, node)
                    ):
                        yield _finding(formula, name, base.span.start, base.span.end)
        for word in words(formula.tree):
            if is_symbol(word.following, r"\_"):
                continue  # a name of program text
            if word.text in GREEK and len(word.text) > 3 and word.sequence.context in ("", SCRIPT):
                yield _finding(formula, word.text, word.start, word.end)


def _is_distribution(nodes: tuple[MathNode, ...], node: MathNode) -> bool:
    r"""``\text{Gamma}(\alpha, \beta)``: a capitalised name that is applied is the distribution's, not the letter's."""
    name = (plain_text(node) or "").strip() if isinstance(node, Text | Styled) else ""
    at = nodes.index(node) + 1
    while at < len(nodes) and isinstance(nodes[at], Space):
        at += 1
    after = nodes[at] if at < len(nodes) else None
    return name[:1].isupper() and (is_symbol(after, "(") or isinstance(after, Delimited | SizedDelimiter))


def _finding(formula: Formula, name: str, start: int, end: int) -> Finding:
    better = GREEK[name]
    glued = formula.tex[end : end + 1].isalpha()
    return Finding(
        place(formula, start, end),
        Phrase(_MESSAGE.en.format(name), _MESSAGE.zh.format(name)),
        title=Phrase(_TITLE.en.format(better), _TITLE.zh.format(better)),
        edits=replace(formula, start, end, better + " " * glued),
        applicability=Applicability.UNSAFE,
    )


RULE = Rule(
    code="NC303", name="spelled-greek", catalogue="N3", severity=Severity.WARNING, check=check, safe_fixes=False
)
