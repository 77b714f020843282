"""What a build begins before it has loaded all that it needs."""

from __future__ import annotations

from notecompiler.building.verifier import Verifier, beside_us
from notecompiler.cli.note_options import note_options
from notecompiler.config import Config
from notecompiler.ingest.read import ReadError, decode_source


def verifier_for(note: str, content: bytes, settings: Config) -> Verifier | None:
    """A second process that will verify a note, where that saves time."""
    source = decode_source(content, note)
    return None if isinstance(source, ReadError) else beside_us(source, note_options(settings, None))
