"""A heading carries tags.

## What it does
Finds hashtags at the end of a heading. They name the subject of the section for searching; they are not part of its
title.

## Why it is bad
The tag is printed in the heading, in the table of contents and in the bookmarks of the PDF, and links to the heading
must repeat it.

## Example
~~~
## Series #calculus
~~~

## Use instead
~~~
## Series

#calculus
~~~

## Fix safety
Safe: the tag moves to a line of its own, where it still is a tag of the note and becomes a keyword of the PDF.

# 简体中文

标题里带着标签

## 检查什么
找出写在标题末尾的标签（`#标签`）。标签用来检索，不是标题的一部分。

## 为什么不好
标签会印进标题、目录和 PDF 书签，指向这个标题的链接也得带上它。

## 修复是否安全
安全：标签移到标题下面单独一行，仍然是这篇笔记的标签，并成为 PDF 的关键词。
"""

from __future__ import annotations

from collections.abc import Iterator

from notecompiler.diagnostics import Edit, Phrase, Severity
from notecompiler.document import Document, Hashtag, Heading, Words
from notecompiler.lint.rule import Finding, Rule
from notecompiler.lint.walk import blocks


def _check(document: Document) -> Iterator[Finding]:
    source = document.source
    newline = "\r\n" if "\r\n" in source.text else "\n"
    for block in blocks(document):
        if not isinstance(block, Heading) or block.inferred:
            continue
        tags = _trailing_tags(block)
        if not tags or len(tags) == len(block.children):
            continue
        line = source.position(tags[0].span.start).line
        line_start = source.line_starts[line - 1]
        line_end = line_start + len(source.line_text(line))
        title_end = line_start + len(source.text[line_start : tags[0].span.start].rstrip())
        moved = " ".join(f"#{tag.name}" for tag in tags)
        last = tags[-1].span.end
        yield Finding(
            tags[0].span.cover(tags[-1].span),
            Phrase("The heading carries tags.", "标题里带着标签。"),
            title=Phrase(f"move {moved} below the heading", f"把 {moved} 移到标题下面"),
            edits=(Edit(title_end, max(last, line_end), f"{newline}{newline}{moved}"),),
        )


def _trailing_tags(heading: Heading) -> list[Hashtag]:
    tags: list[Hashtag] = []
    for child in reversed(heading.children):
        if isinstance(child, Hashtag):
            tags.insert(0, child)
        elif not (isinstance(child, Words) and child.text.isspace()):
            break
    return tags


RULE = Rule("NC101", "tag-in-heading", "D1", Severity.INFO, _check)
