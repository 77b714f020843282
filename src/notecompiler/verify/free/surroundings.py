"""How the text around a claim speaks: of a law, of an equation to solve, of matrices; which letters it sets in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from notecompiler.document import Formula
from notecompiler.math.nodes import Styled, Symbol
from notecompiler.math.walk import walk

_LAW = re.compile(
    r"恒等|公式|定理|法则|性质|定律|规则|运算律|等式|不等式|展开|推导|导数|积分|求导"
    r"|\b(?:identit|formula|theorem|law|rule|propert|derivative|integral|expan|inequalit|relation)",
    re.IGNORECASE,
)
_EQUATION = re.compile(
    r"方程|曲线|圆(?!盘|柱|锥|台|周率|频率)|直线|椭圆|双曲|抛物|求解|解得|约束|\b(?:equations? of|solve|curve|circle|line|ellipse|root of|constraint)",
    re.IGNORECASE,
)
_MATRICES = re.compile(r"线性代数|linear algebra|矩阵|方阵|行列式|matri(?:x|ces)|determinant|square", re.IGNORECASE)
_COMPLEX = re.compile(r"虚数|复数|平方根|负数取|imaginary|complex|square root", re.IGNORECASE)


def announces_law(text: str) -> bool:
    """Whether the words announce something that holds for all values."""
    return _LAW.search(text) is not None


_CHOICES = re.compile(r"排列|组合|二项|概率|\b(?:combin|permut|binomial|choose|choices|counting)", re.IGNORECASE)


def speaks_of_choices(text: str) -> bool:
    """Whether the words are about counting choices."""
    return _CHOICES.search(text) is not None


_COMMUTATORS = re.compile(
    r"对易|量子|李代数|李括号|\b(?:commutators?|quantum|lie (?:algebra|bracket)s?)\b", re.IGNORECASE
)


def speaks_of_commutators(text: str) -> bool:
    """Whether the words are about operators that need not commute."""
    return _COMMUTATORS.search(text) is not None


_CONDITION = re.compile(
    r"(?:\b(?:if|iff|only if|when|whenever|such that|subject to|constrains?|so as to satisfy)|\b(?:solution|root)s? (?:of|to)\b[^.;]*"
    r"|must (?:therefore |thus |also )?(?:have|satisfy)|使得|当且仅当|约束条件为?|若|如果|设|已知|当)[\s:：,，]*(?:\[\w+\]_?)?\s*$",
    re.IGNORECASE,
)


def announces_equation(text: str) -> bool:
    """Whether the words announce an equation to solve, or a curve."""
    return _EQUATION.search(text) is not None


def announces_condition(before: str) -> bool:
    """Whether the words right before a formula make it a condition on its symbols, to be met or solved."""
    return _CONDITION.search(before) is not None


_BEHIND = re.compile(
    r"\s*[,，]?\s*(?:[(（\[]?\s*(?:for(?! all| any| every)|if|when|where|whenever|provided|with|given|assuming|as long as|当|若|其中|如果|要求|须|需)"
    r"(?![a-z])|[(（][^)）]*[<>≥≤≠∈>])",
    re.IGNORECASE,
)


def has_condition_behind(after: str) -> bool:
    """Whether the words right behind a formula state a condition: "for positive a and b", "(a, b > 0)"."""
    return _BEHIND.match(after) is not None


_OTHER = re.compile(
    r"布尔|逻辑代数|二进制|八进制|十六进制|异或|有限域|模运算|boolean|binary|octal|hexadecimal|xor|finite field|GF\(",
    re.IGNORECASE,
)


def speaks_of_other_arithmetic(text: str) -> bool:
    """Whether the words are about an arithmetic in which 1 + 1 need not be 2."""
    return _OTHER.search(text) is not None


def speaks_of_matrices(text: str) -> bool:
    """Whether words name matrices or what only matrices have."""
    return _MATRICES.search(text) is not None


def speaks_of_roots(text: str) -> bool:
    """Whether the words are about imaginary numbers or square roots."""
    return _COMPLEX.search(text) is not None


_BOLD = frozenset({"\\mathbf", "\\boldsymbol", "\\bm", "\\pmb", "\\symbf"})


def bold_letters(formulas: Iterable[Formula]) -> frozenset[str]:
    """Letters that formulas set in bold."""
    found: set[str] = set()
    for formula in formulas:
        for node in walk(formula.tree):
            if isinstance(node, Styled) and node.command in _BOLD:
                found.update(child.name for child in node.body.children if isinstance(child, Symbol))
    return frozenset(found)
