"""Notes in: from bytes on disk to a `Document` in which every piece knows its place."""

from notecompiler.ingest.note import ingest
from notecompiler.ingest.options import IngestOptions

__all__ = ["IngestOptions", "ingest"]
