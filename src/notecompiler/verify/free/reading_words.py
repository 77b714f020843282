"""What readings are called, and why they were taken, in both languages."""

from __future__ import annotations

from notecompiler.diagnostics import Phrase
from notecompiler.verify.free.kinds import Kind

AGREE = Phrase("with this reading both sides agree", "按此理解两边相等")
IMAGINARY_UNIT = Phrase("imaginary unit", "虚数单位")
LONGER_DENOMINATOR = Phrase("all that touches the denominator belongs to it", "紧接在分母后的部分都属于分母")
LARGEST_WHOLE_NUMBER = Phrase("largest whole number below", "不超过它的最大整数")
COMMUTATOR = Phrase("commutator of matrices", "矩阵的对易子")
TRANSPOSED_LAYOUT = Phrase("transposed layout", "转置布局")
IN_SI_UNITS = Phrase("in SI units", "以国际单位计")
OTHER_UNIT = Phrase("the value is given in another unit", "所给数值用的是另一单位")
MIXED_NUMBER = Phrase("mixed number", "带分数")
PART_OF_ARGUMENT = Phrase("part of the argument", "自变量的一部分")
NUMBER_OF_CHOICES = Phrase("number of choices", "组合数")
INDEX_ON_BOTH_SIDES = Phrase("an index below and above", "上下都有指标")
AFTER_ROUNDING = Phrase("equal after rounding", "四舍五入后相等")
ROUNDED_DECIMALS = Phrase("the written decimals are the rounded value", "写出的小数是舍入后的值")
CONGRUENT = Phrase("congruent", "同余")
REMAINDER_AT_END = Phrase("a remainder stands at its end", "末尾是求余")
WRITTEN_TERMS = Phrase("the written terms", "写出的各项")
UP_TO_LAST = Phrase("compared up to the last of them", "比较到其中最后一项")
DIFFERENTIAL_OPERATOR = Phrase("derivative", "求导算子")
SOLUTION = Phrase("solution", "解")
PUT_IN = Phrase("put into the equation, it holds", "代入方程后成立")
IMPLICIT_FUNCTION = Phrase("implicit function", "隐函数")
ON_CURVE = Phrase("it satisfies `{curve}`", "它满足 `{curve}`")
USED_AS_ONE = Phrase("it is used as one", "按其用法判断")

_KINDS = {
    Kind.REAL: "实数",
    Kind.POSITIVE: "正数",
    Kind.WHOLE: "整数",
    Kind.LENGTH: "分量个数",
    Kind.MEAN: "平均值",
    Kind.CONJUGATE: "共轭复数",
    Kind.COMPLEX: "复数",
    Kind.FUNCTION: "函数",
    Kind.SEQUENCE: "数列",
    Kind.SIGMOID: "逻辑斯谛函数",
    Kind.VECTOR: "向量",
    Kind.MATRIX: "方阵",
    Kind.IDENTITY: "单位矩阵",
    Kind.SMALL: "小步长",
    Kind.RANDOM: "随机变量",
    Kind.EVENT: "事件",
    Kind.PARTITION: "样本空间的划分",
    Kind.COMPLEMENT: "事件的补",
    Kind.DISTRIBUTION: "概率分布",
    Kind.DEPENDENT: "该变量的函数",
    Kind.FIELD: "标量场",
    Kind.VECTOR_FIELD: "向量场",
    Kind.BASIS: "单位向量",
    Kind.POSITION: "位置向量",
    Kind.DISTANCE: "到原点的距离",
}


def kind(of: Kind) -> Phrase:
    """What a symbol stands for."""
    return Phrase(of.value, _KINDS[of])


def log_base(base: int) -> Phrase:
    """A logarithm that its base makes right."""
    return Phrase(f"logarithm to base {base}", f"以 {base} 为底的对数")
