"""The named functions that a formula may use, and how people spell them."""

from __future__ import annotations

_SPELLINGS: dict[str, tuple[str, ...]] = {
    "sigmoid": ("sigmoid", "sigm", "logistic", "logsig", "Sigmoid", "expit"),
    "tanh": ("tanh", "th", "Tanh", "tansig"),
    "relu": ("relu", "ReLU", "RELU", "Relu"),
    "softmax": ("softmax", "Softmax", "SoftMax"),
    "softplus": ("softplus",),
    "exp": ("exp",),
    "ln": ("ln",),
    "log": ("log", "lg"),
    "sin": ("sin",),
    "cos": ("cos",),
    "tan": ("tan", "tg"),
    "cot": ("cot", "ctg"),
    "sec": ("sec",),
    "csc": ("csc", "cosec"),
    "arcsin": ("arcsin", "asin"),
    "arccos": ("arccos", "acos"),
    "arctan": ("arctan", "atan", "arctg"),
    "arccot": ("arccot",),
    "sinh": ("sinh", "sh"),
    "cosh": ("cosh", "ch"),
    "coth": ("coth",),
    "arsinh": ("arsinh", "arcsinh", "asinh"),
    "arcosh": ("arcosh", "arccosh", "acosh"),
    "artanh": ("artanh", "arctanh", "atanh"),
    "sqrt": ("sqrt",),
    "abs": ("abs",),
    "sgn": ("sgn", "sign"),
    "floor": ("floor",),
    "ceil": ("ceil",),
    "max": ("max",),
    "min": ("min",),
    "gcd": ("gcd", "GCD"),
    "lcm": ("lcm", "LCM"),
    "det": ("det", "Det"),
    "tr": ("tr", "Tr", "trace"),
    "rank": ("rank",),
    "diag": ("diag",),
    "concat": ("concat", "Concat", "cat"),
    "arg": ("arg",),
    "Re": ("Re",),
    "Im": ("Im",),
    "dim": ("dim",),
    "ker": ("ker",),
    "erf": ("erf",),
    "mod": ("mod", "bmod", "pmod"),
}

CANONICAL: dict[str, str] = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings}
"""Canonical name of each spelling."""

ELEMENTWISE = frozenset(
    [
        "sigmoid",
        "tanh",
        "relu",
        "softplus",
        "exp",
        "ln",
        "log",
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "arcsin",
        "arccos",
        "arctan",
        "arccot",
        "sinh",
        "cosh",
        "coth",
        "arsinh",
        "arcosh",
        "artanh",
        "sqrt",
        "abs",
        "sgn",
        "floor",
        "ceil",
        "erf",
    ]
)
"""Functions of one number; applied to a vector they act on each component."""

GREEK_WORDS = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "pi",
        "rho",
        "sigma",
        "tau",
        "phi",
        "chi",
        "psi",
        "omega",
        "Gamma",
        "Delta",
        "Theta",
        "Lambda",
        "Xi",
        "Pi",
        "Sigma",
        "Phi",
        "Psi",
        "Omega",
    ]
)
"""Greek letters written out (``sigma``), as plain-text formulas and converted documents have them."""


def is_word(text: str) -> bool:
    """Whether a run of letters is the name of a function or of a Greek letter, not a product of letters."""
    return len(text) > 1 and (text in CANONICAL or text in GREEK_WORDS)
