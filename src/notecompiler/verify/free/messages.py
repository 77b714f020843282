"""What the checks without a domain say to people, in both languages."""

from __future__ import annotations

from notecompiler.diagnostics import Phrase

NEAREST = Phrase("It would hold for all values as `{statement}`.", "若改为 `{statement}`，则对一切取值成立。")
NEAREST_IN = Phrase(
    "It would agree with {reference} as `{statement}`.", "若改为 `{statement}`，则与 {reference} 一致。"
)
SIGN = Phrase("It has the opposite sign of {reference}.", "与 {reference} 符号相反。")
FACTOR = Phrase("equal up to a constant factor", "相差一个常数因子")
CONDITION = Phrase("It holds when {condition}.", "在 {condition} 时成立。")
UNDER = Phrase("Assumed: {premises}.", "假设：{premises}。")
EXAMPLE = Phrase(
    "With the values of the example this formula gives {found}, but the example has {wanted}.",
    "代入例中的数值，此式得 {found}，而例中为 {wanted}。",
)
DEFINED = Phrase("The note defines `{definition}`.", "笔记中的定义是 `{definition}`。")
GIVEN = Phrase("The note gives `{given}`.", "笔记中已给 `{given}`。")
COMPUTED = Phrase("Computed: {found}.", "算得 {found}。")
LOST_RELATION = Phrase(
    "One side of the implication states nothing; a relation was lost.", "蕴含式有一边没有陈述，丢了关系符号。"
)
LOST_POWER = Phrase("`{symbol}` looks like a square that lost its superscript.", "`{symbol}` 像是丢了上标的平方。")
ANNOUNCED_FALSE = Phrase(
    "The text calls this wrong, and it is: it is an example of a mistake, not one of the note.",
    "文中已说明此式有误，验证结果也如此：它是错误的例子，不算笔记的错误。",
)
ANNOUNCED_TRUE = Phrase(
    "The text calls this wrong, but it held wherever it was tried.", "文中说此式有误，但在所有尝试过的情形中它都成立。"
)
WRONG_TERMS = Phrase(
    "Near this point the difference is not smaller than what the written terms allow: one of them is wrong.",
    "在这一点附近，两边之差大于所写各项允许的范围：其中有一项写错了。",
)
RANDOM_SIDE = Phrase(
    "The right side is a random variable, the left a number: an expectation is missing.",
    "右边是随机变量而左边是数：缺少期望。",
)
