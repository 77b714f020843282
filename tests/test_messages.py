"""Everything that people read is there in English and Chinese: all phrases of the source, wherever they stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import notecompiler
from notecompiler.cli.messages import _MESSAGES

ROOT = Path(notecompiler.__file__).parent
HAN = re.compile(r"[\u3400-\u9fff]")
WORDS = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
"""Two words in a row: a sentence, not a name or a formula."""
QUOTED = re.compile(r"`[^`]*`|“[^”]*”|\{[^{}]*\}|\[[^\]]*\]|<[^>]*>")
"""What is the same in every language: source, placeholders."""


def text_of(node: ast.expr) -> str | None:
    """A literal, with its inserted values as placeholders; None for what is no literal."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            parts = (v.value if isinstance(v, ast.Constant) else f"{{{ast.unparse(v)}}}" for v in values)
            return "".join(map(str, parts))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            first, second = text_of(left), text_of(right)
            return None if first is None or second is None else first + second
        case _:
            return None


def phrases() -> Iterator[tuple[str, str, str]]:
    """Where a phrase stands, its English and its Chinese."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Phrase" and len(node.args) == 2:
                english, chinese = map(text_of, node.args)
                if english is not None and chinese is not None:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", english, chinese
    for key, (english, chinese) in _MESSAGES.items():
        yield f"cli/messages.py: {key}", english, chinese


PHRASES = list(phrases())


def test_phrases_are_found() -> None:
    assert len(PHRASES) > 300
    assert {where.partition("/")[0] for where, _, _ in PHRASES} >= {"cli", "lint", "verify", "reporting", "math"}


@pytest.mark.parametrize(("where", "english", "chinese"), PHRASES, ids=[where for where, _, _ in PHRASES])
def test_a_phrase_says_the_same_in_both_languages(where: str, english: str, chinese: str) -> None:
    shown = QUOTED.sub("", chinese)
    assert not HAN.search(QUOTED.sub("", english)), where
    assert HAN.search(shown) or not WORDS.search(QUOTED.sub("", english)), where
    assert placeholders(english) == placeholders(chinese), where


def placeholders(text: str) -> set[str]:
    """The names in braces that `str.format` fills in."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name and name.isidentifier()}
    except ValueError:  # braces of TeX
        return set()
