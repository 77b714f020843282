from __future__ import annotations

from notecompiler.backends.base import Passage, Rendered
from notecompiler.engines import tex_log
from notecompiler.engines.base import ProblemKind

TEXT = "\\begin{document}\ntext $a+b$ and $\\bad$ here\n\\end{document}\n"
FIRST, SECOND = ("n.md", "first"), ("n.md", "second")
RENDERED = Rendered(
    TEXT,
    tuple(
        Passage(TEXT.index(tex), TEXT.index(tex) + len(tex), key)
        for tex, key in (("$a+b$", FIRST), ("$\\bad$", SECOND))
    ),
)


def test_an_error_is_led_back_to_the_formula_where_reading_stopped() -> None:
    log = "./document.tex:2: Undefined control sequence.\nl.2 text $a+b$ and $\\bad\n                        $ here\n"
    (problem,) = tex_log.problems(log, RENDERED, "document.tex")
    assert problem.kind is ProblemKind.ERROR
    assert (problem.line, problem.formula, problem.message) == (2, SECOND, "Undefined control sequence.")


def test_an_error_outside_formulas_blames_none() -> None:
    log = "./document.tex:3: Something.\nl.3 \\end{document}\n"
    (problem,) = tex_log.problems(log, RENDERED, "document.tex")
    assert problem.formula is None


def test_an_error_in_another_file_blames_none() -> None:
    (problem,) = tex_log.problems("document.toc:2: Missing $ inserted.\nl.2 x\n", RENDERED, "document.tex")
    assert problem.formula is None


def test_only_visible_overfull_boxes_count() -> None:
    log = (
        "Overfull \\hbox (0.6pt too wide) in paragraph at lines 2--2\n"
        "Overfull \\hbox (12.5pt too wide) in paragraph at lines 3--3\n"
        "Overfull \\hbox (7.0pt too wide) detected at line 3\n"
    )
    found = tex_log.problems(log, RENDERED, "document.tex")
    assert [(p.kind, p.line) for p in found] == [(ProblemKind.OVERFULL, 3), (ProblemKind.OVERFULL, 3)]


def test_missing_characters_of_both_engines_are_named_once() -> None:
    log = (
        "Missing character: There is no 嗨 in font LMRoman10/OT!\n"
        "Missing character: There is no 嗨 in font LMRoman10/OT!\n"
        "Missing character: There is no ɐ (U+0250) in font [lmroman10-regular]:+tlig;!\n"
    )
    found = tex_log.problems(log, RENDERED, "document.tex")
    assert [(p.kind, p.message) for p in found] == [(ProblemKind.MISSING_CHARACTER, c) for c in "嗨ɐ"]


def test_pages() -> None:
    assert tex_log.pages("Output written on document.xdv (3 pages, 1200 bytes).\n") == 3
    assert tex_log.pages("No pages of output.\n") == 0
