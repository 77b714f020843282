"""How much a stretch of plain text looks like mathematics, counted from signs that prose and code do not have.

Points are for what only formulas contain; a stretch that prose, code, a file name or a date could explain gets none.
"""

from __future__ import annotations

import re
from typing import Final

from notecompiler.regex import regex

STRONG: Final = 3
"""Points from which a stretch counts as a formula."""

LINEAR: Final = regex(r"[█■]\(|[┬┴]\(|[∑∏∫∬∮][^▒\s]{0,80}▒|〖[^〖〗]*〗")
"""Signs that only Word's linear format of formulas has: ``∑_(i=1)^n▒x_i``, ``■(a&b@c&d)``."""

_LETTER = r"(?<![A-Za-z0-9_.\\])(?:[A-Za-zα-ωΑ-Ω]|alpha|beta|gamma|delta|theta|lambda|sigma|omega|phi|epsilon|eta|mu)"
_GREEK_WORDS = "alpha|beta|gamma|delta|epsilon|zeta|theta|kappa|lambda|mu|sigma|omega|phi|psi|chi|eta|rho|tau"
_FUNCTION = r"(?:sin|cos|tan|exp|log|ln|sqrt|tanh|sigmoid|softmax|max|min|gcd|lcm|det|lim|arcsin|arccos|arctan|sinh|cosh|relu|ReLU)"
_INNER = r"(?:(?<![A-Za-z])(?:[A-Za-zα-ω]{1,2}+|" + _FUNCTION[3:-1] + r")(?![A-Za-z])|[\d.'\s,;|+*/^_=-])"
_ARGUMENT = r"\((?:" + _INNER + r"|\(" + _INNER + r"*+\))++\)"

_POINTS: Final[tuple[tuple[int, re.Pattern[str]], ...]] = (
    # c_(t-1), c~_t, W_xh, x_1: a letter with a short subscript
    (
        3,
        regex(
            _LETTER
            + r"[~^]?'*_(?:[\({][^(){}]*[\)}]|(?!int|str|ptr|len|vec|obj|arr)[A-Za-z]{1,3}(?![A-Za-z0-9_])|\d{1,2}(?![0-9]))(?!\w*\.[a-z])"
        ),
    ),
    # x^2, 2^10, (a+b)^n, e^(-x)
    (3, regex(r"[A-Za-z0-9)\]α-ω]\^(?:[-+]?[A-Za-z0-9α-ω]|[\({])")),
    # signs that only mathematics has, with an operand on each side or behind
    (3, regex(r"[\w)\]'⁻¹²³]\s*(?:[≈≡≤≥≠≪≫≅≃∝∈∉⊂⊆∪∩∣⊥]|<=|>=|!=)\s*[\w(\[{'√∑∫∞|+−-]")),
    (
        3,
        regex(
            r"[√∑∏∫∂∇∛]\s*[\w(_]|[A-Za-z0-9)α-ω][²³⁻¹₀₁₂₃₋ₐₑᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ]|[αβγδθλμπρσφψω][\s]*[(=]|[A-Za-zα-ω][\u0302-\u0304]"
        ),
    ),
    (3, LINEAR),
    # f'(x), f''(x)
    (3, regex(r"(?<![A-Za-z])[A-Za-z](?:'{1,3}|′|″)\(")),
    # f(x), O(n^2), A(x1, y1), φ(n): one letter applied to letters and numbers
    (3, regex(r"(?<![A-Za-z0-9_.\\)])[A-Za-zα-ωΑ-Ω]" + _ARGUMENT)),
    # sin(x), log n, gcd(a, b)
    (2, regex(r"(?<![A-Za-z_.])" + _FUNCTION + r"\d{0,2}" + _ARGUMENT)),
    (2, regex(r"(?<![A-Za-z_.])" + _FUNCTION + r"(?:_\w|\()")),
    # curl B, div E
    (2, regex(r"(?<![A-Za-z_.])(?:curl|grad|div) ?[A-Z](?![A-Za-z])")),
    # nRT
    (1, regex(r"(?<![A-Za-z])[a-z][A-Z]{1,3}(?![A-Za-z])")),
    (3, regex(r"\(\s*mod\s*[A-Za-z0-9]+\s*\)|(?<![A-Za-z])[A-Za-z0-9)]\s*mod\s+[A-Za-z0-9(]")),
    # (x0, y0)
    (3, regex(r"\([A-Za-z]\d\s*,\s*[A-Za-z]\d(?:\s*,\s*[A-Za-z]\d)*\)")),
    # |a - b|
    (3, regex(r"(?<![\w|])\|[A-Za-z0-9][^|\s]{0,20}\|(?![\w|])|[‖∥][A-Za-z][^‖∥\s]{0,20}[‖∥]")),
    # a relation between operands
    (2, regex(r"[A-Za-z0-9)\]'!%]\s*(?::?=|<|>|~=)\s*[-+]?[A-Za-z0-9(\[|√{]")),
    # arithmetic
    (1, regex(r"[A-Za-z0-9)\]]\s*[-+*/×÷·±]\s*[A-Za-z0-9(\[√]")),
    (1, regex(r"\d\s*[×÷]\s*\d")),
    (1, regex(r"(?<![A-Za-z])\d+[A-Za-z](?![A-Za-z0-9])")),
    # one letter on the left: x = …, omega = …
    (1, regex(r"\A\s*(?:[A-Za-zα-ωΑ-Ω]|" + _GREEK_WORDS + r")(?:\d|')?\s*(?::?=|<|>)")),
)

