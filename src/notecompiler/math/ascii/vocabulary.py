"""The words and signs of ASCII formulas, each with its TeX spelling.

Signs are listed longest first by the tokenizer, so ``<=>`` is one sign and not ``<=`` and ``>``.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import Final


class Role(Enum):
    """What a sign does in a formula."""

    RELATION = "relation"
    PLUS = "plus"
    TIMES = "times"
    SLASH = "slash"
    SEPARATOR = "separator"
    PREFIX = "prefix"
    OPERAND = "operand"
    OPEN = "open"
    CLOSE = "close"
    BAR = "bar"
    RADICAL = "radical"
    ROWS = "rows"
    ROW = "row"
    CELL = "cell"
    SUB = "sub"
    SUP = "sup"
    TILDE = "tilde"
    PRIME = "prime"
    BANG = "bang"
    PERCENT = "percent"
    DEGREE = "degree"


_RELATIONS: Final = {
    "=": "=", "==": "=", "<": "<", ">": ">", "<=": r"\leq", ">=": r"\geq", "=<": r"\leq", "!=": r"\neq", "/=": r"\neq",
    "<>": r"\neq", "~=": r"\approx", "=~": r"\approx", "->": r"\to", "-->": r"\longrightarrow", "=>": r"\Rightarrow",
    "==>": r"\Rightarrow", "<-": r"\leftarrow", "<=>": r"\Leftrightarrow", "<->": r"\leftrightarrow",
    "|->": r"\mapsto", ":": ":", ":=": ":=", "≈": r"\approx", "≡": r"\equiv", "≤": r"\leq", "≥": r"\geq", "≦": r"\leq",
    "≧": r"\geq", "⩽": r"\leqslant", "⩾": r"\geqslant", "≠": r"\neq", "≪": r"\ll", "≫": r"\gg", "∼": r"\sim",
    "≃": r"\simeq", "≅": r"\cong", "∝": r"\propto", "∈": r"\in", "∉": r"\notin", "∋": r"\ni", "⊂": r"\subset",
    "⊆": r"\subseteq", "⊃": r"\supset", "⊇": r"\supseteq", "→": r"\to", "←": r"\leftarrow", "↔": r"\leftrightarrow",
    "⇒": r"\Rightarrow", "⇐": r"\Leftarrow", "⇔": r"\Leftrightarrow", "↦": r"\mapsto", "⟶": r"\longrightarrow",
    "∣": r"\mid", "∤": r"\nmid", "⊥": r"\perp", "≜": r"\triangleq", "⊢": r"\vdash", "⊨": r"\models",
    "＝": "=", "＜": "<", "＞": ">",
}  # fmt: skip

_PLUS: Final = {
    "+": "+", "-": "-", "−": "-", "–": "-", "±": r"\pm", "+-": r"\pm", "+/-": r"\pm", "∓": r"\mp", "⊕": r"\oplus",
    "⊖": r"\ominus", "∪": r"\cup", "∩": r"\cap", "∨": r"\vee", "∧": r"\wedge", "∖": r"\setminus", "＋": "+", "－": "-",
}  # fmt: skip

_TIMES: Final = {
    "*": "*", ".*": r"\odot", "×": r"\times", "·": r"\cdot", "⋅": r"\cdot", "÷": r"\div", "∘": r"\circ", "⊙": r"\odot",
    "⊗": r"\otimes", "∗": "*", "⋆": r"\star", "•": r"\bullet",
    "@": "@",
}  # fmt: skip

_OPERANDS: Final = {
    "∞": r"\infty", "∅": r"\emptyset", "ℝ": r"\mathbb{R}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}", "ℚ": r"\mathbb{Q}",
    "ℂ": r"\mathbb{C}", "ℓ": r"\ell", "ℏ": r"\hbar", "...": r"\ldots", "…": r"\ldots", "⋯": r"\cdots",
    "⋮": r"\vdots", "⋱": r"\ddots",
}  # fmt: skip

_GREEK_LETTERS: Final = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho",
    "ς": "varsigma", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "varphi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon",
    "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega", "ϵ": "epsilon", "ϕ": "phi", "ϑ": "vartheta", "ϱ": "varrho", "ϖ": "varpi",
}  # fmt: skip

SIGNS: Final[dict[str, tuple[Role, str]]] = {
    **{spelling: (Role.RELATION, tex) for spelling, tex in _RELATIONS.items()},
    **{spelling: (Role.PLUS, tex) for spelling, tex in _PLUS.items()},
    **{spelling: (Role.TIMES, tex) for spelling, tex in _TIMES.items()},
    **{spelling: (Role.OPERAND, tex) for spelling, tex in _OPERANDS.items()},
    **{letter: (Role.OPERAND, "\\" + name) for letter, name in _GREEK_LETTERS.items()},
    "**": (Role.SUP, "^"),
    "/": (Role.SLASH, "/"),
    ",": (Role.SEPARATOR, ","),
    ";": (Role.SEPARATOR, ";"),
    "∂": (Role.PREFIX, r"\partial"),
    "∇": (Role.PREFIX, r"\nabla"),
    "¬": (Role.PREFIX, r"\neg"),
    "∀": (Role.PREFIX, r"\forall"),
    "∃": (Role.PREFIX, r"\exists"),
    "∑": (Role.PREFIX, r"\sum"),
    "∏": (Role.PREFIX, r"\prod"),
    "∫": (Role.PREFIX, r"\int"),
    "∬": (Role.PREFIX, r"\iint"),
    "∮": (Role.PREFIX, r"\oint"),
    "√": (Role.RADICAL, r"\sqrt"),
    "∛": (Role.RADICAL, "3"),
    "∜": (Role.RADICAL, "4"),
    "(": (Role.OPEN, "("),
    "[": (Role.OPEN, "["),
    "{": (Role.OPEN, r"\{"),
    "⟨": (Role.OPEN, r"\langle"),
    "⌊": (Role.OPEN, r"\lfloor"),
    "⌈": (Role.OPEN, r"\lceil"),
    "（": (Role.OPEN, "("),
    ")": (Role.CLOSE, ")"),
    "]": (Role.CLOSE, "]"),
    "}": (Role.CLOSE, r"\}"),
    "⟩": (Role.CLOSE, r"\rangle"),
    "⌋": (Role.CLOSE, r"\rfloor"),
    "⌉": (Role.CLOSE, r"\rceil"),
    "）": (Role.CLOSE, ")"),
    "|": (Role.BAR, "|"),
    "||": (Role.BAR, r"\|"),
    "‖": (Role.BAR, r"\|"),
    "∥": (Role.BAR, r"\|"),
    "〖": (Role.OPEN, ""),
    "〗": (Role.CLOSE, ""),
    "├": (Role.OPEN, "."),
    "┤": (Role.CLOSE, "."),
    "█": (Role.ROWS, "aligned"),
    "■": (Role.ROWS, "matrix"),
    "&": (Role.CELL, "&"),
    "_": (Role.SUB, "_"),
    "^": (Role.SUP, "^"),
    "┬": (Role.SUB, "_"),
    "┴": (Role.SUP, "^"),
    "~": (Role.TILDE, r"\sim"),
    "'": (Role.PRIME, "'"),
    "′": (Role.PRIME, "'"),
    "’": (Role.PRIME, "'"),
    "″": (Role.PRIME, "''"),
    "!": (Role.BANG, "!"),
    "%": (Role.PERCENT, r"\%"),
    "°": (Role.DEGREE, r"\circ"),
}
"""Every sign with its role and its TeX spelling; those of Word's linear format are told in `linear`."""

