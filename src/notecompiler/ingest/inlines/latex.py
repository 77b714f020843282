"""LaTeX commands of running text, pasted into a note: fonts, references, footnotes, addresses."""

from __future__ import annotations

import re
from typing import Final

from notecompiler.document import (
    CodeSpan,
    Emphasis,
    FootnoteMark,
    FootnoteText,
    Image,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Strike,
    Strong,
    Words,
)
from notecompiler.ingest.inlines.plain import plain_text
from notecompiler.ingest.inlines.scan import Part, Scan, inlines
from notecompiler.ingest.latex_text import TEXT_SIGNS, after_options, group_end
from notecompiler.regex import regex

_COMMAND = regex(r"\\([A-Za-z]+)\*?")
_STRONG: Final = frozenset(("textbf", "bfseries", "bf"))
_EMPHASIS: Final = frozenset(("emph", "textit", "textsl", "underline", "uline", "em", "it", "sl", "itshape", "slshape"))
_CODE: Final = frozenset(("texttt", "tt", "ttfamily", "lstinline"))
_PLAIN: Final = frozenset(
    ("textrm", "textsf", "textsc", "textnormal", "textup", "textmd", "mbox", "rm", "sf", "sc", "enquote", "caption")
)
_STRIKE: Final = frozenset(("sout", "st"))
_REFERENCE: Final = frozenset(("ref", "eqref", "autoref", "cref", "Cref", "pageref"))
_CITATION: Final = frozenset(("cite", "citep", "citet", "parencite", "textcite", "autocite"))
_NOTHING: Final = frozenset(
    ("label", "noindent", "centering", "newpage", "clearpage", "vspace", "hspace", "hfill", "vfill", "smallskip", "medskip",
     "bigskip", "par", "raggedright", "thispagestyle", "index", "phantomsection", "protect", "xspace", "qedhere")
)  # fmt: skip
_SWITCH = regex(r"\{\s*\\(bf|it|em|sl|tt|rm|sf|sc|bfseries|itshape|ttfamily|slshape)(?![A-Za-z])[ \t]*")
_SPACES = regex(r"[ \t]*(?:\{\})?")
_BREAK = regex(r"\\\\\*?(?:\[[^\]\n]*\])?(?=[ \t]*(?:\r?\n|\Z))")
_QUOTED = regex(r"``((?:(?!``|'').){1,400})''", re.DOTALL)
_MAX_DEPTH = 20


def command(scan: Scan, at: int) -> int:
    """A text command with its arguments."""
    text = scan.text
    if hit := _BREAK.match(text, at):
        scan.parts.append(LineBreak(scan.span(at, hit.end()), hard=True))
        return hit.end()
    hit = _COMMAND.match(text, at)
    if hit is None or scan.depth > _MAX_DEPTH:
        return -1
    name, end = hit[1], hit.end()
    if name in TEXT_SIGNS:
        end = _SPACES.match(text, end).end() if text[end : end + 2] == "{}" else end  # type: ignore[union-attr]
        scan.words(at, end, TEXT_SIGNS[name])
        return end
    if name == "Return":
        span = scan.span(at, end)
        scan.parts.append(Strong(span, (Words(span, "return"),)))
        return end
    if name in ("item", "bibitem"):
        return _item(scan, at, end, name)
    if name in _NOTHING:
        return _nothing(text, end)
    opens = after_options(text, end)
    close = group_end(text, opens)
    if close < 0:
        return -1
    return _with_argument(scan, name, at, opens, close)


def _nothing(text: str, end: int) -> int:
    """Behind a command that print has no use for, and its arguments."""
    while (close := max(group_end(text, end), group_end(text, end, "[", "]"))) > 0:
        end = close
    return end


def _item(scan: Scan, at: int, end: int, name: str) -> int:
    """An ``\\item`` inside a line, with its label in bold."""
    text = scan.text
    square = group_end(text, end, "[", "]")
    close = group_end(text, end) if name == "bibitem" and square < 0 else square
    if close < 0:
        while scan.parts and _is_blank(scan.parts[-1]):
            scan.parts.pop()
        if scan.parts:
            scan.parts.append(LineBreak(scan.span(at, end), hard=True))
            scan.words(at, end, "•")
        return end
    label = inlines(scan.extract.cut(end + 1, close - 1), scan.context, scan.depth + 1)
    span = scan.span(at, close)
    if name == "bibitem":
        scan.parts.append(Words(span, f"[{plain_text(label)}]"))
    else:
        scan.parts.append(Strong(span, label))
    return close


