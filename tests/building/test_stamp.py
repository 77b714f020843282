"""The no-change stamp: it must never call a stale document current."""

from __future__ import annotations

from pathlib import Path

from notecompiler.building import stamp


def test_what_was_recorded_is_recalled_under_its_key_only(tmp_path: Path) -> None:
    output = tmp_path / "build"
    pdf, font = tmp_path / "n.pdf", tmp_path / "font.otf"
    pdf.write_bytes(b"1")
    font.write_bytes(b"2")
    key = stamp.key(("n", b"content"))
    assert stamp.recall(output, "n", key) is None
    stamp.record(output, "n", key, (pdf, font), 1)
    assert stamp.recall(output, "n", key) == 1
    assert stamp.recall(output, "other", key) is None
    assert stamp.recall(output, "n", stamp.key(("n", b"content!"))) is None


def test_a_touched_output_or_input_or_a_lost_one_is_noticed(tmp_path: Path) -> None:
    pdf, font = tmp_path / "n.pdf", tmp_path / "font.otf"
    key = stamp.key(())
    for path in (pdf, font):
        pdf.write_bytes(b"1")
        font.write_bytes(b"2")
        stamp.record(tmp_path, "n", key, (pdf, font), 0)
        path.write_bytes(b"longer")
        assert stamp.recall(tmp_path, "n", key) is None
        path.unlink()
        assert stamp.recall(tmp_path, "n", key) is None


def test_damage_to_the_stamp_only_costs_a_build(tmp_path: Path) -> None:
    (tmp_path / stamp.FOLDER).mkdir()
    for junk in (b"", b"[]", b'{"key": 3}', b'{"key": "k", "code": 0, "files": 5}', b"\xff\xfe"):
        (tmp_path / stamp.FOLDER / "n.json").write_bytes(junk)
        assert stamp.recall(tmp_path, "n", "k") is None


def test_parts_of_a_key_do_not_run_together() -> None:
    assert stamp.key((b"ab", b"c")) != stamp.key((b"a", b"bc"))
