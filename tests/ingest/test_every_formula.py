"""Whatever a formula stands in, it is found, alone and exact."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from notecompiler.ingest.note import ingest
from notecompiler.ingest.options import IngestOptions
from notecompiler.source import SourceFile

TEX = [
    "x", "a_1", "h_{t-1}", "|x|", "a*b*c", "\\frac{a}{b}", "f(x)=x^2", "\\{x \\mid x>0\\}", "P(A|B)", "n!", "3n+1", "1-exp(-W)", "90^\\circ",
    "\\text{if $n$ is even}", "\\sigma(W_f [h_{t-1}, x_t] + b_f)", "a < b", "\\alpha_i^*", "x \\in \\mathbb{R}^n", "a\\\\b", "[a, b]", "x'",
    "\\text{正}", "y_{\\hat{i}}", "A=\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}", "\\$5", "{}_2F_1", "kl散度=1", "a~b", "==", "#1",
]  # fmt: skip
LINES = ["a = b \\\\ % 注释", "c &= d", "- y", "+ z", "x", "= 1", "\\begin{cases} a \\\\ b \\end{cases}", "> 0", "# n"]

tex = st.sampled_from(TEX)
inline = st.one_of(
    tex.map(lambda t: (f"${t}$", t)),
    tex.map(lambda t: (f"$ {t} $", t)),
    tex.map(lambda t: (f"\\({t}\\)", t)),
    tex.map(lambda t: (f"$${t}$$", t)),
)
words = st.sampled_from(
    [" Let ", "设", "，其中 ", " and ", "，", ". Then **", "** (", ") `code` ", " costs \\$5, ", " *is* ", "是"]
)
several = st.lists(st.tuples(words, inline), min_size=1, max_size=4).map(
    lambda parts: ("".join(word + written for word, (written, _) in parts) + " end", [t for _, (_, t) in parts])
)
body = st.lists(st.sampled_from(LINES[:7]), min_size=1, max_size=4).map("\n".join)
display = body.flatmap(
    lambda t: st.sampled_from([(f"$$\n{t}\n$$", t), (f"\\[\n{t}\n\\]", t), (f"```math\n{t}\n```", t)]).map(
        lambda p: (p[0], [p[1]])
    )
)
block = st.one_of(
    several,
    display,
    several.map(lambda p: ("## " + p[0], p[1])),
    several.map(lambda p: ("| a | b |\n|---|---|\n| " + p[0] + " | x |", p[1])),
)


def prefixed(first: str, other: str) -> st.SearchStrategy[tuple[str, list[str]]]:
    return block.map(lambda p: (first + p[0].replace("\n", "\n" + other), p[1]))


contained = st.one_of(
    block,
    prefixed("> ", "> "),
    prefixed("- ", "  "),
    prefixed("12. ", "    "),
    prefixed("> - ", ">   "),
    prefixed("> [!note] Title\n> ", "> "),
    prefixed("- a\n  - ", "    "),
)
note = st.lists(contained, min_size=1, max_size=5)


@given(note, st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=300, deadline=None)
def test_every_formula_is_found_exactly(parts: list[tuple[str, list[str]]], ending: str) -> None:
    text = "\n\n".join(written for written, _ in parts).replace("\n", ending)
    document = ingest(SourceFile("note.md", text), IngestOptions(infer_headings=False, ascii_formulas=False))
    expected = [formula for _, formulas in parts for formula in formulas]
    found = [formula.tex.replace("\r\n", "\n").strip() for formula in document.formulas]
    assert found == expected, text
