"""Suppressions: comments in a note that silence findings.

``<!-- notec: ignore NC203 -->`` silences the rule in the next block (or in its own line, when text stands before it);
``<!-- notec: ignore-file NC203 -->`` in the whole note; ``ignore-start`` … ``ignore-end`` in between. Inside a formula,
``% notec: ignore NC203`` silences the rule in that formula. Without a code every rule is silenced.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from notecompiler.diagnostics import Applicability, Diagnostic, Edit, Fix, Phrase
from notecompiler.document import CodeBlock, CodeSpan, Document, LeftOut
from notecompiler.lint.discovery import rules
from notecompiler.lint.rule import Rule
from notecompiler.lint.walk import blocks, inlines
from notecompiler.record import Record
from notecompiler.source import Span

UNUSED = "unused-suppression"
"""Name of the rule that stands for the findings made here."""

_HTML = re.compile(r"<!--\s*notec:\s*(ignore(?:-file|-start|-end)?)\b[ \t]*((?:(?!<!--)[^\n])*?)\s*-->")
_TEX = re.compile(r"%[ \t]*notec:[ \t]*ignore\b[ \t]*([^\r\n]*)")


class Suppression(Record):
    """One comment: the codes it silences (none: all) within `scope`, and where it stands."""

    codes: tuple[str, ...]
    scope: Span
    span: Span

    @property
    def end(self) -> int:
        """Where findings are no longer silenced; an empty scope still holds its one place."""
        return max(self.scope.end, self.scope.start + 1)

    def names_any(self, skipped: Sequence[Rule]) -> bool:
        """Whether it could silence one of these rules."""
        return any(not self.codes or rule.code in self.codes or rule.name in self.codes for rule in skipped)


@dataclass(slots=True)
class _Holding:
    """The suppressions of one code whose scope has begun: those that silenced nothing so far, and where the last of the
    others ends. So each is looked at once, however many hold together."""

    idle: list[Suppression] = field(default_factory=list)
    end: int = 0

    def silence(self, at: int, used: set[Suppression]) -> bool:
        """Whether a finding at `at` is silenced; all that silence it are `used`."""
        for one in self.idle:
            if one.end > at:
                self.end = max(self.end, one.end)
                used.add(one)
        self.idle.clear()
        return self.end > at


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """All suppressions of a note, in order of their place."""
    text = document.source.text
    if "notec:" not in text:
        return ()
    return tuple(sorted([*_in_comments(document), *_in_formulas(document)], key=lambda one: one.span))


def apply_suppressions(
    document: Document, diagnostics: Sequence[Diagnostic], active: Sequence[Rule], *, lang: str
) -> list[Diagnostic]:
    """The findings that are not silenced, and one for each suppression that silences nothing.

    A suppression is called unused only if all the rules it could silence took part in the run.
    """
    asked = suppressions(document)
    if not asked:
        return list(diagnostics)
    used: set[Suppression] = set()
    kept = []
    waiting = sorted(asked, key=lambda one: one.scope, reverse=True)
    holding: defaultdict[str, _Holding] = defaultdict(_Holding)
    for diagnostic in sorted(diagnostics, key=lambda one: one.span.start):
        at = diagnostic.span.start
        while waiting and waiting[-1].scope.start <= at:
            one = waiting.pop()
            for code in one.codes or ("",):
                holding[code].idle.append(one)
        silencing = [holding[code].silence(at, used) for code in (diagnostic.code, diagnostic.name, "")]
        if not any(silencing):
            kept.append(diagnostic)
    rule = next((rule for rule in active if rule.name == UNUSED), None)
    if rule is not None:
        skipped = [rule for rule in rules() if rule not in active]
        idle = (one for one in asked if one not in used and not one.names_any(skipped))
        kept += [_unused(document, rule, one, lang) for one in idle]
    return kept


def _unused(document: Document, rule: Rule, one: Suppression, lang: str) -> Diagnostic:
    message = Phrase("This suppression suppresses nothing.", "这条忽略指令没有忽略任何问题。").text(lang)
    title = Phrase("delete the comment", "删除这条注释").text(lang)
    source = document.source
    line = source.position(one.span.start).line
    whole = source.line_text(line).strip() == source.slice(one.span)
    after = source.line_starts[line] if whole and line < len(source.line_starts) else one.span.end
    fix = Fix(title, (Edit(one.span.start, after, ""),), Applicability.SAFE)
    return Diagnostic(rule.code, rule.name, rule.severity, message, source.path, one.span, fix=fix)


def _in_comments(document: Document) -> Iterator[Suppression]:
    text = document.source.text
    code = sorted(
        [b.span for b in blocks(document) if isinstance(b, CodeBlock)]
        + [i.span for i in inlines(document) if isinstance(i, CodeSpan)]
    )
    starts = [span.start for span in code]
    targets = sorted(block.span for block in blocks(document) if not isinstance(block, LeftOut))
    opened: list[tuple[tuple[str, ...], Span]] = []
    for match in _HTML.finditer(text):
        at = bisect_left(starts, match.start() + 1) - 1
        if at >= 0 and match.end() <= code[at].end:
            continue
        span = Span(*match.span())
        codes = _codes(match[2])
        if match[1] == "ignore":
            yield Suppression(codes, _scope(document, span, targets), span)
        elif match[1] == "ignore-file":
            yield Suppression(codes, Span(0, len(text) + 1), span)
        elif match[1] == "ignore-start":
            opened.append((codes, span))
        elif opened:
            codes, start = opened.pop()
            yield Suppression(codes, Span(start.end, span.start), start)
    for codes, start in opened:
        yield Suppression(codes, Span(start.end, len(text) + 1), start)


def _in_formulas(document: Document) -> Iterator[Suppression]:
    for formula in document.formulas:
        for match in _TEX.finditer(formula.tex):
            yield Suppression(_codes(match[1]), formula.span, formula.origin.span(Span(*match.span())))


def _scope(document: Document, comment: Span, targets: Sequence[Span]) -> Span:
    """The line of a comment behind text, else the next of the blocks `targets`."""
    source = document.source
    line = source.position(comment.start).line
    start = source.line_starts[line - 1]
    if source.text[start : comment.start].strip():
        return Span(start, comment.start)
    at = bisect_left(targets, Span(comment.end, comment.end))
    return targets[at] if at < len(targets) else Span(comment.end, comment.end)


def _codes(listed: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w-]+", listed))
