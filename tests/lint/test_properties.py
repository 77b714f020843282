"""What holds for any note: linting never fails, spans lie in the text, fixes come to rest and leave code alone."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from notecompiler.lint.repair import repair
from notecompiler.lint.runner import lint
from notecompiler.source import SourceFile

from .running import ingest

PIECES = st.sampled_from(
    [
        "$", "$$", "\\(", "\\)", "\\[", "\\]", "{", "}", "\\begin{aligned}", "\\end{aligned}", "\\begin{array}{ll}",
        "\\end{array}", "\\begin{equation}", "\\end{equation}", "&", "\\\\", "\\", "^", "_", "'", "’", "%", "*", "**", "\\*\\*",
        "\n", "\n\n", "\r\n", " ", "  ", "\t", "# ", "## ### 1. ", "- ", "> ", "| a | b |\n|---|---|\n", "```\n", "`", "---\n",
        "\\frac", "\\sqrt", "\\tanh", "tanh", "\\sum", "\\text{", "\\mathrm{", "=", "->", "==标签=>", "1/2", "x_1", "h_(t-1)",
        "c~_t", "f’(x)", "10%", "中文", "，", ",", "”引“", "词", "word", "[[x#y|z]]", "#tag", "<!-- notec: ignore NC203 -->",
        "<b>", "https://a.b/c_d", "(a", "b)", "≤", "∑", "👆🏻", "1 | int f() {\n", "\f", "\\over", "\\left(", "\\right)",
    ]
)  # fmt: skip
NOTES = st.lists(PIECES, max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(NOTES)
def test_every_finding_lies_in_the_note(text: str) -> None:
    for one in lint([ingest(SourceFile("note.md", text))]):
        assert 0 <= one.span.start <= one.span.end <= len(text)
        assert one.message
        for edit in one.fix.edits if one.fix else ():
            assert 0 <= edit.start <= edit.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(NOTES, st.booleans())
def test_fixing_twice_is_fixing_once(text: str, unsafe: bool) -> None:
    (once,) = repair([ingest(SourceFile("note.md", text))], ingest, unsafe=unsafe)
    (twice,) = repair([ingest(once.source)], ingest, unsafe=unsafe)
    assert once.dropped or twice.source.text == once.source.text


@settings(max_examples=100, deadline=None)
@given(NOTES, NOTES)
def test_code_blocks_are_never_touched(code: str, text: str) -> None:
    inner = re.sub(r"[`\r]", "", code)
    block = f"~~~~~ tex\n{inner}\n~~~~~\n"
    (fixed,) = repair([ingest(SourceFile("note.md", f"{block}\n{text}"))], ingest, unsafe=True)
    assert fixed.source.text.startswith(block)
