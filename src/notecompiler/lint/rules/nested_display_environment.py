r"""A display environment stands inside a formula

## What it does
Finds `equation`, `align`, `gather` and relatives inside `$$ … $$`, `\[ … \]` or each other.

## Why it is bad
LaTeX stops with “Erroneous nesting of equation structures”. These environments are formulas of their own; inside one,
`aligned` and `gathered` do their work.

## Example
~~~
$$
\begin{align}
a &= b \\
c &= d
\end{align}
$$
~~~

## Use instead
~~~
$$
\begin{aligned}
a &= b \\
c &= d
\end{aligned}
$$
~~~

## Fix safety
Safe: `align` becomes `aligned`, `gather` becomes `gathered`, `equation` disappears; comments and row gaps stay. Only
proposed where `\tag` or `\label` stand inside, which `aligned` does not take.

# 简体中文

公式里又套了一层行间公式环境

## 检查什么
找出写在 `$$ … $$`、`\[ … \]` 里面或互相嵌套的 `equation`、`align`、`gather` 等环境。

## 为什么不好
LaTeX 会报错停止。这些环境本身就是公式；在公式内部应使用 `aligned` 和 `gathered`。

## 修复是否安全
安全：`align` 换成 `aligned`，`gather` 换成 `gathered`，`equation` 去掉；注释与行距保留。里面有 `\tag` 或 `\label` 时
只作为建议。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    environments,
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds
from notecompiler.math.tokens import TokenStream

_INNER = {
    "align": "aligned",
    "flalign": "aligned",
    "eqnarray": "aligned",
    "gather": "gathered",
    "multline": "gathered",
    "alignat": "alignedat",
    "xalignat": "alignedat",
}
_WRAPPERS = frozenset({"equation", "displaymath", "math", "dmath"})
_MESSAGE = Phrase("A display environment cannot stand inside a formula.", "行间公式环境不能写在公式里面。")
_HINT = Phrase("Inside a formula, aligned and gathered have the same rows.", "公式内部请用 aligned 或 gathered。")
_TITLE = Phrase("use the environment for the inside of formulas", "换成公式内部的环境")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each environment, at its ``\\begin``."""
    for formula in tex_formulas(document):
        nested = {p.span.start for p in formula.problems if p.kind == kinds.NESTED_DISPLAY_ENVIRONMENT}
        if not formula.opener:
            nested.discard(len(formula.tex) - len(formula.tex.lstrip()))
        if nested:
            tokens = tokens_of(formula.tex)
            found = [one for one in environments(tokens) if tokens.starts[one[1]] in nested]
            yield from (_finding(formula, tokens, *one) for one in sorted(found, key=lambda one: one[1]))


def _finding(formula: Formula, tokens: TokenStream, name: str, begin: int, end: int) -> Finding:
    bare = name.rstrip("*")
    edits: list[Edit] = []
    for index, word in ((begin, "begin"), (end, "end")):
        if bare in _WRAPPERS:
            edits += replace(formula, *_line(formula, tokens, index), "")
        else:
            text = f"\\{word}{{{_INNER.get(bare, 'aligned')}}}"
            edits += replace(formula, tokens.starts[index], tokens.ends[index], text)
    if bare == "eqnarray":
        edits += _second_ampersands(formula, tokens, begin, end)
    inside = tokens.texts[begin:end]
    keeps_tags = bare not in _WRAPPERS and any(text in (r"\tag", r"\label") for text in inside)
    only_layer = bare not in _WRAPPERS and begin == 0
    return Finding(
        place(formula, tokens.starts[begin], tokens.ends[begin]),
        _MESSAGE,
        hints=(_HINT,),
        title=_TITLE,
        edits=tuple(edits),
        applicability=Applicability.UNSAFE if keeps_tags else Applicability.SAFE,
        severity=Severity.INFO if only_layer else None,
    )


def _line(formula: Formula, tokens: TokenStream, index: int) -> tuple[int, int]:
    """The token, with its line break when it has the line to itself and no quote marks stand between the lines."""
    start, end = tokens.starts[index], tokens.ends[index]
    behind = tokens.pieces[index][end - start :]
    if len(formula.origin.pieces) > 1 or "\n" not in behind:
        return start, end + (len(behind) if "\n" not in behind else 0)
    before = formula.tex[:start].rstrip(" \t")
    alone = not before or before.endswith("\n")
    return start, end + (behind.index("\n") + 1 if alone else 0)


def _second_ampersands(formula: Formula, tokens: TokenStream, begin: int, end: int) -> Iterator[Edit]:
    """``a &=& b`` has one ``&`` too many for aligned."""
    seen = depth = 0
    for index in range(begin + 1, end):
        text = tokens.texts[index]
        depth += (text == "{") - (text == "}")
        if text == "\\\\":
            seen = 0
        elif text == "&" and depth == 0:
            seen += 1
            if seen == 2:
                yield from replace(formula, tokens.starts[index], tokens.ends[index], "")


RULE = Rule(code="NC201", name="nested-display-environment", catalogue="M1", severity=Severity.WARNING, check=check)
