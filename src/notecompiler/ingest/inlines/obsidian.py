"""What Obsidian adds: wikilinks, embeds, hashtags, comments, footnotes in the line."""

from __future__ import annotations

import re

from notecompiler.document import FootnoteMark, FootnoteText, Hashtag, Image, Paragraph, WikiLink
from notecompiler.ingest.inlines.scan import Scan, inlines
from notecompiler.regex import regex

_WIKILINK = regex(r"!?\[\[([^\[\]|#\n]*)((?:#[^\[\]|#\n]*)*)(?:\\?\|([^\[\]\n]*))?\]\]")
_NUMBERS = regex(r"[\d\s.,;+*/^-]*\Z")
_IMAGE = regex(r"\.(?:png|jpe?g|gif|svg|webp|bmp|avif|pdf)\s*\Z", re.IGNORECASE)
_HASHTAG = regex(r"#([\w/-]*[^\W\d][\w/-]*)")
_COLOUR = regex(r"(?=[0-9a-f]*\d|([0-9a-f])\1*\Z)(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\Z", re.IGNORECASE)
_FOOTNOTE = regex(r"\[\^([^\[\]\s^]{1,100})\]")
_BLOCK_ID = regex(r"\^(?=[0-9-]*[A-Za-z])[A-Za-z0-9-]{2,40}\s*\Z")
_MAX_FOOTNOTE = 1000


def wikilink(scan: Scan, at: int) -> int:
    """``[[note#heading|shown]]``, ``![[picture.png]]``; a nested list of numbers is none."""
    hit = _WIKILINK.match(scan.text, at)
    if hit is None:
        return -1
    note, heading, shown = hit[1].strip().removesuffix("\\"), hit[2].lstrip("#").strip(), (hit[3] or "").strip()
    if heading.startswith("^"):  # a paragraph of the note; print has no marks for paragraphs
        if not note:
            scan.words(at, hit.end(), shown or heading[1:])
            return hit.end()
        heading = ""
    if not (note or heading) or (_NUMBERS.match(note) and not heading and not shown):
        return -1
    span = scan.span(at, hit.end())
    if scan.text[at] == "!" and _IMAGE.search(note):
        alt = "" if shown.replace("x", "").isdigit() else shown
        scan.parts.append(Image(span, note, alt))
    else:
        scan.parts.append(WikiLink(span, note, heading, shown))
    return hit.end()


def hashtag(scan: Scan, at: int) -> int:
    """``#tag`` and ``#nested/tag`` behind white space, with at least one letter, and no colour."""
    text = scan.text
    if at and not text[at - 1].isspace():
        return -1
    hit = _HASHTAG.match(text, at)
    if hit is None or _COLOUR.match(hit[1]):
        return -1
    name = hit[1].strip("/")
    if not name:
        return -1
    scan.parts.append(Hashtag(scan.span(at, hit.end()), name))
    scan.context.hashtags.append(name)
    return hit.end()


def block_id(scan: Scan, at: int) -> int:
    """``^name`` at the end of a paragraph names it for links; it is not printed."""
    hit = _BLOCK_ID.match(scan.text, at)
    return -1 if hit is None or (at and not scan.text[at - 1].isspace()) else len(scan.text)


def comment(scan: Scan, at: int) -> int:
    """``%%…%%`` within a line is not printed."""
    if not scan.text.startswith("%%", at):
        return -1
    close = scan.memo.find(scan.text, "%%", at + 2)
    return -1 if close < 0 else close + 2


def footnote_mark(scan: Scan, at: int) -> int:
    """``[^label]`` of a footnote that the note defines."""
    hit = _FOOTNOTE.match(scan.text, at)
    if hit is None or hit[1] not in scan.context.footnotes:
        return -1
    scan.parts.append(FootnoteMark(scan.span(at, hit.end()), hit[1]))
    return hit.end()


def inline_footnote(scan: Scan, at: int) -> int:
    """``^[text]``: a mark here, the text as a footnote of its own."""
    text = scan.text
    if text[at + 1 : at + 2] != "[":
        return -1
    end = at + 1
    while True:
        end = text.find("]", end + 1, at + _MAX_FOOTNOTE)
        if end < 0:
            return -1
        if text.count("[", at, end) == text.count("]", at, end) + 1:
            break
    inner = scan.extract.cut(at + 2, end)
    if not inner.text.strip():
        return -1
    context = scan.context
    label = f"inline-{len(context.inline_footnotes) + 1}"
    while label in context.footnotes:
        label += "-"
    span = scan.span(at, end + 1)
    scan.parts.append(FootnoteMark(span, label))
    paragraph = Paragraph(inner.span(0, len(inner.text)), inlines(inner, context, scan.depth + 1))
    context.inline_footnotes.append(FootnoteText(span, label, (paragraph,)))
    return end + 1
