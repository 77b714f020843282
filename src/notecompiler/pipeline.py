"""The stages on one screen: read, repair, ingest, verify, assemble, emit, typeset."""

from __future__ import annotations
