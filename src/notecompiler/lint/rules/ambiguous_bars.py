r"""Two bars in a row mean two things

## What it does
Finds `||` in formulas: a divergence `D(p || q)`, a norm `||x||`, or two absolute values side by side `|u||v|`.

## Why it is bad
`||` is two single bars with the spacing of neither meaning; a reader has to guess.

## Example
~~~
$D(q || p)$
~~~

## Use instead
~~~
$D(q \parallel p)$
~~~

## Fix safety
Only proposed, by context: `\parallel` between two distributions, `\|` around one operand, a thin space between two
absolute values.

# 简体中文

连写的两条竖线有歧义

## 检查什么
找出公式里的 `||`：散度 `D(p || q)`、范数 `||x||`，或并排的两个绝对值 `|u||v|`。

## 为什么不好
`||` 只是两条单竖线，间距对哪种意思都不对，读者只能猜。

## 修复是否安全
按上下文只作为建议：两个分布之间用 `\parallel`，范数用 `\|`，两个绝对值之间加一个小空格。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    inside,
    text_spans,
)
from notecompiler.math.tokens import TokenStream

_MESSAGE = Phrase("Two bars in a row: {}.", "连写的两条竖线：{}。")
_MEANINGS = {
    "parallel": Phrase("between two distributions", "在两个分布之间"),
    "norm": Phrase("the sign of a norm", "范数符号"),
    "product": Phrase("the end of one absolute value and the begin of another", "前一个绝对值的结尾与后一个的开头"),
}
_TITLES = {
    "parallel": Phrase(r"write \parallel", r"改成 \parallel"),
    "norm": Phrase(r"write \|", r"改成 \|"),
    "product": Phrase("part them by a thin space", "中间加一个小空格"),
}


def check(document: Document) -> Iterator[Finding]:
    """One finding for each pair."""
    for formula in tex_formulas(document):
        if "||" in formula.tex.replace(" ", ""):
            tokens = tokens_of(formula.tex)
            prose = text_spans(formula.tree)
            for group in _groups(tokens, prose):
                yield from _in_group(formula, tokens, group)


def _groups(tokens: TokenStream, prose: list[tuple[int, int]]) -> Iterator[list[int]]:
    """Indices of the bars between the same two brackets."""
    stack: list[list[int]] = [[]]
    for index, text in enumerate(tokens.texts):
        if text in ("(", "[", "{", r"\{") or text.startswith(r"\begin"):
            stack.append([])
        elif (text in (")", "]", "}", r"\}") or text.startswith(r"\end")) and len(stack) > 1:
            yield stack.pop()
        elif text == "|" and not inside(prose, tokens.starts[index]) and not _is_sized(tokens, index):
            stack[-1].append(index)
    yield from stack


def _is_sized(tokens: TokenStream, index: int) -> bool:
    return index > 0 and tokens.texts[index - 1] in (r"\left", r"\right", r"\middle", r"\big", r"\Big")


def _in_group(formula: Formula, tokens: TokenStream, bars: list[int]) -> Iterator[Finding]:
    pairs = [at for at in range(len(bars) - 1) if bars[at + 1] == bars[at] + 1]
    if not pairs:
        return
    if len(bars) == 2:
        meaning = "parallel"
    elif len(bars) == 4 and pairs == [0, 2]:
        meaning = "norm"
    elif len(bars) % 2 == 0 and all(at % 2 for at in pairs):
        meaning = "product"
    else:
        return
    for at in pairs:
        start, end = tokens.starts[bars[at]], tokens.ends[bars[at + 1]]
        glued = formula.tex[end : end + 1].isalpha()
        text = {"parallel": r"\parallel" + " " * glued, "norm": r"\|", "product": r"|\,|"}[meaning]
        shown = _MEANINGS[meaning]
        yield Finding(
            place(formula, start, end),
            Phrase(_MESSAGE.en.format(shown.en), _MESSAGE.zh.format(shown.zh)),
            title=_TITLES[meaning],
            edits=replace(formula, start, end, text),
            applicability=Applicability.UNSAFE,
        )


RULE = Rule(code="NC312", name="ambiguous-bars", catalogue="N12", severity=Severity.INFO, check=check, safe_fixes=False)
