"""The verdicts on a note: those that are stored, or a verifier, which takes longer to load than most notes to check.

This is imported before everything else that a build needs, so that a second process loads the verifier while the first loads the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from notecompiler import regex_store
from notecompiler.building import stamp, verdict_store
from notecompiler.building.beside import Pending, beside, is_possible, streamed
from notecompiler.building.note_options import NoteOptions
from notecompiler.source import SourceFile
from notecompiler.verdicts import Verdict

if TYPE_CHECKING:
    from notecompiler.document import Document
    from notecompiler.verify.laws_ahead import Aside

Verdicts: TypeAlias = tuple[Verdict, ...]
Verifier: TypeAlias = "Callable[[tuple[Document, str]], Pending[Verdicts]]"
"""Begins to verify a document, with hints in a language, and returns what waits for the verdicts."""


def stored(source: SourceFile, options: NoteOptions) -> Verdicts | None:
    """The verdicts on a note that the store holds, or None."""
    key = _key(source, options)
    return verdict_store.load(key) if key else None


def store(source: SourceFile, options: NoteOptions, verdicts: Verdicts) -> None:
    """Keep the verdicts on a note."""
    if key := _key(source, options):
        verdict_store.save(key, verdicts)


def _key(source: SourceFile, options: NoteOptions) -> str:
    """The key of a note's verdicts in the store; "" where they are not kept."""
    # What a user's own reference computes is not known to a key, so nothing is kept then.
    return stamp.key((source.path, source.text, options)) if options.verify and not options.references else ""


def beside_us(source: SourceFile, options: NoteOptions) -> Verifier | None:
    """A second process that gets ready to verify a note; None where there can be none, or where nothing is to be found."""
    if not options.verify or not is_possible() or stored(source, options) is not None:
        return None
    return beside(load, partial(_verdicts_beside, options))


def _verdicts_beside(options: NoteOptions, given: tuple[Document, str]) -> Verdicts:
    verdicts = verdicts_on(options, given, streamed)
    regex_store.keep()
    return verdicts


def load() -> None:
    """Load the verifier and the subjects that it knows."""
    import notecompiler.verify.runner  # noqa: F401 -- it is to be there
    from notecompiler.domains.registry import all_domains, all_laws

    all_domains()
    all_laws()


def verdicts_on(options: NoteOptions, given: tuple[Document, str], aside: Aside | None = None) -> Verdicts:
    """The verdicts on a document, with hints in a language; `aside` takes over half of the work."""
    from notecompiler.verify.runner import VerifyOptions, verify

    document, lang = given
    if not document.formulas:
        return ()
    return verify(
        [document], VerifyOptions(options.seed, options.trials, lang=lang, references=dict(options.references)), aside
    )
