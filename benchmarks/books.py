"""Generated notes: as many chapters and formulas as a measurement needs, all valid."""

from __future__ import annotations

from pathlib import Path

_FORMULAS = (
    r"f_t = \sigma \big( W_f [h_{t-1}, x_t] + b_f \big)",
    r"\sum_{k=1}^{n} k^{@} \le n^{@} \cdot n",
    r"\int_0^{@} \frac{\mathrm{d}x}{1 + x^2} = \arctan @",
    r"\begin{pmatrix} a_{@} & b \\ c & d \end{pmatrix}^{-1} = \frac{1}{a_{@} d - b c} \begin{pmatrix} d & -b \\ -c & a_{@} \end{pmatrix}",
    r"\begin{aligned} u_{@} &= \sin^2 \alpha + \cos^2 \alpha \\ &= 1 \end{aligned}",
)
_PROSE = (
    "A paragraph between formulas, as notes have them, with a term such as $x_{@}$ in the middle of its second line. "
    "它也有一句中文,里面夹着公式 $y_{@} = @$,用来测量中英文混排的速度。"
)


def note(number: int, sections: int) -> str:
    """The text of one note: for each section a heading, a paragraph and a display formula."""
    lines = [f"# Chapter {number} 第 {number} 章", ""]
    for section in range(sections):
        serial = number * 1000 + section
        formula = _FORMULAS[section % len(_FORMULAS)]
        lines += [f"## Section {section}", "", _fill(_PROSE, serial), "", "$$", _fill(formula, serial), "$$", ""]
    return "\n".join(lines)


def write_book(folder: Path, notes: int, sections: int) -> None:
    """A folder of generated notes."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, notes + 1):
        (folder / f"chapter{number:03}.md").write_text(note(number, sections), encoding="utf-8")


def _fill(text: str, number: int) -> str:
    return text.replace("@", str(number))
