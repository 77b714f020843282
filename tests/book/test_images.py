from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.book.images import find_image

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.fixture
def root(tmp_path: Path) -> Path:
    notes = tmp_path / "notes"
    (notes / "sub" / "img").mkdir(parents=True)
    (notes / "sub" / "img" / "a b.png").write_bytes(PNG)
    (notes / "top.png").write_bytes(PNG)
    (notes / "fake.png").write_text("no picture")
    (tmp_path / "outside.png").write_bytes(PNG)
    (notes / "link.png").symlink_to(tmp_path / "outside.png")
    return notes


def test_images_are_found_beside_the_note_in_the_folder_and_by_name(root: Path) -> None:
    note = root / "sub" / "note.md"
    inside = str((root / "sub" / "img" / "a b.png").resolve())
    assert find_image("img/a%20b.png", note, root) == inside
    assert find_image("a b.png", note, root) == inside
    assert find_image("top.png", note, root) == str((root / "top.png").resolve())


@pytest.mark.parametrize("target", ["/top.png", "\\top.png", "/sub/img/a%20b.png", "img\\a b.png"])
def test_a_slash_stands_for_the_folder_of_the_notes_and_backslashes_part_folders(root: Path, target: str) -> None:
    found = find_image(target, root / "sub" / "note.md", root)
    expected = root / ("top.png" if "top" in target else "sub/img/a b.png")
    assert found == str(expected.resolve())


@pytest.mark.parametrize(
    "target", ["../top.png", "..\\top.png", "../../outside.png", "/../outside.png", "img/../img/a b.png"]
)
def test_no_folder_is_left_upwards(root: Path, target: str) -> None:
    assert find_image(target, root / "sub" / "note.md", root) is None


@pytest.mark.parametrize(
    "target",
    [
        "../outside.png", "sub/../top.png", "link.png", "fake.png", "https://example.org/top.png", "/etc/passwd",
        "file:top.png", "none.png", "top.svg", "", "..\\outside.png", "~/top.png", "*.png", "top.png\0",
    ],
)  # fmt: skip
def test_nothing_else_is_an_image(root: Path, target: str) -> None:
    assert find_image(target, root / "note.md", root) is None
