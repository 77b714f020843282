"""Code, coloured in process. Long lines wrap, every character is itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from notecompiler.backends.highlight import Line, Token, TokenKind, highlight
from notecompiler.backends.latex import escape

_COMMANDS = {
    TokenKind.KEYWORD: "ckw",
    TokenKind.NAME: "cnm",
    TokenKind.BUILTIN: "cbi",
    TokenKind.STRING: "cst",
    TokenKind.NUMBER: "cnu",
    TokenKind.COMMENT: "ccm",
    TokenKind.ERROR: "cer",
}

_TOGETHER = 3
"""The first and the last lines of a block that stay together."""


def code_block(code: str, language: str) -> str:
    """A block of code in the notes."""
    return _block([f"\\codeline{{{_line(line)}}}" for line in highlight(code, language)])


def numbered_listing(code: str, language: str, first: int, beside: Mapping[int, str]) -> str:
    """A listing with line numbers from `first`; `beside` gives what stands at the right of some lines, as LaTeX."""
    rows = []
    for number, line in enumerate(highlight(code, language), first):
        note = f"[{beside[number]}]" if number in beside else ""
        rows.append(f"\\listingline{note}{{{number}}}{{{_line(line)}}}")
    return _block(rows)


def _block(lines: Sequence[str]) -> str:
    """Lines of code in their box. The end of a page leaves no fewer than three of them alone."""
    first, last = range(min(_TOGETHER, len(lines)) - 1), range(len(lines) - _TOGETHER, len(lines) - 1)
    kept = [f"{line}\\nobreak" if at in first or at in last else line for at, line in enumerate(lines)]
    return "\n".join(("\\begin{codeblock}", *kept, "\\end{codeblock}"))


def _line(tokens: Line) -> str:
    """One line; its indent becomes a length, so that a wrapped line goes on below its first character."""
    text = "".join(token.text for token in tokens).expandtabs(4)
    indent = len(text) - len(text.lstrip(" "))
    body = "".join(map(_token, _without_indent(tokens)))
    return f"\\ind{{{indent}}}{body}" if indent and body else body


def _without_indent(tokens: Sequence[Token]) -> list[Token]:
    rest: list[Token] = []
    for token in tokens:
        text = token.text if rest else token.text.lstrip(" \t")
        if text:
            rest.append(Token(token.kind, text))
    return rest


def _token(token: Token) -> str:
    body = escape.code(token.text)
    command = _COMMANDS.get(token.kind)
    return f"\\{command}{{{body}}}" if command else body
