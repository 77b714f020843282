"""Links, images and bare addresses."""

from __future__ import annotations

import html

from notecompiler.document import Image, Inline, Link, Words
from notecompiler.ingest.inlines.plain import plain_text
from notecompiler.ingest.inlines.scan import MAX_OPEN, Opened, Scan
from notecompiler.regex import regex

_TARGET = regex(
    r"\(\s*(?:<([^<>\n]{0,2000})>|((?:[^\s()\\<]|\\.|\((?:[^\s()\\]|\\.){0,500}\)){0,2000}))"
    r"(?:\s+(?:\"(?:[^\"\\]|\\.){0,500}\"|'(?:[^'\\]|\\.){0,500}'|\((?:[^()\\]|\\.){0,500}\)))?\s*\)"
)
_SPACED_TARGET = regex(r"\(([^()<>\n\"]{1,300})\)")
_ATTRIBUTES = regex(r"\{(?:#([\w:.-]{1,80})|[.\w])[^{}$\n]{0,200}\}")
"""What Pandoc writes behind a picture: its name, its size."""
_LABEL = regex(r"\[([^\[\]\n]{0,300})\]")
_ADDRESS = regex(r"(?:https?://|www\.)[^\s<>\"'`$|\\\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_ANGLE = regex(r"<((?:https?://|mailto:)[^\s<>]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+)>")
_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]*:")
_AFTER_ADDRESS = ".,;:!?*_~=]"
_ALLOWED = ("http:", "https:", "mailto:")
_ESCAPE = regex(r"\\([!-/:-@\[-`{-~])")


def safe_target(target: str) -> str | None:
    """The address if it may stand in a document: http, https, mailto, or a place in the notes; else None."""
    target = "".join(char for char in target if char.isprintable()).strip()
    scheme = _SCHEME.match(target)
    if scheme and scheme.group().lower() not in _ALLOWED:
        return None
    return target


def open_bracket(scan: Scan, at: int) -> int:
    """``[`` or ``![``: remembered until its ``]``."""
    image = scan.text[at] == "!"
    if image and scan.text[at + 1 : at + 2] != "[":
        return -1
    end = at + 2 if image else at + 1
    scan.opened.append(len(scan.parts))
    scan.parts.append(Opened(scan.span(at, end), scan.text[at:end], "image" if image else "link", at, end))
    return end


def close_bracket(scan: Scan, at: int) -> int:
    """``]``: a link or an image when a target follows, or when the text is a defined label."""
    index = _last_bracket(scan)
    if index is None:
        return -1
    opened = scan.parts[index]
    assert isinstance(opened, Opened)
    target, end = _target(scan, at, opened) if opened.active else (None, at)
    if target is None:
        scan.opened.remove(index) if scan.opened[-1] != index else scan.opened.pop()
        return -1
    children = scan.collapse(index)
    span = scan.span(opened.start, end)
    if opened.kind == "image":
        attributes = _ATTRIBUTES.match(scan.text, end)
        name = (attributes[1] or "") if attributes else ""
        scan.parts.append(Image(span, target, plain_text(children), name))
        return attributes.end() if attributes else end
    safe = safe_target(target)
    if safe is None:
        scan.parts.extend(children)
    else:
        scan.enclose(Link(span, safe, children), children)
    _deactivate(scan)
    return end


def _last_bracket(scan: Scan) -> int | None:
    for index in reversed(scan.opened[-MAX_OPEN:]):
        part = scan.parts[index]
        if isinstance(part, Opened) and part.kind in ("link", "image"):
            return index
    return None


def _deactivate(scan: Scan) -> None:
    """Links do not nest."""
    for index in reversed(scan.opened[-MAX_OPEN:]):
        part = scan.parts[index]
        if isinstance(part, Opened) and part.kind == "link":
            if not part.active:
                return
            part.active = False


def _target(scan: Scan, at: int, opened: Opened) -> tuple[str | None, int]:
    text = scan.text
    hit = _TARGET.match(text, at + 1)
    if hit:
        raw = hit[1] if hit[1] is not None else hit[2]
        return html.unescape(_ESCAPE.sub(r"\1", raw)), hit.end()
    if opened.kind == "image" and (hit := _SPACED_TARGET.match(text, at + 1)):
        return hit[1].strip(), hit.end()
    label = _LABEL.match(text, at + 1)
    if label and label[1].strip():
        target = scan.context.references.get(normal_label(label[1]))
        return target, label.end()
    if not scan.context.references or at - opened.end > 300:
        return None, at
    return scan.context.references.get(normal_label(text[opened.end : at])), label.end() if label else at + 1


def normal_label(label: str) -> str:
    """Labels match without regard to case and to the amount of white space."""
    return " ".join(label.casefold().split())


def bare_address(scan: Scan, at: int) -> int:
    """``https://…`` in running text, without the punctuation that ends its sentence."""
    hit = _ADDRESS.match(scan.text, at)
    if hit is None or (at and (scan.text[at - 1].isascii() and scan.text[at - 1].isalnum())):
        return -1
    address = hit.group().rstrip(_AFTER_ADDRESS)
    excess = address.count(")") - address.count("(")
    while excess > 0 and address.endswith(")"):
        address = address[:-1].rstrip(_AFTER_ADDRESS)
        excess -= 1
    if len(address) < 8:
        return -1
    end = at + len(address)
    target = address if address.startswith("http") else "https://" + address
    shown: Inline = Words(scan.span(at, end), address)
    scan.parts.append(Link(scan.span(at, end), target, (shown,)))
    return end


def angle_address(scan: Scan, at: int) -> int:
    """``<https://…>`` and ``<name@host>``."""
    hit = _ANGLE.match(scan.text, at)
    if hit is None:
        return -1
    target = hit[1] if _SCHEME.match(hit[1]) else "mailto:" + hit[1]
    shown: Inline = Words(scan.span(at + 1, hit.end() - 1), hit[1])
    scan.parts.append(Link(scan.span(at, hit.end()), target, (shown,)))
    return hit.end()
