"""The loop over a line of text: jump to the next character that can mean something, ask its rules, go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from notecompiler.document import FootnoteText, Inline, Words
from notecompiler.ingest.ascii_formulas import formula_ranges
from notecompiler.ingest.delimiters import Memo
from notecompiler.ingest.inlines.emphasis import Run, resolve
from notecompiler.ingest.inlines.nesting import Nesting
from notecompiler.ingest.inlines.plain_formula import next_formula, plain_formula, without_tex

if TYPE_CHECKING:
    from notecompiler.ingest.extract import Extract
    from notecompiler.ingest.formulas import FormulaMaker
    from notecompiler.source import Span

MAX_DEPTH = 40
"""Text nested deeper than this (links in emphasis in links …) stays plain."""

MAX_OPEN = 64
"""How many unclosed brackets and tags a closer looks back over."""


@dataclass(slots=True)
class NoteContext:
    """What a line must know of its note: link targets by label, footnote labels, the formulas so far; and what the
    lines give back: hashtags and footnotes written inside a line."""

    formulas: FormulaMaker
    references: dict[str, str] = field(default_factory=dict)
    footnotes: set[str] = field(default_factory=set)
    hashtags: list[str] = field(default_factory=list)
    inline_footnotes: list[FootnoteText] = field(default_factory=list)
    ascii_formulas: bool = True
    divides_words: bool = False
    doubles_dollars: bool = False


@dataclass(slots=True)
class Opened:
    """A ``[``, ``![`` or ``<tag>`` that waits for its closer. It is plain text when none comes."""

    span: Span
    text: str
    kind: str
    start: int
    end: int
    active: bool = True


Part: TypeAlias = Inline | Run | Opened


@dataclass(slots=True)
class Scan:
    """The state of scanning one text."""

    extract: Extract
    context: NoteContext
    depth: int = 0
    parts: list[Part] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)
    memo: Memo = field(default_factory=Memo)
    nesting: Nesting = field(default_factory=Nesting)
    code_runs: dict[int, list[int]] | None = None

    @property
    def text(self) -> str:
        return self.extract.text

    def span(self, start: int, end: int) -> Span:
        return self.extract.span(start, end)

    def words(self, start: int, end: int, text: str | None = None) -> None:
        """Add plain text; `text` where it is not what stands in the file (escapes, entities)."""
        if end > start:
            shown = self.extract.text[start:end] if text is None else text
            self.parts.append(Words(self.extract.span(start, end), shown))

    def collapse(self, index: int) -> tuple[Inline, ...]:
        """Take everything behind the part `index` away and give it back finished."""
        children = resolve([settled(part) for part in self.parts[index + 1 :]], self.nesting)
        del self.parts[index:]
        while self.opened and self.opened[-1] >= index:
            self.opened.pop()
        return children

    def enclose(self, node: Inline, children: tuple[Inline, ...]) -> None:
        """Add the node around `children`; the children alone, and no more nodes around them, where that is too deep."""
        if self.nesting.enter(node, children):
            self.parts.append(node)
        else:
            self.parts.extend(children)
            self.opened.clear()


Rule: TypeAlias = Callable[[Scan, int], int]
"""A rule looks at ``scan.text`` at an offset; it adds parts and gives the offset behind them, or -1."""


def settled(part: Part) -> Inline | Run:
    """An unclosed opener is text."""
    return Words(part.span, part.text) if isinstance(part, Opened) else part


def inlines(extract: Extract, context: NoteContext, depth: int = 0, *, displays: bool = False) -> tuple[Inline, ...]:
    """The inlines of a text. Linear in its length; never fails: what has no meaning is text.

    `displays`: an equation of plain text that has a line to itself is a display.
    """
    from notecompiler.ingest.inlines.rules import RULES, SPECIAL

    text = extract.text
    scan = Scan(extract, context, depth)
    plain_formulas = (
        formula_ranges(without_tex(text, scan.memo), displays=displays)[::-1] if context.ascii_formulas else []
    )
    at = plain = 0
    hit = SPECIAL.search(text) if depth < MAX_DEPTH else None
    while hit is not None:
        if hit.start() < at:
            hit = SPECIAL.search(text, at)
            continue
        formula = next_formula(plain_formulas, at, hit.start())
        if formula is not None:
            scan.words(plain, formula.start)
            scan.parts.append(plain_formula(scan, formula))
            at = plain = formula.end
            continue
        at = hit.start()
        scan.words(plain, at)
        plain = at
        for rule in RULES[text[at]]:
            behind = rule(scan, at)
            if behind > at:
                at = plain = behind
                break
        else:
            at = hit.end()
        hit = SPECIAL.search(text, at)
    while (formula := next_formula(plain_formulas, at, len(text))) is not None:
        scan.words(plain, formula.start)
        scan.parts.append(plain_formula(scan, formula))
        at = plain = formula.end
    scan.words(plain, len(text))
    return resolve([settled(part) for part in scan.parts], scan.nesting)
