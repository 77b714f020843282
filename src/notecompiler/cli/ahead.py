"""What a build begins before it has loaded all that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notecompiler.building.verifier import beside_us
from notecompiler.cli.note_options import note_options
from notecompiler.config import Config
from notecompiler.ingest.read import ReadError, decode_source

if TYPE_CHECKING:
    from notecompiler.building.prepare import Begun


def begin_note(note: str, content: bytes, settings: Config) -> Begun | None:
    """The note, read here and on its way to being verified by a second process, where that saves time."""
    source, options = decode_source(content, note), note_options(settings, None)
    verifier = None if isinstance(source, ReadError) else beside_us(source, options)
    if verifier is None or isinstance(source, ReadError):
        return None
    # While the second process loads the verifier, this one loads what reads notes.
    from notecompiler.building.prepare import begin

    return begin(source, options, verifier)
