"""Directives as MyST and Jupyter Book write them: a fence whose info is a name in braces, options below it, and a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.lines import first, gathered, read_inside, text_of
from notecompiler.ingest.delimiters import Found
from notecompiler.regex import regex

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_OPENS = regex(r"(`{3,}|~{3,}|:{3,})[ \t]*\{((?:prf:|proof:)?[a-z][a-z-]*)\}[ \t]*([^`\n]*)\Z")
_OPTION = regex(r":([a-z][\w-]*):[ \t]*(.*?)[ \t\r]*\Z")
_TARGET = regex(r"\(([\w:.-]{1,80})\)=[ \t\r]*\Z")
_CALLOUTS = frozenset(
    [
        "note",
        "tip",
        "hint",
        "important",
        "caution",
        "attention",
        "warning",
        "danger",
        "error",
        "seealso",
        "admonition",
        "todo",
        "dropdown",
        "exercise",
        "solution",
        "topic",
        "sidebar",
        "margin",
    ]
)
_STATEMENTS = ("prf:", "proof:")
_CODE = frozenset({"code", "code-block", "code-cell", "sourcecode"})
_PICTURES = frozenset({"figure", "image"})
_NAMES = ("label", "name")


def directive_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: boxes, formulas, code and pictures. A fence with another name in braces is code in that language."""
    at = first(state, start_line)
    if state.src[at : at + 1] not in "`~:" or state.is_code_block(start_line):
        return False
    hit = _OPENS.match(state.src[at : state.eMarks[start_line]].rstrip())
    if hit is None or not _is_known(hit[2]):
        return False
    last = _closing(state, start_line, end_line, hit[1])
    if last is None:
        return False
    if silent:
        return True
    options, body = _options(state, start_line + 1, last)
    label = next((options[name] for name in _NAMES if options.get(name)), "")
    begin, end = at + hit.start(3), at + hit.end(3)
    if hit[2] == "math":
        display_lines(state, body, last, label)
    elif hit[2] in _CODE:
        _code(state, body, last, hit)
    elif hit[2] in _PICTURES:
        token = state.push("picture", "", 0)
        caption = gathered(state, state.env["source"], first(state, body), body, last - 1) if body < last else None
        token.meta = {"end": end, "target": hit[3], "caption": caption, "label": label}
    else:
        _callout(state, body, last, (begin, end), _kind(hit[2], options), label)
    state.line = last + 1
    return True


def target_rule(state: State, start_line: int, _end_line: int, silent: bool) -> bool:
    """Block rule: ``(name)=`` names the heading below."""
    if not _TARGET.match(text_of(state, start_line)) or state.is_code_block(start_line):
        return False
    if not silent:
        token = state.push("left_out", "", 0)
        token.meta = {"end": state.eMarks[start_line], "why": "label"}
        token.map = [start_line, start_line + 1]
        state.line = start_line + 1
    return True


def target_above(state: State, line: int) -> str:
    """The name that a line gives to the heading on `line`, or ""."""
    above = line - 1
    while above >= 0 and state.isEmpty(above):
        above -= 1
    found = _TARGET.match(text_of(state, above)) if above >= 0 else None
    return found[1] if found else ""


def _is_known(name: str) -> bool:
    return name == "math" or name in _CALLOUTS | _CODE | _PICTURES or name.startswith(_STATEMENTS)


def _kind(name: str, options: dict[str, str]) -> str:
    if name == "admonition":
        return (options.get("class", "").split() or ["note"])[0]
    return name.rpartition(":")[2]


def _closing(state: State, start_line: int, end_line: int, fence: str) -> int | None:
    """The line of the fence that closes the one at `start_line`."""
    unclosed: dict[str, int] = state.env.setdefault("unclosed_directives", {})
    if unclosed.get(fence) == end_line:
        return None
    for line in range(start_line + 1, end_line):
        text = text_of(state, line).rstrip()
        if text.startswith(fence) and not text.strip(fence[0]):
            return line
    unclosed[fence] = end_line
    return None


def _options(state: State, line: int, last: int) -> tuple[dict[str, str], int]:
    """The options by name, and the first line of the body that is not empty."""
    options: dict[str, str] = {}
    while line < last and (found := _OPTION.match(text_of(state, line))):
        options[found[1]] = found[2]
        line += 1
    while line < last and state.isEmpty(line):
        line += 1
    return options, line


def display_lines(state: State, body: int, last: int, label: str = "") -> None:
    """The lines from `body` to before `last` as one displayed formula without delimiters."""
    end = last - 1
    while end > body and state.isEmpty(end):
        end -= 1
    if body >= last:
        return
    extract = gathered(state, state.env["source"], first(state, body), body, end).stripped()
    token = state.push("display", "", 0)
    found = Found(0, len(extract.text), "", "", display=True)
    token.meta = {"extract": extract, "found": found, "label": label}
    token.map = [body, end + 1]


def _code(state: State, body: int, last: int, hit: re.Match[str]) -> None:
    token = state.push("fence", "code", 0)
    token.info = hit[3]
    token.content = state.getLines(body, last, state.sCount[body] if body < last else 0, True)
    token.markup = hit[1]
    token.map = [body, max(last, body + 1)]


def _callout(state: State, body: int, last: int, title: tuple[int, int], kind: str, label: str) -> None:
    begin, end = title
    line = state.line
    named = bool(state.src[begin:end].strip())
    extract = gathered(state, state.env["source"], begin, line, line, end) if named else None
    token = state.push("callout_open", "", 1)
    token.meta = {"kind": kind, "title": extract, "end": end, "label": label}
    read_inside(state, body, last)
    state.push("callout_close", "", -1)
