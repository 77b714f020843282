"""LaTeX structure pasted into a note: sections, theorems, lists, tables, code, and what only a TeX run needs.

A line that begins with such a command is a block of its own. Environments are read as containers: their lines are
tokenized like the note itself. What has no clear counterpart stays text, so that nothing is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notecompiler.ingest.blocks.latex_tables import alignments, table_rows
from notecompiler.ingest.blocks.lines import first, gathered, resume, text_of
from notecompiler.ingest.latex_text import (
    CODE,
    HEADINGS,
    LISTS,
    QUOTES,
    SHELLS,
    STATEMENTS,
    STEPS,
    TABLES,
    after_options,
    group_end,
)
from notecompiler.regex import regex

if TYPE_CHECKING:
    from notecompiler.ingest.blocks.commonmark import State

_HEADING = regex(rf"\\({'|'.join(HEADINGS)})\*?[ \t]*(?=[\[{{])")
_TITLE = regex(r"\\(title|author|date|caption)[ \t]*(?=[\[{])")
_BEGIN = regex(r"\\begin[ \t]*\{([A-Za-z]+\*?)\}")
_ITEM = regex(r"\\(?:item|bibitem)(?![A-Za-z])[ \t]*")
_LABEL = regex(r"[ \t]*\\label[ \t]*\{([^{}\n]{1,120})\}[ \t]*")
_DEFINITION = regex(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|def|let|DeclarePairedDelimiter)\*?[ \t]*(?=[\\{])"
)
_SETUP = regex(
    r"\\(?:documentclass|usepackage|maketitle|tableofcontents|bibliographystyle|bibliography|newtheorem|theoremstyle|geometry"
    r"|setlength|pagestyle|thispagestyle|newpage|clearpage|pagebreak|centering|noindent|label|vspace|hspace|hypersetup"
    r"|setcounter|graphicspath|appendix|bigskip|medskip|smallskip|begingroup|endgroup|par|numberwithin|allowdisplaybreaks"
    r"|PassOptionsToPackage|input|include|usetheme|setmainfont|setCJKmainfont|lstset|linespread|author|institute)\*?"
    r"(?![A-Za-z])"
)
_COMMENT = regex(r"%(?!%)")
_KNOWN = {*STATEMENTS, *LISTS, *QUOTES, *CODE, *TABLES, *STEPS, *SHELLS}
_MAX_LINES = 4000
_DEFINITION_LINES = 20


def latex_rule(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a line that begins with LaTeX structure."""
    at = first(state, start_line)
    mark = state.src[at : at + 1]
    if mark not in ("\\", "%"):
        return False
    line = state.src[at : state.eMarks[start_line]]
    if mark == "%":
        return _comment(state, start_line, line, silent)
    if hit := _BEGIN.match(line):
        return _environment(state, start_line, end_line, hit, silent)
    if _ITEM.match(line):
        return silent and bool(state.env.get("latex_list"))
    if _HEADING.match(line) or _TITLE.match(line):
        return _titled(state, start_line, line, silent)
    if _DEFINITION.match(line):
        return _definition(state, start_line, end_line, silent)
    if hit := _SETUP.match(line):
        return _setup(state, start_line, line, hit.end(), silent)
    return False


def _comment(state: State, start_line: int, line: str, silent: bool) -> bool:
    """A TeX comment, in a note that has LaTeX structure above it."""
    if not state.env.get("latex") or not _COMMENT.match(line):
        return False
    if not silent:
        _left_out(state, start_line, start_line, "comment")
    return True


def _left_out(state: State, start_line: int, last: int, why: str) -> None:
    token = state.push("left_out", "", 0)
    token.meta = {"end": state.eMarks[last], "why": why}
    token.map = [start_line, last + 1]
    state.line = last + 1


def _titled(state: State, start_line: int, line: str, silent: bool) -> bool:
    """``\\section{…}`` and relatives; ``\\title`` is the highest heading, an author, a date and a caption are paragraphs."""
    hit = _HEADING.match(line) or _TITLE.match(line)
    assert hit is not None
    opens = after_options(line, hit.end())
    close = group_end(line, opens)
    if close < 0:
        return False
    if silent:
        return True
    state.env["latex"] = True
    at = first(state, start_line)
    name = hit[1]
    level = HEADINGS.get(name, 1)
    token = state.push("heading" if name in HEADINGS or name == "title" else "paragraph", "", 0)
    extract = gathered(state, state.env["source"], at + opens + 1, start_line, start_line, at + close - 1).stripped()
    token.meta = {"extract": extract, "level": level, "end": at + close}
    token.map = [start_line, start_line + 1]
    behind = close
    if label := _LABEL.match(line, close):
        token.meta["label"] = label[1]
        behind = label.end()
    elif not line[close:].strip() and start_line + 1 < state.lineMax:
        below = _LABEL.fullmatch(text_of(state, start_line + 1).rstrip())
        token.meta["label"] = below[1] if below else ""
    _go_on(state, start_line, start_line, at + behind)
    return True


