r"""Several equations stand in a display without an environment

## What it does
Finds displays of several lines that end in `\` or `\\` with no `aligned`, `cases` or matrix around them, and displays in
which every line is an equation for a symbol and nothing parts them.

## Why it is bad
TeX ignores line breaks in a display: the equations run together in one line. `\\` alone does not help in LaTeX's
`$$`.

## Example
~~~
$$
u + v = 1 \
u - v = 3
$$
~~~

## Use instead
~~~
$$
\begin{cases}
u + v = 1 \\
u - v = 3
\end{cases}
$$
~~~

## Fix safety
Only proposed: `cases` where the equations form a system in the same unknowns, else `aligned` at the relation.

# 简体中文

一个行间公式里有几个等式，却没有环境

## 检查什么
找出含多行、行末是 `\` 或 `\\`、外面却没有 `aligned`、`cases` 或矩阵的行间公式，以及每行各是一个等式、却没有换行符的行间公式。

## 为什么不好
TeX 不理会公式里的换行，几个等式会连成一行；LaTeX 的 `$$` 里单写 `\\` 也没有用。

## 修复是否安全
只作为建议：同一组未知数的方程组用 `cases`，否则用在关系符号处对齐的 `aligned`。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Formula, Notation
from notecompiler.lint.formulas import (
    environment_of,
    insert,
    place,
    replace,
    tex_formulas,
    tokens_of,
)
from notecompiler.lint.lost_rows import line_ends
from notecompiler.lint.rule import Finding, Rule
from notecompiler.math import problems as kinds
from notecompiler.math.nodes import AtomClass
from notecompiler.math.tables import load
from notecompiler.math.tokens import TokenStream
from notecompiler.semantics.statements import line_ends_of, typed_lines

_MESSAGE = Phrase("These equations have no environment around them.", "这些等式外面缺少环境。")
_RUN_TOGETHER = Phrase(
    "TeX sets these lines in one: nothing parts the equations.", "这些等式之间没有换行符，TeX 会把它们排成一行。"
)
_TITLE = Phrase("put the equations into {}", "把等式放进 {}")
_LETTER = frozenset("abcdefghijklmnopqrstuvwxyz")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each display, at its first line end."""
    for formula in tex_formulas(document):
        sound = all(p.kind == kinds.STRAY_AMPERSAND for p in formula.problems if p.fatal)
        if formula.display and sound:
            yield from _typed_lines(formula)
        if formula.display and "\\" in formula.tex and sound:
            tokens = tokens_of(formula.tex)
            ends = line_ends(tokens)
            lost = any(tokens.texts[index] == "\\" for index in ends)
            if ends and (lost or formula.opener):
                finding = _finding(formula, tokens, ends, lost=lost)
                if finding is not None:
                    yield finding


def _typed_lines(formula: Formula) -> Iterator[Finding]:
    """Equations one a line that TeX runs together."""
    lines = typed_lines(formula.tree, line_ends_of(formula))
    if not lines or formula.notation is not Notation.TEX:
        return
    tokens = tokens_of(formula.tex)
    edits: list[Edit] = []
    for line in lines:
        inside = [i for i in range(len(tokens.texts)) if line.start <= tokens.starts[i] < line.end]
        relation = next((i for i in inside if _is_relation(tokens.texts[i])), None)
        if relation is None:
            return
        edits.append(insert(formula, tokens.starts[relation], "&"))
        if line is not lines[-1]:
            edits.append(insert(formula, line.end, r" \\"))
    first, last = lines[0].start, lines[-1].end
    start = formula.origin.to_source(first)
    opening = Edit(start, start, "\\begin{aligned}\n")
    yield Finding(
        place(formula, lines[0].end - 1, lines[0].end),
        _RUN_TOGETHER,
        title=Phrase(_TITLE.en.format("aligned"), _TITLE.zh.format("aligned")),
        edits=(opening, *edits, insert(formula, last, "\n\\end{aligned}")),
        applicability=Applicability.UNSAFE,
    )


def _finding(formula: Formula, tokens: TokenStream, ends: list[int], *, lost: bool) -> Finding | None:
    bounds = [-1, *ends, len(tokens.texts)]
    lines = [range(a + 1, b) for a, b in pairwise(bounds) if b > a + 1]
    relations = [next((i for i in line if _is_relation(tokens.texts[i])), None) for line in lines]
    aligned = _has_ampersand(tokens)
    if len(lines) < 2 or (not aligned and any(relation is None for relation in relations)):
        return None
    name = "aligned" if aligned or not _is_system(tokens, lines) else "cases"
    edits: list[Edit] = []
    for index in ends:
        if tokens.texts[index] == "\\":
            edits += replace(formula, tokens.starts[index], tokens.ends[index], "\\\\")
    if name == "aligned" and not aligned:
        edits += [insert(formula, tokens.starts[at], "&") for at in relations if at is not None]
    first, last = tokens.starts[lines[0][0]], tokens.ends[lines[-1][-1]]
    newline = "\n" if formula.tex[:first].endswith("\n") and len(formula.origin.pieces) == 1 else " "
    start = formula.origin.to_source(first)
    edits.append(Edit(start, start, f"\\begin{{{name}}}{newline}"))
    edits.append(insert(formula, last, f"{newline}\\end{{{name}}}"))
    at = ends[0]
    title = Phrase(_TITLE.en.format(name), _TITLE.zh.format(name))
    return Finding(
        place(formula, tokens.starts[at], tokens.ends[at]),
        _MESSAGE,
        title=title,
        edits=tuple(edits),
        applicability=Applicability.UNSAFE,
        severity=Severity.ERROR if aligned else None if lost else Severity.INFO,
    )


def _has_ampersand(tokens: TokenStream) -> bool:
    """Whether an ``&`` stands outside of everything, where TeX cannot take it."""
    depth = 0
    for text in tokens.texts:
        name = environment_of(text)
        depth += text in ("{", r"\left") or (name != "" and text.startswith(r"\begin"))
        depth -= text in ("}", r"\right") or (name != "" and text.startswith(r"\end"))
        if text == "&" and depth == 0:
            return True
    return False


def _is_relation(text: str) -> bool:
    known = load().symbols.get(text)
    return known is not None and known[2] is AtomClass.REL


def _is_system(tokens: TokenStream, lines: list[range]) -> bool:
    """Whether all lines are equations in the same two or more unknowns, with no unknown behind the relation."""
    unknowns: list[set[str]] = []
    for line in lines:
        texts = [tokens.texts[i] for i in line]
        at = next(i for i, text in enumerate(texts) if _is_relation(text))
        if any(text in _LETTER for text in texts[at:]):
            return False
        unknowns.append({text for text in texts[:at] if text in _LETTER})
    shared = set.intersection(*unknowns)
    return len(shared) >= 2


RULE = Rule(
    code="NC204", name="missing-environment", catalogue="M4", severity=Severity.WARNING, check=check, safe_fixes=False
)
