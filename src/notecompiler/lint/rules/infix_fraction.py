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
            for index, text in enumerate(tokens.texts):
                if text in _BETTER and not any(p.span.start == tokens.starts[index] for p in formula.problems):
                    yield _finding(formula, tokens, index, _BETTER[text])


def _finding(formula: Formula, tokens: TokenStream, index: int, better: str) -> Finding:
    first, last, dropped = _group(tokens, index)
    start = tokens.ends[first] if first >= 0 else len(tokens.lead)
    if first >= 0 and tokens.texts[first] == r"\left":
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


def _group(tokens: TokenStream, index: int) -> tuple[int, int, bool]:
    """Indices of what opens and closes the group around a token (-1 and the end for none); whether its braces only
    served the infix."""
    depth = 0
    first = index - 1
    while first >= 0:
        text = tokens.texts[first]
        depth += text in ("}", r"\right") or text.startswith(r"\end")
        if depth == 0 and (text in _OPENERS or text in ("&", "\\\\") or text.startswith(r"\begin")):
            break
        depth -= depth > 0 and (text in _OPENERS or text.startswith(r"\begin"))
        first -= 1
    depth = 0
    last = index + 1
    while last < len(tokens.texts):
        text = tokens.texts[last]
        if depth == 0 and (text in ("}", r"\right", "&", "\\\\") or text.startswith(r"\end")):
            break
        depth += text in _OPENERS or text.startswith(r"\begin")
        depth -= text in ("}", r"\right") or text.startswith(r"\end")
        last += 1
    braced = first >= 0 and tokens.texts[first] == "{" and tokens.texts[last : last + 1] == ["}"]
    return first, last, braced and not _is_argument(tokens, first)


def _is_argument(tokens: TokenStream, brace: int) -> bool:
    if brace == 0:
        return False
    before = tokens.texts[brace - 1]
    if before in ("^", "_", "}", "]"):
        return True
    return before in load().commands or environment_of(before) != ""


RULE = Rule(code="NC307", name="infix-fraction", catalogue="N7", severity=Severity.INFO, check=check)
