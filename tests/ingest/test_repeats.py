"""An answer spliced into the section that it should have replaced."""

from __future__ import annotations

from notecompiler.ingest.dialects.repeats import normal_title, repeated_sections
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile


def found(text: str) -> list[tuple[int, int]]:
    """The lines of the headings of both sections."""
    source = SourceFile("note.md", text)
    return [
        (source.position(repeat.first.heading.start).line, source.position(repeat.second.heading.start).line)
        for repeat in repeated_sections(ingest(source).blocks)
    ]


SPLICED = """\
# Notes

## 2. Update rules

### (1) Reset

$$r = \\sigma(W_r x)$$

## 2. Update rules（完整版）

### (1) Reset

$$r = \\sigma( W_r x )$$

### (2) State

$$h = (1 - z) h' + z c$$

### (2) State

$$h = (1-z) h' + z c$$

## 3. End
"""


def test_the_section_and_the_part_repeated_in_it_are_found() -> None:
    assert found(SPLICED) == [(3, 9), (15, 19)]


def test_equal_titles_with_other_formulas_are_no_repeats() -> None:
    assert found("## Example\n\n$$a = b$$\n\n## Sine\n\n## Example\n\n$$c = d$$\n") == []


def test_equal_titles_without_formulas_are_no_repeats() -> None:
    assert found("## Example\n\nText one.\n\n## Example\n\nText two.\n") == []


def test_titles_compare_without_numbers_and_asides() -> None:
    assert normal_title("4. Cell State（标准版）") == normal_title("## (3) cell  state") == "cell state"
    assert normal_title("第二章 微分") == normal_title("微分")
