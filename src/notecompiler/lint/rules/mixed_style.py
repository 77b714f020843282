r"""One formula writes the same sign in two styles

## What it does
Finds `\mathrm{e}^{x}` beside `e^{x}` and `\mathrm{d}x` beside `dx` in one formula.

## Why it is bad
A reader takes the upright and the slanted letter for two things.

## Example
~~~
$\mathrm{e}^{x} = s e^{x}$
~~~

## Use instead
~~~
$\mathrm{e}^{x} = s \mathrm{e}^{x}$
~~~

## Fix safety
Safe: the slanted one becomes upright, as its twin in the same formula.

# 简体中文

同一个公式里同一个符号有两种写法

## 检查什么
找出同一个公式里并存的 `\mathrm{e}^{x}` 与 `e^{x}`、`\mathrm{d}x` 与 `dx`。

## 为什么不好
读者会把正体和斜体当作两个不同的量。

## 修复是否安全
安全：斜体改成同一公式里已有的正体。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    letter_of,
    plain_text,
    sequences,
)
from notecompiler.math.nodes import Row, Scripts, Styled
from notecompiler.math.walk import walk

_MESSAGE = Phrase("The same formula writes this {} upright.", "同一个公式里这个 {} 有正体的写法。")
_TITLE = Phrase("set it upright", "改成正体")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each slanted letter."""
    for formula in tex_formulas(document):
        if r"\mathrm" not in formula.tex:
            continue
        upright = {
            plain_text(node) for node in walk(formula.tree) if isinstance(node, Styled) and node.command == r"\mathrm"
        } & {"e", "d"}
        if upright:
            for sequence in sequences(formula.tree):
                if not sequence.context.startswith("\\"):
                    yield from _in_row(formula, sequence.row, upright)


def _in_row(formula: Formula, row: Row, upright: set[str | None]) -> Iterator[Finding]:
    for at, node in enumerate(row.children):
        letter = letter_of(node)
        if letter is None or letter.name not in upright:
            continue
        if letter.name == "e" and not (isinstance(node, Scripts) and node.sup is not None and node.sub is None):
            continue
        if letter.name == "d" and not _is_differential(row, at):
            continue
        span = letter.span
        yield Finding(
            place(formula, span.start, span.end),
            Phrase(_MESSAGE.en.format(letter.name), _MESSAGE.zh.format(letter.name)),
            title=_TITLE,
            edits=replace(formula, span.start, span.end, rf"\mathrm{{{letter.name}}}"),
        )


def _is_differential(row: Row, at: int) -> bool:
    """``dx`` where a differential stands: alone in a fraction, or at the end of an integral."""
    behind = row.children[at + 1] if at + 1 < len(row.children) else None
    if isinstance(row.children[at], Scripts) or letter_of(behind) is None:
        return False
    return len(row.children) == 2 or (at > 0 and at + 2 >= len(row.children))


RULE = Rule(code="NC316", name="mixed-style", catalogue="N16", severity=Severity.INFO, check=check)
