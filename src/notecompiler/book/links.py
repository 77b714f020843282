"""Links between notes, headings and equations."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import PurePath
from urllib.parse import unquote

from notecompiler import document as d
from notecompiler.book.equations import Target
from notecompiler.book.labels import section_label
from notecompiler.book.model import EquationLink, Language, Section
from notecompiler.book.text import fold, plain_text
from notecompiler.record import Record, field, replace
from notecompiler.source import Span

_REFERENCE = re.compile(r"\\(eqref|ref|autoref|cref|Cref)\s*\{([^{}]+)\}")
_IN_TEXT = re.compile(
    rf"{_REFERENCE.pattern}|(?<![\w@./])(?P<bracket>\[)?(?P<bare>-)?@(?P<name>[a-z]{{2,4}}-[\w:.-]*\w)(?(bracket)\])"
)
"""The same, and ``@eq-name`` as Quarto writes it, in brackets or not."""
_NAMED = re.compile(
    r"""<[A-Za-z][A-Za-z0-9]{0,10}\s(?:[^<>]{0,200}\s)?(?:id|name)\s*=\s*(["']?)([^"'<>\s]{1,100})\1[^<>]{0,300}>"""
)
_TAG = re.compile(r"<[^<>]*>")
_NUMBER = re.compile(r"(?:第[\d一二三四五六七八九十百零]+[章节節讲講部篇课課]|[\d一二三四五六七八九十]+)?-?")
_MAX_GAP = 300
_UNNUMBERED = "#"
"""Before the slug of a heading without its number; no fragment begins with it."""
_EXTERNAL = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


class NoteTargets(Record):
    """The link targets of one note: its own anchor, its headings by folded name, its equation labels."""

    path: str
    title: str
    anchor: str
    headings: Mapping[str, str]
    labels: Mapping[str, Target]


class TargetIndex(Record):
    """All link targets of a book; of two notes with one name the first is meant."""

    by_name: Mapping[str, NoteTargets] = field(default_factory=dict)
    labels: Mapping[str, Target] = field(default_factory=dict)

    def find(self, note: str, heading: str, here: NoteTargets) -> str | None:
        """The anchor of a note ("" for `here`), or of a heading in it."""
        target = self.by_name.get(fold(_stem(note))) if note else here
        if target is None or not heading:
            return target.anchor if target else None
        wanted = fold(heading.rpartition("#")[2])
        found = (
            target.headings.get(wanted)
            or target.headings.get(_heading_slug(wanted))
            or target.headings.get(_UNNUMBERED + _without_number(_heading_slug(wanted)))
        )
        # The heading that became the title is the note itself.
        return found or (target.anchor if _heading_slug(wanted) == _heading_slug(fold(target.title)) else None)

    def equation(self, label: str, here: NoteTargets) -> Target | None:
        """The equation with this label, the note's own before another note's."""
        return here.labels.get(label) or self.labels.get(label)


def index_targets(notes: Iterable[NoteTargets]) -> TargetIndex:
    """The index of all notes of a book: a note answers to its file name, its path and its title."""
    by_name: dict[str, NoteTargets] = {}
    labels: dict[str, Target] = {}
    for note in notes:
        path = PurePath(note.path)
        names = (path.stem, path.with_suffix("").as_posix(), *_path_tails(path), note.title)
        for name in names:
            by_name.setdefault(fold(name), note)
        for label, target in note.labels.items():
            labels.setdefault(label, target)
    return TargetIndex(by_name, labels)


def section_target(section: Section, language: Language) -> Target:
    """What a reference to a section shows and where it leads; its title where it has no number."""
    called = section_label(section.number, language) if section.number else plain_text(section.title)
    return Target(section.number or called, section.anchor, called)


def headings_of(sections: Sequence[tuple[d.Heading, Section]], source: str) -> dict[str, str]:
    """Anchors by the names a link may use: the heading as typed, as printed, in the web's slug form, in that form without
    the number that a repair took away (where only one heading has it), and the names that HTML gives in `source`."""
    found: dict[str, str] = {}
    titles = Counter(_without_number(_heading_slug(plain_text(section.title))) for _, section in sections)
    for heading, section in sections:
        for text in (fold(plain_text(heading.children)), fold(plain_text(section.title))):
            found.setdefault(text, section.anchor)
            found.setdefault(_heading_slug(text), section.anchor)
        if heading.label:
            found.setdefault(fold(heading.label), section.anchor)
        bare = _without_number(_heading_slug(plain_text(section.title)))
        if bare and titles[bare] == 1:
            found[_UNNUMBERED + bare] = section.anchor
    for name, anchor in _named_in_html(sections, source):
        found.setdefault(fold(name), anchor)
    return found


def _named_in_html(sections: Sequence[tuple[d.Heading, Section]], source: str) -> Iterator[tuple[str, str]]:
    """The names of ``<a id="x">``, ``<h2 id="x">`` and relatives, each with the anchor of the section it stands in or right
    before."""
    if not sections or "<" not in source:
        return
    ends = [heading.span.end for heading, _ in sections]
    for tag in _NAMED.finditer(source):
        at = bisect_right(ends, tag.start())
        follows = at < len(sections) and _is_empty(source, tag.end(), sections[at][0].span.start)
        if follows or at > 0:
            yield unescape(tag[2]), sections[at if follows else at - 1][1].anchor


class ResolvedLinks(Record):
    """What the links of one note lead to. `lost` are the places and targets that lead nowhere."""

    wiki: Mapping[Span, str]
    lost: tuple[tuple[Span, str], ...]


def resolve_links(inlines: Iterable[d.Inline], index: TargetIndex, here: NoteTargets) -> ResolvedLinks:
    """Look up every wikilink, local link and equation reference in the text of a note."""
    wiki: dict[Span, str] = {}
    lost: list[tuple[Span, str]] = []
    for inline in inlines:
        match inline:
            case d.WikiLink():
                if anchor := index.find(inline.note, inline.heading, here):
                    wiki[inline.span] = anchor
                else:
                    lost.append((inline.span, "#".join(filter(None, (inline.note, inline.heading)))))
            case d.Link() if not _EXTERNAL.match(inline.target) and _local_anchor(inline.target, index, here) is None:
                lost.append((inline.span, inline.target))
            case d.Words():
                named = (_reference(match) for match in _IN_TEXT.finditer(inline.text))
                lost.extend((inline.span, name) for _, name in named if index.equation(name, here) is None)
            case _:
                pass
    return ResolvedLinks(wiki, tuple(lost))


def references_in(tex: Iterable[str], index: TargetIndex, here: NoteTargets) -> dict[str, EquationLink]:
    """What the ``\\ref`` and ``\\eqref`` inside formulas show and where they lead, by label."""
    found: dict[str, EquationLink] = {}
    for text in tex:
        for match in _REFERENCE.finditer(text):
            label = match[2].strip()
            if target := index.equation(label, here):
                found[label] = EquationLink(_shown(match[1], target), target.anchor)
    return found


def linked(inline: d.Inline, index: TargetIndex, here: NoteTargets) -> tuple[d.Inline, ...]:
    """The inline with local links leading to anchors and ``\\eqref{…}`` and ``@eq-…`` in text made links; dead links are words."""
    match inline:
        case d.Link() if not _EXTERNAL.match(inline.target):
            anchor = _local_anchor(inline.target, index, here)
            return (replace(inline, target=f"#{anchor}"),) if anchor else inline.children
        case d.Words() if "\\" in inline.text or "@" in inline.text:
            return tuple(_with_references(inline, index, here))
        case _:
            return (inline,)


def _with_references(words: d.Words, index: TargetIndex, here: NoteTargets) -> Iterator[d.Inline]:
    at = 0
    for match in _IN_TEXT.finditer(words.text):
        command, name = _reference(match)
        target = index.equation(name, here)
        if target is None:
            continue
        if match.start() > at:
            yield replace(words, text=words.text[at : match.start()])
        shown = d.Words(words.span, _shown(command, target))
        yield d.Link(words.span, f"#{target.anchor}", (shown,)) if target.anchor else shown
        at = match.end()
    if at < len(words.text):
        yield replace(words, text=words.text[at:])


def _reference(match: re.Match[str]) -> tuple[str, str]:
    """The command and the label of a reference in running text."""
    if match["name"]:
        return "ref" if match["bare"] else "cref", match["name"]
    return match[1], match[2].strip()


def _shown(command: str, target: Target) -> str:
    if command == "ref":
        return target.number
    return (target.number if command == "eqref" else target.called) if target.called else f"({target.number})"


def _local_anchor(target: str, index: TargetIndex, here: NoteTargets) -> str | None:
    path, _, fragment = unquote(target).partition("#")
    if path:
        folder = PurePath(here.path).parent.as_posix()
        path = posixpath.normpath(posixpath.join(folder, path))
    return index.find(path, fragment, here)


def _stem(note: str) -> str:
    """A note's name without the suffix of a note file."""
    return re.sub(r"\.(?:md|markdown|txt)$", "", note.strip(), flags=re.IGNORECASE)


def _path_tails(path: PurePath) -> Iterator[str]:
    """ "b/c" and "c" for "a/b/c.md": a wikilink may give part of the path."""
    parts = path.with_suffix("").parts
    for start in range(1, len(parts)):
        yield "/".join(parts[start:])


def _heading_slug(text: str) -> str:
    """The fragment that Markdown renderers give to a heading: punctuation dropped, spaces as hyphens."""
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", fold(text)).strip())


def _is_empty(source: str, start: int, end: int) -> bool:
    """Whether nothing but tags and space stands in ``source[start:end]``."""
    return end - start <= _MAX_GAP and not _TAG.sub("", source[start:end]).strip()


def _without_number(name: str) -> str:
    """A heading's slug without the number at its beginning."""
    return _NUMBER.sub("", name)
