"""What a build tells the person who started it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from notecompiler.book.images import is_printable
from notecompiler.building.plan import Built
from notecompiler.cli.console import Console
from notecompiler.cli.messages import say
from notecompiler.fonts.coverage import MissingGlyph, script
from notecompiler.verdicts import Status

_SHOWN_PROPOSAL = 100
_SHOWN_GLYPHS = 24
_AGREED = (Status.PROVED, Status.VERIFIED, Status.VERIFIED_MODULO)


def summarise(built: Built, result: Path, console: Console) -> None:
    """A line about the document, then one about each thing in it that its reader should look at."""
    console.print(_headline(built, result, console))
    for line in _details(built, console):
        console.print("  " + line)


def _headline(built: Built, result: Path, console: Console) -> str:
    lang = console.lang
    shown = console.paint(result.as_posix(), "bold")
    key = "built" if built.plan.pdf else "built-text"
    parts = [say(key, lang, path=shown, pages=built.typeset.pages, formulas=built.formulas)]
    repairs = sum(len(note.repairs) for note in built.notes)
    if repairs:
        parts.append(say("built-repairs", lang, count=repairs))
    if built.quarantined:
        parts.append(console.paint(say("built-quarantined", lang, count=len(built.quarantined)), "red"))
    statuses = [verdict.status for verdict in built.verdicts]
    agreed, refuted = sum(s in _AGREED for s in statuses), statuses.count(Status.REFUTED)
    if agreed or refuted:
        parts.append(say("built-verdicts", lang, agreed=agreed, refuted=refuted))
    return ("，".join if lang == "zh" else ", ".join)(parts)


def _glyphs(missing: Sequence[MissingGlyph], console: Console) -> Iterator[str]:
    """Characters that no font has: one by one while they are few, else a line for each note and script."""
    together: dict[tuple[str, str], list[MissingGlyph]] = {}
    for glyph in missing:
        together.setdefault((glyph.path, script(glyph.char)), []).append(glyph)
    for found in together.values():
        first = found[0]
        place = f"{first.path}:{first.line}:{first.column}"
        chars = "".join(dict.fromkeys(glyph.char for glyph in found))
        shown = f"{chars[:_SHOWN_GLYPHS]}…" if len(chars) > _SHOWN_GLYPHS else chars
        if len(chars) == 1:
            message = say("lost-glyph", console.lang, glyph=first.name)
        else:
            message = say("lost-glyphs", console.lang, count=len(chars), script=script(first.char), glyphs=shown)
        yield f"{place}: {console.paint(message, 'yellow')}"


def _details(built: Built, console: Console) -> Iterator[str]:
    lang = console.lang
    for box in built.quarantined:
        place = f"{box.path}:{box.line}:{box.column}"
        proposal = " ".join((box.proposal or "").split())
        key = "quarantined-proposal" if 0 < len(proposal) <= _SHOWN_PROPOSAL else "quarantined"
        yield f"{place}: {console.paint(say(key, lang, reason=box.why(lang), proposal=proposal), 'red')}"
        if console.verbose and box.reason and box.explained is not None:
            yield f"  {box.reason}"
    yield from _glyphs(built.missing_glyphs, console)
    for key, lost in (("lost-image", built.book.missing_images), ("lost-link", built.unresolved_links)):
        for target in lost:
            message = say(_why_lost(target.target) if key == "lost-image" else key, lang, target=target.target)
            yield f"{target.path}:{target.line}: {console.paint(message, 'yellow')}"


def _why_lost(image: str) -> str:
    """The message about a picture that is not printed."""
    if image.lower().startswith(("http:", "https:", "//")):
        return "remote-image"
    return "lost-image" if is_printable(image) else "unprintable-image"
