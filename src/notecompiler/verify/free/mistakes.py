"""Words that call a formula a mistake: "a common mistake is to write …", "错误写法：", "❌".

Two strengths: words around a formula may speak of mistakes, so that it was meant as a law, false or not; only a sentence that
says it of the formula itself makes it an example.
"""

from __future__ import annotations

import re

_SPOKEN_OF = re.compile(
    r"错误|误区|误以为|不成立|易错|\b(?:mistakes?|wrong|incorrect|false|errors?|pitfalls?)\b", re.IGNORECASE
)

_WRONG = re.compile(
    r"\b(?:wrong(?!ly accused)|wrongly|incorrect(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|fallac\w+|common (?:mistake|error|slip|misconception)s?"
    r"|mistakes?(?: is| was| would be| to write)?(?=\W*$)|by mistake"
    r"|tempting to|(?:do not|don['’]t|never|must not|should not|cannot) (?:write|say|confuse|conclude|simplify)|it is not true that"
    r"|(?:is|be) false|false(?=\W*$))\b"
    r"|错误(?!率|分|界|项|函数|传播)|[错误][写记]|[写记]错|误[作用当]|误以为|误认为|误解|易错|不正确|不成立|不等于说|不能写成|不要写成|切勿|[❌✗✘✖]",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\b(?:instead of(?= the wrong)|instead|rather|correct(?:ly|ed|ion)?|right|but|should be|actually|in fact|whereas|while)\b"
    r"|正确(?!率|与否)|应为|应该|应当|而是|改为|实际上|其实|[✅✓✔]",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:not|nothing|n[o']t|never|isn['’]t) (?:\w+ )?(?:wrong|incorrect|mistaken|false)\b|没有错误|并非错误",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[。！？!?；;]|\.(?=\s|$)")
_DENIES = re.compile(
    r"^\W*(?:一般|并|通常|显然)*(?:不成立|不对|是错的|是错误的|不一定成立|不正确)"
    r"|^\W*(?:\w+ ){0,3}?(?:does not hold|do not hold|is not true|is false|is wrong|fails|need not hold|is incorrect)",
    re.IGNORECASE,
)


def is_announced_as_wrong(before: str, after: str) -> bool:
    """Whether the words right before a formula, in the same sentence, or those right behind it call it wrong. "不正确" is wrong
    although "正确" stands in it; a word for the right form after that for the wrong one takes it back."""
    if _DENIES.search(after):
        return True
    sentence = _ENDS.split(_UNDONE.sub("", before.strip()))[-1]
    wrong = max((match.end() for match in _WRONG.finditer(sentence)), default=-1)
    right = max((match.start() for match in _RIGHT.finditer(sentence)), default=-1)
    return wrong >= 0 and right < wrong


def announces_mistake(text: str) -> bool:
    """Whether the words themselves say that what follows is claimed and false."""
    return _SPOKEN_OF.search(text) is not None
