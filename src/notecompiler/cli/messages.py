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
}


def say(key: str, lang: str, **values: object) -> str:
    """The message `key` in a language, with its places filled in."""
    return _MESSAGES[key][lang == "zh"].format(**values)
