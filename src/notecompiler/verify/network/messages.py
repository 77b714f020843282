"""What verification says to people, in both languages."""

from __future__ import annotations

from notecompiler.diagnostics import Phrase

NEAREST = Phrase(
    "It would agree with {reference} if `{before}` were `{after}`.",
    "若把 `{before}` 改为 `{after}`，就与 {reference} 一致。",
)
EXCHANGED = Phrase(
    "It would agree with {reference} if `{first}` and `{second}` changed places.",
    "若把 `{first}` 与 `{second}` 互换，就与 {reference} 一致。",
)
WITHOUT = Phrase(
    "It would agree with {reference} if `{dropped}` were left out.", "若去掉 `{dropped}`，就与 {reference} 一致。"
)
OWN_WEIGHT = Phrase(
    "`{symbol}` stands twice; it would agree with {reference} if this were another matrix.",
    "`{symbol}` 用了两次；若此处换成另一个矩阵，就与 {reference} 一致。",
)
LONE = Phrase("The matrix {symbol} multiplies nothing here.", "矩阵 {symbol} 在这里没有乘任何东西。")
BIAS_MISSING = Phrase(
    "It would agree with {reference} if a bias were added; the other equations have one.",
    "若加上偏置，就与 {reference} 一致；其他式子都有偏置。",
)
TERM_MISSING = Phrase(
    "It would agree with {reference} if the term with {operand} were not left out.",
    "若补上含 {operand} 的项，就与 {reference} 一致。",
)
FOREIGN = Phrase("{symbol} belongs to another equation ({owner}).", "{symbol} 属于另一个式子（{owner}）。")
SHAPES = Phrase(
    "No reading of the right side has the shape {shape} of {reference}.",
    "右边无论怎样读，形状都不是 {reference} 的 {shape}。",
)
LOST_ROW = Phrase(
    "The left column has {names} rows, the column of functions {functions}; write one function for each row.",
    "左边一列有 {names} 行，函数一列却有 {functions} 行；请为每一行写一个函数。",
)
SYSTEM = Phrase(
    "The whole system agrees with {reference} over {steps} steps in a batch of {batch} (largest error {error}).",
    "整个系统在 {steps} 步、批量 {batch} 上与 {reference} 一致（最大误差 {error}）。",
)
SHARED = Phrase(
    "{symbols} stands in several equations. If each has its own, write an index; if all share one, the gates are equal.",
    "{symbols} 出现在多个式子里：若各自不同，请加下标区分；若真是同一个，各个门就相同了。",
)
PART_OF = Phrase("Checked as a part of {reference}, where it is used.", "作为 {reference} 的一部分，代入使用处检验。")
UNKNOWN_SYMBOL = Phrase("Nothing is known of {symbols}.", "{symbols} 没有说明。")

BECAUSE_FUNCTION = Phrase(
    "with this function the equations agree with {reference}", "取这个函数时各式与 {reference} 一致"
)
BECAUSE_FREE = Phrase("the activation of this layer is a free choice", "这一层的激活函数可以自由选择")
BECAUSE_NO_BIAS = Phrase("none of the equations has a bias", "所有式子都没有偏置")
BECAUSE_DIAGONAL = Phrase("a peephole has one weight for each unit", "窥视孔连接对每个单元只有一个权重")
BECAUSE_USE = Phrase("by its use, not by its letter", "按用法，而不是按字母")
BECAUSE_SHARE = Phrase(
    "with the other convention (z for 1 - z) the update does not agree", "按另一种约定（z 与 1 - z 互换）更新式不一致"
)

MEANINGS: dict[str, Phrase] = {
    "matrix product": Phrase("matrix product", "矩阵乘积"),
    "Hadamard product": Phrase("Hadamard product", "逐元素乘积"),
    "product with a scalar": Phrase("product with a scalar", "数乘"),
    "dot product": Phrase("dot product", "点积"),
    "outer product": Phrase("outer product", "外积"),
    "cross product": Phrase("cross product", "叉积"),
    "convolution": Phrase("convolution", "卷积"),
    "juxtaposition": Phrase("juxtaposition", "并列"),
    "diagonal matrix": Phrase("diagonal matrix", "对角矩阵"),
    "share of the new state": Phrase("share of the new state", "新状态所占的份额"),
    "zero": Phrase("zero", "零"),
    "no bias": Phrase("no bias", "无偏置"),
    "activation": Phrase("activation", "激活函数"),
}


ROLES: dict[str, Phrase] = {
    "input": Phrase("the input", "输入"),
    "hidden_state": Phrase("the hidden state", "隐藏状态"),
    "cell_state": Phrase("the cell state", "细胞状态"),
    "forget_gate": Phrase("the forget gate", "遗忘门"),
    "input_gate": Phrase("the input gate", "输入门"),
    "output_gate": Phrase("the output gate", "输出门"),
    "candidate": Phrase("the candidate", "候选状态"),
    "reset_gate": Phrase("the reset gate", "重置门"),
    "update_gate": Phrase("the update gate", "更新门"),
    "output": Phrase("the output", "输出"),
    "code": Phrase("the code", "编码"),
    "reconstruction": Phrase("the reconstruction", "重构"),
    "preactivation": Phrase("the pre-activation", "激活前的值"),
}


def role(name: str, lang: str) -> str:
    """A quantity's name in `lang`; that of a user's own domain as it is."""
    phrase = ROLES.get(name)
    return name.replace("_", " ") if phrase is None else phrase.text(lang)


def meaning(name: str, lang: str) -> str:
    """A meaning's name in `lang`."""
    phrase = MEANINGS.get(name)
    return name if phrase is None else phrase.text(lang)
