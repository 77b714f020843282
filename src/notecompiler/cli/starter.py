"""The files of a new project."""

from __future__ import annotations

from typing import Final

SETTINGS: Final = {
    "en": r"""# Settings of notecompiler. Every key has the name of the long option; all of them are optional.

# engine = "xelatex"            # default: typst, which needs nothing installed
# output = "build"
# each = true                   # one PDF for each note instead of a book
# exclude = ["drafts/"]         # patterns as in .gitignore
# ignore = ["NC503"]            # lint rules to leave out
# infer-headings = false

# [per-file-ignores]
# "old/*.md" = ["NC1"]

# [notation]
# candidate = "tilde"           # tilde, hat or bar over a candidate state
# hadamard = "odot"             # odot, circ or ast

# [macros]
# '\R' = '\mathbb{R}'
# '\norm' = '\lVert #1 \rVert'

# [fonts]
# song = "Noto Serif CJK SC"
""",
    "zh": r"""# notecompiler 的设置。每一项与同名的长选项含义相同，全部可以省略。

# engine = "xelatex"            # 默认 typst，无需安装任何东西
# output = "build"
# each = true                   # 每篇笔记各成一个 PDF，而不是合成一本书
# exclude = ["drafts/"]         # 写法与 .gitignore 相同
# ignore = ["NC503"]            # 不使用的检查规则
# infer-headings = false

# [per-file-ignores]
# "old/*.md" = ["NC1"]

# [notation]
# candidate = "tilde"           # 候选状态上面的记号：tilde、hat 或 bar
# hadamard = "odot"             # 逐元素乘积：odot、circ 或 ast

# [macros]
# '\R' = '\mathbb{R}'
# '\norm' = '\lVert #1 \rVert'

# [fonts]
# song = "Noto Serif CJK SC"
""",
}

NOTE_NAME: Final = {"en": "welcome.md", "zh": "欢迎.md"}

NOTE: Final = {
    "en": r"""# Welcome

A note is Markdown with LaTeX in it: inline like $e^{\mathrm{i}\pi} = -1$, or on lines of its own.

## Square of a sum

$$
(a + b)^2 = a^2 + 2ab + b^2
$$

*The mark in the margin says that this was computed, not guessed.*

Try `notec lint notes/` after breaking the formula, and `notec verify notes/` after making it wrong.
""",
    "zh": r"""# 欢迎

笔记就是带 LaTeX 公式的 Markdown：可以写在行内，如 $e^{\mathrm{i}\pi} = -1$，也可以单独成行。

## 和的平方

$$
(a + b)^2 = a^2 + 2ab + b^2
$$

*页边的记号表示这个等式是算出来的，不是猜的。*

把公式改坏，再运行 `notec lint notes/`；把公式改错，再运行 `notec verify notes/`。
""",
}