_FOREIGN: Final = regex(
    r"==|\+\+|--|&&|:=\s*\w+\(|\w\.\w*[A-Za-z_]\w*|(?<![A-Za-z_])(?!(?:sum|prod|lim|int|max|min|log|sup|inf|arg(?:max|min)|(?:"
    + _GREEK_WORDS
    + r"))_)[A-Za-z]{2,}_[A-Za-z0-9]|"
    r"(?<![A-Za-z0-9])_[A-Za-z]+_|[a-z]\d[A-Z](?![A-Za-z(])|[A-Za-z]\d[A-Za-z]{2}|\b0x[0-9a-f]|://|[;\"`#$\\&?]|(?<!\s)@|@(?!\s)|"
    r"\b(?:int|float|double|return|def|class|const|let|var|import|void|char|bool|string|null|none|true|false)\b",
    re.IGNORECASE,
)
"""Signs of program text, addresses and file names."""

_NAME: Final = regex(r"(?<![A-Za-z\\])[A-Za-z]{3,}(?![A-Za-z])")
_STEP: Final = regex(r"(?<![A-Za-z0-9_])([A-Za-z]~?_)(?:prev|next|old|new|curr?|last|past)(?![A-Za-z0-9_])")
"""``h_prev``: a letter's step in time."""

_KNOWN: Final = regex(
    _FUNCTION[:-1] + "|" + _GREEK_WORDS + r"|mod|sum|prod|int|if|else|hat|bar|"
    r"tilde|vec|concat|rank|trace|diag|arg|argmax|argmin|inf|sup|Var|Cov|abs|norm|floor|ceil|sgn|otherwise|infinity|partial|curl|grad|div|eps|[a-z][A-Z]{2,3})\Z"
)


def points(text: str) -> int:
    """Evidence that `text` is a formula, counted up to `STRONG`; negative when it looks like code."""
    if LINEAR.search(text):  # where these signs stand, "&" and "@" part cells and rows
        text = text.replace("&", " ").replace("@", " ")
    if _FOREIGN.search(text):
        return -1
    total = 0
    for worth, pattern in _POINTS:
        if pattern.search(text):
            total += worth
            if total >= STRONG:
                break
    return total


def unknown_names(text: str) -> list[str]:
    """Words of three letters or more that are no function, no Greek letter and no step in time behind ``_``."""
    return [word for word in _NAME.findall(_STEP.sub(r"\1", text)) if not _KNOWN.match(word)]
