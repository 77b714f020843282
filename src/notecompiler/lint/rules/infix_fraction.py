r"""A fraction is written with \over

## What it does
Finds plain TeX's `\over` and `\choose`.

## Why it is bad
amsmath warns about them; they look for their operands in the whole group, so a forgotten brace changes the fraction;
many tools do not read them.

## Example
~~~
$x = {a + b \over 2c}$
~~~

## Use instead
~~~
$x = \frac{a + b}{2c}$
~~~

## Fix safety
Safe: `\frac` and `\binom` print the same.

# 简体中文

用 \over 写的分数

## 检查什么
找出 plain TeX 的 `\over` 和 `\choose`。

## 为什么不好
amsmath 不推荐这种写法；它们把整个组当作分子分母，漏一个花括号分数就变了；很多工具也不认识。

## 修复是否安全
安全：`\frac` 和 `\binom` 印出同样的结果。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    environment_of,
    insert,
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math.tables import load
from notecompiler.math.tokens import TokenStream

_MESSAGE = Phrase("{} takes everything around it.", "{} 会把周围的全部内容当作分子分母。")
_TITLE = Phrase("write {}", "改成 {}")
_BETTER = {r"\over": r"\frac", r"\choose": r"\binom"}
_OPENERS = frozenset({"{", r"\left"})


def check(document: Document) -> Iterator[Finding]:
    """One finding for each command."""
    for formula in tex_formulas(document):
        if r"\over" in formula.tex or r"\choose" in formula.tex:
            tokens = tokens_of(formula.tex)
            faulty = {problem.span.start for problem in formula.problems}
            for index, first, last in _groups(tokens):
                if tokens.starts[index] not in faulty:
                    yield _finding(formula, tokens, index, first, last)


def _finding(formula: Formula, tokens: TokenStream, index: int, first: int, last: int) -> Finding:
    better = _BETTER[tokens.texts[index]]
    dropped = _only_groups(tokens, first, last)
    start = tokens.ends[first] if first >= 0 else len(tokens.lead)
    if first >= 0 and tokens.texts[first] == r"\left" and first + 1 < index:
        start = tokens.ends[first + 1]
    start += len(formula.tex[start:]) - len(formula.tex[start:].lstrip())
    end = tokens.starts[last] if last < len(tokens.texts) else len(formula.tex)
    end = len(formula.tex[:end].rstrip())
    left = len(formula.tex[: tokens.starts[index]].rstrip())
    edits = [*replace(formula, left, tokens.starts[index] + len(tokens.pieces[index]), "}{")]
    if dropped:
        edits += replace(formula, tokens.starts[first], start, f"{better}{{")
        edits += replace(formula, end, tokens.ends[last], "}")
    else:
        edits += [insert(formula, start, f"{better}{{"), insert(formula, end, "}")]
    name = tokens.texts[index]
    return Finding(
        place(formula, tokens.starts[index], tokens.ends[index]),
        Phrase(_MESSAGE.en.replace("{}", name), _MESSAGE.zh.replace("{}", name)),
        title=Phrase(_TITLE.en.replace("{}", better), _TITLE.zh.replace("{}", better)),
        edits=tuple(edits),
    )


def _groups(tokens: TokenStream) -> Iterator[tuple[int, int, int]]:
    """Each infix command with the tokens that open and close its group: braces, delimiters, separators (-1 and the
    number of tokens where the formula itself is the group)."""
    opened: list[int] = [-1]
    waiting: list[list[int]] = [[]]
    for index, text in enumerate(tokens.texts):
        closes = text in ("}", r"\right") or text.startswith(r"\end")
        if closes or text in ("&", "\\\\"):
            yield from ((infix, opened[-1], index) for infix in waiting[-1])
            waiting[-1] = []
            if closes and len(opened) > 1:
                opened.pop()
                waiting.pop()
            else:
                opened[-1] = index
        elif text in _OPENERS or text.startswith(r"\begin"):
            opened.append(index)
            waiting.append([])
        elif text in _BETTER:
            waiting[-1].append(index)
    for first, infixes in zip(opened, waiting, strict=True):
        yield from ((infix, first, len(tokens.texts)) for infix in infixes)


def _only_groups(tokens: TokenStream, first: int, last: int) -> bool:
    """Whether the group is a pair of braces that only serves the infix."""
    braced = first >= 0 and tokens.texts[first] == "{" and last < len(tokens.texts) and tokens.texts[last] == "}"
    return braced and not _is_argument(tokens, first)


def _is_argument(tokens: TokenStream, brace: int) -> bool:
    if brace == 0:
        return False
    before = tokens.texts[brace - 1]
    if before in ("^", "_", "}", "]"):
        return True
    return before in load().commands or environment_of(before) != ""


RULE = Rule(code="NC307", name="infix-fraction", catalogue="N7", severity=Severity.INFO, check=check)
