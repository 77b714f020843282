"""What the command line says, in English and Chinese."""

from __future__ import annotations

from typing import Final

from notecompiler.wording import plural

_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "error": ("error", "错误"),
    "hint": ("hint", "提示"),
    "warning": ("warning", "警告"),
    "commands": ("Commands", "命令"),
    "see-help": ("`{command}` lists what there is.", "`{command}` 会列出全部用法。"),
    "no-such-command": ("There is no command “{name}”.", "没有“{name}”这个命令。"),
    "disk-full": ("There is no space left to write to “{path}”.", "磁盘已满，无法写入“{path}”。"),
    "disk-full-hint": (
        "Free some space, or set TMPDIR to a folder on another disk. No file is left half written.",
        "请清出一些空间，或把 TMPDIR 设为另一块磁盘上的文件夹。没有留下写到一半的文件。",
    ),
    "internal-error": (
        "Sorry, notec itself failed ({error}). Your notes are untouched.",
        "抱歉，notec 自身出错了({error})。你的笔记没有被改动。",
    ),
    "internal-error-hint": (
        "Run again with --verbose to see where; a report of it helps.",
        "加上 --verbose 再运行可以看到出错位置；欢迎反馈。",
    ),
    "help-program": (
        "A compiler for mathematical notes: PDF, findings, verdicts.",
        "数学笔记编译器：排版 PDF、检查公式、验证等式。",
    ),
    "help-build": ("typeset notes: PDF, LaTeX source, report", "排版笔记：PDF、LaTeX 源文件、报告"),
    "help-lint": ("list faulty formulas and repair them", "列出有问题的公式并修复"),
    "help-fmt": ("rewrite notes with normalised LaTeX", "把笔记里的 LaTeX 写法规范化"),
    "help-verify": ("compute a verdict on every equation", "通过计算判定每一个等式"),
    "help-explain": ("the page of a rule, a status or a reference", "查看规则、判定状态或参考实现的说明"),
    "help-references": ("list the reference implementations", "列出参考实现与领域"),
    "help-doctor": ("what is installed, what is missing, what to do", "检查已安装什么、缺什么、怎么补"),
    "help-init": ("start a project here", "在这里新建一个项目"),
    "help-lang": ("Language of messages (else the locale's).", "消息的语言(默认按系统区域)。"),
    "help-color": ("Colour the output.", "是否使用颜色。"),
    "help-verbose": (
        "Show everything: all verdicts, tracebacks, the engines' own output.",
        "全部显示：所有判定、出错细节、排版引擎的原始输出。",
    ),
    "path-missing": ("There is no file or folder “{path}”.", "找不到文件或文件夹“{path}”。"),
    "path-missing-hint": ("Check the spelling; paths are relative to {cwd}.", "请检查拼写；相对路径从 {cwd} 算起。"),
    "folder-empty": ("The folder “{path}” holds no notes.", "文件夹“{path}”里没有笔记。"),
    "folder-empty-hint": (
        "Notes are .md, .markdown and .txt files that neither .gitignore nor the exclude setting leaves out.",
        "笔记是指没有被 .gitignore 或 exclude 设置排除的 .md、.markdown 和 .txt 文件。",
    ),
    "path-unreadable": ("The folder “{path}” cannot be read: {why}.", "无法读取文件夹“{path}”：{why}。"),
    "note-unreadable": ("The note “{path}” cannot be read: {why}.", "无法读取笔记“{path}”：{why}。"),
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
    "note-changed-hint": ("Nothing was written to it. Run again.", "没有写入任何内容，请重新运行。"),
    "note-unwritable": ("The note “{path}” cannot be written: {why}.", "无法写入笔记“{path}”：{why}。"),
    "help-fix": ("Write the safe fixes into the notes.", "把安全的修复写回笔记。"),
    "help-unsafe-fixes": ("With --fix: apply the proposals too.", "与 --fix 连用：同时采用非安全的修改建议。"),
    "help-diff": ("Show what would change and write nothing.", "只显示将要做的改动，不写文件。"),
    "help-select": ("Only these rules: NC2, NC203, a name, ALL.", "只用这些规则：NC2、NC203、规则名、ALL。"),
    "help-ignore": ("Not these rules.", "不用这些规则。"),
    "help-output-format": ("How findings are printed.", "结果的输出格式。"),
    "help-statistics": ("Count the findings of each rule.", "统计每条规则的次数。"),
    "help-exit-zero": ("Exit with 0 even when there are findings.", "即使有问题也以 0 退出。"),
    "help-check": ("Write nothing; exit with 1 if a note would change.", "不写文件；有笔记需要改动时以 1 退出。"),
    "help-seed": ("Seed of the sampled worlds.", "抽样的种子。"),
    "help-trials": ("Number of worlds for each claim.", "每个断言抽样的次数。"),
    "references-more": (
        '`notec explain NAME` shows a reference\'s source. Your own: [references] name = "module:function".',
        '`notec explain 名字` 显示参考实现的源码。自己的参考实现: [references] name = "module:function"。',
    ),
    "help-emit": (
        "Write the equations that agree as a module instead of verdicts.",
        "不输出判定,而是把验证通过的式子写成一个模块。",
    ),
    "help-select-status": ("Show only these statuses, with commas.", "只显示这些判定状态,用逗号分隔。"),
    "no-such-status": ("There is no status “{name}”.", "没有“{name}”这种判定状态。"),
    "no-such-status-hint": ("The statuses are: {known}.", "判定状态有：{known}。"),
    "help-strict-verify": (
        "Exit with 1 also for malformed, conditional, ambiguous and timed-out claims.",
        "写法有误、缺条件、有歧义或超时的断言也返回 1。",
    ),
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
    "would-change": ("{count} notes would change.", "将改动 {count} 篇笔记。"),
    "lint-without-verify": (
        "More than {most} formulas: their claims are not verified here. Use `notec verify`.",
        "公式超过 {most} 个，这里不验证其中的式子。请用 `notec verify`。",
    ),
    "fixed": ("Applied {fixes} fixes in {notes} notes.", "已在 {notes} 篇笔记中修复 {fixes} 处。"),
    "formatted": ("Rewrote {notes} notes.", "已改写 {notes} 篇笔记。"),
    "fix-dropped": (
        "The fixes of {code} in {path} do not come to rest and were left out.",
        "{path} 中 {code} 的修复无法稳定下来，已放弃。",
    ),
    "help-output": ("Folder for the results (build).", "输出文件夹(默认 build)。"),
    "help-engine": (
        "What makes the PDF: typst, xelatex, lualatex or tectonic.",
        "排版引擎：typst、xelatex、lualatex 或 tectonic。",
    ),
    "help-each": ("One document for each note instead of a book.", "每篇笔记各成一个文档，而不是合成一本书。"),
    "help-watch": (
        "Build again whenever a note, image, template or setting changes.",
        "笔记、图片、模板或设置一有改动就重新生成。",
    ),
    "help-jobs": ("Number of processes that read notes.", "读取笔记所用的进程数。"),
    "help-strict": ("Exit with 1 when a formula could not be typeset.", "有公式无法排版时返回 1。"),
    "help-no-verify": ("Do not check the equations.", "不验证等式。"),
    "help-keep-chat": ("Print chat passages too.", "保留聊天内容。"),
    "help-to": ("What to write: pdf, tex, typ, with commas.", "输出哪些格式：pdf、tex、typ，用逗号分隔。"),
    "help-open": ("Open the PDF afterwards.", "完成后打开 PDF。"),
    "no-such-format": ("There is no output format “{name}”.", "没有“{name}”这种输出格式。"),
    "no-such-format-hint": ("The formats are: {known}.", "可用的格式：{known}。"),
    "no-such-engine": ("There is no engine “{name}”.", "没有“{name}”这个排版引擎。"),
    "no-such-engine-hint": ("The engines are: {known}.", "可用的引擎：{known}。"),
    "init-file": (
        "`notec init` makes a project in a folder, and “{path}” is a file.",
        "`notec init` 在文件夹中建立项目，而“{path}”是文件。",
    ),
    "output-is-folder": (
        "-o takes a folder, and “{path}” looks like a file.",
        "-o 要的是文件夹，而“{path}”看起来是文件。",
    ),
    "output-is-folder-hint": (
        "Write `-o {folder}`: the files are named after the note.",
        "请写 `-o {folder}`：文件按笔记命名。",
    ),
    "output-unwritable": ("Cannot write to “{path}”: {why}.", "无法写入“{path}”：{why}。"),
    "output-unwritable-hint": (
        "Choose another folder with -o. What was there before is untouched, or replaced by a complete file.",
        "可以用 -o 换一个文件夹。原有的文件没有改动，或已换成完整的新文件。",
    ),
    "no-pdf": ("{engine} could not make “{name}.pdf”: {why}", "{engine} 无法生成“{name}.pdf”：{why}"),
    "no-pdf-hint": (
        "The last good PDF, if any, is untouched. --verbose shows the engine's own words.",
        "上一次成功生成的 PDF(如果有)没有改动。加 --verbose 可以看到引擎的原始输出。",
    ),
    "up-to-date": ("{path} is up to date", "{path} 已是最新"),
    "built": ("{path}: {pages} pages, {formulas} formulas", "{path}：{pages} 页，{formulas} 个公式"),
    "built-text": ("{path}: {formulas} formulas", "{path}：{formulas} 个公式"),
    "built-repairs": ("{count} repairs", "{count} 处修复"),
    "built-quarantined": ("{count} not typeset", "{count} 个无法排版"),
    "built-verdicts": ("{agreed} verified, {refuted} refuted", "{agreed} 个已验证，{refuted} 个不成立"),
    "quarantined": ("not typeset: {reason}", "无法排版：{reason}"),
    "lost-image": ("image not found: {target}", "找不到图片：{target}"),
    "lost-link": ("link leads nowhere: {target}", "链接没有目标：{target}"),
    "lost-glyphs": (
        "no font has glyphs for {count} characters ({script}): {glyphs}",
        "没有字体包含 {count} 个字符({script})：{glyphs}",
    ),
    "font-unknown": (
        "warning: [fonts]: there is no font family “{family}” here; another font is used.",
        "警告: [fonts]: 本机没有字体“{family}”，已改用其他字体。",
    ),
    "lost-glyph": ("no font has a glyph for {glyph}", "没有字体包含字符 {glyph}"),
    "building": ("building {name} …", "正在生成 {name} ……"),
    "watching": ("watching for changes; Ctrl-C ends", "正在监视改动；按 Ctrl-C 结束"),
    "rebuilt": ("{name}: rebuilt in {seconds:.2f} s", "{name}：已重新生成，用时 {seconds:.2f} 秒"),
    "last-good": ("The last good PDF stays: {path}", "保留上一份完好的 PDF：{path}"),
    "watch-stdin": ("Standard input cannot be watched.", "无法监视标准输入。"),
    "note-unreadable-hint": (
        "Nothing was written. Mend the file, or leave it out with the exclude setting.",
        "没有写入任何内容。请修正该文件，或用 exclude 设置把它排除。",
    ),
    "doctor-ready": ("ready", "可用"),
    "doctor-missing": ("not found", "未找到"),
    "doctor-well": ("All that a build needs is here.", "生成文档所需的一切都已就绪。"),
    "doctor-broken": ("Missing: {count} needed things.", "缺少 {count} 项必需的东西。"),
    "doctor-font-song": ("Chinese text", "中文正文"),
    "doctor-font-hei": ("Chinese bold", "中文粗体"),
    "doctor-font-kai": ("Chinese emphasis", "中文楷体"),
    "doctor-font-symbols": ("symbols", "符号"),
    "doctor-font-emoji": ("emoji", "表情符号"),
    "doctor-font-configured": (
        "The configuration names this font, but it is not installed.",
        "设置里写了这个字体，但系统中没有安装。",
    ),
    "init-made": ("made {path}", "已创建 {path}"),
    "init-kept": ("kept {path}, which was there before", "已存在，保留 {path}"),
    "init-next": ("Now run: notec build {folder}", "接下来运行：notec build {folder}"),
}


def say(key: str, lang: str, **values: object) -> str:
    """The message `key` in a language, with its places filled in."""
    text = _MESSAGES[key][lang == "zh"].format(**values)
    return text if lang == "zh" else plural(text)
