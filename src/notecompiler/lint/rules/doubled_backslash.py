r"""A command or a row break with one backslash too many

## What it does
Finds `\\alpha` for `\alpha`, and formulas in which every row break is `\\\\`. A program that escapes backslashes (JSON,
Markdown of blogs) writes them so.

## Why it is bad
`\\alpha` is a row break and five letters; `\\\\` leaves an empty row.

## Example
~~~
$$ \\frac{\\alpha}{2} $$
~~~

## Use instead
~~~
$$ \frac{\alpha}{2} $$
~~~

## Fix safety
Safe: one backslash stays. A name that people also write without any backslash (`\\sin`, behind which the row may really
end) is mended only where the rest of the formula shows that all commands have two.

# 简体中文

命令或换行多了一重反斜杠

## 检查什么
找出写成 `\\alpha` 的 `\alpha`，以及所有换行都写成 `\\\\` 的公式。程序转义反斜杠（JSON、博客的 Markdown）时会这样写。

## 为什么不好
`\\alpha` 是换行加五个字母；`\\\\` 会多出一个空行。

## 修复是否安全
安全：只留一重反斜杠。人们常常不加反斜杠的名字（例如 `\\sin`，前面也许真是换行）只在整个公式的命令都有两重反斜杠时才改。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Formula
from notecompiler.lint.formulas import place, replace, tex_formulas
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math.ascii.vocabulary import FUNCTIONS
from notecompiler.math.tables import load

_COMMAND = Phrase("{} is a row break and letters.", "{} 是换行加字母。")
_BREAK = Phrase("The row break is written twice.", "换行写了两遍。")
_TITLE = Phrase("write {}", "改成 {}")
_STEP = re.compile(r"\\\\\\\\|\\\\([A-Za-z]{2,}|[{}|,;:!])|\\([A-Za-z]{2,})|\\.", re.DOTALL)
_NESTING = re.compile(
    r"(?P<opens>\\begin\s*\{[^{}]*\}|\\(?:substack|shortstack)\s*\{)|(?P<ends>\\end\s*\{[^{}]*\})|\\.|[{}]", re.DOTALL
)
_STRUCTURE = frozenset({"begin", "end", "left", "right"})
_ALSO_BARE = FUNCTIONS | frozenset(
    {"in", "to", "text", "not", "over", "and", "or", "mod", "sum", "prod", "int", "pi", "mu"}
)
_ENDS_NAME = re.compile(r"\s*[{_^\\]")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each doubled backslash."""
    for formula in tex_formulas(document):
        if r"\\" in formula.tex:
            yield from _commands(formula)
            yield from _breaks(formula)


def _commands(formula: Formula) -> Iterator[Finding]:
    steps = list(_STEP.finditer(formula.tex))
    single = any(step[2] for step in steps)
    names = [step[1] for step in steps if step[1] and step[1][0].isalpha() and _is_command(step[1])]
    throughout = not single and any(name not in _ALSO_BARE for name in names)
    rowless = _in_arguments(formula.tex) if names else frozenset()
    for step in steps:
        if not (name := step[1]) or not (throughout or name[0].isalpha()):
            continue
        if name[0].isalpha() and not (
            _is_command(name) and (throughout or step.start() in rowless or _is_certain(formula.tex, step))
        ):
            continue
        better = f"\\{name}"
        yield Finding(
            place(formula, step.start(), step.end()),
            Phrase(_COMMAND.en.format(step[0]), _COMMAND.zh.format(step[0])),
            title=Phrase(_TITLE.en.format(better), _TITLE.zh.format(better)),
            edits=replace(formula, step.start(), step.end(), better),
        )


def _in_arguments(tex: str) -> frozenset[int]:
    """Where two backslashes stand in braces of an argument, in which no row can end."""
    opened: list[bool] = []
    found: list[int] = []
    for step in _NESTING.finditer(tex):
        if step["opens"] or step[0] == "{":
            opened.append(step[0] == "{")
        elif step["ends"] or step[0] == "}":
            del opened[-1:]
        elif step[0] == r"\\" and opened and opened[-1]:
            found.append(step.start())
    return frozenset(found)


def _is_certain(tex: str, step: re.Match[str]) -> bool:
    """Whether a doubled command is none of a row that begins with a bare name."""
    return step[1] not in _ALSO_BARE or (step[1] == "int" and _ENDS_NAME.match(tex, step.end()) is not None)


def _is_command(name: str) -> bool:
    tables = load()
    return name in _STRUCTURE or f"\\{name}" in tables.symbols or f"\\{name}" in tables.commands


def _breaks(formula: Formula) -> Iterator[Finding]:
    r"""``\\\\``, where no row ends with two backslashes only."""
    steps = list(_STEP.finditer(formula.tex))
    if any(step[0] == r"\\" for step in steps):
        return
    for step in steps:
        if step[0] == r"\\\\":
            yield Finding(
                place(formula, step.start(), step.end()),
                _BREAK,
                title=Phrase(_TITLE.en.format(r"\\"), _TITLE.zh.format(r"\\")),
                edits=replace(formula, step.start(), step.end(), r"\\"),
            )


RULE = Rule(code="NC228", name="doubled-backslash", catalogue="M21", severity=Severity.WARNING, check=check)
