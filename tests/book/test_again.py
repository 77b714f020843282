"""A book made again keeps the chapters about which nothing changed."""

from __future__ import annotations

import pytest

from notecompiler.book.assemble import assemble
from notecompiler.document import Document
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile


def read(path: str, text: str) -> Document:
    return ingest(SourceFile(path, text))


ONE = "# One\n\n## Same name\n\n$$\na = b\n$$\n\nSee [[two#Goal]].\n"
TWO = "# Two\n\n## Same name\n\n$$\nc = d\n$$\n\n## Goal\n"


def test_other_chapters_are_the_same_objects() -> None:
    one, two = read("one.md", ONE), read("two.md", TWO)
    before = assemble([one, two])
    after = assemble([one, read("two.md", TWO.replace("c = d", "c = e"))])
    assert after.chapters[0] is before.chapters[0]
    assert after.chapters[1] is not before.chapters[1]


@pytest.mark.parametrize(
    "changed",
    [
        TWO.replace("## Goal", "## Other goal"),
        TWO.replace("## Same name", "## Another name"),
        "# Two\n",
        TWO.replace("# Two", "# One"),
    ],
)
def test_a_book_made_again_is_as_if_made_afresh(changed: str) -> None:
    assemble([read("one.md", ONE), read("two.md", TWO)])
    one, two = read("one.md", ONE), read("two.md", changed)
    assert assemble([one, two]) == assemble([read("one.md", ONE), read("two.md", changed)])


def test_anchors_follow_when_an_earlier_note_takes_a_name() -> None:
    one, two = read("one.md", ONE), read("two.md", TWO)
    assemble([read("one.md", "# One\n"), two])
    book = assemble([one, two])
    anchors = [block.section.anchor for c in book.chapters for block in c.blocks if getattr(block, "section", None)]
    assert len(set(anchors)) == len(anchors) == 2


def test_an_image_that_appears_is_found(tmp_path) -> None:  # type: ignore[no-untyped-def]
    note = read(str(tmp_path / "one.md"), "# One\n\n![p](p.png)\n")
    assert assemble([note]).missing_images
    (tmp_path / "p.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert not assemble([note]).missing_images