def _go_on(state: State, start_line: int, line: int, at: int) -> None:
    """Read on behind offset `at` of a line. What stands behind a block of one line is a paragraph: the tokenizer wants
    every block to take a line."""
    state.line = line + 1
    if not state.src[at : state.eMarks[line]].strip():
        return
    if line > start_line:
        resume(state, line, at)
        return
    token = state.push("paragraph", "", 0)
    token.meta = {"extract": gathered(state, state.env["source"], at, line, line).stripped()}
    token.map = [line, line + 1]


def _definition(state: State, start_line: int, end_line: int, silent: bool) -> bool:
    """``\\newcommand`` and relatives in the text: macros for the formulas below."""
    last = start_line
    text = text_of(state, start_line)
    while text.count("{") > text.count("}") and last + 1 < min(end_line, start_line + _DEFINITION_LINES):
        last += 1
        text += "\n" + text_of(state, last)
    if text.count("{") != text.count("}"):
        return False
    if not silent:
        state.env["latex"] = True
        _left_out(state, start_line, last, "macros")
        state.tokens[-1].meta["macros"] = text
    return True


def _setup(state: State, start_line: int, line: str, at: int, silent: bool) -> bool:
    """A command that only a TeX run needs, with its arguments; a line with anything else on it is text."""
    hit: re.Match[str] | None = None
    while True:
        while (end := max(group_end(line, at), group_end(line, at, "[", "]"))) > 0:
            at = end
        while line[at : at + 1].isspace():
            at += 1
        if (hit := _SETUP.match(line, at)) is None:
            break
        at = hit.end()
    if at < len(line) and line[at] != "%":
        return False
    if not silent:
        _left_out(state, start_line, start_line, "latex")
    return True


def _environment(state: State, start_line: int, end_line: int, begin: re.Match[str], silent: bool) -> bool:
    name = begin[1]
    bare = name.removesuffix("*")
    if name not in _KNOWN and bare not in STATEMENTS:
        return False
    closing = _closing(state, name, start_line, end_line)
    if closing is None:
        return False
    if silent:
        return True
    state.env["latex"] = True
    last, stop, behind = closing
    at = first(state, start_line) + begin.end()
    head = state.src[at : state.eMarks[start_line]]
    if bare in STATEMENTS:
        _statement(state, STATEMENTS[bare], start_line, at, head, last, stop)
    elif name in CODE:
        _code(state, start_line, head, last)
    elif name in TABLES:
        _table(state, start_line, at, last, stop)
    elif name in STEPS:
        _steps(state, start_line, at, head, last, stop)
    elif name in LISTS:
        _list(state, start_line, at + _skip(head, name), last, stop, ordered=LISTS[name])
    elif name in QUOTES:
        token = state.push("blockquote_open", "", 1)
        token.meta = {"start": first(state, start_line)}
        _content(state, start_line, at, last, stop)
        state.push("blockquote_close", "", -1)
    else:
        _content(state, start_line, at + _skip(head, name), last, stop)
    _go_on(state, start_line, last, behind)
    return True


def _skip(head: str, name: str) -> int:
    """Length of the arguments behind ``\\begin{name}``."""
    at = 0
    while True:
        end = after_options(head, at)
        if (end == at and name not in LISTS) or name == "thebibliography":
            end = max(end, group_end(head, at))
        if end <= at:
            return at
        at = end


def _closing(state: State, name: str, start_line: int, end_line: int) -> tuple[int, int, int] | None:
    """Line of the matching ``\\end{name}``, the offset where it begins and the one behind it."""
    unclosed: dict[str, tuple[int, int]] = state.env.setdefault("latex_unclosed", {})
    known = unclosed.get(name)
    if known and known[0] <= start_line < known[1]:
        return None
    mark = re.compile(rf"\\(begin|end)[ \t]*\{{{re.escape(name)}\}}")
    depth = 0
    for line in range(start_line, min(end_line, start_line + _MAX_LINES)):
        for hit in mark.finditer(state.src, first(state, line), state.eMarks[line]):
            depth += 1 if hit[1] == "begin" else -1
            if depth == 0:
                return line, hit.start(), hit.end()
    unclosed[name] = start_line, end_line
    return None


