"""Symbols, numbers and operators as Typst math."""

from __future__ import annotations

from notecompiler.backends.typst.escape import math_char, string
from notecompiler.math.nodes import AtomClass, Operator, Placement, Symbol

# The prelude's name for each class of atoms (templates/typst/math.typ).
CLASS_FUNCTIONS = {
    AtomClass.ORD: "mathord",
    AtomClass.OP: "mathop",
    AtomClass.BIN: "mathbin",
    AtomClass.REL: "mathrel",
    AtomClass.OPEN: "mathopen",
    AtomClass.CLOSE: "mathclose",
    AtomClass.PUNCT: "mathpunct",
    AtomClass.INNER: "mathord",
}

# Signs that Typst spaces as TeX does by itself (measured for every symbol of the macro tables). Every other sign states
# its class. "∀", "∃", "¬", "∇" and bars differ only beside a sign that may be binary or unary, where Typst is right.
_SAME_SPACING = {
    AtomClass.BIN: frozenset("+-−±∓·×÷∔∖∗∘∙∧∨∩∪≀⊎⊓⊔⊕⊖⊗⊘⊙⊚⊛⊝⊞⊟⊠⊡⊺⊻⊼⋄⋅⋆⋇⋉⋊⋋⋌⋎⋏⋒⋓△▹▽◃⨿⩞"),
    AtomClass.REL: frozenset(
        ":<=>←↑→↓↔↕↖↗↘↙↚↛↞↠↢↣↤↦↩↪↫↬↭↮↰↱↶↷↺↻↼↽↾↿⇀⇁⇂⇃⇄⇆⇇⇈⇉⇊⇋⇌⇍⇎⇏⇐⇑⇒⇓⇔⇕⇚⇛⇝⇠⇢∈∉∋∌∍∝∣∤∥∦∴∵∶∷∹∼"
        "∽≁≂≃≅≆≈≊≍≎≏≐≑≒≓≔≕≖≗≜≠≡≤≥≦≧≨≩≪≫≬≮≯≰≱≲≳≶≷≺≻≼≽≾≿⊀⊁⊂⊃⊄⊆⊇⊈⊉⊊⊋⊏⊐⊑⊒⊢⊣⊨⊩⊪⊬⊭⊮⊯⊲⊳⊴⊵⊶⊷⊸⋈⋍⋐⋑"
        "⋔⋘⋙⋚⋛⋞⋟⋠⋡⋦⋧⋨⋩⋪⋫⋬⋭⌢⌣⟵⟶⟷⟸⟹⟺⟼⩴⩽⩾⪅⪆⪇⪈⪉⪊⪋⪌⪕⪖⪯⪰⪵⪶⪷⪸⪹⪺⫅⫆⫋⫌"
    ),
    AtomClass.OPEN: frozenset("([{⌈⌊⌜⌞⎰⟦⟨⟮⦃"),
    AtomClass.CLOSE: frozenset(")]}⌉⌋⌝⌟⎱⟧⟩⟯⦄"),
    AtomClass.PUNCT: frozenset(",;"),
    AtomClass.ORD: frozenset('"#$%&./@_£¥§©®°¶‘…′‵ℏℓ℘℧⅁∂∅∞∠∡∢⊤⊥⋮⋯⋱╱╲■□♠♡♢♣♭♮♯✓✠∀∁∃∄∇¬|‖'),
}

# Operators that Typst knows under TeX's name, with the same text and the same way of setting limits.
_KNOWN_OPERATORS = frozenset(
    {"arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim", "exp", "gcd"}
    | {"hom", "inf", "ker", "lg", "lim", "ln", "log", "max", "min", "Pr", "sec", "sin", "sinh", "sup", "tan", "tanh"}
)


def symbol(node: Symbol) -> str:
    """A letter or sign, in the class that TeX gives it."""
    code = math_char(node.char)
    if node.char.isalnum() or node.char in _SAME_SPACING.get(node.cls, frozenset()):
        return code
    return f"{CLASS_FUNCTIONS[node.cls]}({code})"


def operator(node: Operator, placement: Placement) -> str:
    """A named or large operator whose scripts go where TeX puts them."""
    if node.large:
        code = math_char(node.text)
    elif node.text in _KNOWN_OPERATORS and node.command == f"\\{node.text}":
        code = node.text
    else:
        code = f"op({string(node.text)}{', limits: #true' if node.limits else ''})"
    match placement:
        case Placement.LIMITS:
            return f"limits({code})"
        case Placement.NOLIMITS if node.limits:
            return f"scripts({code})"
        case _:
            return code
