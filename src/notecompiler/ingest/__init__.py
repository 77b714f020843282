"""Notes in: from bytes on disk to a `Document` in which every piece knows its place.

`note.ingest` is the whole of it, `read` what comes before (bytes to text), `options` what may be chosen.
"""
