"""Why an engine refused a formula, for readers: TeX says it in English and for people who know TeX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notecompiler.diagnostics import Phrase

_REASONS: tuple[tuple[str, str, str], ...] = (
    (r"Double (?:super|sub)script", "Two scripts stand at one place.", "同一位置有两个上标或下标。"),
    (
        r"Undefined control sequence|Command (\\\S+) (?:unavailable|undefined)",
        "TeX does not know a command in it.",
        "其中有 TeX 不认识的命令。",
    ),
    (
        r"Environment (\S+) undefined",
        "TeX does not know its environment {0}.",
        "TeX 不认识其中的环境 {0}。",
    ),
    (
        r"\\begin\{(.*?)\}.* ended by \\end\{(.*?)\}",
        "The environment {0} is closed by {1}.",
        "环境 {0} 被 {1} 结束。",
    ),
    (
        r"Dimension too large|Arithmetic overflow",
        "A length in it is larger than TeX can handle.",
        "其中的长度超出了 TeX 的处理范围。",
    ),
    (
        r"TeX capacity exceeded(?:.*?\[(.*?)\])?",
        "It is larger than TeX can handle ({0}).",
        "公式过大，超出了 TeX 的容量（{0}）。",
    ),
    (
        r"Missing \$ inserted|Display math should end with \$\$",
        "Mathematics ends too early or too late in it.",
        "数学模式开始或结束的位置不对。",
    ),
    (
        r"Missing delimiter|Missing \\right|Extra \\(?:right|middle)|Missing \\left",
        "A delimiter after \\left, \\right or \\big is missing or has no partner.",
        "\\left、\\right 或 \\big 之后的定界符缺失或不成对。",
    ),
    (
        r"Extra \}|Missing [{}] inserted|Too many }|Runaway|ended before .* was complete|File ended while",
        "Its braces do not match.",
        "其中的花括号不配对。",
    ),
    (
        r"Misplaced alignment tab|Extra alignment tab|Misplaced \\(?:cr|noalign|omit)",
        "An & or a row end stands where no column is.",
        "& 或换行出现在没有列的位置。",
    ),
    (
        r"Illegal unit of measure|Missing number",
        "A length in it has no number or no unit.",
        "其中的长度缺少数字或单位。",
    ),
    (r"Limit controls must follow", "\\limits does not stand behind an operator.", "\\limits 没有跟在算符之后。"),
    (
        r"You can't use .*? in (?:internal |restricted )?(?:\w+ )mode|invalid in math mode|allowed only in math mode",
        "A command in it may not stand in mathematics.",
        "其中有不能用于公式的命令。",
    ),
    (r"Undefined color [`'](.*?)'", "There is no colour {0}.", "没有名为 {0} 的颜色。"),
    (r"(\w+) took too long", "{0} took too long.", "{0} 用时过长。"),
    (r"the document has no pages|no document was made", "There is no page in it.", "文档里没有一页。"),
    (r"the document is larger than (\d+) bytes", "It is larger than {0} bytes.", "文档超过 {0} 字节。"),
    (r"(\w+) stopped \(exit code (-?\d+)\)", "{0} stopped (exit code {1}).", "{0} 中止了（退出码 {1}）。"),
    (
        r"nested more than (\d+) levels deep",
        "It is nested more than {0} levels deep.",
        "嵌套超过 {0} 层。",
    ),
    (r"not a length or colour: (.*)", "This is no length or colour: {0}", "这不是长度或颜色：{0}"),
    (
        r"the typesetting engine (?:cannot set this formula|failed)",
        "The typesetting engine cannot set it.",
        "排版引擎无法排版这个公式。",
    ),
)
"""Patterns of an engine's words, and what they mean in English and Chinese; {0} and {1} are their groups."""


def explained(reason: str) -> Phrase | None:
    """What an engine's reason means; None for one that this table does not know, which is shown as it is."""
    return next(_found(reason), None)


def _found(reason: str) -> Iterator[Phrase]:
    for pattern, english, chinese in _REASONS:
        if hit := re.search(pattern, reason):
            groups = [group or "?" for group in hit.groups()]
            yield Phrase(english.format(*groups), chinese.format(*groups))
