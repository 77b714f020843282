"""Code spans."""

from __future__ import annotations

import re
from bisect import bisect_left

from notecompiler.document import CodeSpan
from notecompiler.ingest.inlines.scan import Scan

_RUN = re.compile(r"`+")
_NEWLINE = re.compile(r"\r\n?|\n")


def code_span(scan: Scan, at: int) -> int:
    """From a run of backticks to the next run of the same length; otherwise the run is text."""
    text = scan.text
    if scan.code_runs is None:
        scan.code_runs = {}
        for hit in _RUN.finditer(text):
            scan.code_runs.setdefault(hit.end() - hit.start(), []).append(hit.start())
    opener = _RUN.match(text, at)
    if opener is None:
        return -1
    length = opener.end() - at
    places = scan.code_runs.get(length, [])
    index = bisect_left(places, opener.end())
    if index == len(places):
        scan.words(at, opener.end())
        return opener.end()
    code = _NEWLINE.sub(" ", text[opener.end() : places[index]])
    if code[:1] == " " and code[-1:] == " " and code.strip():
        code = code[1:-1]
    end = places[index] + length
    scan.parts.append(CodeSpan(scan.span(at, end), code))
    return end
