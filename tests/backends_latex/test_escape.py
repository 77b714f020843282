"""No character of a note is ever a command: whatever goes in, only commands that the escaping itself writes come out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notecompiler.backends.latex import escape

# The grammar of escaped text: what may stand in it besides characters that have no meaning to TeX.
_OURS = re.compile(
    r"\\(?:textbackslash|textasciicircum|textasciitilde|textquotedbl|textasciigrave|textless|textgreater|textbar"
    r"|textquotesingle|ldots|nolig|codebreak)\{\}"
    r"|\\[{}$&#%_ ]"
    r"|\\ensuremath\{(?:\\(?:math[a-z]+|boldsymbol)\{){0,2}(?:\\[A-Za-z]+|[A-Za-z0-9])\}{1,3}"
    r"|\\(?:chinesesign|textsuperscript|textsubscript)\{[^\\{}$&#%_^~]+\}"
    r"|\\(?:fallbacksign|emoji(?:\[[^\\{}\[\]$&#%_^~A-Za-z]\])?)\{[^\\{}$&#%_^~]+\}\{[A-Za-z0-9 +-]*\}"
)
_MEANINGFUL = re.compile(r"[\\{}$&#%_^]")


def leftover(escaped: str) -> str:
    return _OURS.sub("\x00", escaped)


@given(st.text())
def test_nothing_in_text_is_tex(source: str) -> None:
    assert not _MEANINGFUL.search(leftover(escape.text(source)))


@given(st.text(alphabet="\\{}$&#%_^~\"'`-<>?!,[]* \n\tab中“”…\x00\u200b\uf8f0"))
def test_nothing_among_special_characters_is_tex(source: str) -> None:
    for escaped in (escape.text(source), escape.code(source), escape.one_line(source)):
        assert not _MEANINGFUL.search(leftover(escaped))
        assert "\n\n" not in escaped
        assert not re.search(r"--|<<|>>|,,|\?`|!`", leftover(escaped))


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_ascii_text_can_be_read_back(source: str) -> None:
    """Undoing every replacement gives the source again, so none is dropped and none is added."""
    undo = {
        "\\textbackslash{}": "\\", "\\textasciicircum{}": "^", "\\textasciitilde{}": "~", "\\textquotedbl{}": '"',
        "\\textasciigrave{}": "`", "\\textless{}": "<", "\\textgreater{}": ">", "\\textbar{}": "|", "\\nolig{}": "",
    }  # fmt: skip
    pattern = re.compile("|".join([*map(re.escape, undo), r"\\[{}$&#%_]"]))
    assert pattern.sub(lambda m: undo.get(m[0], m[0][1:]), escape.text(source)) == source


@given(st.text())
def test_bookmarks_hold_no_command(source: str) -> None:
    assert not _MEANINGFUL.search(leftover(escape.bare(source)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [("🚀 1️⃣ ✅", "🚀 1️⃣ ✅"), ("x ∈ ℝ", "x ∈ ℝ"), ("50% #1", "50\\% \\#1"), ("#️⃣", "\\#️⃣")],
)
def test_bookmarks_keep_their_characters(source: str, expected: str) -> None:
    assert escape.bare(source) == expected


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        ("𝑎", "a"),
        ("𝐱", "\\mathbf{x}"),
        ("𝒃", "\\boldsymbol{b}"),
        ("𝕏", "\\mathbb{X}"),
        ("𝓛", "\\boldsymbol{\\mathcal{L}}"),
    ],
)
def test_mathematical_letters_in_text_are_set_as_mathematics(letter: str, expected: str) -> None:
    assert escape.text(letter) == f"\\ensuremath{{{expected}}}"


@given(st.text())
def test_a_url_has_no_meaning(source: str) -> None:
    escaped = re.sub(r"\\(?:[%&#]|string~)", "", escape.url(source))
    assert re.fullmatch(r"[A-Za-z0-9._:/?@!()*+,;=-]*", escaped)


@given(st.text())
def test_a_comment_stays_on_its_line(source: str) -> None:
    assert len(escape.comment(source).splitlines()) <= 1


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("100% & #1", "100\\% \\& \\#1"),
        ("it’s “so”", "it's ``so''"),
        ("他说“好”。", "他说“好”。"),
        ("a--b", "a-\\nolig{}-b"),
        ("a,,b", "a,\\nolig{},b"),
        ("!“x”", "!\\nolig{}``x''"),
        ("x ∈ A", "x \\ensuremath{\\in} A"),
        ("한", "\\fallbacksign{한}{U+D55C}"),
        ("错✗", "错\\emoji[✗]{2717}{ballot x}"),
        ("完成✅", "完成\\emoji{2705}{white heavy check mark}"),
        ("①", "\\chinesesign{①}"),
        ("zero\u200bwidth", "zerowidth"),
        ("a  \n\n  b", "a\nb"),
    ],
)
def test_examples(source: str, expected: str) -> None:
    assert escape.text(source) == expected
