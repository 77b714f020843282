"""Tags of site generators on lines of their own: ``{% note %}`` (Jekyll, Hexo, GitBook), ``{{< note >}}`` (Hugo), ``{: .note }`` (kramdown)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.directives import display_lines
from notecompiler.ingest.blocks.lines import first, gathered, read_inside, text_of
from notecompiler.record import Record
from notecompiler.regex import regex

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_LIQUID = regex(r"\{%-?[ \t]*(end)?([A-Za-z][\w-]*)([^\n{}]*?)[ \t]*-?%\}[ \t]*\Z")
_SHORTCODE = regex(r"\{\{[<%][ \t]*(/)?[ \t]*([A-Za-z][\w/-]*)([^\n{}]*?)[ \t]*/?[>%]\}\}[ \t]*\Z")
_ATTRIBUTES = regex(r"\{:(?!toc\})[ \t]*[.#A-Za-z][^{}\n]*\}[ \t]*\Z")
_VALUE = regex(r"\b(type|style|class|title|name|header)[ \t]*=[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\s\"',]+))")
_QUOTED = regex(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_WORD = regex(r"[\w-]+")
_LANGUAGE = regex(r"(?:\A|[ \t])(?:lang:|language=)?[\"']?([A-Za-z][\w+#-]*)")

_BOXES = frozenset({"note", "hint", "notice", "callout", "alert", "admonition", "message", "box"})
"""Boxes whose kind is told by a word or a value behind the name."""
_KINDS = frozenset(
    [
        "note",
        "info",
        "tip",
        "hint",
        "important",
        "success",
        "question",
        "warning",
        "caution",
        "attention",
        "failure",
        "danger",
        "error",
        "bug",
        "example",
        "quote",
        "abstract",
        "summary",
        "todo",
        "definition",
        "theorem",
        "lemma",
        "proposition",
        "corollary",
        "proof",
        "remark",
        "exercise",
        "problem",
        "solution",
        "details",
        "spoiler",
        "tab",
    ]
)
_SAME_KIND = {"primary": "info", "default": "note", "secondary": "note"}
"""Kinds that Hexo's themes name by their colour."""
_CODE = frozenset({"highlight", "codeblock", "code"})
_FORMULAS = frozenset({"katex", "math", "mathjax", "latex"})


class _Tag(Record):
    """A line that is a tag: its name, what is behind it and where that begins in the file, whether it closes."""

    name: str
    arguments: str
    start: int
    closes: bool


def site_tag_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a box, code or a formula between two tags is read as such. What another tag does only the site's generator
    knows: it is left out, and what stands between such tags is read as if they were not there."""
    at = first(state, start_line)
    if not state.src.startswith("{", at) or state.is_code_block(start_line):
        return False
    tag = _tag(state, start_line)
    if tag is None and not _ATTRIBUTES.match(text_of(state, start_line).rstrip()):
        return False
    if silent:
        return True
    state.line = start_line + 1
    if tag is None:
        _leave_out(state, start_line, "attributes")
    elif (
        tag.closes
        or ((kind := _kind(tag)) is None and tag.name not in _CODE | _FORMULAS)
        or (last := _closing(state, start_line, end_line)) is None
    ):
        _leave_out(state, start_line, "site tag")
    else:
        _read(state, tag, kind, start_line, last)
        state.line = last + 1
    return True


def _tag(state: State, line: int) -> _Tag | None:
    text = text_of(state, line).rstrip()
    if not text.startswith(("{%", "{{<", "{{%")):
        return None
    hit = _LIQUID.match(text) or _SHORTCODE.match(text)
    return _Tag(hit[2].lower(), hit[3], first(state, line) + hit.start(3), bool(hit[1])) if hit else None


def _closing(state: State, start_line: int, end_line: int) -> int | None:
    """The line of the tag that closes the one at `start_line`, in the container in which that stands."""
    known: dict[tuple[int, int], dict[int, int]] = state.env.setdefault("site_tags", {})
    where = end_line, state.level
    if where not in known:
        known[where] = _pairs(state, start_line, end_line)
    last = known[where].get(start_line)
    return last if last is not None and state.sCount[last] >= state.blkIndent else None


def _pairs(state: State, start_line: int, end_line: int) -> dict[int, int]:
    """The lines of closing tags by those of their openers; a tag that nothing closes has none."""
    pairs: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for line in range(start_line, end_line):
        tag = _tag(state, line) if state.src.startswith("{", first(state, line)) else None
        if tag is None:
            continue
        if not tag.closes:
            opened.setdefault(tag.name, []).append(line)
        elif opened.get(tag.name):
            pairs[opened[tag.name].pop()] = line
    return pairs


def _read(state: State, tag: _Tag, kind: str | None, start_line: int, last: int) -> None:
    """What stands between two tags."""
    body = start_line + 1
    if kind is not None:
        token = state.push("callout_open", "", 1)
        begin, end = _title(tag, kind)
        title = gathered(state, state.env["source"], begin, start_line, start_line, end) if begin < end else None
        token.meta = {"kind": kind, "title": title, "end": tag.start + len(tag.arguments)}
        read_inside(state, body, last)
        state.push("callout_close", "", -1)
    elif tag.name in _FORMULAS:
        if any(not state.isEmpty(line) for line in range(body, last)):
            display_lines(state, body, last)
    else:
        language = _LANGUAGE.search(tag.arguments)
        token = state.push("fence", "code", 0)
        token.info = language[1] if language else ""
        token.content = state.getLines(body, last, state.sCount[start_line], True)
        token.markup = "```"
        token.map = [start_line, last + 1]


def _kind(tag: _Tag) -> str | None:
    """The kind of box that a tag opens; None when it opens none."""
    if tag.name in _BOXES:
        values = {hit[1]: hit[2] or hit[3] or hit[4] or "" for hit in _VALUE.finditer(tag.arguments)}
        named = values.get("type") or values.get("style") or values.get("class") or ""
        words = _WORD.findall(named or _VALUE.sub("", tag.arguments))
        kinds = (_SAME_KIND.get(word.lower(), word.lower()) for word in words[: 1 if not named else None])
        return next((kind for kind in kinds if kind in _KINDS), "note")
    return tag.name if tag.name in _KINDS else None


def _title(tag: _Tag, kind: str) -> tuple[int, int]:
    """Where in the file a tag names its title: a value, what is quoted, or the words behind the kind."""
    text = tag.arguments
    for hit in _VALUE.finditer(text):
        if hit[1] in ("title", "name", "header"):
            return _place(tag, *hit.span(next(group for group in (2, 3, 4) if hit[group] is not None)))
    if _VALUE.search(text):
        return 0, 0
    if (quoted := _QUOTED.search(text)) is not None:
        return _place(tag, *quoted.span(1 if quoted[1] is not None else 2))
    begin = len(text) - len(text.lstrip())
    for word in _WORD.finditer(text):
        if word[0].lower() in {kind, "no-icon", *_SAME_KIND} or word[0].lower() in _KINDS:
            begin = word.end()
        else:
            break
    shown = text[begin:].strip(" \t,")
    start = text.find(shown, begin) if shown else begin
    return _place(tag, start, start + len(shown))


def _place(tag: _Tag, begin: int, end: int) -> tuple[int, int]:
    return tag.start + begin, tag.start + end


def _leave_out(state: State, line: int, why: str) -> None:
    token = state.push("left_out", "", 0)
    token.meta = {"end": state.eMarks[line], "why": why}
    token.map = [line, line + 1]