def _is_blank(part: Part) -> bool:
    return isinstance(part, Words) and not part.text.strip()


def _with_argument(scan: Scan, name: str, at: int, opens: int, close: int) -> int:
    text, span = scan.text, scan.span(at, close)
    if name in _REFERENCE:
        # The book resolves references in words.
        scan.words(at, close)
        return close
    if name in _CITATION:
        scan.words(at, close, f"[{', '.join(key.strip() for key in text[opens + 1 : close - 1].split(','))}]")
        return close
    if name == "includegraphics":
        scan.parts.append(Image(span, text[opens + 1 : close - 1].strip(), ""))
        return close
    if name == "url":
        address = text[opens + 1 : close - 1].strip()
        scan.parts.append(Link(span, address, (Words(span, address),)))
        return close
    if name in ("href", "textcolor", "colorbox", "Call"):
        return _two_arguments(scan, name, at, opens, close)
    if name not in _STRONG | _EMPHASIS | _CODE | _PLAIN | _STRIKE and name not in (
        "footnote",
        "Comment",
        "footnotetext",
    ):
        return -1
    children = inlines(scan.extract.cut(opens + 1, close - 1), scan.context, scan.depth + 1)
    if name in ("footnote", "footnotetext"):
        label = f"inline-{len(scan.context.inline_footnotes) + 1}"
        while label in scan.context.footnotes:
            label += "-"
        scan.parts.append(FootnoteMark(span, label))
        paragraph = Paragraph(scan.span(opens + 1, close - 1), children)
        scan.context.inline_footnotes.append(FootnoteText(span, label, (paragraph,)))
    elif name == "Comment":
        scan.words(at, opens + 1, " ▷ ")
        scan.parts.extend(children)
    else:
        _wrap(scan, name, at, close, children)
    return close


def _two_arguments(scan: Scan, name: str, at: int, opens: int, close: int) -> int:
    second = group_end(scan.text, close)
    if second < 0:
        return -1
    children = inlines(scan.extract.cut(close + 1, second - 1), scan.context, scan.depth + 1)
    span = scan.span(at, second)
    argument = scan.text[opens + 1 : close - 1].strip()
    if name == "href" and re.match(r"(?:https?|mailto):", argument):
        scan.parts.append(Link(span, argument, children))
    elif name == "Call":
        scan.words(at, close, f"{argument}(")
        scan.parts.extend(children)
        scan.words(second - 1, second, ")")
    else:
        scan.parts.extend(children)
    return second


def _wrap(scan: Scan, name: str, at: int, end: int, children: tuple[Inline, ...]) -> None:
    span = scan.span(at, end)
    node: Inline
    if name in _STRONG:
        node = Strong(span, children)
    elif name in _EMPHASIS:
        node = Emphasis(span, children)
    elif name in _STRIKE:
        node = Strike(span, children)
    elif name in _CODE:
        scan.parts.append(CodeSpan(span, plain_text(children)))
        return
    else:
        scan.parts.extend(children)
        return
    scan.enclose(node, children)


def switch(scan: Scan, at: int) -> int:
    """``{\\bf words}``."""
    hit = _SWITCH.match(scan.text, at)
    if hit is None or scan.depth > _MAX_DEPTH:
        return -1
    close = group_end(scan.text, at)
    if close < 0:
        return -1
    children = inlines(scan.extract.cut(hit.end(), close - 1), scan.context, scan.depth + 1)
    _wrap(scan, hit[1], at, close, children)
    return close


def tie(scan: Scan, at: int) -> int:
    """``Section~\\ref{x}``: a space that does not break."""
    if scan.text[at + 1 : at + 2] == "\\" and at and not scan.text[at - 1].isspace():
        scan.words(at, at + 1, "\u00a0")
        return at + 1
    return -1


def quotation(scan: Scan, at: int) -> int:
    """TeX's ````words''````, which no code span closes."""
    hit = _QUOTED.match(scan.text, at)
    if hit is None:
        return -1
    scan.words(at, at + 2, "“")
    scan.parts.extend(inlines(scan.extract.cut(hit.start(1), hit.end(1)), scan.context, scan.depth + 1))
    scan.words(hit.end() - 2, hit.end(), "”")
    return hit.end()
