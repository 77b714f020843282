"""What each status of `notec verify` means and what to do about it."""

from __future__ import annotations

from notecompiler.diagnostics import Phrase
from notecompiler.verdicts import Status

STATUS_PAGES = {
    Status.PROVED: Phrase(
        "Exact arithmetic settled the claim: both sides are the same number, not merely close.\nNothing to do.",
        "用精确算术得出结论：两边是同一个数，而不只是接近。\n无需处理。",
    ),
    Status.VERIFIED: Phrase(
        "Both sides agreed in every sampled world. The verdict carries the reference implementation (if one was "
        "linked),\nthe seed, the number of worlds and the largest error; it replays from them.\nNothing to do.",
        "在所有抽样的情形中两边都一致。结论附有所对应的参考实现（如有）、种子、样本数和最大误差，可以重放。\n无需处理。",
    ),
    Status.VERIFIED_MODULO: Phrase(
        "The claim holds after a stated convention: an operator read in an unusual way, another name or sign, another\n"
        "order of concatenation, or repaired source. The convention is listed; write it out in the note if readers may "
        "stumble over it.",
        "在所列出的约定之下成立：运算符取了不常见的读法、换了名字或符号、拼接次序不同，或源文本经过修复。\n"
        "如果读者可能误解，请在笔记里写明这个约定。",
    ),
    Status.REFUTED: Phrase(
        "There is a counterexample: values of the symbols, allowed by the text, for which the two sides differ at high\n"
        "precision and under every reading. It replays from its seed. Correct the equation or state the missing "
        "condition.",
        "存在反例：在文中允许的取值下，无论怎样解读，两边在高精度下仍不相等；反例可按种子重放。\n"
        "请改正等式，或者补上缺少的条件。",
    ),
    Status.MISSING_HYPOTHESIS: Phrase(
        "False as it stands, true under a condition that the verdict names (for example b ≠ 0). Add the condition.",
        "照现在的写法不成立，加上所指出的条件（例如 b ≠ 0）就成立。请补上条件。",
    ),
    Status.INCONSISTENT: Phrase(
        "The claim contradicts another line of the note, which is named. At most one of the two is right.",
        "与笔记中另一行（已指出）矛盾，两者至多有一个正确。",
    ),
    Status.DEFINITION: Phrase(
        "The formula gives a name to something; there is nothing to check. Shapes and arity are consistent.",
        "这个式子是在给某个量下定义，没有可检查的内容；形状和元数是相容的。",
    ),
    Status.CONSTRAINT: Phrase(
        "The formula restricts its variables (the equation of a curve, a condition); there is nothing to check.",
        "这个式子是对变量的约束（例如曲线方程、条件），没有可检查的内容。",
    ),
    Status.GIVEN: Phrase(
        "The formula states data that later lines use. They are checked against it, not the other way round.",
        "这个式子给出后文使用的数据：检查后文时以它为准，而不是反过来。",
    ),
    Status.MALFORMED: Phrase(
        "Not a formula as it stands; the reason says why (a lost relation, missing bounds). `notec lint` shows the "
        "place.",
        "现在的写法不构成公式，原因已给出（缺关系符、缺上下限等）。`notec lint` 会指出位置。",
    ),
    Status.AMBIGUOUS: Phrase(
        "Two readings survive and their verdicts differ. Write the operator that is meant (`\\odot`, `\\cdot`, a "
        "product).",
        "有两种读法都说得通而结论不同。请写明所指的运算（`\\odot`、`\\cdot` 或乘积）。",
    ),
    Status.NOT_CHECKABLE: Phrase(
        "Nothing that the program knows can decide the claim; the reason code says why. It is not a pass.",
        "程序目前无法判定，原因代码说明了为什么。这并不表示通过。",
    ),
    Status.TIMEOUT: Phrase(
        "The check was stopped because it took too long. It is not a pass.",
        "检查用时过长，已停止。这并不表示通过。",
    ),
}
