r"""An accent slipped into the subscript

## What it does
Finds `y_{\hat{i}}`, `y_{\hat{}}` and `x_{\text{hat}}`.

## Why it is bad
The estimate of y is written with the hat over y; here the index wears it, or nothing does.

## Example
~~~
$y_{\hat{}} = 1$
~~~

## Use instead
~~~
$\hat{y} = 1$
~~~

## Fix safety
Only proposed: an index may have an accent of its own.

# 简体中文

重音跑到下标里了

## 检查什么
找出 `y_{\hat{i}}`、`y_{\hat{}}`、`x_{\text{hat}}`。

## 为什么不好
估计值的帽子应戴在 y 上；这里却戴在下标上，甚至什么也没戴。

## 修复是否安全
只作为建议：下标自己也可能带重音。
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
    letter_of,
    plain_text,
)
from notecompiler.math.nodes import Accent, Row, Scripts, Symbol
from notecompiler.math.walk import walk

_MESSAGE = Phrase("The accent belongs to the letter, not to its subscript.", "重音应加在字母上，而不是下标上。")
_TITLE = Phrase("move the accent", "把重音移到字母上")
_ACCENTS = {"hat": r"\hat", "bar": r"\bar", "tilde": r"\tilde", "vec": r"\vec", "dot": r"\dot", "star": "", "prime": ""}
_MARKS = frozenset({r"\hat", r"\bar", r"\tilde", r"\vec", r"\dot", r"\widehat", r"\widetilde", r"\overline"})


def check(document: Document) -> Iterator[Finding]:
    """One finding for each subscript."""
    for formula in tex_formulas(document):
        if "_" not in formula.tex:
            continue
        for node in walk(formula.tree):
            if isinstance(node, Scripts) and node.sub is not None and letter_of(node) is not None:
                moved = _moved(formula, node, node.sub)
                if moved is not None:
                    yield _finding(formula, node, *moved)


def _moved(formula: Formula, node: Scripts, sub: Row) -> tuple[str, str] | None:
    """The accent command and what remains as subscript."""
    if len(sub.children) == 1:
        inner = sub.children[0]
        if isinstance(inner, Accent) and inner.command in _MARKS and len(inner.base.children) <= 1:
            rest = inner.base.children
            if rest and (letter_of(rest[0]) is None or isinstance(rest[0], Scripts) or not _is_estimate(formula, node)):
                return None
            return inner.command, formula.tex[inner.base.span.start : inner.base.span.end]
        name = (plain_text(inner) or "").strip()
        if _ACCENTS.get(name):
            return _ACCENTS[name], ""
    letters = "".join(letter.name for child in sub.children if (letter := letter_of(child)) is not None)
    if len(letters) == len(sub.children) and _ACCENTS.get(letters):
        return _ACCENTS[letters], ""
    return None


def _is_estimate(formula: Formula, node: Scripts) -> bool:
    """Whether the same letter stands in the formula without the accent, with the same kind of index."""
    letter = letter_of(node)
    return any(
        isinstance(other, Scripts)
        and other.sub is not None
        and letter_of(other) is not None
        and letter is not None
        and letter_of(other) != letter
        and other.base is not None
        and isinstance(other.base, Symbol)
        and other.base.name == letter.name
        and not any(isinstance(child, Accent) for child in other.sub.children)
        for other in walk(formula.tree)
    )


def _finding(formula: Formula, node: Scripts, accent: str, rest: str) -> Finding:
    letter, sub = letter_of(node), node.sub
    assert letter is not None
    assert sub is not None
    end = sub.span.end
    while formula.tex[end : end + 1] in ("}", " ") and formula.tex.count("{", letter.span.end, end) > formula.tex.count(
        "}", letter.span.end, end
    ):
        end += 1
    subscript = f"_{rest}" if len(rest) == 1 else f"_{{{rest}}}" if rest else ""
    if node.sup is not None and node.sup.span.start < sub.span.start:
        return Finding(place(formula, node.span.start, node.span.end), _MESSAGE)
    text = f"{accent}{{{letter.name}}}{subscript}"
    return Finding(
        place(formula, letter.span.start, end),
        _MESSAGE,
        title=_TITLE,
        edits=replace(formula, letter.span.start, end, text),
        applicability=Applicability.UNSAFE,
        severity=None if rest else Severity.WARNING,
    )


RULE = Rule(
    code="NC304", name="misplaced-accent", catalogue="N4", severity=Severity.INFO, check=check, safe_fixes=False
)
