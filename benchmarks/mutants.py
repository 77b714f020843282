"""Every first-order mutant of every system of the tests, and second-order ones: how many are not refuted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from tests.verify.checking import HOLDS, display
from tests.verify.mutation import CAUGHT, Wrong, verdict_on, wrong_notes
from tests.verify.systems import SYSTEMS

from benchmarks.ratio import Ratio
from notecompiler.verdicts import Status

_SECOND_ORDER = 300


def ratios() -> Iterator[Ratio]:
    """Mutants that are held true or left undecided although they are wrong, or accused although they are harmless, against
    none; and the share of second-order mutants that is held true, against 1 %. A process takes a system at a time."""
    reasons: Counter[str] = Counter()
    with ProcessPoolExecutor() as pool:
        for found, harmless in pool.map(_measured, SYSTEMS):
            yield from found
            reasons.update(harmless)
    for reason, count in sorted(reasons.items()):
        yield Ratio(f"harmless because {reason}", 0, 0, f"{count} mutants")


def _measured(name: str) -> tuple[list[Ratio], list[str]]:
    """The measurements of one system, and why some of its mutants are harmless."""
    text = display(SYSTEMS[name].rows)
    found = [(wrong, verdict_on(wrong).status) for wrong in wrong_notes(text)]
    held = [wrong for wrong, status in found if status in HOLDS and not wrong.harmless]
    accused = [wrong for wrong, status in found if status is Status.REFUTED and wrong.harmless]
    undecided = [
        wrong for wrong, status in found if status not in HOLDS and status not in CAUGHT and not wrong.harmless
    ]
    measured = [
        Ratio(f"mutants of {name} (of {len(found)}) held true", len(held), 0, _shown(held)),
        Ratio(f"harmless mutants of {name} refuted", len(accused), 0, _shown(accused)),
        Ratio(f"mutants of {name} left undecided", len(undecided), 0, _shown(undecided)),
        _second_order(name, text),
    ]
    return measured, [wrong.harmless for wrong, _ in found if wrong.harmless]


def _shown(wrong: list[Wrong]) -> str:
    return "; ".join(" ".join(one.tex.split()) for one in wrong[:3])


def _second_order(name: str, text: str) -> Ratio:
    """Mutants of mutants of one system, spread over its lines: how many are held true although they are wrong."""
    held: list[Wrong] = []
    count = 0
    for wrong in islice(second_order(text), _SECOND_ORDER):
        count += 1
        if not wrong.harmless and verdict_on(wrong).status in HOLDS:
            held.append(wrong)
    share = len(held) / max(1, count)
    return Ratio(f"second-order mutants of {name} (of {count}) held true", share, 0.01, _shown(held))


def second_order(text: str, stride: int = 23) -> Iterator[Wrong]:
    """Mutants of mutants of a note, without those that lead back to it."""
    plain = "".join(text.split())
    for first in islice(wrong_notes(text), 3, None, stride):
        if not first.harmless:
            for wrong in islice(wrong_notes(first.text), 7, None, 41):
                if "".join(wrong.text.split()) != plain:
                    yield wrong
