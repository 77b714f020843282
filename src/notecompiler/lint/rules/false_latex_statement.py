"""A sentence about LaTeX is false.

## What it does
Finds sentences that claim of a LaTeX command what it does not do: that `\\big` adapts to its content (only `\\left` and
`\\right` do), that `\\mathbf` makes Greek letters bold (`\\boldsymbol` and `\\bm` do), that `$$` is the recommended display
of LaTeX documents (`\\[ \\]` is).

## Why it is bad
Who follows the advice gets delimiters of the wrong size or letters that are not bold, and looks for the cause
elsewhere.

## Example
~~~
Brackets written `\\big( ... \\big)` automatically adapt to their content.
~~~

## Use instead
~~~
Brackets written `\\left( ... \\right)` automatically adapt to their content.
~~~

## Fix safety
There is no fix: the sentence must be rewritten by its author.

# 简体中文

关于 LaTeX 的错误说法

## 检查什么
找出对 LaTeX 命令的错误断言：说 `\\big` 会随内容变大（只有 `\\left`、`\\right` 会），说 `\\mathbf` 能让希腊字母变粗（应该用 `\\boldsymbol` 或 `\\bm`），说 LaTeX 文档里推荐用 `$$`（应该用 `\\[ \\]`）。

## 为什么不好
照着做的人会得到大小不对的括号、没有变粗的字母，还要到别处去找原因。

## 修复是否安全
没有自动修复：这句话要由作者改写。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import CodeBlock, Document
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.walk import blocks
from notecompiler.source import Span

_CLAIMS = (
    (
        re.compile(
            r"\\[bB]igg?[lrm]?(?![A-Za-z])[^。.!?\n]{0,60}?(?:[.…]{2,}[^。!?\n]{0,30}?)?"
            r"(?:自动|自适应|随内容|automatic|adapt|grow|scales? (?:with|to))",
        ),
        Phrase(
            "`\\big` has a fixed size; only `\\left … \\right` adapt to their content.",
            "`\\big` 的大小是固定的，只有 `\\left … \\right` 会适应内容。",
        ),
    ),
    (
        re.compile(
            r"\\mathbf(?![A-Za-z])[^。.!?\n]{0,40}(?:希腊字母[^。.!?\n]{0,10}(?:粗|加黑)|bold[^。.!?\n]{0,20}Greek|Greek[^。.!?\n]{0,20}bold)"
        ),
        Phrase(
            "`\\mathbf` leaves Greek letters as they are; `\\boldsymbol` makes them bold.",
            "`\\mathbf` 不会让希腊字母变粗，应使用 `\\boldsymbol`。",
        ),
    ),
    (
        re.compile(r"LaTeX[^。.!?\n]{0,40}(?:recommend(?:s|ed)?|prefers?|推荐|建议)[^。.!?\n]{0,20}`?\$\$`?(?!\w)"),
        Phrase(
            "LaTeX documents should use `\\[ … \\]`; `$$` is plain TeX and spoils the spacing.",
            "LaTeX 文档应使用 `\\[ … \\]`；`$$` 是 plain TeX 写法，间距不对。",
        ),
    ),
)
_NEGATED = re.compile(r"\b(?:not|never|no|cannot)\b|n't|不会|不能|不要|不是|并非|固定", re.I)


def _check(document: Document) -> Iterator[Finding]:
    code = [block.span for block in blocks(document) if isinstance(block, CodeBlock)]
    source = document.source
    for pattern, message in _CLAIMS:
        for match in pattern.finditer(source.text):
            inside = any(span.start <= match.start() < span.end for span in code)
            line = source.line_text(source.position(match.start()).line)
            if not inside and not _NEGATED.search(line):
                yield Finding(Span(*match.span()), message)


RULE = Rule("NC108", "false-latex-statement", "D8", Severity.WARNING, _check, safe_fixes=False)
