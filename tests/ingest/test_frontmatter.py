"""What a note says of itself."""

from __future__ import annotations

import pytest

from notecompiler.document import Meta
from notecompiler.ingest.frontmatter import front_matter
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile


@pytest.mark.parametrize(
    ("text", "meta", "lines"),
    [
        ("---\ntitle: A: b\n---\nx", Meta(title="A: b"), 3),
        ("---\r\ntitle: 'It''s'\r\nlang: zh-CN # main\r\n...\r\nx", Meta(title="It's", language="zh-CN"), 4),
        (
            '---\ntitle: "Q # x" # c\nauthor: [甲, "乙"]\ndate: 2024-05-01\n---\n',
            Meta("Q # x", "甲, 乙", "2024-05-01"),
            5,
        ),
        ("---\ntags:\n  - a\n  - b/c\n- d\n---\n", Meta(keywords=("a", "b/c", "d")), 6),
        ("---\ntags: [x, '#y', x]\nkeywords: z\nother: {deep: 1}\n---\n", Meta(keywords=("x", "y", "z")), 5),
        ("---\n# only a comment\ntitle:\n---\n", Meta(), 4),
        ("---\n\n---\n", Meta(), 0),
        ("---\nNo yaml here, just text.\n---\n", Meta(), 0),
        ("---\ntitle: never closed\n", Meta(), 0),
        (
            "---\nauthor:\n  - name: A B\n  - C\ndate: 2024-01-01T10:00:00+08:00\n---\n",
            Meta(author="A B, C", date="2024-01-01"),
            6,
        ),
        (
            '+++\ntitle = "T"\ndate = 2023-01-02\n[taxonomies]\ntags = ["calc", "数学"]\n+++\nx',
            Meta(title="T", date="2023-01-02", keywords=("calc", "数学")),
            6,
        ),
        (
            "---\ntitle: |\n  Two\n\n  lines\nx: >-\n  - folded\nauthor: A\n---\n",
            Meta(title="Two lines", author="A"),
            9,
        ),
        ("+++\nno toml here\n+++\n", Meta(), 0),
        ('+++\ntitle = "never closed"\n', Meta(), 0),
        ("\n---\ntitle: late\n---\n", Meta(), 0),
        ("----\ntitle: x\n----\n", Meta(), 0),
        ("", Meta(), 0),
    ],
)
def test_front_matter(text: str, meta: Meta, lines: int) -> None:
    found = front_matter(SourceFile("note.md", text))
    assert found.meta == meta
    assert found.lines == lines


def test_hashtags_are_keywords_too() -> None:
    document = ingest(SourceFile("note.md", "---\ntags: [a]\n---\n# Title #b\n\nText #c/d and #a, but not C#.\n"))
    assert document.meta.keywords == ("a", "b", "c/d")


def test_the_title_block_of_pandoc() -> None:
    document = ingest(SourceFile("n.md", "% On groups\n% A. Author; B. Author\n% 2024-05-01\n\n# One\n\ntext\n"))
    assert (document.meta.title, document.meta.date) == ("On groups", "2024-05-01")
    assert document.meta.author == "A. Author, B. Author"
    assert document.blocks[0].span.start == len("% On groups\n% A. Author; B. Author\n% 2024-05-01\n\n")


@pytest.mark.parametrize("text", ["% a comment\n\\documentclass{article}\n", "% a\n% b\n% c\n% d\n", "50\n% x\n"])
def test_comments_of_tex_are_no_title_block(text: str) -> None:
    assert ingest(SourceFile("n.md", text)).meta.title is None