INVISIBLE: Final = "▒\u2061"
"""What Word writes before the body of a sum and the argument of a function: it parts them as a space does."""

SUPERSCRIPTS: Final = dict(
    zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵗᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵘᵛʷˣʸᶻ", "0123456789+-=()niTtabcdefghjklmoprsuvwxyz", strict=True)
)
SUBSCRIPTS: Final = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-=()aeijklmnoprstuvx", strict=True))

COMBINING: Final = {
    "\u0302": r"\hat", "\u0303": r"\tilde", "\u0304": r"\bar", "\u0305": r"\overline", "\u0307": r"\dot",
    "\u0308": r"\ddot", "\u20d7": r"\vec", "\u030c": r"\check", "\u0306": r"\breve",
}  # fmt: skip

MARKED_LETTERS: Final[dict[str, tuple[str, str]]] = {
    char: (parts[0], COMBINING[parts[1]])
    for char in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    if len(parts := unicodedata.normalize("NFD", char)) == 2 and parts[0].isascii() and parts[1] in COMBINING
}
"""Letters that carry their mark in one character (``ŷ``): the plain letter and the TeX accent."""

ACCENT_WORDS: Final = {
    "hat": r"\hat", "tilde": r"\tilde", "bar": r"\bar", "vec": r"\vec", "dot": r"\dot", "ddot": r"\ddot",
}  # fmt: skip

GREEK: Final = {
    **{name.removeprefix("var"): "\\" + name.removeprefix("var") for name in _GREEK_LETTERS.values()},
    "eps": r"\varepsilon", "varepsilon": r"\varepsilon", "varphi": r"\varphi", "vartheta": r"\vartheta", "varrho": r"\varrho",
}  # fmt: skip

WORD_OPERANDS: Final = {"infinity": r"\infty", "infty": r"\infty", "partial": r"\partial", "nabla": r"\nabla"}

WORD_RELATIONS: Final = {"mod": r"\bmod"}

FUNCTIONS: Final = frozenset(
    """arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg ln log max min sec sin sinh
    sup tan tanh Pr lim liminf limsup""".split()  # noqa: SIM905
)
"""Functions that TeX knows by a command of their own."""

NAMED_FUNCTIONS: Final = {
    **{
        name: name
        for name in """sigmoid softmax softplus relu ReLU leakyrelu gelu GELU rank tr trace diag sgn sign var Var cov
        Cov lcm erf arcsec arccsc arccot sech csch span vec conv round clip sinc argmin argmax logit Tr vol dist KL std
        curl grad div LayerNorm Attention Concat concat MultiHead MLP""".split()  # noqa: SIM905
    },
    "asin": "arcsin", "acos": "arccos", "atan": "arctan",
}  # fmt: skip
"""Functions that take ``\\operatorname``."""

LARGE_WORDS: Final = {"sum": r"\sum", "prod": r"\prod", "int": r"\int", "integral": r"\int"}

UNITS: Final = frozenset(
    """km m cm mm nm kg g mg ms s min h Hz kHz MHz GHz kW kWh MW mol rad eV keV MeV kPa MPa dB px GB MB KB
    bit bits""".split()  # noqa: SIM905
)
"""Units of measure, recognised behind a number and a space."""

ENCLOSING: Final = {
    "abs": ("|", "|"),
    "norm": (r"\|", r"\|"),
    "floor": (r"\lfloor", r"\rfloor"),
    "ceil": (r"\lceil", r"\rceil"),
}
"""Functions that are written as delimiters around their argument."""

ENGLISH: Final = frozenset(
    """a an am and are as at be but by can do else for from go has have he her his how if in into is it its let me my
    no not of on one or our out over set she so such than that the their then there they this to up us use was we were
    what when where which who will with you""".split()  # noqa: SIM905
)
"""Words that end a formula: none of them is a product of letters (except a lone ``a``, which the parser allows)."""
