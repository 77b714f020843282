"""Files of every encoding, and files that are no notes."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notecompiler.ingest.read import MAX_BYTES, ReadError, ReadFailure, decode_source, read_source
from notecompiler.source import SourceFile

NOTE = "# 公式\r\n\r\n当 $x>0$ 时，函数 f 是正的。👆🏻\n$$\n\\alpha\n$$\n"


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("gb18030", b""),
    ],
)
def test_a_note_comes_back_whole(encoding: str, bom: bytes) -> None:
    data = bom + NOTE.encode(encoding)
    source = decode_source(data, "note.md")
    assert isinstance(source, SourceFile)
    assert source.text == NOTE
    assert source.bom + source.text.encode(source.encoding) == data


@pytest.mark.parametrize(
    ("data", "failure"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", ReadFailure.BINARY),
        (b"%PDF-1.7\n" + bytes(range(256)) * 4, ReadFailure.BINARY),
        (b"caf\xe9 au lait na\xefve r\xe9sum\xe9", ReadFailure.ENCODING),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfd", ReadFailure.ENCODING),
        (codecs.BOM_UTF16_LE + b"a", ReadFailure.ENCODING),
        (b"x" * (MAX_BYTES + 1), ReadFailure.TOO_LARGE),
    ],
)
def test_what_is_no_note_says_why(data: bytes, failure: ReadFailure) -> None:
    found = decode_source(data, "note.md")
    assert isinstance(found, ReadError)
    assert found.failure is failure


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    missing = read_source(tmp_path / "none.md", "none.md")
    assert isinstance(missing, ReadError)
    assert missing.failure is ReadFailure.MISSING
    folder = read_source(tmp_path, "folder")
    assert isinstance(folder, ReadError)
    assert folder.failure is ReadFailure.FOLDER


def test_a_file_is_named_as_the_user_named_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("text", encoding="utf-8")
    assert read_source(tmp_path / "a.md", "notes/a.md") == SourceFile("notes/a.md", "text")


def test_an_empty_file_is_a_note() -> None:
    assert decode_source(b"", "a.md") == SourceFile("a.md", "")


@given(st.binary(max_size=300))
def test_bytes_give_a_source_that_writes_them_back_or_an_error(data: bytes) -> None:
    found = decode_source(data, "a.md")
    if isinstance(found, SourceFile):
        assert found.bom + found.text.encode(found.encoding) == data


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_utf_8_text_with_few_control_characters_is_read_as_such(text: str) -> None:
    found = decode_source(text.encode(), "a.md")
    if not any(char < " " for char in text) and not text.startswith("\ufeff"):
        assert found == SourceFile("a.md", text)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("極限の定義。これはテストの文章です。関数は連続である。", "shift_jis"), ("Déjà vu : où était-ce ?", "latin-1")],
)
def test_another_encoding_is_not_taken_for_chinese(text: str, encoding: str) -> None:
    read = decode_source(text.encode(encoding), "n.md")
    assert isinstance(read, ReadError)
    assert read.failure is ReadFailure.ENCODING


def test_traditional_characters_in_gb18030_are_read() -> None:
    text = "極限與連續：設函數在該點連續，則稱其為連續函數。這裡證明這個定理。"
    read = decode_source(text.encode("gb18030"), "n.md")
    assert isinstance(read, SourceFile)
    assert read.text == text
