"""Fenced containers (``::: theorem Title`` … ``:::``) and definition lists (a term over lines of ``: text``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.lines import first, gathered, read_inside, resume, text_of
from notecompiler.regex import regex

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_OPENS = regex(r"(:{3,})[ \t]*(?:\{[ \t]*([^{}\n]{1,200})\}|([A-Za-z][\w-]*))[ \t]*([^\n]*)")
_BRACKETED = regex(r"\[([^\n]*)\][ \t]*\Z")
"""A title as Docusaurus writes it."""
_CLASS = regex(r"(?:\A|(?<=[ \t.]))(?:callout-)?([A-Za-z][\w-]*)(?![\w=-])")
_IDENTITY = regex(r"#(([a-z]{3})-[\w:.-]{1,80})")
_HEADING = regex(r"#{1,6}[ \t]+(?=\S)")
_LAYOUT = frozenset(
    [
        "columns",
        "column",
        "grid",
        "row",
        "col",
        "panel-tabset",
        "tabs",
        "tab-set",
        "code-group",
        "center",
        "centered",
        "incremental",
        "nonincremental",
        "fragment",
        "content-visible",
        "cell",
        "cell-output",
        "cell-output-display",
        "cell-output-stdout",
        "layout",
        "figure",
        "div",
        "aside",
    ]
)
"""What says only where something stands."""
_TITLE = regex(r"(?<!\w)title[ \t]*=[ \t]*(?:\"([^\"]*)\"|'([^']*)')")
_BY_IDENTITY = {
    "thm": "theorem", "lem": "lemma", "cor": "corollary", "prp": "proposition", "cnj": "conjecture", "def": "definition",
    "exm": "example", "exr": "exercise", "rem": "remark", "sol": "solution", "alg": "algorithm",
}  # fmt: skip
"""What Quarto's names for cross-references begin with."""
_CLOSES = regex(r":{3,}[ \t]*\Z")
_DEFINITION = regex(r":[ \t]+(?=\S)")
_NO_TERM = regex(r"[#>|:+*-]|\d+[.)]\s|```|~~~|\$\$|\\\[")


def container_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a fenced container is a callout of its kind. One for the layout only leaves its content."""
    at = first(state, start_line)
    hit = _OPENS.match(state.src, at, state.eMarks[start_line]) if state.src.startswith(":::", at) else None
    if hit is None:
        return False
    last = _closing(state, start_line, end_line)
    kind = _kind(hit[2]) if hit[2] else hit[3]
    if last is None:
        return False
    if silent:
        return True
    if kind is None or kind.lower() in _LAYOUT:
        state.level += 1  # no token counts this container, and depth must end somewhere
        read_inside(state, start_line + 1, last)
        state.level -= 1
        state.line = last + 1
        return True
    title = _TITLE.search(state.src, hit.start(2), hit.end(2)) if hit[2] else None
    bracketed = _BRACKETED.match(state.src, hit.start(4), state.eMarks[start_line])
    begin, end = (
        title.span(1 if title[2] is None else 2)
        if title
        else bracketed.span(1)
        if bracketed
        else (hit.start(4), state.eMarks[start_line])
    )
    token = state.push("callout_open", "", 1)
    identity = _IDENTITY.match(hit[2].strip()) if hit[2] else None
    line = start_line
    if (
        (identity or "callout" in hit[0])
        and not state.src[begin:end].strip()
        and line + 1 < last
        and (head := _HEADING.match(state.src, first(state, line + 1), state.eMarks[line + 1]))
    ):
        line, begin, end = line + 1, head.end(), state.eMarks[line + 1]
    named = bool(state.src[begin:end].strip())
    extract = gathered(state, state.env["source"], begin, line, line, end) if named else None
    token.meta = {"kind": kind.lower(), "title": extract, "end": hit.end(), "label": identity[1] if identity else ""}
    read_inside(state, line + 1, last)
    state.push("callout_close", "", -1)
    state.line = last + 1
    return True


def _kind(attributes: str) -> str | None:
    """The kind in attributes: ``.theorem``, ``.callout-tip``, ``#thm-line``; None when they name none."""
    identity = _IDENTITY.match(attributes.strip())
    if identity and identity[2] in _BY_IDENTITY:
        return _BY_IDENTITY[identity[2]]
    found = _CLASS.search(attributes)
    return found[1] if found else None


def _closing(state: State, start_line: int, end_line: int) -> int | None:
    """The line of the fence that closes the container which opens at `start_line`."""
    known: tuple[int, int] = state.env.get("unclosed_container", (0, 0))
    if known[0] <= start_line < known[1]:
        return None
    depth = 0
    for line in range(start_line, end_line):
        if not state.src.startswith(":::", first(state, line)):
            continue
        depth += -1 if _CLOSES.match(text_of(state, line).rstrip()) else 1
        if depth == 0:
            return line
    state.env["unclosed_container"] = start_line, end_line
    return None


def definition_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a line of text over lines that begin with a colon."""
    if silent or start_line + 1 >= end_line or state.is_code_block(start_line):
        return False
    at = first(state, start_line)
    if _NO_TERM.match(state.src, at) or not _defines(state, start_line + 1):
        return False
    state.push("bullet_list_open", "", 1).meta = {"start": at}
    state.push("list_item_open", "", 1).meta = {"start": at, "end": at + 1}
    term = state.push("paragraph", "", 0)
    term.meta = {"extract": gathered(state, state.env["source"], at, start_line, start_line).stripped(), "strong": True}
    term.map = [start_line, start_line + 1]
    line = start_line + 1
    while line < end_line and _defines(state, line):
        hit = _DEFINITION.match(state.src, first(state, line))
        assert hit is not None
        resume(state, line, hit.end())
        last = line + 1
        while last < end_line and not state.isEmpty(last) and not _defines(state, last):
            last += 1
        old_max = state.lineMax
        state.lineMax = last
        state.md.block.tokenize(state, line, last)
        state.lineMax = old_max
        line = last
    state.push("list_item_close", "", -1)
    state.push("bullet_list_close", "", -1)
    state.line = line
    return True


def _defines(state: State, line: int) -> bool:
    return (
        not state.isEmpty(line)
        and state.sCount[line] >= state.blkIndent
        and _DEFINITION.match(state.src, first(state, line), state.eMarks[line]) is not None
    )
