"""Where each formula stands: its section, the headings above it and the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from notecompiler import document as d
from notecompiler.record import Record, replace


class Context(Record):
    """`section` counts headings from the start of the note; `headings` are those above the formula, outermost first.
    `before` holds the words between the previous formula or heading and this one, `after` those up to the next.
    `listing` numbers the paragraph, the list or the run of displays that the formula is in."""

    section: int = 0
    listing: int = 0
    headings: tuple[str, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def near(self) -> str:
        """The innermost heading and the words before: where the formula's name stands."""
        return " ".join((*self.headings[-1:], self.before)).casefold()


@dataclass(slots=True)
class _Walk:
    section: int = 0
    headings: list[tuple[int, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    contexts: dict[str, Context] = field(default_factory=dict)
    last: str | None = None
    listing: int = 0
    nested: int = 0

    def formula(self, identity: str) -> None:
        self._finish()
        headings = tuple(text for _, text in self.headings)
        self.contexts[identity] = Context(self.section, self.listing, headings, " ".join(self.words).strip())
        self.words.clear()
        self.last = identity

    def heading(self, level: int, text: str) -> None:
        self._finish()
        self.section += 1
        self.headings = [entry for entry in self.headings if entry[0] < level] + [(level, text)]
        self.words.clear()
        self.last = None

    def _finish(self) -> None:
        if self.last is not None:
            found = self.contexts[self.last]
            self.contexts[self.last] = replace(found, after=" ".join(self.words).strip())


def contexts(document: d.Document) -> Mapping[str, Context]:
    """The context of every formula by its id."""
    walk = _Walk()
    _blocks(document.blocks, walk)
    walk._finish()
    return walk.contexts


def _blocks(blocks: Iterable[d.Block], walk: _Walk) -> None:
    display = False
    for block in blocks:
        if not walk.nested and not (display and isinstance(block, d.Display)):
            walk.listing += 1
        display = isinstance(block, d.Display)
        match block:
            case d.Heading(level=level, children=children):
                walk.heading(level, _text(children))
                _inlines(children, walk, words=False)
            case d.Paragraph(children=children):
                _inlines(children, walk)
            case d.Display(formula=formula):
                walk.formula(formula.id)
            case d.ListBlock(items=items):
                walk.nested += 1
                for item in items:
                    _blocks(item.children, walk)
                walk.nested -= 1
            case d.Quote(children=inner) | d.Callout(children=inner) | d.FootnoteText(children=inner):
                _blocks(inner, walk)
            case d.Table(header=header, rows=rows):
                for row in (header, *rows):
                    for cell in row:
                        _inlines(cell.children, walk)
            case _:
                pass


def _inlines(inlines: Iterable[d.Inline], walk: _Walk, words: bool = True) -> None:
    for inline in inlines:
        match inline:
            case d.MathSpan(formula=formula):
                walk.formula(formula.id)
            case d.Words(text=text) if words:
                walk.words.append(text)
            case (
                d.Emphasis(children=inner)
                | d.Strong(children=inner)
                | d.Strike(children=inner)
                | d.Highlight(children=inner)
            ):
                _inlines(inner, walk, words)
            case d.Link(children=inner):
                _inlines(inner, walk, words)
            case _:
                pass


def _text(inlines: Iterable[d.Inline]) -> str:
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case d.Words(text=text) | d.CodeSpan(code=text) | d.WikiLink(shown=text) | d.Image(alt=text):
                parts.append(text)
            case (
                d.Emphasis(children=inner)
                | d.Strong(children=inner)
                | d.Strike(children=inner)
                | d.Highlight(children=inner)
            ):
                parts.append(_text(inner))
            case d.Link(children=inner):
                parts.append(_text(inner))
            case _:
                pass
    return "".join(parts)
