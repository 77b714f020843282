"""Which short lines read as titles: noun phrases, not sentences or instructions."""

from __future__ import annotations

import re

from notecompiler.regex import HAN, regex

_MAX_CHINESE = 18
_SENTENCE_WORDS = regex(
    r"是|了|可以|我们|你|他们|如下|如果|其中|那么|这|(?<![法规原准])则|即|使得?|能够|需要|因为|所以|因此|但|参考|得到|得出|代入|解出|分别|所有|"
    r"一个|一些|没有|进行|构成|下面|上面|上述|已知|注意(?!力)|来自|作为|记录|必须|应该|会|将|把|被|让|就|也|都|不|说明|"
    r"通过|描述|代表|适用|应运|无法|例如|比如|[A-Za-z][对为]|的\Z|\A仅|"
    r"[在有为由从](?!于|限|理|量|向|效|序|关|什么)|等于|表示|称为?|叫做?|乘以|除以|加上|减去|归一|垂直于?$"
)
_INSTRUCTION = regex(
    r"[求证解取设令得给由对若当如用故按先再](?!导|和|法|根|积|值|数|称|角|偶|比|合|象|应|立|式|整|样|明|定|理|何|换|流|空|集|极|余|逆|秩|解)"
)
_TITLE_TAIL = regex(
    r"(?:公式|法则?|原理|定义|定理|性质|概念|函数|导数|微分|积分|算法|意义|应用|例子?|实例|示例|总结|小结|介绍|简介|概述|背景|方法|步骤|流程|"
    r"特点|优点|缺点|运算|空间|向量|矩阵|变换|分布|方程|级数|数列|系数|误差|模型|网络|结构|证明|推导|解释|分析|笔记|机制|问题|概览|技巧|思路|过程|模块|比较|区别|关系|用途|作用|目标|"
    r"类型|分类|相关|基础|理论|方向|条件|极限|行列式|数|式|学|论|率|差|值|化|度|性|量|秩|核|熵|基|维)\Z"
)
_MINOR = regex(
    r"(?:例子?|实例|示例|例题|意义|总结|小结|推导|证明|性质|定义|特点|优点|缺点|说明|备注|应用|步骤|背景|"
    r"examples?|proof|summary|remarks?|notes?|definition|properties|applications?|exercises?|solution|discussion|motivation)\s*\d*\Z",
    re.IGNORECASE,
)
_ENGLISH_WORD = regex(r"[A-Za-z][A-Za-z'’-]*")
_SMALL = frozenset(
    ["a", "an", "the", "of", "and", "or", "for", "in", "on", "to", "with", "vs", "from", "by", "at", "as", "via", "per"]
)
_FINITE = frozenset(
    ["is", "are", "was", "were", "be", "has", "have", "had", "can", "could", "will", "would", "should", "must", "may", "does", "do",
     "did", "let", "we", "you", "i", "it", "this", "that", "these", "if", "then", "where", "when", "because", "since", "note", "here",
     "there", "compute", "update", "set", "assume", "suppose", "consider", "initialize", "see", "hence", "thus", "so"]
)  # fmt: skip
_CONNECTIVE = regex(
    r"(?:then|therefore|thus|hence|similarly|likewise|equivalently|conversely|finally|first(?:ly)?|second(?:ly)?|third(?:ly)?|next|now|also|moreover"
    r"|furthermore|consequently|alternatively|specifically|formally|clearly|obviously|informally|recursively|so|indeed|namely|again|that is"
    r"|(?:and|or|but|so) [a-z]+|as (?:follows|before|above|usual)|for (?:example|instance)|in (?:particular|short|general|total|summary|addition|other words)"
    r"|on the (?:other|one) hand|to (?:sum up|see this))\W*\Z",
    re.IGNORECASE,
)
_LEADS_ENGLISH = regex(
    r"(?:By|From|In|With|After|For|On|At|As|Under|To|Since|Given|Recall|Using|Taking|Substituting|Expanding|Differentiating|Integrating"
    r"|Combining|Multiplying|Dividing|Rearranging|Applying|Writing|Putting|Setting|Simplifying|Adding|Subtracting|Plugging|Inserting"
    r"|Collecting|Summing|Squaring|Letting|Noting|Recalling|Comparing|Equating|Evaluating|Factoring|Completing)\b"
)
_LEADS_CHINESE = regex(
    r"(?:同理|类似|同样|综上|另外|此外|特别|等价|一般地|换句话说|换言之|首先|其次|再次|最后|再者|然后|接着|随后|于是|从而|因而|由此|总之|反之|反过来|进而"
    r"|显然|易知|可见|具体地|形式上)(?:地|所述|来说|来讲|而言|有)?\Z"
    r"|(?:根据|依据|利用|考虑|两边|两式|等式两边|写成|写作|记作|改写|结合(?!律|性)|分[两二三四几多]种(?:情况|情形))"
    r"|.*(?:(?<![背前先])后|(?<![心所])得|(?<![场基产])地|(?<![实延临定计])时|来说|而言)\Z"
)
_ASIDE = regex(r"[(（].*?[)）]\Z")
_SECTION = regex(
    r"([一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节讲]|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s)"
    r"|\d{1,2}(?=\s+[A-Z][A-Z &-]{3,50}\Z))\s*(\S[^，。；！？,;!?]*)\Z"
)
_MAX_ENGLISH = 8


