"""Marks over and under formulas."""

from __future__ import annotations

# Accents of the natural width, whatever they stand on (the prelude sets their size to 0%).
_FIXED = {
    "\\hat": "hat", "\\tilde": "tilde", "\\bar": "macron", "\\vec": "arrow", "\\dot": "dot", "\\ddot": "dot.double",
    "\\dddot": "dot.triple", "\\ddddot": "dot.quad", "\\acute": "acute", "\\grave": "grave", "\\breve": "breve",
    "\\check": "caron", "\\mathring": "circle",
}  # fmt: skip

# Accents that grow with what they stand on.
_WIDE = {
    "\\widehat": "hat", "\\widetilde": "tilde", "\\widecheck": "caron", "\\overrightarrow": "arrow",
    "\\overleftarrow": "arrow.l", "\\overleftrightarrow": "arrow.l.r", "\\overleftharpoon": "harpoon.lt",
    "\\overrightharpoon": "harpoon",
}  # fmt: skip

# Typst functions of one argument; the braces among them take labels as scripts.
_FUNCTIONS = {
    "\\overline": "overline", "\\underline": "underline", "\\underbar": "underline",
    "\\overbrace": "overbrace", "\\underbrace": "underbrace",
    "\\overbracket": "overbracket", "\\underbracket": "underbracket",
    "\\overparen": "overparen", "\\underparen": "underparen", "\\wideparen": "overparen", "\\overarc": "overparen",
    "\\overgroup": "overshell", "\\undergroup": "undershell",
}  # fmt: skip
_BRACES = frozenset({"overbrace", "underbrace", "overbracket", "underbracket", "overparen", "underparen"})

# Marks that Typst has no accent for: a stretched sign set over or under the base.
_STRETCHED = {
    "\\underrightarrow": "→", "\\underleftarrow": "←", "\\underleftrightarrow": "↔", "\\utilde": "∼",
    "\\underrightharpoon": "⇀", "\\underleftharpoon": "↼",
    "\\Overrightarrow": "⇒", "\\overlinesegment": "⟝", "\\underlinesegment": "⟝",
}  # fmt: skip


def takes_label(command: str) -> bool:
    """Whether scripts of this accent are its label, above or below it."""
    return _FUNCTIONS.get(command) in _BRACES


def accent(command: str, base: str, under: bool) -> str | None:
    """The base under (or over) its mark; None for a mark that is not known."""
    if command in _FIXED:
        return f"{_FIXED[command]}({base})"
    if command in _STRETCHED:
        return f"limits({base}){'_' if under else '^'}(stretch({_STRETCHED[command]}))"
    if command in _WIDE:
        return f"{_WIDE[command]}({base}, size: #100%)"
    if command in _FUNCTIONS:
        return f"{_FUNCTIONS[command]}({base})"
    return None
