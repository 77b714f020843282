"""What may be chosen about preparing notes."""

from __future__ import annotations

from notecompiler.ingest.options import IngestOptions
from notecompiler.record import Record, field


class NoteOptions(Record):
    """How notes are prepared. `verify` False leaves them unchecked; `seed`, `trials` and `references` (pairs of name
    and "module:function") are the verifier's. `lang`: the language of hints and of repairs; None is that of each note,
    for what is printed in it."""

    ingest: IngestOptions = field(default_factory=IngestOptions)
    lang: str | None = "en"
    verify: bool = True
    seed: int = 0
    trials: int = 8
    references: tuple[tuple[str, str], ...] = ()
