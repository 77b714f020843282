"""Making formulas: exact text, identity, and the tree from the math grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import TYPE_CHECKING

from notecompiler.clock import timed
from notecompiler.document import Formula, Notation
from notecompiler.ingest.ascii_evidence import LINEAR
from notecompiler.math.ascii import parse_ascii
from notecompiler.math.nodes import Problem, Row
from notecompiler.math.parse import Parsed, parse
from notecompiler.source import Span

if TYPE_CHECKING:
    from notecompiler.ingest.delimiters import Found
    from notecompiler.ingest.extract import Extract
    from notecompiler.math.usermacros import Macros

_LABEL = re.compile(r"\\label\s*\{([^{}]{1,120})\}")
_SLUG = re.compile(r"[A-Za-z0-9]+")
_SLUG_LENGTH = 24


@dataclass(slots=True)
class FormulaMaker:
    """Makes the formulas of one note in reading order: macros defined in one hold in those below it, and ids are
    unique. Formulas of the same text share one tree (`known`), and with it what is computed of it later."""

    macros: Macros | None = None
    parse_math: bool = True
    formulas: list[Formula] = field(default_factory=list)
    known: dict[tuple[str, bool], Parsed] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)

    def define(self, tex: str) -> None:
        """Take the macros that stand in the note's text, outside of formulas."""
        if self.parse_math:
            self.macros = parse(tex, macros=self.macros).macros

    def make(self, extract: Extract, found: Found) -> Formula:
        """The formula at `found` in `extract`."""
        inner = extract.cut(*found.inner)
        span = extract.span(found.start, found.end)
        problems: tuple[Problem, ...] = ()
        if found.opener and not found.closer:
            end = len(inner.text)
            problems = (
                Problem("unclosed-formula", "The formula has no closing delimiter.", Span(end, end), fatal=False),
            )
        notation = Notation.ASCII if _is_linear(inner.text) else Notation.TEX
        return self.add(
            inner, span, found.opener, found.closer, display=found.display, notation=notation, extra=problems
        )

    def add(
        self,
        inner: Extract,
        span: Span,
        opener: str,
        closer: str,
        *,
        display: bool,
        notation: Notation = Notation.TEX,
        extra: tuple[Problem, ...] = (),
    ) -> Formula:
        """A formula from its content `inner`; `span` covers its delimiters too."""
        tree, problems = self._parse(inner.text, display, notation)
        formula = Formula(
            self._identity(inner.text),
            inner.text,
            display,
            span,
            inner.origin,
            tree,
            problems + extra,
            opener,
            closer,
            notation,
        )
        self.formulas.append(formula)
        return formula

    def _parse(self, tex: str, display: bool, notation: Notation) -> tuple[Row, tuple[Problem, ...]]:
        if not self.parse_math:
            return Row(Span(0, len(tex)), ()), ()
        if notation is Notation.ASCII and (plain := parse_ascii(tex)) is not None:
            return plain.tree, plain.problems
        parsed = self.known.get((tex, display))
        if parsed is None:
            with timed("parse"):
                parsed = parse(tex, display=display, macros=self.macros)
            if parsed.macros is self.macros or self.macros is None:
                self.known[tex, display] = parsed
            else:
                self.known.clear()
            self.macros = parsed.macros
        return parsed.tree, parsed.problems

    def _identity(self, tex: str) -> str:
        """The label, else the first letters of the content with a digest of all of it; numbered when not unique."""
        label = _LABEL.search(tex)
        if label:
            name = label[1].strip()
        else:
            digest = blake2s("".join(tex.split()).encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
            slug = "-".join(_SLUG.findall(tex[:200]))[:_SLUG_LENGTH].strip("-")
            name = f"{slug}-{digest}" if slug else f"formula-{digest}"
        count = self.ids.get(name, 0) + 1
        self.ids[name] = count
        if count == 1:
            return name
        while (unique := f"{name}-{count}") in self.ids:
            count += 1
        self.ids[name] = count
        self.ids[unique] = 1
        return unique


def _is_linear(text: str) -> bool:
    """Whether Word's linear format stands between dollar signs (``$∑_(i=1)^n▒x_i$``)."""
    return not text.isascii() and LINEAR.search(text) is not None and parse_ascii(text) is not None
