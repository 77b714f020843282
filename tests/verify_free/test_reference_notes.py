"""What is said of the reference notes, where they are present: one status a fragment, the identities verified, nobody accused."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from notecompiler.verdicts import Status, Verdict

from .reference_notes import SEEDS, reference_claims

pytestmark = pytest.mark.skipif(not SEEDS, reason="the reference notes are not here")

_TABLE = Path(__file__).parents[1] / "cases" / "verify" / "reference_identities.md"
_ROW = re.compile(r"^\| (\d{3}:\d+) \| `(.+)` \|$")
_HOLDS = frozenset({Status.VERIFIED, Status.PROVED, Status.VERIFIED_MODULO})
_ACCUSED = frozenset({Status.REFUTED, Status.INCONSISTENT})
_UNDECIDED = frozenset({Status.NOT_CHECKABLE, Status.MALFORMED, Status.AMBIGUOUS, Status.TIMEOUT})
_WRONG = frozenset({"000:86", "000:138", "002:593", "003:9", "003:43", "003:95", "003:146"})
"""The sign of the gradient's first row, a Fourier pair that is none, a covariance without its expectation, a bias inside the sum
that the example contradicts, the sign of back-propagation, two pre-activations that were multiplied out wrongly."""
_NETWORKS = {"000": 12, "001": 12, "003": 6, "004": 6}


def test_each_fragment_has_one_status_with_its_reason() -> None:
    claims = reference_claims()
    assert {len(judged.verdicts) for judged in claims} == {1}
    undecided = [verdict for judged in claims for verdict in judged.verdicts if verdict.status in _UNDECIDED]
    assert all(verdict.reason for verdict in undecided)
    assert sum(verdict.reason == "other" for verdict in undecided) <= 0.02 * len(claims)


def test_only_what_is_wrong_is_accused() -> None:
    assert {judged.place for judged in reference_claims() if judged.verdicts[0].status in _ACCUSED} == _WRONG


def test_the_identities_are_verified() -> None:
    rows = map(_ROW.match, _TABLE.read_text(encoding="utf-8").splitlines())
    wanted = Counter((row[1], row[2].replace("\\|", "|")) for row in rows if row is not None)
    found = {(judged.place, judged.tex): judged.verdicts[0] for judged in reference_claims()}
    assert not wanted.keys() - found.keys()
    open_ = [f"{p} {tex}: {found[p, tex].status.value}" for p, tex in wanted if found[p, tex].status not in _HOLDS]
    assert wanted.total() > 100
    assert len(open_) <= 0.05 * wanted.total(), "\n".join(open_)
    # What had to be repaired holds modulo its repair; of what stands in the notes as it should, nearly all holds outright.
    sound = [place_and_tex for place_and_tex in wanted if not _is_repaired(found[place_and_tex])]
    outright = [key for key in sound if found[key].status in {Status.VERIFIED, Status.PROVED}]
    assert len(sound) > 80
    assert len(outright) >= 0.95 * len(sound), set(sound) - set(outright)


def _is_repaired(verdict: Verdict) -> bool:
    return any(reading.meaning == "repaired source" for reading in verdict.readings)


def test_the_equations_of_lstm_cells_are_linked() -> None:
    linked = Counter(
        judged.place[:3]
        for judged in reference_claims()
        for verdict in judged.verdicts
        if verdict.status in _HOLDS and verdict.reference and verdict.reference.name in {"lstm", "conv_lstm"}
    )
    assert linked == _NETWORKS
