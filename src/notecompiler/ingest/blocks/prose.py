"""Telling lines of prose from lines of a formula: the sign that a closing delimiter was lost."""

from __future__ import annotations

from notecompiler.regex import HAN, regex

_COMMENT = regex(r"(?<!\\)%.*")
_TEXT = regex(
    r"\\(?:text[a-z]*|mbox|hbox|intertext|shortintertext|tag\*?|label|operatorname\*?|mathrm)\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
)
_COMMAND = regex(r"\\[A-Za-z]+|\\.")
_OPERATOR = regex(r"[\\=^_&<>{}+]")
_WORD = regex(r"(?<![A-Za-z])[A-Za-z]{2,}(?![A-Za-z])")
_MARKUP = regex(
    r"#{1,6}\s|#{2,6}[^\s#\d]|```|~~~|\|[\s:|-]+\|\s*\Z|[-*+]\s+(?:\*\*|[\u3400-\u9fff]|[A-Z][a-z]+\s)|\d+[.)]\s+(?:\*\*|[\u3400-\u9fff]|[A-Z][a-z]+\s)|!?\[\[?[^\]]*\]\]?\("
)
_RULE = regex(r"-{3,}\s*\Z")
_MATHLIKE = regex(r"\\[A-Za-z]|[=^_+]|[<>]|\d\s*[*/-]\s*\d|[A-Za-z]\s*\(")
_INLINE = regex(r"(?<![\\$])\$(?!\$)")


def is_prose(line: str, *, strict: bool = False) -> bool:
    """Whether a line between two display delimiters is text rather than mathematics. `strict`: there was a blank line,
    so little evidence is enough."""
    if _MARKUP.match(line) or (strict and _RULE.match(line)):
        return True
    bare = _TEXT.sub(" ", _COMMENT.sub("", line))
    if _INLINE.search(bare):
        return True
    chinese = len(HAN.findall(bare))
    if _OPERATOR.search(bare):
        rest = _COMMAND.sub("", bare)
        return (chinese >= 8 and chinese * 2 >= len(rest.strip())) or (strict and chinese >= 6)
    words = len(_WORD.findall(bare))
    return chinese >= (2 if strict else 4) or words >= (2 if strict else 4)


def is_mathlike(text: str) -> bool:
    """Whether a text has the signs of a formula."""
    return _MATHLIKE.search(text) is not None
