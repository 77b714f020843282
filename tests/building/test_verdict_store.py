"""Verdicts between runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.building import verdict_store
from notecompiler.source import Span
from notecompiler.verdicts import Counterexample, Place, Reading, ReferenceLink, Status, Verdict


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


REFUTED = Verdict(
    "c", "n.md", Span(3, 9), "f", "a = b", Status.REFUTED, "differs", ReferenceLink("lstm", "cell", "l.py", 3),
    (Reading("*", "Hadamard product", "(H,) and (H,)"),), 8, 0.1 + 0.2, 1e-9,
    Counterexample(0, (("x", [[1.5, -0.0], [1e-300, 2.0]]), ("t", 3)), [0.1], [0.2], "x_1"), Place("m.md", 4), ("hint",),
)  # fmt: skip


def test_what_is_stored_comes_back_exactly() -> None:
    verdict_store.save("k", [REFUTED])
    assert verdict_store.load("k") == (REFUTED,)
    assert repr(verdict_store.load("k")) == repr((REFUTED,))
    assert verdict_store.load("other") is None


def test_what_json_would_change_is_not_stored() -> None:
    tuple_inside = Counterexample(0, (("x", (1.0, 2.0)),), 1.0, 2.0)
    for found in (tuple_inside, Counterexample(0, (("z", 1j),), 1.0, 2.0), Counterexample(0, (), float("nan"), 1.0)):
        verdict_store.save("k", [Verdict("c", "n", Span(0, 1), "f", "t", Status.REFUTED, counterexample=found)])
        assert verdict_store.load("k") is None


def test_a_timeout_is_not_kept() -> None:
    verdict_store.save("k", [Verdict("c", "n.md", Span(0, 1), "f", "x", Status.TIMEOUT)])
    assert verdict_store.load("k") is None


def test_junk_is_no_verdict(cache: Path) -> None:
    folder = cache / "notecompiler" / "verdicts"
    folder.mkdir(parents=True)
    for junk in (b"", b"{}", b"[1]", b'[{"id": "c"}]', b"\xff"):
        (folder / "k.json").write_bytes(junk)
        assert verdict_store.load("k") is None


def test_the_store_does_not_grow_for_ever(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict_store, "ENTRIES", 10)
    for number in range(40):
        verdict_store.save(f"k{number}", [])
    assert len(list((cache / "notecompiler" / "verdicts").iterdir())) <= 10
