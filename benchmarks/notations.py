"""Five hundred and sixty ways to write the LSTM: how many are not verified in every line, and what an equation costs; and
the notations of well-known sources, right and wrong."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median, quantiles
from time import process_time

from tests.verify.checking import HOLDS, equations
from tests.verify.notations import note, sample
from tests.verify.style_sources import SOURCES
from tests.verify.styles import WRONG, complaint

from benchmarks.ratio import Ratio
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verify.runner import verify

_NOTATIONS = 560


def ratios() -> Iterator[Ratio]:
    """Notations that are not verified against none; milliseconds an equation, median and 95th percentile."""
    failed = 0
    costs: list[float] = []
    for habits in sample(_NOTATIONS):
        document = ingest(SourceFile("note.md", note(habits)))
        start = process_time()
        found = verify([document])
        costs.append((process_time() - start) * 1000 / len(found))
        statuses = equations(found)
        failed += not (len(statuses) == len(found) == 6 and all(status in HOLDS for status in statuses.values()))
    yield Ratio(f"notations (of {_NOTATIONS}) that are not verified", failed, 0)
    told = [complaint(s, kind, what) for s in SOURCES for kind in sorted(s.whole) for what in ("", *WRONG[kind](s))]
    complaints = [text for text in told if text]
    yield Ratio(
        f"networks as sources write them (of {len(told)}) with another verdict",
        len(complaints),
        0,
        "; ".join(complaints[:3]),
    )
    warm = costs[10:]
    yield Ratio("milliseconds an equation, median", median(warm), 5)
    yield Ratio("milliseconds an equation, 95th percentile", quantiles(warm, n=20)[-1], 50)
