"""A passage of a chat stands between the notes.

## What it does
Finds what an assistant said around the notes it was asked for: greetings, announcements, offers to do more, remarks on
its own formatting.

## Why it is bad
The passage is about the conversation and not about the subject. It says "here is a polished version" to readers who
never saw the first one.

## Example
~~~
Absolutely! I can improve the LaTeX formatting of your notes. Here's a polished version:

# Entropy

The entropy is $H = -\\sum_i p_i \\log p_i$.

Do you want me to do that for the other chapters as well?
~~~

## Use instead
~~~
# Entropy

The entropy is $H = -\\sum_i p_i \\log p_i$.
~~~

## Fix safety
Unsafe: whether a passage is chatter is judged by its wording. The document leaves such passages out anyway and lists
them (`notec build --keep-chat` keeps them).

# 简体中文

笔记里夹着聊天内容

## 检查什么
找出聊天助手在笔记前后说的话：问候、预告、“要不要我继续”、对自己排版的说明。

## 为什么不好
这些话谈的是对话而不是内容；读者从没见过“上一版”，却读到“下面是完整修改版”。

## 修复是否安全
非安全：是不是聊天内容只能凭措辞判断。排版时本来就会略去并列出这些段落（用 `notec build --keep-chat` 保留）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Applicability, Edit, Phrase, Severity
from notecompiler.document import Document
from notecompiler.ingest.dialects.chat import chat_passages
from notecompiler.lint.rule import Finding, Rule

_BREAKS = re.compile(r"[\r\n]*")


def _check(document: Document) -> Iterator[Finding]:
    text = document.source.text
    for passage in chat_passages(document.blocks):
        span = passage.span
        breaks = _BREAKS.match(text, span.end)
        end = breaks.end() if breaks else span.end
        start = span.start if end < len(text) else len(text[: span.start].rstrip("\r\n"))
        newline = "" if end < len(text) or not start else "\n"
        yield Finding(
            span,
            Phrase("This passage is part of a chat, not of the notes.", "这一段是聊天内容，不是笔记。"),
            (Phrase("The document leaves it out.", "排版时会略去。"),),
            title=Phrase("delete the passage", "删除这一段"),
            edits=(Edit(start, end, newline),),
            applicability=Applicability.UNSAFE,
        )


RULE = Rule("NC106", "chat-passage", "D6", Severity.WARNING, _check, safe_fixes=False)
