"""Every first-order mutant of every system of the tests, and second-order ones: how many are not refuted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from tests.verify.checking import HOLDS, display
from tests.verify.mutation import Wrong, verdict_on, wrong_notes
from tests.verify.systems import SYSTEMS

from benchmarks.ratio import Ratio
from notecompiler.verdicts import Status

_SECOND_ORDER = 300


def ratios() -> Iterator[Ratio]:
    """Mutants that are held true although they are wrong, or accused although they are harmless, against none; and the
    share of second-order mutants that is not refuted, against 1 %."""
    reasons: Counter[str] = Counter()
    for name, system in SYSTEMS.items():
        found = [(wrong, verdict_on(wrong).status) for wrong in wrong_notes(display(system.rows))]
        held = [wrong for wrong, status in found if status in HOLDS and not wrong.harmless]
        accused = [wrong for wrong, status in found if status is Status.REFUTED and wrong.harmless]
        undecided = [wrong for wrong, status in found if status not in HOLDS and status is not Status.REFUTED]
        reasons.update(wrong.harmless for wrong, _ in found if wrong.harmless)
        yield Ratio(f"mutants of {name} (of {len(found)}) held true", len(held), 0, _shown(held))
        yield Ratio(f"harmless mutants of {name} refuted", len(accused), 0, _shown(accused))
        yield Ratio(f"mutants of {name} left undecided, share", len(undecided) / len(found), 0.02, _shown(undecided))
    for reason, count in sorted(reasons.items()):
        yield Ratio(f"harmless because {reason}", 0, 0, f"{count} mutants")
    second = list(islice(_second_order(), _SECOND_ORDER))
    held = [wrong for wrong in second if verdict_on(wrong).status in HOLDS and not wrong.harmless]
    yield Ratio("second-order mutants that are held true", len(held) / len(second), 0.01, f"of {len(second)}")


def _shown(wrong: list[Wrong]) -> str:
    return "; ".join(" ".join(one.tex.split()) for one in wrong[:3])


def _second_order() -> Iterator[Wrong]:
    """Mutants of mutants of one system, spread over its lines."""
    for first in islice(wrong_notes(display(SYSTEMS["split weights"].rows)), 3, None, 23):
        if not first.harmless:
            yield from islice(wrong_notes(first.text), 7, None, 41)
