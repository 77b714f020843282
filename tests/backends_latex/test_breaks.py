"""Row breaks where there are no rows."""

from __future__ import annotations

import pytest

from .typesetting import needs, read, rendered, typeset

NOTE = "In $\\hat{a \\\\ b}$ and\n\n$$(\\frac{1}{\\\\ a}) + \\sqrt{c \\\\ d}$$\n\n$$e \\\\ f$$\n"


def test_only_rows_are_broken() -> None:
    text = rendered(read(NOTE)).text.split("\\begin{document}")[1]
    assert "\\hat{ab}" in text.replace(" ", "")
    assert "\\frac{1}{a}" in text
    assert "e \\\\" in text or "e\\\\" in text


@needs("xelatex")
@pytest.mark.slow
def test_tex_goes_through() -> None:
    outcome = typeset(rendered(read(NOTE)))
    assert outcome.pdf is not None, outcome.problems
