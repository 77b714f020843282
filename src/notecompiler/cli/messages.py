"""What the command line says, in English and Chinese."""

from __future__ import annotations

from typing import Final

_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "error": ("error", "错误"),
    "hint": ("hint", "提示"),
    "warning": ("warning", "警告"),
    "commands": ("Commands", "命令"),
    "see-help": ("`{command}` lists what there is.", "`{command}` 会列出全部用法。"),
    "no-such-command": ("There is no command “{name}”.", "没有“{name}”这个命令。"),
    "internal-error": (
        "Sorry, notec itself failed ({error}). Your notes are untouched.",
        "抱歉,notec 自身出错了({error})。你的笔记没有被改动。",
    ),
    "internal-error-hint": (
        "Run again with --verbose to see where; a report of it helps.",
        "加上 --verbose 再运行可以看到出错位置;欢迎反馈。",
    ),
    "help-program": (
        "A compiler for mathematical notes: PDF, findings, verdicts.",
        "数学笔记编译器:排版 PDF、检查公式、验证等式。",
    ),
    "help-build": ("typeset notes: PDF, LaTeX source, report", "排版笔记:PDF、LaTeX 源文件、报告"),
    "help-lint": ("list faulty formulas and repair them", "列出有问题的公式并修复"),
    "help-fmt": ("rewrite notes with normalised LaTeX", "把笔记里的 LaTeX 写法规范化"),
    "help-verify": ("compute a verdict on every equation", "通过计算判定每一个等式"),
    "help-explain": ("the page of a rule, a status or a reference", "查看规则、判定状态或参考实现的说明"),
    "help-references": ("list the reference implementations", "列出参考实现与领域"),
    "help-doctor": ("what is installed, what is missing, what to do", "检查已安装什么、缺什么、怎么补"),
    "help-init": ("start a project here", "在这里新建一个项目"),
    "help-lang": ("Language of messages (else the locale's).", "消息的语言(默认按系统区域)。"),
    "help-color": ("Colour the output.", "是否使用颜色。"),
    "help-verbose": ("Show tracebacks and the engines' own output.", "显示出错细节和排版引擎的原始输出。"),
    "path-missing": ("There is no file or folder “{path}”.", "找不到文件或文件夹“{path}”。"),
    "path-missing-hint": ("Check the spelling; paths are relative to {cwd}.", "请检查拼写;相对路径从 {cwd} 算起。"),
    "folder-empty": ("The folder “{path}” holds no notes.", "文件夹“{path}”里没有笔记。"),
    "folder-empty-hint": (
        "Notes are .md, .markdown and .txt files that neither .gitignore nor the exclude setting leaves out.",
        "笔记是指没有被 .gitignore 或 exclude 设置排除的 .md、.markdown 和 .txt 文件。",
    ),
    "path-unreadable": ("The folder “{path}” cannot be read: {why}.", "无法读取文件夹“{path}”:{why}。"),
    "note-unreadable": ("The note “{path}” cannot be read: {why}.", "无法读取笔记“{path}”:{why}。"),
    "unreadable-missing": ("it does not exist", "文件不存在"),
    "unreadable-folder": ("it is a folder", "这是一个文件夹"),
    "unreadable-permission": ("permission denied", "没有读取权限"),
    "unreadable-too-large": ("it is larger than {detail}", "文件超过 {detail}"),
    "unreadable-binary": ("it is no text file", "不是文本文件"),
    "unreadable-encoding": (
        "it is in none of UTF-8, UTF-16 and GB18030 (byte {detail})",
        "编码不是 UTF-8、UTF-16 或 GB18030(第 {detail} 字节)",
    ),
    "unreadable-os": ("{detail}", "{detail}"),
    "note-changed": ("The note “{path}” changed while it was being repaired.", "笔记“{path}”在修复期间被改动了。"),
    "note-changed-hint": ("Nothing was written to it. Run again.", "没有写入任何内容,请重新运行。"),
    "note-unwritable": ("The note “{path}” cannot be written: {why}.", "无法写入笔记“{path}”:{why}。"),
    "help-fix": ("Write the safe fixes into the notes.", "把安全的修复写回笔记。"),
    "help-unsafe-fixes": ("With --fix: apply the proposals too.", "与 --fix 连用:同时采用非安全的修改建议。"),
    "help-diff": ("Show what would change and write nothing.", "只显示将要做的改动,不写文件。"),
    "help-select": ("Only these rules: NC2, NC203, a name, ALL.", "只用这些规则:NC2、NC203、规则名、ALL。"),
    "help-ignore": ("Not these rules.", "不用这些规则。"),
    "help-output-format": ("How findings are printed.", "结果的输出格式。"),
    "help-statistics": ("Count the findings of each rule.", "统计每条规则的次数。"),
    "help-exit-zero": ("Exit with 0 even when there are findings.", "即使有问题也以 0 退出。"),
    "help-check": ("Write nothing; exit with 1 if a note would change.", "不写文件;有笔记需要改动时以 1 退出。"),
    "no-such-rule": ("There is no rule “{name}”.", "没有“{name}”这条规则。"),
    "no-such-rule-hint": (
        "A rule is named by its code (NC203), the beginning of codes (NC2), its name, or ALL.",
        "规则可以写代码(NC203)、代码前缀(NC2)、规则名或 ALL。",
    ),
    "no-such-page": ("There is no page “{name}”.", "没有“{name}”的说明。"),
    "no-such-page-hint": (
        "`notec explain` takes the code or name of a rule, a status of `notec verify`, or a reference.",
        "`notec explain` 接受规则代码或名称、`notec verify` 的判定状态、参考实现的名字。",
    ),
    "would-change": ("{count} note(s) would change.", "将改动 {count} 篇笔记。"),
    "fixed": ("Applied {fixes} fix(es) in {notes} note(s).", "已在 {notes} 篇笔记中修复 {fixes} 处。"),
    "formatted": ("Rewrote {notes} note(s).", "已改写 {notes} 篇笔记。"),
    "fix-dropped": (
        "The fixes of {code} in {path} do not come to rest and were left out.",
        "{path} 中 {code} 的修复无法稳定下来,已放弃。",
    ),
}


def say(key: str, lang: str, **values: object) -> str:
    """The message `key` in a language, with its places filled in."""
    return _MESSAGES[key][lang == "zh"].format(**values)
