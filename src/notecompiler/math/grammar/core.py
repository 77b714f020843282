"""The walk over a row of tokens, and what every reader of a construct needs: arguments, spans, problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from notecompiler.math import problems as kinds
from notecompiler.math.matching import Structure
from notecompiler.math.nodes import AtomClass, Invalid, MathNode, Number, Problem, Row, Symbol, TextRun
from notecompiler.math.nodes import Text as TextNode
from notecompiler.math.tokens import PERCENT, SPACES, TokenStream, shared_span
from notecompiler.source import Span

Reader: TypeAlias = Callable[["Parser", list[MathNode], int, int, str, Any], None]
"""Reads one construct: (parser, nodes so far in this row, index of its command, end of the row, canonical name, row of
the macro table). The parser stands behind the command; the reader appends what it read and moves the parser on."""

_NEVER_ARGUMENTS = frozenset(
    ("}", "&", "\\\\", "^", "_", "$", r"\right", r"\middle", r"\cr", r"\limits", r"\nolimits", r"\over", r"\egroup")
)
_DIGITS = frozenset("0123456789")
_NUMBER_STARTS = frozenset("0123456789.")


class RowNotes:
    """What stands in a row of an array but is about the row: rules, tag, label, comments, text between rows."""

    __slots__ = ("comments", "end", "intertext", "label", "numbered", "rules", "tag", "tag_starred")

    def __init__(self) -> None:
        self.rules = 0
        self.tag: str | None = None
        self.tag_starred = False
        self.label: str | None = None
        self.numbered = True
        self.comments: list[TextRun] = []
        self.intertext: TextNode | None = None
        self.end = 0  # offset behind the last of them that belongs to the row's span


class Parser:
    """State of one parse. `i` is the index of the next token; `notes` belong to the array row being read, if any."""

    __slots__ = (
        "broken",
        "close",
        "commands",
        "depth",
        "display",
        "fallback",
        "i",
        "infix_end",
        "misses",
        "notes",
        "pieces",
        "problems",
        "spans",
        "split",
        "split_end",
        "structure",
        "symbols",
        "texts",
    )

    def __init__(
        self,
        tokens: TokenStream,
        structure: Structure,
        symbols: Mapping[str, tuple[str, str, AtomClass]],
        commands: Mapping[str, tuple[Reader, str, object]],
        fallback: Reader,
        display: bool,
    ) -> None:
        self.pieces = tokens.pieces
        self.texts = tokens.texts
        self.spans = tokens.spans
        self.structure = structure
        self.close = structure.close
        self.symbols = symbols
        self.commands = commands
        self.fallback = fallback
        self.display = display
        self.i = 0
        self.depth = 0
        self.infix_end = -1
        self.broken = -1  # where the content of the last brace that was never closed ends
        self.split = -1  # a number token of which the first digit was taken, and where that digit ends
        self.split_end = 0
        self.notes: RowNotes | None = None
        self.problems: list[Problem] = []
        self.misses: dict[tuple[str, int], int] = {}

    # ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def nodes(self, end: int) -> tuple[MathNode, ...]:
        """The nodes from here up to token `end`, where the parser stands afterwards."""
        i = self.i
        if i >= end:
            return ()
        if self.depth >= kinds.MAX_DEPTH:
            return (self.too_deep(end),)
        self.depth += 1
        texts, spans = self.texts, self.spans
        symbols, commands = self.symbols, self.commands
        out: list[MathNode] = []
        while i < end:
            text = texts[i]
            sign = symbols.get(text)
            if sign is not None:
                out.append(Symbol(spans[i], sign[0], sign[1], sign[2]))
                i += 1
                continue
            rule = commands.get(text)
            if rule is not None:
                self.i = i + 1
                rule[0](self, out, i, end, rule[1], rule[2])
                i = self.i
            elif text[0] in _NUMBER_STARTS:
                out.append(Number(spans[i], text))
                i += 1
            else:
                self.i = i + 1
                self.fallback(self, out, i, end, text, None)
                i = self.i
        self.i = i
        self.depth -= 1
        return tuple(out)

    def too_deep(self, end: int) -> Invalid:
        """All tokens up to `end` as one Invalid; reported once for a formula."""
        at, self.i = self.i, end
        span = shared_span(self.spans[at].start, self.spans[end - 1].end)
        if not any(problem.kind == kinds.TOO_DEEP for problem in self.problems):
            self.problem(kinds.TOO_DEEP, f"nested more than {kinds.MAX_DEPTH} levels deep", span)
        return Invalid(span, self.raw(at, end), kinds.TOO_DEEP)

    def row(self, end: int) -> Row:
        """The tokens up to `end` as a Row that spans its nodes."""
        at = self.i
        children = self.nodes(end)
        if children:
            return Row(shared_span(children[0].span.start, max(children[0].span.end, children[-1].span.end)), children)
        place = self.spans[at - 1].end if at else 0
        return Row(shared_span(place, place), ())

    # ── arguments ──────────────────────────────────────────────────────────────────────────────────────────────────

    def braced(self, opener: int) -> Row:
        """The content of the brace at `opener`, behind which the parser stands. The Row spans what is between the
        braces, spaces included."""
        end = self.close[opener]
        children = self.nodes(end)
        low = self.spans[opener].end
        if opener in self.structure.unclosed:
            self.i = end
            self.never_closed(opener)
            high = self.spans[end - 1].end
        else:
            self.i = end + 1
            high = self.spans[end].start
        if high < low:  # both braces come from one macro call
            low, high = self.spans[opener].start, self.spans[opener].end
        return Row(shared_span(low, high), children)

    def argument(self, end: int, owner: str) -> Row:
        """The next mandatory argument: a group, one digit, or one command with its own arguments.

        When there is none, a problem is reported and the Row is empty.
        """
        self.skip_comments(end)
        at = self.i
        if at < end:
            text = self.texts[at]
            if text == "{" or text == r"\bgroup":
                self.i = at + 1
                return self.braced(at)
            if text[0] in _DIGITS:
                return Row(span := self.digit(at), (Number(span, text[0]),))
            if text not in _NEVER_ARGUMENTS and not text.startswith(r"\end"):
                return self.single(at, end)
        return self.missing(owner)

    def single(self, at: int, end: int) -> Row:
        """One unbraced token, with its arguments when it is a command."""
        if self.depth >= kinds.MAX_DEPTH:
            return Row(shared_span(self.spans[at].start, self.spans[end - 1].end), (self.too_deep(end),))
        self.depth += 1
        out: list[MathNode] = []
        text = self.texts[at]
        self.i = at + 1
        sign = self.symbols.get(text)
        if sign is not None:
            out.append(Symbol(self.spans[at], sign[0], sign[1], sign[2]))
        elif (rule := self.commands.get(text)) is not None:
            rule[0](self, out, at, end, rule[1], rule[2])
        else:
            self.fallback(self, out, at, end, text, None)
        self.depth -= 1
        return Row(self.span(at), tuple(out))

    def digit(self, at: int) -> Span:
        """Take the first digit of the number token at `at` and leave the rest of it as the next token."""
        text = self.texts[at]
        start, stop = self.spans[at].start, self.spans[at].end
        if len(text) == 1:
            self.i = at + 1
            return shared_span(start, stop)
        self.texts[at] = text[1:]
        self.pieces[at] = self.pieces[at][1:]
        if stop - start == len(text):  # not when the number came out of a macro
            self.spans[at] = shared_span(start + 1, stop)
            stop = start + 1
        self.split, self.split_end = at, stop
        return shared_span(start, stop)

    def missing(self, owner: str) -> Row:
        """Report that `owner` lacks an argument here; not when a brace that was never closed has swallowed it."""
        place = self.spans[self.i - 1].end if self.i else 0
        start = self.spans[self.i - 1].start if self.i else 0
        if self.i != self.broken:
            self.problem(kinds.MISSING_ARGUMENT, f"{owner} lacks an argument", shared_span(start, place))
        return Row(shared_span(place, place), ())

    def optional(self, end: int) -> tuple[int, int] | None:
        """Token range inside the ``[…]`` that comes next, or None. The parser stands behind it afterwards."""
        at = self.i
        if at >= end or self.texts[at] != "[":
            return None
        close = self.find("]", at + 1, end)
        if close < 0:
            return None
        self.i = close + 1
        return at + 1, close

    def optional_row(self, end: int) -> Row | None:
        """The optional argument that comes next as mathematics."""
        inside = self.optional(end)
        if inside is None:
            return None
        after = self.i
        self.i, close = inside
        if self.texts[self.i] == "{" and self.close[self.i] == close - 1:  # braces that only protect a bracket
            self.i += 1
            row = self.braced(self.i - 1)
        else:
            row = self.row(close)
        self.i = after
        return row

    def raw_argument(self, end: int, owner: str) -> str:
        """The next argument as written, without its braces."""
        self.skip_comments(end)
        at = self.i
        if at >= end or self.texts[at] in _NEVER_ARGUMENTS:
            self.missing(owner)
            return ""
        if self.texts[at] != "{":
            self.i = at + 1
            return self.texts[at]
        close = self.close[at]
        self.i = close + 1
        if at in self.structure.unclosed:
            self.i = close
            self.never_closed(at)
        return self.raw(at + 1, close)

    def raw_optional(self, end: int) -> str | None:
        """The optional argument that comes next as written."""
        inside = self.optional(end)
        return None if inside is None else self.raw(*inside)

    # ── tokens ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def find(self, wanted: str, at: int, end: int) -> int:
        """Index of the next `wanted` token from `at` that is not inside braces, or -1.

        A miss is remembered, so that searching again from further right in the same row costs nothing.
        """
        known = self.misses.get((wanted, end))
        if known is not None and known <= at:
            return -1
        index = at
        while index < end:
            text = self.texts[index]
            if text == wanted:
                return index
            if text == "{" or text == r"\left":
                index = max(index, self.close[index])
            index += 1
        self.misses[wanted, end] = at
        return -1

    def skip_comments(self, end: int) -> None:
        """Step over comments between a command and its argument; in an array row they are kept with the row."""
        while self.i < end and self.texts[self.i][0] == "%":
            if self.notes is not None:
                self.notes.comments.append(self.comment(self.i))
            self.i += 1

    def comment(self, at: int) -> TextRun:
        """The text of the comment token at `at`."""
        return TextRun(self.spans[at], self.texts[at][1:].strip().replace(PERCENT, "%"))

    def star(self, end: int) -> bool:
        """Take a star if it follows at once."""
        if self.i < end and self.texts[self.i] == "*" and self.pieces[self.i - 1] == self.texts[self.i - 1]:
            self.i += 1
            return True
        return False

    def raw(self, start: int, end: int) -> str:
        """The source of a token range, without the spaces around it."""
        return "".join(self.pieces[start:end]).strip(SPACES)

    def token_span(self, at: int) -> Span:
        """The span of one token."""
        return self.spans[at]

    def span(self, at: int) -> Span:
        """From token `at` to the last one taken."""
        return shared_span(self.spans[at].start, self.end())

    def end(self) -> int:
        """Offset behind the last token taken."""
        return self.split_end if self.i == self.split else self.spans[self.i - 1].end

    def never_closed(self, opener: int) -> None:
        """Report a brace whose content ends where the parser stands."""
        self.broken = self.i
        self.problem(kinds.UNBALANCED_BRACE, "this brace is never closed", self.spans[opener])

    def problem(self, kind: str, message: str, span: Span, fatal: bool = True) -> None:
        self.problems.append(Problem(kind, message, span, fatal))

    def invalid(self, out: list[MathNode], at: int, kind: str, message: str) -> None:
        """Append the tokens from `at` as Invalid and report why."""
        span = self.span(at)
        self.problem(kind, message, span)
        out.append(Invalid(span, self.raw(at, self.i), kind))
