"""Text is glued to the end of a display formula.

## What it does
Finds text on the line of the `$$` (or `\\]`) that closes a display formula of several lines.

## Why it is bad
Many renderers then do not see the formula end: they print its source, or swallow the text up to the next `$$`. A list
item or heading glued to a formula is no list item or heading.

## Example
~~~
$$
y = x^2
$$Now take the derivative.
~~~

## Use instead
~~~
$$
y = x^2
$$
Now take the derivative.
~~~

## Fix safety
Safe: a line break is inserted behind the closing delimiter.

# 简体中文

独立公式后面粘着文字

## 检查什么
找出多行独立公式的结束符 `$$`（或 `\\]`）同一行后面的文字。

## 为什么不好
许多渲染器会因此认不出公式的结尾：要么原样输出源码，要么把后面的文字一直吞到下一个 `$$`。粘在公式后面的列表项或标题也不再是列表项或标题。

## 修复是否安全
安全：只在结束符后面加一个换行。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.rule import Finding, Rule
from notecompiler.source import Span

_PREFIX = re.compile(r"[ \t>]*")
_PUNCTUATION = re.compile(r"[.,;:!?，。；：！？、]+$")


def _check(document: Document) -> Iterator[Finding]:
    source = document.source
    newline = "\r\n" if "\r\n" in source.text else "\n"
    for formula in document.formulas:
        if formula.opener not in ("$$", "\\[") or not formula.closer:
            continue
        first, last = source.position(formula.span.start), source.position(formula.span.end)
        if first.line == last.line:
            continue
        line = source.line_text(last.line)
        rest = line[last.column - 1 :]
        if not rest.strip() or _PUNCTUATION.match(rest.strip()) or rest.lstrip().startswith(("%", "<!--", "|", "{#")):
            continue
        prefix = _PREFIX.match(line)
        skipped = len(rest) - len(rest.lstrip())
        yield Finding(
            Span(formula.span.end - len(formula.closer), formula.span.end + len(rest.rstrip())),
            Phrase("Text is glued to the end of the formula.", "公式结尾后面粘着文字。"),
            title=Phrase(f"break the line behind `{formula.closer}`", f"在 `{formula.closer}` 后面换行"),
            edits=(
                Edit(
                    formula.span.end,
                    formula.span.end + skipped,
                    newline + (prefix[0] if prefix and prefix.end() < last.column - 1 else ""),
                ),
            ),
        )


RULE = Rule("NC112", "text-glued-to-display", "D12", Severity.WARNING, _check)
