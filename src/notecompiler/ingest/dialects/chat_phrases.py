"""The phrases by which an assistant's chatter is known, in English and Chinese."""

from __future__ import annotations

import re

from notecompiler.record import Record


class Evidence(Record):
    """A pattern that speaks for chatter; several patterns of one `kind` count once."""

    kind: str
    weight: float
    pattern: re.Pattern[str]


_ACTS = (
    "improve|rewrite|reformat|format|convert|polish|clean|help|create|generate|turn|provide|write|make|prepare|expand|fix|update|add|"
    "walk you|summari[sz]e|translate|restructure|organi[sz]e|produce|assist|tailor|adapt|include|compile|transform"
)
_GOODS = "versions?|notes?|summary|document|rewrite|breakdown|code|answer|guide|draft|outline|response|solution|cheat ?sheet|explanation"
_WORKS_ZH = "整理|修改|改成|改写|生成|完善|优化|转换|转成|补充|编写|写成|写一|润色|总结|翻译|排版|导出|制作|扩展|继续|重写|格式化|列出|解释"


def _evidence(kind: str, weight: float, *patterns: str) -> Evidence:
    return Evidence(kind, weight, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE))


EVIDENCE = (
    _evidence(
        "opening",
        2.0,
        r"\A\W*(?:absolutely|sure(?: thing)?|certainly|of course|great question|good question|got it|understood|no problem|definitely)\s*[!,.:—–-]",
        r"\A\W*(?:好的|好呀|明白了?|当然(?:可以)?|没问题|收到|了解了?|太好了|没错|可以的)\s*[，,！!。：:～~]",
    ),
    _evidence(
        "speaker acts",
        2.0,
        rf"\bI(?:['’]ll|['’]ve|['’]d| will| can| could| have| am going to)\b[^.?!\n]{{0,60}}\b(?:{_ACTS})",
        r"\bI(?:['’]ve| have)?\s+(?:rewrote|rewritten|reformatted|polished|cleaned|converted|formatted|organi[sz]ed|revised)\b",
        rf"我(?:会|来|将|已经?|可以|能|这就|先|再)[^。！？\n]{{0,40}}(?:{_WORKS_ZH})",
    ),
    _evidence(
        "listener",
        1.5,
        r"\byour\s+(?:[\w-]+\s+){0,3}(?:notes?|document|text|question|file|code|formulas?|equations?|draft|request|content|markdown|latex)\b",
        r"\byou(?:['’]ve| have)?\s+(?:provided|shared|pasted|asked|requested|sent)\b",
        r"(?:你|您)的[^。！？\n]{0,20}(?:笔记|公式|文档|代码|问题|内容|文件|需求|要求|文本)",
        r"(?:帮|给|为|替)(?:你|您)",
    ),
    _evidence(
        "delivery",
        2.0,
        rf"\bhere(?:['’]s| is| are)\s+(?:a|an|the|your)\b[^.?!\n]{{0,50}}\b(?:{_GOODS})\b",
        r"\bbelow is\s+(?:a|an|the|your)\b[^.?!\n]{0,50}\b(?:version|rewrite|draft|response)\b",
        r"(?:以下|下面|这)(?:就)?是[^。！？\n]{0,20}(?:完整|修改|整理|优化|改写|润色|更新|标准|最终|精简)[^。！？\n]{0,8}(?:版|内容|笔记|文档|代码)",
        r"(?:以下|下面|这)(?:就)?是[^。！？\n]{0,8}(?:整理|修改|优化|改写|润色|更新|完善|修正)(?:好|后|过)的",
        r"\byou now have\b",
    ),
    _evidence(
        "offer",
        3.5,
        rf"\bif you(?:['’]d| would)?\s*(?:like|want|wish|prefer|need)\b[^.?!\n]{{0,80}}\b(?:I|let me)\b[^.?!\n]{{0,40}}\b(?:{_ACTS}|know)",
        r"\b(?:do you want|would you like|shall I|should I|want)\s+(?:me to|to have me)\b",
        rf"\b(?:shall|should|may|can) I\s+(?:also\s+|now\s+|go ahead and\s+)?(?:{_ACTS})[^.?!\n]{{0,80}}\?",
        r"如果(?:你|您)(?:愿意|需要|想|希望|喜欢|还)[^。！？\n]{0,30}我[^。！？\n]{0,60}",
        r"(?:希望|需要|想|要|想要|要不要)我[^。！？\n]{0,40}(?:吗|？|\?)",
        r"我(?:还)?可以(?:直接|继续|再|进一步)?(?:帮|给|为|替)(?:你|您)",
    ),
    _evidence(
        "good wishes",
        3.5,
        r"\b(?:I )?hope (?:this|that|it|these)[^.?!\n]{0,20}\b(?:helps?(?!\s+(?:the|all|many|other|our|readers?|students?|people)\b)|clarif(?:y|ies)|is clear|useful)\b",
        r"\blet me know (?:if|whether|when|how|what)\b",
        r"\bfeel free to (?:ask|reach|let me)\b",
        r"\bhappy to help\b|\banything else (?:you|I can)\b|\b(?:as an AI|as you (?:asked|requested)|as requested)\b",
        r"希望(?:这|以上|对|能)[^。！？\n]{0,15}(?:帮助|有用|有帮)",
        r"(?:随时|欢迎)(?:告诉|问|联系|找|提问|继续)(?:我)?|请(?:随时)?告诉我|有(?:任何|其他|什么)?(?:问题|疑问)[^。！？\n]{0,10}(?:问我|告诉我|随时)",
    ),
    _evidence(
        "looking back",
        1.5,
        r"\A\W*with (?:these|this) (?:notes|guide|summary|version)\b",
        r"\A\W*(?:有了|通过)(?:这|以上)(?:份|些)?(?:笔记|内容)",
    ),
    _evidence(
        "only an opening",
        2.0,
        r"\A\W*(?:absolutely|sure(?: thing)?|certainly|of course|got it|no problem|好的|当然(?:可以)?|没问题|明白了|收到)\W*\Z",
    ),
    _evidence(
        "speaker label",
        3.5,
        r"\A\W*(?:ChatGPT(?: said)?|You said|Assistant|User|Claude|DeepSeek|Gemini|用户|助手)\s*[:：]?\W*\Z",
    ),
    _evidence("leading over", 0.5, r"[:：]\s*\Z", r"\?\s*\Z|？\s*\Z"),
)

CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|\bmailto:|\b(?:QQ|WeChat|微信)[^\n]{0,6}\d{5,}|微信号|邮箱[:：]", re.IGNORECASE
)
"""An address: an author who can be reached wrote this, and no assistant."""

META_HEADING = re.compile(
    r"(?:修改|改动|调整|优化|改进|润色|变更|更新|格式|排版)(?:的)?(?:要点|说明|内容|之处|点|总结|地方|记录)"
    r"|\b(?:what (?:i|was|has been|i['’]ve)\s+(?:changed|improved|fixed|updated)|changes (?:made|i made)|(?:summary of|key|main|list of)\s+"
    r"(?:changes|improvements|edits|fixes|modifications|adjustments)|(?:improvements|edits|modifications|adjustments|changes) (?:made|applied|explained)|"
    r"formatting (?:notes|changes|improvements)|notes on (?:the )?(?:formatting|changes))\b",
    re.IGNORECASE,
)

META_REMARK = re.compile(
    r"\\[A-Za-z]+|\{\}|latex|markdown|格式|下标|上标|括号|符号|命令|排版|公式.{0,6}(?:改|用|统一|包裹)|统一|渲染|错位|代码块|标题层级|"
    r"\b(?:format(?:ted|ting)?|subscripts?|superscripts?|brackets?|parenthes[ei]s|delimiters?|notation|headings?|consistent(?:ly)?|"
    r"spacing|render(?:s|ed|ing)?|syntax|bold|bullet|typo)\b",
    re.IGNORECASE,
)
