"""From what the user asked for to a `Plan`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from notecompiler.backends.registry import backend
from notecompiler.book.options import BookOptions
from notecompiler.building.plan import Plan
from notecompiler.cli.console import Console
from notecompiler.cli.messages import say
from notecompiler.cli.note_options import note_options
from notecompiler.cli.orders import Order
from notecompiler.config import Config, Fonts
from notecompiler.engines.base import Engine
from notecompiler.engines.registry import engine
from notecompiler.errors import UsageError
from notecompiler.fonts.discovery import find_fonts, known_families, unknown_families
from notecompiler.fonts.model import FontSet
from notecompiler.fonts.remedies import remedy
from notecompiler.ingest.read import ReadError, decode_source
from notecompiler.regex import regex
from notecompiler.source import SourceFile
from notecompiler.suggest import did_you_mean

_HAN = regex("[\u3400-\u9fff\U00020000-\U0003ffff]")
_BACKENDS = {"tex": "latex", "typ": "typst"}


def plan_for(order: Order, contents: Sequence[bytes], settings: Config, console: Console) -> Plan:
    """What it takes to make `order` from the `contents` of its notes.

    Raises UsageError for a note that is no text, an engine that cannot run here, and Chinese notes without a font.
    """
    lang = console.lang
    chosen = engine(settings.engine)
    if "pdf" in settings.to:
        _require(chosen, console.lang)
    sources = tuple(_decoded(note, data, lang) for note, data in zip(order.notes, contents, strict=True))
    fonts = find_fonts(settings.fonts)
    _warn_of_unknown(settings.fonts, console)
    if "pdf" in settings.to:
        _require_chinese(sources, fonts, lang)
    templates = Path(settings.root) / settings.templates
    return Plan(
        name=order.name,
        sources=sources,
        engine=chosen,
        neighbours=frozenset(order.neighbours),
        backend=backend(chosen.backend),
        written=tuple(backend(_BACKENDS[name]) for name in settings.to if name in _BACKENDS),
        pdf="pdf" in settings.to,
        fonts=fonts,
        notes=note_options(settings, None),
        book=BookOptions(root=order.root, title=order.name if len(order.notes) > 1 else None),
        templates=templates if templates.is_dir() else None,
        jobs=settings.jobs,
    )


def _require(chosen: Engine, lang: str) -> None:
    missing = chosen.missing(lang)
    if missing is not None:
        raise UsageError(*missing)


def _warn_of_unknown(wanted: Fonts, console: Console) -> None:
    """Name the configured families that are not here: the document is made with another font rather than not at all."""
    for family in unknown_families(wanted):
        hint = did_you_mean(family, known_families(wanted), console.lang)
        console.error(f"{say('font-unknown', console.lang, family=family)} {hint}".rstrip())


def _require_chinese(sources: Sequence[SourceFile], fonts: FontSet, lang: str) -> None:
    if fonts.song is None and any(_HAN.search(source.text) for source in sources):
        missing = remedy()
        raise UsageError(missing.message(lang), missing.hint(lang))


def _decoded(note: str, data: bytes, lang: str) -> SourceFile:
    source = decode_source(data, note)
    if isinstance(source, ReadError):
        why = say(f"unreadable-{source.failure.value}", lang, detail=source.detail)
        raise UsageError(say("note-unreadable", lang, path=note, why=why), say("note-unreadable-hint", lang))
    return source
