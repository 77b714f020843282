"""Code was copied with its line numbers.

## What it does
Finds code outside of code blocks whose line numbers were copied with it: `1 | int f() {`, or the numbers in lines of
their own above the code. Where numbers are there and code is missing, it says so.

## Why it is bad
The numbers are read as text or as a list, the code as prose, and nothing is highlighted. Often most of the code was lost
when the page was copied.

## Example
~~~
1 | int gcd(int a, int b) { |
2 | return b ? gcd(b, a % b) : a; |
3 | } |
~~~

## Use instead
~~~
```
int gcd(int a, int b) {
return b ? gcd(b, a % b) : a;
}
```
~~~

## Fix safety
Unsafe: what the lines were is inferred from their form. A single numbered line is only reported, since its other lines are lost.

# 简体中文

代码连行号一起复制了

## 检查什么
找出代码块之外、连同行号一起复制的代码：`1 | int f() {`，或者行号单独成行、排在代码前面。只剩行号而缺代码时也会指出。

## 为什么不好
行号会被当作文字或列表，代码被当作正文，也没有高亮；复制网页时往往大部分代码已经丢失。

## 修复是否安全
非安全：各行原来的样子是按形式推断的。只剩一行时仅作报告，因为其余的行已经丢失。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import CodeBlock, Document
from notecompiler.ingest.dialects.gutter import gutter_at
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.walk import blocks


def _check(document: Document) -> Iterator[Finding]:
    newline = "\r\n" if "\r\n" in document.source.text else "\n"
    for block in blocks(document):
        if not isinstance(block, CodeBlock):
            continue
        gutter = gutter_at(document.source.slice(block.span).splitlines())
        if gutter is None:
            continue
        if gutter.lines == 1:
            yield Finding(
                block.span,
                Phrase("Of this code only the first line is left.", "这段代码只剩下第一行。"),
                (Phrase("Look in the original for the rest.", "请到原文中找回其余部分。"),),
            )
            continue
        code = block.code.rstrip("\n").replace("\n", newline)
        text = document.source.text
        glued = text[block.span.end : block.span.end + 1] not in ("", "\n", "\r")
        tail = newline if glued or text[block.span.start : block.span.end].endswith(("\n", "\r")) else ""
        yield Finding(
            block.span,
            Phrase("This code was copied with its line numbers.", "这段代码连行号一起复制了。"),
            title=Phrase("make it a code block", "改成代码块"),
            edits=(Edit(block.span.start, block.span.end, f"```{newline}{code}{newline}```{tail}"),),
            applicability=Applicability.UNSAFE,
        )


RULE = Rule("NC110", "line-number-gutter", "D10", Severity.WARNING, _check, safe_fixes=False)
