"""Raw HTML in running text: the few tags that have a meaning here; all others vanish and leave their content."""

from __future__ import annotations

import html
import re

from notecompiler.document import (
    CodeSpan,
    Emphasis,
    Highlight,
    Image,
    Inline,
    LineBreak,
    MathSpan,
    Strike,
    Strong,
    Words,
)
from notecompiler.ingest.delimiters import Found
from notecompiler.ingest.inlines.plain import plain_text
from notecompiler.ingest.inlines.scan import MAX_OPEN, Opened, Scan
from notecompiler.ingest.inlines.tags import KNOWN, PAIRED, TAG
from notecompiler.regex import regex
from notecompiler.source import Span

_COMMENT = regex(r"<!--")
MATH_SCRIPT = regex(
    r"<script\s[^<>]*?\btype\s*=\s*[\"']?math/tex\b([^<>]*)>((?:(?!<script\b)[\s\S]){0,4000}?)</script\s*>",
    re.IGNORECASE,
)
"""A formula as MathJax has it in its pages."""
_FORMULA_SERVER = regex(r"/equation\?tex=|latex\.codecogs\.com|/math/render/|/latex\.php\?|[?&]chl=", re.IGNORECASE)
"""Addresses that draw formulas."""
_ATTRIBUTE = regex(r"([A-Za-z_:][\w:.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")

_SUB = str.maketrans("0123456789+-=()aeoxhklmnpstij", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ")
_SUP = str.maketrans("0123456789+-=()niTabcdefghjklmoprstuvwxyz*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ*")


def tag(scan: Scan, at: int) -> int:
    """A comment or a known tag; a ``<`` of anything else is text."""
    if _COMMENT.match(scan.text, at):
        close = scan.memo.find(scan.text, "-->", at + 4)
        return -1 if close < 0 else close + 3
    if (script := MATH_SCRIPT.match(scan.text, at)) is not None:
        opener, closer = scan.text[at : script.start(2)], scan.text[script.end(2) : script.end()]
        found = Found(at, script.end(), opener, closer, display="mode=display" in script[1].lower())
        formula = scan.context.formulas.make(scan.extract, found)
        scan.parts.append(MathSpan(formula.span, formula))
        return script.end()
    hit = TAG.match(scan.text, at)
    if hit is None or (name := hit[2].lower()) not in KNOWN:
        return -1
    span = scan.span(at, hit.end())
    if name == "br":
        scan.parts.append(LineBreak(span, hard=True))
    elif name == "img" and (picture := _picture_of_formula(hit.start(3), hit[3])):
        begin, end = picture
        found = Found(at, hit.end(), scan.text[at:begin], scan.text[end : hit.end()], display=False)
        formula = scan.context.formulas.make(scan.extract, found)
        scan.parts.append(MathSpan(formula.span, formula))
    elif name == "img":
        attributes = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(hit[3])}
        if attributes.get("src"):
            scan.parts.append(Image(span, attributes["src"], attributes.get("alt", "")))
    elif name in PAIRED and hit[1]:
        _close(scan, name, hit.end())
    elif name in PAIRED and not hit[4]:
        scan.opened.append(len(scan.parts))
        scan.parts.append(Opened(span, "", name, at, hit.end()))
    return hit.end()


def _picture_of_formula(at: int, attributes: str) -> tuple[int, int] | None:
    """Where the TeX of a picture of a formula stands, which web pages write as its description; None for other pictures.
    `at` is where the attributes begin."""
    found = {m[1].lower(): m for m in _ATTRIBUTE.finditer(attributes)}
    source, described = found.get("src"), found.get("alt")
    if source is None or described is None or not _FORMULA_SERVER.search(source[0]):
        return None
    group = next((group for group in (2, 3, 4) if described[group]), None)
    if group is None or html.unescape(described[group]) != described[group]:
        return None
    begin, end = described.span(group)
    return at + begin, at + end


def _close(scan: Scan, name: str, end: int) -> None:
    """Wrap what stands since the matching open tag. Brackets left open in between are text."""
    for index in reversed(scan.opened[-MAX_OPEN:]):
        opened = scan.parts[index]
        if isinstance(opened, Opened) and opened.kind == name:
            children = scan.collapse(index)
            scan.enclose(_wrapped(name, scan.span(opened.start, end), children), children)
            return


def _wrapped(name: str, span: Span, children: tuple[Inline, ...]) -> Inline:
    match name:
        case "b" | "strong":
            return Strong(span, children)
        case "mark":
            return Highlight(span, children)
        case "s" | "del" | "strike":
            return Strike(span, children)
        case "code" | "kbd":
            return CodeSpan(span, plain_text(children))
        case "sub" | "sup":
            return Words(span, _script(plain_text(children), name))
        case _:
            return Emphasis(span, children)


def _script(text: str, name: str) -> str:
    """Sub- and superscript characters where Unicode has all of them, else TeX's sign before the text."""
    table = _SUB if name == "sub" else _SUP
    if all(ord(char) in table for char in text):
        return text.translate(table)
    sign = "_" if name == "sub" else "^"
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"
