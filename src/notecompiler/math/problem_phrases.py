"""What the grammar's fatal problems mean to the reader, and what to do about them."""

from __future__ import annotations

from notecompiler.diagnostics import Phrase
from notecompiler.math import problems as kinds

_PHRASES = {
    kinds.UNKNOWN_COMMAND: (
        Phrase("There is no command `{source}`.", "没有 `{source}` 这个命令。"),
        Phrase("Check its spelling, or define it with `\\newcommand`.", "请检查拼写，或用 `\\newcommand` 定义它。"),
    ),
    kinds.FORBIDDEN_COMMAND: (
        Phrase("`{source}` is not allowed in notes.", "笔记里不允许使用 `{source}`。"),
        Phrase("It reads, writes or reprograms TeX.", "它会读写文件或改变 TeX 本身。"),
    ),
    kinds.UNKNOWN_ENVIRONMENT: (
        Phrase("There is no environment of this name: `{source}`.", "没有这个环境：`{source}`。"),
        Phrase("Use `aligned`, `cases` or a matrix.", "请使用 `aligned`、`cases` 或矩阵环境。"),
    ),
    kinds.UNBALANCED_BRACE: (
        Phrase("This brace `{source}` has no partner.", "花括号 `{source}` 没有配对。"),
        Phrase(
            "Add the other one, or write `\\{source}` for a printed brace.",
            "请补上另一半；若要印出花括号，写 `\\{source}`。",
        ),
    ),
    kinds.MISSING_ARGUMENT: (
        Phrase("An argument is missing at `{source}`.", "`{source}` 处缺少参数。"),
        Phrase("Put it in braces.", "请用花括号补上。"),
    ),
    kinds.MISSING_DELIMITER: (
        Phrase("`{source}` needs a bracket behind it.", "`{source}` 后面需要一个括号。"),
        Phrase("Write `.` for no bracket.", "不需要括号时写 `.`。"),
    ),
    kinds.UNBALANCED_LEFT_RIGHT: (
        Phrase("`{source}` has no partner.", "`{source}` 没有配对。"),
        Phrase(
            "`\\left` and `\\right` come in pairs; `\\right.` prints nothing.",
            "`\\left` 与 `\\right` 必须成对；`\\right.` 不印出括号。",
        ),
    ),
    kinds.UNCLOSED_ENVIRONMENT: (
        Phrase("`{source}` is never ended.", "`{source}` 没有结束。"),
        Phrase("Add its `\\end`.", "请补上对应的 `\\end`。"),
    ),
    kinds.ENVIRONMENT_MISMATCH: (
        Phrase("`{source}` ends nothing that was begun.", "`{source}` 没有对应的 `\\begin`。"),
        Phrase("Add its `\\begin`, or correct its name.", "请补上 `\\begin` 或改正名称。"),
    ),
    kinds.STRAY_AMPERSAND: (
        Phrase("`&` stands outside of an environment with columns.", "`&` 不在分列的环境里。"),
        Phrase("Put `aligned` around the rows, or write `\\&`.", "请用 `aligned` 包住各行，或写 `\\&`。"),
    ),
    kinds.STRAY_DOLLAR: (
        Phrase("A dollar sign stands inside the formula.", "公式里面有美元符号。"),
        Phrase("Remove it, or write `\\$`.", "请删去，或写 `\\$`。"),
    ),
    kinds.STRAY_PARAMETER: (
        Phrase("`#` stands outside of a macro definition.", "`#` 不在宏定义里。"),
        Phrase("Write `\\#`.", "请写 `\\#`。"),
    ),
    kinds.DOUBLE_SCRIPT: (
        Phrase("A second script `{source}` stands on one base.", "同一个符号上有第二个上标或下标 `{source}`。"),
        Phrase("Put braces around what belongs together.", "请用花括号表明归属。"),
    ),
    kinds.STRAY_RULE: (
        Phrase("`{source}` stands outside of an array.", "`{source}` 不在 array 里。"),
        Phrase("Remove it.", "请删去。"),
    ),
    kinds.DOUBLE_TAG: (
        Phrase("A second tag or label stands in one row.", "同一行有第二个标号或标签。"),
        Phrase("Keep one of them.", "请只保留一个。"),
    ),
    kinds.DOUBLE_INFIX: (
        Phrase("Two infix fractions stand in one group.", "一组里有两个中缀分式。"),
        Phrase("Use `\\frac`.", "请使用 `\\frac`。"),
    ),
    kinds.CONTROL_CHARACTER: (
        Phrase("An invisible control character stands in the formula.", "公式里有看不见的控制字符。"),
        Phrase(
            "A backslash was interpreted by a program: `\\f` of `\\frac`, say.",
            "可能是程序把反斜杠转义了，例如 `\\frac` 的 `\\f`。",
        ),
    ),
    kinds.BAD_DEFINITION: (
        Phrase("This definition cannot be read: `{source}`.", "无法读懂这个定义：`{source}`。"),
        Phrase("Write `\\newcommand{\\name}[1]{…}`.", "请写成 `\\newcommand{\\name}[1]{…}`。"),
    ),
    kinds.RUNAWAY_EXPANSION: (
        Phrase("Expanding `{source}` does not end.", "`{source}` 的展开没有尽头。"),
        Phrase("A macro must not call itself.", "宏不能调用自己。"),
    ),
    kinds.TOO_DEEP: (
        Phrase("The formula is nested too deeply.", "公式嵌套过深。"),
        Phrase("Name its parts and write them separately.", "请给各部分命名，分开书写。"),
    ),
}

_OTHER = (
    Phrase("The formula cannot be read at `{source}`.", "公式在 `{source}` 处无法读懂。"),
    Phrase("It is printed as its source.", "排版时会印出源码。"),
)
_LONGEST = 40


def problem_phrases(kind: str, source: str) -> tuple[Phrase, Phrase]:
    """Message and hint for a fatal problem at the characters `source`."""
    shown = " ".join(source.split())
    shown = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
    message, hint = _PHRASES.get(kind, _OTHER)
    return _filled(message, shown), _filled(hint, shown)


def _filled(phrase: Phrase, source: str) -> Phrase:
    return Phrase(phrase.en.replace("{source}", source), phrase.zh.replace("{source}", source))