def _content(state: State, start_line: int, at: int, last: int, stop: int) -> None:
    """Tokenize what stands between offset `at` of `start_line` and offset `stop` of line `last`."""
    old_max, old_parent = state.lineMax, state.parentType
    begin = start_line
    if state.src[at : min(state.eMarks[start_line], stop)].strip():
        resume(state, start_line, at)
    else:
        begin += 1
    ends = last
    old_end = state.eMarks[last]
    if state.src[max(first(state, last), at) : stop].strip():
        state.eMarks[last] = stop
        ends += 1
    for line in range(begin, ends):
        # An indent is only layout in LaTeX; no indented code begins here.
        if state.sCount[line] >= state.blkIndent:
            state.sCount[line] = state.blkIndent
    state.lineMax = ends
    state.parentType = "root"
    state.level += 1
    if begin < ends:
        state.md.block.tokenize(state, begin, ends)
    state.level -= 1
    state.lineMax, state.parentType = old_max, old_parent
    state.eMarks[last] = old_end


def _statement(state: State, kind: str, start_line: int, at: int, head: str, last: int, stop: int) -> None:
    """A theorem, a proof, an algorithm: a box of its kind, with the title that stands in brackets or as a caption."""
    end = after_options(head, 0)
    title = gathered(state, state.env["source"], at + 1, start_line, start_line, at + end - 1) if end else None
    if kind == "algorithm":
        title = None
    behind = end
    if label := _LABEL.match(head, behind):
        behind = label.end()
    token = state.push("callout_open", "", 1)
    named = label[1] if label else ""
    if not named and start_line + 1 < last and (below := _LABEL.fullmatch(text_of(state, start_line + 1).rstrip())):
        named = below[1]
    token.meta = {"kind": kind, "title": title, "start": first(state, start_line), "end": at, "label": named}
    _content(state, start_line, at + behind, last, stop)
    state.push("callout_close", "", -1)


def _list(state: State, start_line: int, at: int, last: int, stop: int, *, ordered: bool) -> None:
    """The items of a list; one with a label in brackets keeps it as its first words."""
    starts = _items(state, start_line, at, last, stop)
    if not starts:
        _content(state, start_line, at, last, stop)
        return
    if starts[0][1] > at:
        _content(state, start_line, at, starts[0][0], starts[0][1])
    kind = "ordered" if ordered else "bullet"
    state.push(f"{kind}_list_open", "", 1).meta = {"start": starts[0][1]}
    outer, state.env["latex_list"] = state.env.get("latex_list"), True
    for index, (line, begin, inside) in enumerate(starts):
        final = index + 1 == len(starts)
        until, until_at = (last, stop) if final else starts[index + 1][:2]
        token = state.push("list_item_open", "", 1)
        token.meta = {"start": begin, "end": max(begin + 1, until_at if until == line else begin + 1)}
        _content(state, line, inside, until, until_at)
        state.push("list_item_close", "", -1)
    state.env["latex_list"] = outer
    state.push(f"{kind}_list_close", "", -1)


def _items(state: State, start_line: int, at: int, last: int, stop: int) -> list[tuple[int, int, int]]:
    """Line, beginning and content of each ``\\item`` at the beginning of a line, not of an inner list."""
    found: list[tuple[int, int, int]] = []
    depth = 0
    for line in range(start_line, last + 1):
        begin = at if line == start_line else first(state, line)
        begin = state.skipSpaces(begin)
        end = min(stop, state.eMarks[line])
        if depth == 0 and begin < end and (hit := _ITEM.match(state.src, begin, end)):
            # A label stays for the inline reader, which prints it in bold.
            labelled = state.src[hit.end() : hit.end() + 1] == "[" or hit[0].startswith("\\bib")
            found.append((line, begin, begin if labelled else hit.end()))
        text = state.src[begin:end]
        depth += text.count("\\begin{") - text.count("\\end{")
    return found


def _code(state: State, start_line: int, head: str, last: int) -> None:
    language = re.search(r"language=\{?\[?\w*\]?(\w+)|\{(\w+)\}[ \t]*\Z", head)
    lines = [state.src[state.bMarks[line] : state.eMarks[line]] for line in range(start_line + 1, last)]
    token = state.push("fence", "", 0)
    token.content = "".join(f"{line}\n" for line in lines)
    token.info = (language[1] or language[2] or "").lower() if language else ""
    token.markup = "```"
    token.map = [start_line, last + 1]
    token.meta = {"start": first(state, start_line)}


def _table(state: State, start_line: int, at: int, last: int, stop: int) -> None:
    extract = gathered(state, state.env["source"], at, start_line, last, stop)
    aligns, behind = alignments(extract.text)
    token = state.push("table", "", 0)
    rows, aligns = table_rows(extract, behind, aligns)
    token.meta = {"aligns": aligns, "rows": rows, "start": first(state, start_line)}
    token.map = [start_line, last + 1]


def _steps(state: State, start_line: int, at: int, head: str, last: int, stop: int) -> None:
    begin = at + after_options(head, 0)
    token = state.push("steps", "", 0)
    token.meta = {"extract": gathered(state, state.env["source"], begin, start_line, last, stop)}
    token.map = [start_line, last + 1]
