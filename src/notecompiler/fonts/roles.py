"""Which fonts serve for what, best first.

Each entry is a pattern for file names, because looking at names costs nothing; the family is read from the chosen file.
"""

from __future__ import annotations

import re

from notecompiler.record import Record
from notecompiler.regex import regex


class Wish(Record):
    """A font file to look for, and which family of it where a collection has several (regular expressions)."""

    file: re.Pattern[str]
    family: re.Pattern[str]
    weight: int = 400


def _wishes(rows: str) -> tuple[Wish, ...]:
    """One wish a line: file name, then family after " | ", then weight after " @"."""
    found = []
    for row in rows.strip().splitlines():
        pattern, _, weight = row.strip().partition(" @")
        file, _, family = pattern.partition(" | ")
        found.append(Wish(regex(file.strip(), re.IGNORECASE), regex(family.strip(), re.IGNORECASE), int(weight or 400)))
    return tuple(found)


SONG = _wishes(r"""
    NotoSerifCJK(sc)?-Regular\.(ttc|otf) | (CJK SC|CJKsc)
    SourceHanSerif(SC|CN)?-Regular\. | (SC|CN|Han Serif$|思源宋体)
    NotoSerifSC-Regular\.
    Songti\.tt[cf] | Songti SC
    STSong
    simsun\.tt[cf] | (^SimSun$|^宋体$)
    FandolSong-Regular\.otf
    uming\.ttc | CN
    gbsn00lp\.ttf
""")
HEI = _wishes(r"""
    NotoSansCJK(sc)?-Bold\.(ttc|otf) | (CJK SC|CJKsc) @700
    SourceHanSans(SC|CN)?-Bold\. | (SC|CN|Han Sans$|思源黑体) @700
    NotoSansSC-Bold\. @700
    NotoSansCJK(sc)?-Regular\.(ttc|otf) | (CJK SC|CJKsc)
    SourceHanSans(SC|CN)?-Regular\. | (SC|CN|Han Sans$|思源黑体)
    NotoSansSC-Regular\.
    PingFang\.ttc | SC @600
    Hiragino Sans GB\.ttc | Hiragino @600
    STHeiti Medium\.ttc | Heiti SC
    msyhbd\.ttc | (YaHei|雅黑)$ @700
    msyh\.ttc | (YaHei|雅黑)$
    simhei\.ttf
    FandolHei-Bold\.otf @700
    FandolHei-Regular\.otf
    wqy-zenhei\.ttc | Zen Hei$
    wqy-microhei\.ttc | Micro Hei$
    DroidSansFallback(Full)?\.ttf
""")
KAI = _wishes(r"""
    LXGWWenKai-Regular\.ttf
    Kaiti\.ttc | Kaiti SC
    STKaiti
    simkai\.ttf
    FandolKai-Regular\.otf
    ukai\.ttc | CN
    gkai00mp\.ttf
""")
EMOJI = _wishes(r"""
    NotoEmoji-Regular\.ttf
    NotoColorEmoji\.ttf
    Apple Color Emoji\.ttc
    seguiemj\.ttf
    Symbola.*\.(ttf|otf)
""")
SYMBOLS = _wishes(r"""
    DejaVuSans\.ttf
    NotoSansSymbols2-Regular\.
    NotoSansSymbols-Regular\.
    seguisym\.ttf
    Apple Symbols\.ttf
    FreeSerif\.(otf|ttf)
""")
