"""The documents in ``tests/cases/math``: formulas with their trees, their canonical print and their problems.

A case is a heading and fenced blocks: ``tex`` (the source), and any of ``dump`` (the tree), ``printed`` (canonical
LaTeX), ``inline`` (the same on one line), ``plain`` (Unicode text) and ``problems`` (lines ``kind 'source'``, a star behind the kind
when it is fatal). A case without a ``problems`` block must have none. Blocks ``clean`` list one formula a line that parse
without any problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from notecompiler.math.dump import dump
from notecompiler.math.parse import Parsed, parse
from notecompiler.math.plain import plain_text
from notecompiler.math.printer import print_latex

FOLDER = Path(__file__).parent.parent / "cases" / "math"
BLOCK = re.compile(r"^~~~~ (\w+)\n(.*?)^~~~~$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One formula with what is expected of it, by block name."""

    name: str
    tex: str
    expected: dict[str, str]


def read_cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.md")):
        for section in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title, _, body = section.partition("\n")
            blocks = dict(BLOCK.findall(body))
            for index, line in enumerate(blocks.get("clean", "").splitlines()):
                yield Case(f"{path.stem}: {title} {index + 1}", line, {})
            if "tex" in blocks:
                yield Case(f"{path.stem}: {title}", blocks.pop("tex").removesuffix("\n"), blocks)


CASES = list(read_cases())


def shown_problems(parsed: Parsed, tex: str) -> str:
    return "".join(
        f"{problem.kind}{'*' if problem.fatal else ''} {tex[problem.span.start : problem.span.end]!r}\n"
        for problem in parsed.problems
    )


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case) -> None:
    parsed = parse(case.tex, display=True)
    views = {
        "dump": lambda: dump(parsed.tree),
        "printed": lambda: print_latex(parsed.tree) + "\n",
        "inline": lambda: print_latex(parsed.tree, inline=True) + "\n",
        "plain": lambda: plain_text(parsed.tree) + "\n",
    }
    assert shown_problems(parsed, case.tex) == case.expected.get("problems", "")
    for block, text in case.expected.items():
        if block != "problems":
            assert views[block]() == text
