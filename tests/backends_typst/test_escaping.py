"""Text of notes reaches Typst as itself, whatever it holds."""

from __future__ import annotations

import json
from typing import Any

import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notecompiler.backends.typst.escape import boxed_in_math, markup, math_char, string, strings

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
SYNTAX = st.text(st.sampled_from("#$*_`<>@=-+/\\~[](){}'\":;.,|!?&%^ 1a\n\t\u2028"), max_size=30)


def read_back(document: str) -> Any:
    """The value labelled <value>, as Typst understood it."""
    return json.loads(typst.Compiler(document.encode()).query("<value>", field="value", one=True))


def words(content: Any) -> str:
    """The text of a content tree, nothing else being allowed in it."""
    match content:
        case {"func": "text" | "symbol", "text": text}:
            return str(text)
        case {"func": "space"}:
            return " "
        case {"func": "sequence", "children": children}:
            return "".join(map(words, children))
        case _:
            raise AssertionError(content)


def folded(text: str) -> str:
    return " ".join(text.split(" "))


@settings(deadline=None, max_examples=80)
@given(TEXT | SYNTAX)
@example("1. no list")
@example("= no heading")
@example("https://example.org/no-link")
@example("-- --- ... -1 ~ ' \"")
@example("/* no comment */ // none")
@example("\\u{41} #let x = 1")
def test_markup_is_read_back(text: str) -> None:
    content = read_back(f"#metadata([{markup(text)}])<value>")
    made = words(content).replace("\u200b", "") if content != {"func": "sequence", "children": []} else ""
    expected = text.translate(dict.fromkeys(map(ord, "\u200b\uf8f0\uf8f1\uf8f2")))
    assert " ".join(made.split()) == " ".join(expected.split())


@settings(deadline=None, max_examples=80)
@given(TEXT | SYNTAX)
def test_strings_are_read_back(text: str) -> None:
    made = read_back(f"#metadata({string(text)})<value>")
    assert made == text.translate(dict.fromkeys(map(ord, "\uf8f0\uf8f1\uf8f2")))


@given(st.lists(TEXT, max_size=3))
@settings(deadline=None, max_examples=20)
def test_arrays_of_strings_keep_their_length(texts: list[str]) -> None:
    assert len(read_back(f"#metadata({strings(texts)})<value>")) == len(texts)


@settings(deadline=None, max_examples=80)
@given(st.characters(exclude_categories=("Cs",)))
def test_every_character_is_a_symbol_of_mathematics(char: str) -> None:
    typst.compile(f"${math_char(char)}$ $x_({math_char(char)})$ $lr(\\({math_char(char)}\\))$".encode())


def test_missing_characters_are_boxed_everywhere() -> None:
    missing = frozenset("龘")
    assert markup("a龘b", missing) == 'a#tofu("U+9F98");b'
    assert boxed_in_math('"a龘"_龘', missing) == '"a"tofu("U+9F98")""_tofu("U+9F98")'


def test_very_long_words_may_be_broken() -> None:
    word = "x" * 100
    assert "\u200b" in markup(word)
    assert markup(word).replace("\u200b", "") == word
    assert "\u200b" not in markup("an ordinary sentence with ordinary words")
