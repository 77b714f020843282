"""A figure or formula is announced and does not come.

## What it does
Finds lines that end in a colon and announce a figure, a formula or a derivation ("as in the figure below:", 如下图：, 即：)
and are followed by plain text, a heading, or nothing.

## Why it is bad
Something was lost: an image that the web clipper did not take, a formula that was an image, a listing behind a button.

## Example
~~~
The matrix of differences is shown in the figure below:

## Sums
~~~

## Use instead
~~~
The matrix of differences is shown in the figure below:

![differences](differences.png)

## Sums
~~~

## Fix safety
There is no fix: what was lost is only in the original.

# 简体中文

说有图或公式，却没有下文

## 检查什么
找出以冒号结尾、预告图、公式或推导（“如下图：”“即：”“as in the figure below:”），后面却只有普通文字、标题或什么也没有的行。

## 为什么不好
有内容丢失了：网页剪藏没有带上的图片、本来是图片的公式、折叠起来的代码。

## 修复是否安全
没有自动修复：丢失的内容只在原文里。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.prose import MASK, ProseLine, prose_lines
from notecompiler.lint.rule import Finding, Rule

_ANNOUNCES = re.compile(
    r"(?:(?:公式|流程|过程|推导|步骤|案例|结果|代码)(?:如下|为)|^即|^得到?|推广得到|我们有"
    r"|(?:formula|equation|derivation|listing|table|code)s?\b[^.:]{0,20}(?:below|follow|is|next)"
    r"|(?:following|next) (?:formula|equation|derivation|listing|table|code)|as follows)[^:：。.]{0,10}[:：]$",
    re.I,
)
_FIGURE = re.compile(
    r"(?:下图|如图|见图|图示|图如下"
    r"|\b(?:figure|fig\.|diagram|picture|image|graph|plot)s?(?: \d+)?\b[^.:]{0,20}(?:below|follow|next)"
    r"|(?:following|next) (?:figure|diagram|picture|image|graph|plot))[^:：。.]{0,10}[:：。.]$",
    re.I,
)
_CONTINUES = re.compile(r"^\s*(?:[-*+>|]|\d+[.)、]|[（(]\d+[)）]|!\[|```|~~~|\\begin|<)")
_SHOWS = re.compile(r"[A-Za-z0-9)\]]\s*[=≈≡<>≤≥]\s*\S")


def _check(document: Document) -> Iterator[Finding]:
    lines = list(prose_lines(document))
    for at, line in enumerate(lines):
        text = line.text.strip().strip("*")
        found = _ANNOUNCES.search(text) or _FIGURE.search(text)
        if found is None or text.startswith("#"):
            continue
        following = next((other for other in lines[at + 1 : at + 4] if not other.blank), None)
        if following is None or not _delivers(following):
            start = len(line.text) - len(line.text.lstrip())
            yield Finding(
                line.span(start, len(line.text.rstrip())),
                Phrase("What this line announces does not follow.", "这一行预告的内容没有出现。"),
                (Phrase("Look in the original for the lost figure or formula.", "请到原文中查找丢失的图或公式。"),),
            )


def _delivers(line: ProseLine) -> bool:
    """Whether a line can be what was announced: masked material, a list, a quote, a table, an equation."""
    return MASK in line.text or bool(_CONTINUES.match(line.text) or _SHOWS.search(line.text))


RULE = Rule("NC116", "missing-figure-or-formula", "D16", Severity.INFO, _check, safe_fixes=False)
