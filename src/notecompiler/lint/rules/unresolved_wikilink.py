"""A wikilink leads nowhere.

## What it does
Finds wikilinks whose note is not among the notes of the run, or whose heading is not in that note.

## Why it is bad
The reader of the PDF sees the words of the link and cannot follow them.

## Example
~~~
See [[no such note#Curves|the curves]].
~~~

## Use instead
~~~
See the curves.
~~~

## Fix safety
There is no fix: only the author knows whether the note is yet to be written, was renamed, or is in another folder.

# 简体中文

找不到目标的双链

## 检查什么
找出目标笔记不在本次检查范围内、或目标标题不存在的双链（`[[…]]`）。

## 为什么不好
PDF 的读者只看到链接文字，无法跳转。

## 修复是否安全
没有自动修复：只有作者知道那篇笔记是还没写、改了名，还是在别的文件夹里。
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.document import Document, Heading, WikiLink
from notecompiler.lint.rule import Finding, Project, Rule
from notecompiler.lint.walk import blocks, inlines


def _check(project: Project) -> Iterator[tuple[Document, Finding]]:
    by_name: dict[str, Document] = {}
    for document in project.documents:
        path = PurePosixPath(document.source.path)
        by_name.setdefault(path.stem.casefold(), document)
        by_name.setdefault(path.name.casefold(), document)
    headings = {id(document): _headings(document) for document in project.documents}
    for document in project.documents:
        for inline in inlines(document):
            if not isinstance(inline, WikiLink):
                continue
            target = by_name.get(inline.note.rpartition("/")[2].casefold()) if inline.note else document
            if target is None:
                message = Phrase(f"There is no note “{inline.note}” here.", f"这里没有名为“{inline.note}”的笔记。")
            elif inline.heading and _plain(inline.heading.rpartition("#")[2]) not in headings[id(target)]:
                message = Phrase(
                    f"The note has no heading “{inline.heading}”.", f"该笔记没有“{inline.heading}”这个标题。"
                )
            else:
                continue
            yield document, Finding(inline.span, message)


def _headings(document: Document) -> set[str]:
    source = document.source
    return {_plain(source.slice(block.span).lstrip("#")) for block in blocks(document) if isinstance(block, Heading)}


def _plain(text: str) -> str:
    """A heading as links compare it: letters and digits only, case ignored; a block mark (``^id``) is never checked."""
    return "".join(char for char in text.casefold() if char.isalnum())


RULE = Rule("NC102", "unresolved-wikilink", "D2", Severity.INFO, check_project=_check, safe_fixes=False)