def reads_as_chinese_title(text: str) -> bool:
    """Whether a line with Chinese in it names a thing: no verb or pronoun of a sentence, no instruction, not long."""
    chinese = len(HAN.findall(text))
    if chinese > _MAX_CHINESE or chinese == 0:
        return False
    if (
        _SENTENCE_WORDS.search(text)
        or _INSTRUCTION.match(text)
        or re.search(r"[，。；,](?![^，。；,]{1,8}(?:[，,]|\Z))", text)
    ):
        return False
    return chinese <= 8 or _TITLE_TAIL.search(_ASIDE.sub("", text)) is not None


def is_english_title(text: str) -> bool:
    """Whether an English line is a title: a capital first, few words, no finite verb, the main words mostly capitals."""
    words = _ENGLISH_WORD.findall(text)
    if not words or len(words) > _MAX_ENGLISH or not text[0].isupper():
        return False
    main = [word for word in words if word.lower() not in _SMALL]
    capital = sum(word[0].isupper() for word in main)
    if any(word.lower() in _FINITE for word in words) and (capital < len(main) or len(main) == 1):
        return False
    return bool(main) and (capital * 2 > len(main) or len(words) <= 3)


def names_a_topic(text: str) -> bool:
    """Whether a line surely is a title, also above a bare formula or table, where most short lines lead over: it ends in
    a word for a subject, or is several English words with capitals."""
    if HAN.search(text):
        return _TITLE_TAIL.search(_ASIDE.sub("", text)) is not None
    words = [word for word in _ENGLISH_WORD.findall(text) if word.lower() not in _SMALL]
    return len(words) >= 2 and all(word[0].isupper() for word in words)


def leads_over(text: str) -> bool:
    """Whether a line without a full stop leads over to what stands below it, as a half sentence does: "By the chain rule",
    "Taking logarithms", "Similarly", "两边求导", "根据定义". A title in the same words has capitals ("Integration by Parts")."""
    if HAN.search(text):
        return _LEADS_CHINESE.match(text) is not None
    if _CONNECTIVE.match(text):
        return True
    hit = _LEADS_ENGLISH.match(text)
    rest = _ENGLISH_WORD.findall(text[hit.end() :]) if hit else ()
    return bool(rest) and not any(word[0].isupper() and not word.endswith(("s", "'", "’")) for word in rest)


def section_level(text: str) -> int:
    """The level that a title's own number gives it ("一、背景" 2, "1.2 Data" 3); 0 for a line without such a number."""
    hit = _SECTION.match(text)
    if hit is None or _SENTENCE_WORDS.search(hit[2]):
        return 0
    return min(2 + hit[1].count("."), 4)


def is_minor_title(text: str) -> bool:
    """Whether a title names a part that any subject has ("例子", "Example"), which stands below its subject."""
    return _MINOR.match(text) is not None
