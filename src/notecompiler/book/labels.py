"""The words that the document itself says, in the language of the book."""

from __future__ import annotations

from pathlib import PurePath

from notecompiler import document as d
from notecompiler.book.model import Language
from notecompiler.book.text import plain_text
from notecompiler.verdicts import Status

_LABELS: dict[str, tuple[str, str]] = {
    "contents": ("Contents", "目录"),
    "appendix": ("Appendix", "附录"),
    "references": ("Reference implementations", "参考实现"),
    "verification": ("Verification", "验证结果"),
    "repairs": ("Repairs", "自动修复"),
    "card": ("Formula", "公式"),
    "quarantine": ("Formula not typeset", "未能排版的公式"),
    "reason": ("Reason", "原因"),
    "place": ("Place", "位置"),
    "proposal": ("Proposal", "建议"),
    "image": ("Image not available", "图片不可用"),
    "table": ("Table", "表"),
    "figure": ("Figure", "图"),
    "emoji": ("emoji", "表情"),
    "keywords": ("Keywords", "关键词"),
    "verified-by": ("verified by", "参考实现"),
    "verifies": ("verifies", "验证"),
    "counterexample": ("Counterexample", "反例"),
    "needs": ("Holds only if", "成立条件"),
    "conflicts": ("Contradicts", "矛盾于"),
    "claim": ("Claim", "公式"),
    "status": ("Status", "结论"),
    "reference": ("Reference", "参考"),
    "trials": ("Trials", "次数"),
    "error": ("Max. error", "最大误差"),
    "code": ("Rule", "规则"),
    "before": ("Before", "修改前"),
    "after": ("After", "修改后"),
    "line": ("line {line}", "第 {line} 行"),
    "lines": ("{number} places", "{number} 处"),
    "blanks": ("(white space)", "（空白）"),
    "lhs": ("left", "左边"),
    "rhs": ("right", "右边"),
    "listing-note": (
        "These implementations computed the verdicts in this document; the marks beside the equations lead here.",
        "本文公式旁的标记由以下实现计算得出，点击标记可跳转至此。",
    ),
    "verification-note": (
        "Every claim with its outcome. A tick means agreement in all sampled worlds; what was not checked is never a pass.",
        "每一条论断及其结论。✓ 表示在全部抽样情形中一致；未检查绝不等于通过。",
    ),
    "repairs-note": (
        "Changes made to the notes for this document; the files themselves are as they were.",
        "为生成本文所做的改动；笔记文件本身保持原样。",
    ),
    "chapter": ("Chapter", "章"),
}

_STATUSES: dict[Status, tuple[str, str]] = {
    Status.PROVED: ("proved", "已证明"),
    Status.VERIFIED: ("verified", "已验证"),
    Status.VERIFIED_MODULO: ("verified modulo convention", "约定下成立"),
    Status.REFUTED: ("refuted", "不成立"),
    Status.MISSING_HYPOTHESIS: ("condition missing", "缺少条件"),
    Status.INCONSISTENT: ("inconsistent", "自相矛盾"),
    Status.DEFINITION: ("definition", "定义"),
    Status.CONSTRAINT: ("constraint", "约束"),
    Status.GIVEN: ("given", "已知"),
    Status.MALFORMED: ("malformed", "格式有误"),
    Status.AMBIGUOUS: ("ambiguous", "有歧义"),
    Status.NOT_CHECKABLE: ("not checked", "未检查"),
    Status.TIMEOUT: ("timed out", "超时"),
}

_CALLOUTS: dict[str, tuple[str, str]] = {
    "note": ("Note", "注"),
    "abstract": ("Abstract", "摘要"),
    "summary": ("Summary", "小结"),
    "info": ("Info", "信息"),
    "todo": ("To do", "待办"),
    "tip": ("Tip", "提示"),
    "hint": ("Hint", "提示"),
    "important": ("Important", "重要"),
    "success": ("Success", "成功"),
    "tab": ("Tab", "标签页"),
    "details": ("Details", "详情"),
    "question": ("Question", "问题"),
    "warning": ("Warning", "警告"),
    "caution": ("Caution", "注意"),
    "attention": ("Attention", "注意"),
    "failure": ("Failure", "失败"),
    "danger": ("Danger", "危险"),
    "bug": ("Bug", "错误"),
    "example": ("Example", "例"),
    "quote": ("Quote", "引用"),
    "definition": ("Definition", "定义"),
    "theorem": ("Theorem", "定理"),
    "lemma": ("Lemma", "引理"),
    "proposition": ("Proposition", "命题"),
    "corollary": ("Corollary", "推论"),
    "proof": ("Proof", "证明"),
    "remark": ("Remark", "注记"),
    "exercise": ("Exercise", "习题"),
    "claim": ("Claim", "断言"),
    "problem": ("Problem", "问题"),
    "solution": ("Solution", "解"),
    "assumption": ("Assumption", "假设"),
    "axiom": ("Axiom", "公理"),
    "conjecture": ("Conjecture", "猜想"),
    "property": ("Property", "性质"),
    "fact": ("Fact", "事实"),
    "observation": ("Observation", "观察"),
    "notation": ("Notation", "记号"),
    "algorithm": ("Algorithm", "算法"),
}

_STATEMENTS = frozenset(
    {"definition", "theorem", "lemma", "proposition", "corollary", "proof", "remark", "exercise", "claim", "problem", "solution",
     "assumption", "axiom", "conjecture", "property", "fact", "observation", "notation", "example"}
)  # fmt: skip
"""Callouts of mathematics: their kind stands before their title, as in print."""


def label(name: str, language: Language) -> str:
    """A fixed word of the document ("Contents" / "目录")."""
    return _LABELS[name][language is Language.ZH]


def status_label(status: Status, language: Language) -> str:
    """The name of a verdict's status for readers."""
    return _STATUSES[status][language is Language.ZH]


def callout_label(kind: str, language: Language) -> str:
    """The title of a callout that has none of its own; an unknown kind is shown as written."""
    words = _CALLOUTS.get(kind)
    return words[language is Language.ZH] if words else kind.replace("-", " ").capitalize()


def section_label(number: str, language: Language) -> str:
    """How a sentence names a section: "Section 2.1"."""
    return f"第 {number} 节" if language is Language.ZH else f"Section {number}"


def callout_title(callout: d.Callout, language: Language) -> tuple[d.Inline, ...]:
    """What stands over a callout: its title, its kind, or for a statement both: "Theorem (Cauchy)"."""
    kind = " ".join(filter(None, (callout_label(callout.kind, language), callout.number)))
    if not callout.title:
        return (d.Words(callout.span, kind),)
    if callout.kind not in _STATEMENTS and not callout.number:
        return callout.title
    if plain_text(callout.title).casefold().startswith(callout_label(callout.kind, language).casefold()):
        return callout.title  # "Theorem 10.9 (Spectral decomposition)" says itself what it is
    opener, closer = ("\uff08", "\uff09") if language is Language.ZH else (" (", ")")
    return (d.Words(callout.span, kind + opener), *callout.title, d.Words(callout.span, closer))


def place_label(path: str, line: int, language: Language, *, several: bool) -> str:
    """A line of a note as readers find it: with the note's file name when there are several notes."""
    if several:
        return f"{PurePath(path).name}:{line}"
    return label("line", language).format(line=line)
