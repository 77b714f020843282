"""What a PDF says and what the notes say, as far as both can be compared."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

from notecompiler.book.model import Card, Section
from notecompiler.book.readable import readable_text
from notecompiler.building.plan import Built
from notecompiler.document import CodeBlock, LeftOut
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile, Span

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_WORD = re.compile(r"[A-Za-z]{3,}")
_HIDDEN = (
    re.compile(r"\A---\n.*?\n---\n", re.DOTALL),  # front matter
    re.compile(r"<!--.*?-->|</?[A-Za-z][^<>\n]*>", re.DOTALL),  # comments and tags
    re.compile(r"&[A-Za-z]+;"),
    re.compile(r"!\[\[[^\[\]\n]*\]\]|(?<=\])\([^()\n]*\)|\[\[[^\[\]|\n]*\|"),  # pictures and targets of links
    re.compile(r"https?://[^\s)>\]]+"),
    re.compile(r"\[\^[^\[\]\n]*\]"),
    re.compile(r"\[![\w-]+\]|^[ \t>]*(?:```|~~~|:::)[^\n]*$", re.MULTILINE),
    re.compile(r"\\[A-Za-z]+"),
    re.compile(r"!\[[^\]\n]*\]\([^()\n]*\)"),
)
"""What is no prose."""


class Printed:
    """A PDF file: its text and its bookmarks."""

    def __init__(self, pdf: bytes, folder: Path) -> None:
        file = folder / "printed.pdf"
        file.write_bytes(pdf)
        # Without the running heads and the numbers of the pages, which would stand inside sentences.
        inner = ("-x", "0", "-y", "66", "-W", "596", "-H", "712")
        self.raw = _run("pdftotext", *inner, str(file), "-")
        self._laid_out = partial(_run, "pdftotext", "-layout", *inner, str(file), "-")
        self.text = bare(self.raw)
        # A word may be divided at a line's end, with a hyphen or without.
        self.joined = bare(re.sub(r"[-\u00ad\u2010]\s*\n\s*", "", self.raw))
        xml = re.sub(r"<text .*?</text>", "", _run("pdftohtml", "-xml", "-i", "-stdout", str(file)), flags=re.DOTALL)
        items = ElementTree.fromstring(re.sub(r"[\x00-\x08\x0b-\x1f]", "", xml)).iter("item")
        self.bookmarks = [bare("".join(item.itertext())) for item in items]

    def last_lines(self) -> list[str]:
        """The line at the end of each page."""
        pages = ([line for line in page.splitlines() if line.strip()] for page in self._laid_out().split("\f"))
        return [lines[-1].strip() for lines in pages if lines]

    def has(self, word: str) -> bool:
        """Whether the word, or run of characters, can be read on the pages."""
        run = bare(word)
        return run in self.text or run in self.joined

    def has_in_two(self, run: str) -> bool:
        """The same for a long run, between whose halves something that is higher than its line may have got in the
        order of extraction."""
        return self.has(run) or any(self.has(run[:at]) and self.has(run[at:]) for at in range(1, len(run)))


def bare(text: str) -> str:
    """Text without white space, ligatures, and forms of one character."""
    return re.sub(r"[\s\u200b\u00ad]", "", unicodedata.normalize("NFKC", text))


def chinese(source: SourceFile) -> Iterator[str]:
    """Every run of Chinese characters that is to be printed, in prose, code and formulas."""
    text = _blanked(source.text, _left_out(source))
    for hidden in _HIDDEN[:5]:
        text = hidden.sub(_blank, text)
    yield from _HAN.findall(text)


def words(source: SourceFile) -> Iterator[str]:
    """Every word of Latin letters in prose."""
    document = ingest(source)
    spans = [formula.span for formula in document.formulas]
    spans += [block.span for block in document.blocks if isinstance(block, CodeBlock)]
    text = _blanked(source.text, [*_left_out(source), *spans])
    for hidden in _HIDDEN:
        text = hidden.sub(_blank, text)
    yield from _WORD.findall(text)


def headings(built: Built) -> list[str]:
    """The titles of chapters, sections and cards that stand for sections, in the order of the pages."""
    several = len(built.book.chapters) > 1
    found = []
    for chapter in built.book.chapters:
        if several:
            found.append(readable_text(chapter.title))
        for block in chapter.blocks:
            section = block if isinstance(block, Section) else block.section if isinstance(block, Card) else None
            if section is not None and section.level <= (2 if several else 3):
                found.append(readable_text(section.title))
    return [bare(title) for title in found]


def _left_out(source: SourceFile) -> list[Span]:
    return [block.span for block in ingest(source).blocks if isinstance(block, LeftOut)]


def _blanked(text: str, spans: list[Span]) -> str:
    pieces, at = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.start >= at:
            pieces += [text[at : span.start], " " * (span.end - span.start)]
            at = span.end
    return "".join((*pieces, text[at:]))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")
