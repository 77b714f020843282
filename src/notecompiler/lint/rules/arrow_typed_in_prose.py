"""An arrow is typed with ASCII signs.

## What it does
Finds `->`, `=>`, `<=>`, `<->` between words of the prose, and labelled arrows such as `==splits into=>`.

## Why it is bad
In print the signs do not join to an arrow, and `==` begins a highlight for Obsidian.

## Example
~~~
analysis -> measure theory => probability
~~~

## Use instead
~~~
analysis → measure theory ⇒ probability
~~~

## Fix safety
Safe: code, formulas and links are not touched, nor is `ptr->field`. The label of a labelled arrow is kept, as
`$\\xrightarrow{\\text{…}}$`.

# 简体中文

用 ASCII 符号拼的箭头

## 检查什么
找出正文里的 `->`、`=>`、`<=>`、`<->`，以及带文字的箭头，如 `==可以拆分为=>`。

## 为什么不好
印出来并不会连成箭头，而且 `==` 在 Obsidian 里是高亮的开始。

## 修复是否安全
安全：不改动代码、公式和链接，也不改动 `ptr->field` 这样的写法。箭头上的文字会保留，写成 `$\\xrightarrow{\\text{…}}$`。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import MASK, prose_lines
from notecompiler.lint.rule import Finding, Rule
from notecompiler.regex import regex

_ARROW = regex(
    r"={1,2}(?P<label>[^\s=<>$" + MASK + r"](?:[^=<>$\n" + MASK + r"]{0,28}[^\s=<>$" + MASK + r"])?)=>"
    r"|(?<![-<=>!])(?P<plain><=>|<->|->|=>)(?![-<=>])"
)
_SIGNS = {"->": "→", "=>": "⇒", "<=>": "⇔", "<->": "↔"}
_IDENTIFIER = regex(r"[A-Za-z0-9_)\]]")


def _check(document: Document) -> Iterator[Finding]:
    for line in prose_lines(document):
        if ">" not in line.text:
            continue
        for match in _ARROW.finditer(line.text):
            if match["plain"] and _is_code(line.text, match):
                continue
            new = _SIGNS[match["plain"]] if match["plain"] else f"$\\xrightarrow{{\\text{{{match['label']}}}}}$"
            span = line.span(*match.span())
            yield Finding(
                span,
                Phrase("An arrow is typed with ASCII signs.", "箭头是用 ASCII 符号拼的。"),
                title=Phrase(f"write {new}", f"写成 {new}"),
                edits=(Edit(span.start, span.end, new),),
            )


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Between two identifiers without spaces it is a member access or a lambda."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return bool(_IDENTIFIER.match(before) and _IDENTIFIER.match(after))


RULE = Rule("NC501", "arrow-typed-in-prose", "D18", Severity.INFO, _check)
