"""Bytes on disk to a `SourceFile`: encodings, byte order marks, and what is no note at all."""

from __future__ import annotations

import codecs
from enum import Enum
from typing import TYPE_CHECKING

from notecompiler.record import Record
from notecompiler.source import SourceFile

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 32 * 1024 * 1024
"""A larger file is not a note; reading stops there instead of taking all memory."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = bytes(set(range(32)) - {0, 8, 9, 10, 11, 12, 13, 27})
_SAMPLE = 4096


class ReadFailure(Enum):
    """Why a file is not a note."""

    MISSING = "missing"
    FOLDER = "folder"
    PERMISSION = "permission"
    TOO_LARGE = "too-large"
    BINARY = "binary"
    ENCODING = "encoding"
    OS = "os"


class ReadError(Record):
    """A file that cannot be read as a note. `detail` is the operating system's words or the offending place."""

    path: str
    failure: ReadFailure
    detail: str = ""


def read_source(path: Path, display_path: str) -> SourceFile | ReadError:
    """The note at `path`, named `display_path` in everything that users see. Never raises for what is on disk."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return ReadError(display_path, ReadFailure.MISSING)
    except IsADirectoryError:
        return ReadError(display_path, ReadFailure.FOLDER)
    except PermissionError:
        return ReadError(display_path, ReadFailure.PERMISSION)
    except OSError as error:
        return ReadError(display_path, ReadFailure.OS, error.strerror or "")
    return decode_source(data, display_path)


def decode_source(data: bytes, display_path: str) -> SourceFile | ReadError:
    """The note whose file content is `data` (for standard input and tests)."""
    if len(data) > MAX_BYTES:
        return ReadError(display_path, ReadFailure.TOO_LARGE, f"{MAX_BYTES // (1024 * 1024)} MB")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode(data[len(bom) :], encoding, bom, display_path)
    wide = _utf16_without_bom(data)
    if wide:
        return _decode(data, wide, b"", display_path)
    if _is_binary(data):
        return ReadError(display_path, ReadFailure.BINARY)
    try:
        return SourceFile(display_path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        # GB18030 takes nearly any byte sequence, so what comes out must look like text.
        fallback = _decode(data, "gb18030", b"", display_path)
        if isinstance(fallback, SourceFile) and _looks_chinese(fallback.text):
            return fallback
        return ReadError(display_path, ReadFailure.ENCODING, f"{error.start}")


def _decode(data: bytes, encoding: str, bom: bytes, path: str) -> SourceFile | ReadError:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return ReadError(path, ReadFailure.ENCODING, f"{error.start}")
    return SourceFile(path, text, encoding, bom)


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 shows as zero bytes on one side only: ASCII, newlines and spaces have them even in Chinese text."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2], sample[1::2]
    zeros_even, zeros_odd = even.count(0), odd.count(0)
    enough = max(2, len(even) // 50)
    for zeros, others, encoding in ((zeros_odd, zeros_even, "utf-16-le"), (zeros_even, zeros_odd, "utf-16-be")):
        if zeros >= enough and others == 0:
            try:
                text = sample[: len(sample) // 2 * 2].decode(encoding, "ignore")
            except UnicodeDecodeError:
                continue
            if not any(char < " " and char not in "\t\n\r\f\v\b" for char in text):
                return encoding
    return None


def _is_binary(data: bytes) -> bool:
    """Zero bytes in number, or other control characters, never stand in a note."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return sample.count(0) > len(sample) // 100 or controls > len(sample) // 50


def _looks_chinese(text: str) -> bool:
    """Whether decoded GB18030 is plausible: mostly ASCII, Chinese and its punctuation, and no heap of rare characters, as
    text in another encoding (Shift JIS, Big5) comes out."""
    sample = [char for char in text[:_SAMPLE] if char > "\x7f"]
    common = sum(
        "\u4e00" <= char <= "\u9fff" or "\u2010" <= char <= "\u30ff" or "\uff01" <= char <= "\uffef" for char in sample
    )
    usual = len("".join(sample).encode("gb2312", "ignore")) // 2
    return bool(sample) and common >= 0.8 * len(sample) and usual >= 0.15 * len(sample)
