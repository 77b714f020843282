r"""A name of several letters is set as a product

## What it does
Finds `HM = …`, `COV(X,Y)`, `p_{data}`: words of letters that are one quantity.

## Why it is bad
TeX sets them as products of variables, with wide spacing and in italics.

## Example
~~~
$p_{data} = 1$
~~~

## Use instead
~~~
$p_{\mathrm{data}} = 1$
~~~

## Fix safety
Only proposed: `\mathrm` for names, `\operatorname` for functions. Products such as `AB` look the same.

# 简体中文

多字母的名字被排成乘积

## 检查什么
找出 `HM = …`、`COV(X,Y)`、`p_{data}`：几个字母合起来是一个量。

## 为什么不好
TeX 会把它们排成变量的乘积：斜体，字距很宽。

## 修复是否安全
只作为建议：名字用 `\mathrm`，函数用 `\operatorname`。`AB` 这样的乘积看起来是一样的。
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.formulas import (
    place,
    replace,
    tex_formulas,
)
from notecompiler.lint.prose import prose_lines
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.tree import (
    SCRIPT,
    Word,
    is_relation,
    is_symbol,
    words,
)
from notecompiler.math.ascii.vocabulary import FUNCTIONS, GREEK, NAMED_FUNCTIONS
from notecompiler.math.nodes import Operator, Symbol

_MESSAGE = Phrase("{} reads as a product of letters.", "{} 会被当作字母的乘积。")
_TITLE = Phrase("set the name upright", "名字改用正体")
_LABELS = frozenset(
    """max min out new old avg std ref loc val dim obs tot opt eff rel pred true data model train
    test""".split()  # noqa: SIM905
)
_VOWEL = re.compile("[aeou]")
_GEOMETRY = frozenset({r"\triangle", r"\angle", r"\overline", r"\overrightarrow", r"\widehat"})


def check(document: Document) -> Iterator[Finding]:
    """One finding for each word."""
    mentioned: set[str] | None = None
    for formula in tex_formulas(document):
        for word in words(formula.tree):
            if word.sequence.context not in ("", SCRIPT):
                continue
            if word.text.isupper() and mentioned is None:
                mentioned = _mentioned(document)
            better = _better(word, mentioned or set())
            if better is not None:
                text = word.text
                yield Finding(
                    place(formula, word.start, word.end),
                    Phrase(_MESSAGE.en.replace("{}", text), _MESSAGE.zh.replace("{}", text)),
                    title=_TITLE,
                    edits=replace(formula, word.start, word.end, better),
                    applicability=Applicability.UNSAFE,
                )


def _mentioned(document: Document) -> set[str]:
    """Abbreviations in the prose of the note."""
    found: set[str] = set()
    for line in prose_lines(document):
        found.update(re.findall(r"(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])", line.text))
    return found


def _is_alphabet(text: str) -> bool:
    """Whether letters follow each other in the alphabet: AB, CD, ABC."""
    return text in string.ascii_uppercase


def _better(word: Word, mentioned: set[str]) -> str | None:
    text = word.text
    applied = is_symbol(word.following, "(") and not word.has_scripts
    if text.isupper():
        if _is_alphabet(text) or len(word.sequence.row.children) == word.last - word.first:
            return None  # points of a figure
        before = word.preceding
        if isinstance(before, Symbol | Operator) and getattr(before, "name", "") in _GEOMETRY:
            return None
        if not (text in mentioned or (applied and len(text) > 2)) or (
            word.sequence.context == "" and before is not None and not is_relation(before) and not applied
        ):
            return None
        return f"\\operatorname{{{text}}}" if applied else f"\\mathrm{{{text}}}"
    alone = len(word.sequence.row.children) == word.last - word.first
    if word.sequence.context == SCRIPT and text.islower() and alone and len(text) > 2:
        if text in _LABELS or (len(text) > 3 and len(_VOWEL.findall(text)) > 1):
            return f"\\mathrm{{{text}}}"
        return None
    if (
        word.sequence.context == ""
        and text.islower()
        and len(text) > 3
        and len(_VOWEL.findall(text)) > 1
        and text not in GREEK
        and text not in FUNCTIONS
        and text not in NAMED_FUNCTIONS
    ):
        return f"\\operatorname{{{text}}}" if applied else f"\\mathrm{{{text}}}"
    return None


RULE = Rule(
    code="NC310", name="multi-letter-name", catalogue="N10", severity=Severity.INFO, check=check, safe_fixes=False
)
