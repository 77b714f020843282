"""Notes that are made to hurt: nothing raises, and the work grows with the size, not with its square.

Work is counted in calls, not in seconds, so that the tests say the same on every machine.
"""

from __future__ import annotations

import cProfile
import pstats

import pytest

from notecompiler.ingest.note import ingest
from notecompiler.ingest.options import IngestOptions
from notecompiler.source import SourceFile

from .walk import nodes

UNITS = {
    "lone dollars": "$ ",
    "money": "$5 and ",
    "double dollars": "$$",
    "double dollars in lines": "$$\n",
    "unclosed displays": "$$x=1\n",
    "unclosed parentheses": "\\( ",
    "unclosed brackets": "\\[\n",
    "unclosed environments": "\\begin{align}\n",
    "alternating environments": "\\begin{align} x \\begin{gather}\n",
    "text in math": "$\\text{",
    "brackets": "[",
    "link ends": "](",
    "images": "![a](",
    "emphasis": "*a ",
    "strong": "**a** ",
    "backticks": "`a ``b ",
    "quotes": "> a\n",
    "lazy quotes": "> a\nb\n",
    "nested quotes": "> > > > > > > > a\n",
    "quote marks": ">",
    "items": "- a\n",
    "nested items": "- ",
    "tags": "<b>",
    "comments": "<!--",
    "wikilinks": "[[a",
    "definitions": "[a]: b\n",
    "footnotes": "[^1]: b\n",
    "inline footnotes": "^[",
    "tables": "|a|b|\n|-|-|\n",
    "bars": "|$a",
    "percents": "%%\n",
    "fences": "```\n",
    "numbers": "1\n",
    "numbered code": "1 | a=\n",
    "underlines": "a\n=\n",
    "titles": "标题\n",
    "carriage returns": "\r",
    "addresses": "https://a)",
    "LaTeX lists": "\\begin{itemize}\n\\item a\n",
    "LaTeX shells": "\\begin{center}\n",
    "LaTeX sections": "\\section{",
    "LaTeX fonts": "\\textbf{",
    "LaTeX switches": "{\\bf ",
    "LaTeX labels": "\\label{a}",
    "LaTeX tables": "\\begin{tabular}{l} a & b \\\\\n",
    "containers": ":::note\n",
    "site tags": "{% note %}\n",
    "site tags around formulas": "{% math %} x ",
    "tabs": '=== "a"\n\n    b\n',
    "terms": "a\n: b\n",
    "block ids": " ^ab",
}


def calls(text: str) -> int:
    profile = cProfile.Profile()
    profile.enable()
    ingest(SourceFile("note.md", text), IngestOptions(parse_math=False))
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_work_is_linear(unit: str) -> None:
    ingest(SourceFile("note.md", unit))
    once, twice = calls(unit * 600), calls(unit * 1200)
    assert twice <= 2.4 * once + 2000


@pytest.mark.parametrize(
    "text",
    [
        "*a " * 3000 + "a*" * 3000,
        "**a " * 3000 + "a**" * 3000,
        "<b>" * 3000 + "</b>" * 3000,
        "[" * 3000 + "](a)" * 3000,
        "> " * 3000 + "a",
        "- " * 3000 + "a",
        "".join("  " * depth + "- a\n" for depth in range(300)),
        "^[" * 200 + "]" * 200,
        "$" + "{" * 3000 + "}" * 3000 + "$",
        "::: div\n" * 3000 + ":::\n" * 3000,
        "{% note %}\n" * 3000 + "{% endnote %}\n" * 3000,
    ],
    ids=[
        "emphasis",
        "strong",
        "tags",
        "links",
        "quotes",
        "items",
        "indents",
        "footnotes",
        "braces",
        "layouts",
        "site tags",
    ],
)
def test_depth_costs_no_stack(text: str) -> None:
    document = ingest(SourceFile("note.md", text))
    assert sum(1 for _ in nodes(document)) >= 1
