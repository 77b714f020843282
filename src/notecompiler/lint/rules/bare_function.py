r"""A function is spelled in plain letters

## What it does
Finds `tanh(x)`, `sin x`, `frac{a}{b}`, `sum_{i}` in formulas: the letters of a command without its backslash; and
`\mathrm{det}` where `\det` exists.

## Why it is bad
TeX sets the letters as a product of variables: t·a·n·h.

## Example
~~~
$h = o \odot tanh(c)$
~~~

## Use instead
~~~
$h = o \odot \tanh(c)$
~~~

## Fix safety
Safe: the letters spell a function and stand where one stands. Only proposed for a word that spells another command.

# 简体中文

函数名写成了普通字母

## 检查什么
找出公式里丢了反斜杠的命令：`tanh(x)`、`sin x`、`frac{a}{b}`、`sum_{i}`；以及已有 `\det` 却写成 `\mathrm{det}` 的
情形。

## 为什么不好
TeX 会把这些字母排成变量的乘积：t·a·n·h。

## 修复是否安全
安全：这些字母拼成函数名，并且处在函数的位置上。拼成其他命令的单词只作为建议。
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
    Sequence,
    Word,
    is_symbol,
    sequences,
    words,
)
from notecompiler.math.ascii.vocabulary import FUNCTIONS, NAMED_FUNCTIONS
from notecompiler.math.nodes import Delimited, Group, Scripts, SizedDelimiter, Space, Styled, Symbol

_MESSAGE = Phrase("{} is set as a product of letters.", "{} 会被排成字母的乘积。")
_UPRIGHT = Phrase("{} is a function with a command of its own.", "{} 是有专门命令的函数。")
_TITLE = Phrase("write {}", "改成 {}")
_SPLIT = ("arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "sin", "cos", "tan", "log", "ln", "exp")
_NAMES = frozenset({"expm", "logm", "sinm", "cosm", "tanm", "sinc", "expi", "logp"})
"""Functions of their own (of matrices, in code) whose names begin like another's."""
_BEFORE_GROUP = frozenset(
    {
        "frac",
        "dfrac",
        "tfrac",
        "sqrt",
        "text",
        "mathbf",
        "mathrm",
        "mathbb",
        "mathcal",
        "hat",
        "bar",
        "vec",
        "tilde",
        "overline",
    }
)
_ARGUMENTS = "abcnpqrstuvwxyz"
"""Letters of which one writes the logarithm without a space: ``lna``."""
_LARGE = frozenset({"sum", "prod", "int", "lim", "bigcup", "bigcap"})
_OTHERS = frozenset(
    {
        "infty",
        "cdot",
        "cdots",
        "ldots",
        "times",
        "partial",
        "nabla",
        "approx",
        "equiv",
        "leq",
        "geq",
        "neq",
        "odot",
        "otimes",
        "oplus",
        "rightarrow",
        "Rightarrow",
        "quad",
        "in",
        "forall",
        "exists",
    }
) - {"in"}
_CODE_LIKE = frozenset({"deg", "arg", "dim", "min", "max"})
_FUNCTIONS = FUNCTIONS - {"Pr", "hom"}


def check(document: Document) -> Iterator[Finding]:
    """One finding for each word."""
    for formula in tex_formulas(document):
        for word in words(formula.tree):
            if word.sequence.context == "" and not _is_program_text(formula, word):
                yield from _bare(formula, word)
        for sequence in sequences(formula.tree):
            if sequence.context != SCRIPT:
                yield from _upright(formula, sequence)


def _is_program_text(formula: Formula, word: Word) -> bool:
    r"""Whether a word is a part of ``max\_norm`` or ``np.log``."""
    return is_symbol(word.following, r"\_") or (
        formula.tex.endswith((r"\_", "."), 0, word.start) and formula.tex[word.start - 2 : word.start - 1].isalnum()
    )


def _bare(formula: Formula, word: Word) -> Iterator[Finding]:
    better = _spelled(word)
    if better is None:
        return
    glued = formula.tex[word.end : word.end + 1].isalpha() and better[-1].isalpha()
    certain = word.text not in _OTHERS
    yield Finding(
        place(formula, word.start, word.end),
        _filled(_MESSAGE, word.text),
        title=_filled(_TITLE, better),
        edits=replace(formula, word.start, word.end, better + " " * glued),
        applicability=Applicability.SAFE if certain else Applicability.UNSAFE,
    )


def _spelled(word: Word) -> str | None:
    """The TeX of a word that spells a function or command."""
    text = word.text
    group = isinstance(word.following, Group)
    if text in _CODE_LIKE and is_symbol(word.following, "["):
        return None
    if text in _FUNCTIONS or (text in _LARGE and (word.has_scripts or text == "lim")):
        return "\\" + text
    if text in _BEFORE_GROUP and group and (text not in ("frac", "dfrac", "tfrac") or _two_groups(word)):
        return "\\" + text
    if text in _OTHERS:
        return "\\" + text
    applied = is_symbol(word.following, "(") or isinstance(word.following, SizedDelimiter | Delimited)
    if text in NAMED_FUNCTIONS and applied and not word.has_scripts and text not in ("var", "std", "dist", "round"):
        return f"\\operatorname{{{NAMED_FUNCTIONS[text]}}}"
    if text in ("argmin", "argmax") and (word.has_scripts or applied):
        return f"\\operatorname*{{{text}}}"
    if len(text) == 5 and text[1:4] == "log":
        return f"{text[0]}\\log {text[4]}"
    for name in _SPLIT:
        if len(text) == len(name) + 1 and text.endswith(name) and (applied or word.has_scripts):
            return f"{text[0]}\\{name}"
        own = text in _NAMES and (applied or word.has_scripts)
        if (
            len(text) == len(name) + 1
            and text.startswith(name)
            and not own
            and (len(name) > 2 or text[-1] in _ARGUMENTS)
        ):
            return f"\\{name} {text[-1]}"
    return None


def _two_groups(word: Word) -> bool:
    nodes = word.sequence.row.children
    return word.last + 1 < len(nodes) and isinstance(nodes[word.last + 1], Group)


def _upright(formula: Formula, sequence: Sequence) -> Iterator[Finding]:
    r"""``\mathrm{det}``, ``\mathrm{~det}``."""
    for node in sequence.row.children:
        base = node.base if isinstance(node, Scripts) else node
        if not isinstance(base, Styled) or base.command != r"\mathrm" or base.switch:
            continue
        if not formula.tex.startswith(base.command, base.span.start):
            continue  # it stands in the replacement of a macro
        letters = "".join(n.name for n in base.body.children if isinstance(n, Symbol))
        others = [n for n in base.body.children if not isinstance(n, Symbol | Space)]
        if letters in _FUNCTIONS and not others and len(letters) > 1:
            better = "\\" + letters
            end = base.span.end
            glued = formula.tex[end : end + 1].isalpha()
            yield Finding(
                place(formula, base.span.start, end),
                _filled(_UPRIGHT, letters),
                title=_filled(_TITLE, better),
                edits=replace(formula, base.span.start, end, better + " " * glued),
                severity=Severity.INFO,
            )


def _filled(phrase: Phrase, value: str) -> Phrase:
    return Phrase(phrase.en.replace("{}", value), phrase.zh.replace("{}", value))


RULE = Rule(code="NC301", name="bare-function", catalogue="N1", severity=Severity.WARNING, check=check)
