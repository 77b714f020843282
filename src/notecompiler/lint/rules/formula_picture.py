r"""A formula is a picture that a web service draws

## What it does
Finds pictures whose address holds the TeX of a formula, as clips of web pages and old README files have them:
`https://latex.codecogs.com/svg.latex?\theta`, `https://www.zhihu.com/equation?tex=x%5E2`.

## Why it is bad
Pictures on the web are not fetched, and a picture of a formula cannot be searched, checked or copied.

## Example
~~~
The angle ![](https://latex.codecogs.com/svg.latex?\theta) is small.
~~~

## Use instead
~~~
The angle $\theta$ is small.
~~~

## Fix safety
Safe where the address holds sound TeX. A picture that is a paragraph of its own becomes a display.

# 简体中文

公式是网上服务画出的图片

## 检查什么
找出地址里带着公式源码的图片，网页剪藏和旧的 README 里常见：
`https://latex.codecogs.com/svg.latex?\theta`、`https://www.zhihu.com/equation?tex=x%5E2`。

## 为什么不好
网上的图片不会下载，公式图片也无法搜索、验证和复制。

## 修复是否安全
地址里的 TeX 没有问题时安全。独自成段的图片变成行间公式。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document, Image
from notecompiler.lint.formula_addresses import formula_in
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.walk import inlines
from notecompiler.math.parse import parse
from notecompiler.source import SourceFile

_MESSAGE = Phrase("This picture is a formula.", "这张图片是一个公式。")
_TITLE = Phrase("write the formula", "改写成公式")


def check(document: Document) -> Iterator[Finding]:
    """One finding for each picture."""
    for image in inlines(document):
        if isinstance(image, Image) and (tex := formula_in(image.target)):
            span, source = image.span, document.source
            number = source.position(span.start).line
            line = source.line_text(number)
            alone = (
                line.strip() == source.slice(span) and _is_blank(source, number - 1) and _is_blank(source, number + 1)
            )
            if line.lstrip().startswith("|"):
                tex = tex.replace("|", "\\vert ")
            dollars = "$$" if alone else "$"
            sound = not any(problem.fatal for problem in parse(tex).problems)
            yield Finding(
                span,
                _MESSAGE,
                title=_TITLE,
                edits=(Edit(span.start, span.end, f"{dollars}{tex}{dollars}"),),
                applicability=Applicability.SAFE if sound else Applicability.UNSAFE,
            )


def _is_blank(source: SourceFile, number: int) -> bool:
    """Whether nothing stands on a line, or there is no such line."""
    return not 1 <= number <= len(source.line_starts) or not source.line_text(number).strip()


RULE = Rule(code="NC229", name="formula-picture", catalogue="M21", severity=Severity.WARNING, check=check)
