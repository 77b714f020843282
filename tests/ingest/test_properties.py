"""What must hold for every text that may stand in a file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from notecompiler.document import Document, FootnoteText, Formula
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile

from .walk import children, nodes

FRAGMENTS = [
    "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\\\(", "\\\\)", "x_1", "a|b", "\\frac{a}{b}", "\\begin{align}", "\\end{align}",
    "\\text{if $n$}", "$5 and $10", "中文", "，其中", "。", "text ", "# ", "## ", "> ", "- ", "1. ", "[ ] ", "    ", "\t", "\n",
    "\n\n", "\r\n", "\r", "\n---\n", "\n===\n", "```math\n", "```\n", "`", "**", "*", "_", "==", "~~", "[[n#h|s]]", "![[a.png]]",
    "![", "[a](b)", "](", "[^1]", "[^1]: ", "^[note]", "#tag", "%%", "<!--", "-->", "<b>", "</b>", "<br>", "<div>", "&lt;",
    "| a | b |\n|---|---|\n", "| $|x|$ |", "> [!note] T\n", "\\*\\*", "\0", "\ufeff", "👆🏻", "https://a.b/c", "h", "\\",
]  # fmt: skip

notes = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=40).map("".join)


def read(text: str) -> Document:
    return ingest(SourceFile("note.md", text))


@given(notes)
@settings(max_examples=400, deadline=None)
def test_formulas_are_exact_and_listed_once(text: str) -> None:
    document = read(text)
    seen = [node for node in nodes(document) if isinstance(node, Formula)]
    assert sorted(map(id, seen)) == sorted(map(id, document.formulas))
    assert len({formula.id for formula in document.formulas}) == len(document.formulas)
    for formula in document.formulas:
        whole = document.source.slice(formula.span)
        assert whole.startswith(formula.opener)
        assert whole.endswith(formula.closer)
        assert [text[formula.origin.to_source(at)] for at in range(len(formula.tex))] == list(formula.tex)


@given(notes)
@settings(max_examples=400, deadline=None)
def test_spans_nest_and_follow_one_another(text: str) -> None:
    document = read(text)
    for node in nodes(document):
        assert 0 <= node.span.start <= node.span.end <= len(text)
        before = node.span.start
        for child in children(node):
            if isinstance(child, FootnoteText):
                continue
            assert before <= child.span.start, (node, child)
            assert child.span.end <= node.span.end, (node, child)
            before = child.span.end
