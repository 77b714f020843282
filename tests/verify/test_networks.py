"""Notes on networks as they circulate have the verdicts that mathematics gives them."""

from __future__ import annotations

import pytest

from tests.verify.checking import verdicts
from tests.verify.network_cases import Case, cases, complaints


@pytest.mark.parametrize("case", cases(), ids=str)
def test_notes_have_their_verdicts(case: Case) -> None:
    assert complaints(case, verdicts(case.note)) == []
