"""Every command, symbol and environment that the grammar knows can be set by the engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from notecompiler.backends.typst.math import UnprintableError, math
from notecompiler.backends.typst.style import Style
from notecompiler.math import signatures as s
from notecompiler.math.parse import parse
from notecompiler.math.tables import load

from .notes import pages

_LENGTHS = {r"\kern": "3mu", r"\mkern": "3mu", r"\hskip": "1em", r"\mskip": "3mu"}


def _samples() -> Iterator[str]:
    tables = load()
    yield from tables.symbols
    for name, template in tables.templates.items():
        pattern = template.alternatives[0][0]
        given = {"m": "{x}", "b": "{x}", "o": "[2]", "p": "(x)", "s": ""}
        yield name + "".join(given[letter] for letter in pattern)
    for name, (_, row) in tables.commands.items():
        if sample := _sample(name, row):
            yield sample
    for name, environment in tables.environments.items():
        count = "{2}" if environment.count else ""
        columns = "{lc}" if environment.columns else ""
        if name == "subarray":
            columns = "{c}"
        body = "a @>f>> b" if name == "CD" else "a & b \\\\ c & d"
        yield rf"\begin{{{name}}}{count}{columns} {body} \end{{{name}}}"


def _sample(name: str, row: s.Signature) -> str:  # noqa: C901 - one case for each row type
    match row:
        case s.Function() | s.Glue() | s.Ignored(arguments=0):
            return name
        case s.OverUnder() | s.Words():
            return f"{name}{{ab}}"
        case s.Ratio():
            return f"{name}{{a}}{{b}}"
        case s.Infix(length=True):
            return f"a {name} 1pt b"
        case s.Infix():
            return f"{{a {name} b}}"
        case s.Stacked(order=order):
            return name + "{x}" * len(order)
        case s.Arrow():
            return f"a {name}[b]{{c}} d"
        case s.Style(switch=True):
            return f"{{{name} x}}"
        case s.Style():
            return f"{name}{{x}}"
        case s.Coloured(switch=True):
            return f"{{{name}{{red}} x}}"
        case s.Coloured():
            return f"{name}{{red!50}}{{x}}"
        case s.Boxed(arguments=arguments):
            given = "{1ex}" if name in (r"\raisebox", r"\cancelto") else "{red}"
            return name + given * arguments + "{x}"
        case s.Length():
            return name + _LENGTHS.get(name, "{1cm}")
        case s.Sized():
            return f"{name}( x"
        case s.Rows():
            return f"{name}{{a \\\\ b}}"
        case _:
            return ""


SAMPLES = tuple(dict.fromkeys(_samples()))


@pytest.mark.parametrize("style", [Style.DISPLAY, Style.TEXT])
def test_everything_that_parses_has_typst(style: Style) -> None:
    refused = {}
    for tex in SAMPLES:
        try:
            math(parse(tex, display=True).tree, style)
        except UnprintableError as error:
            refused[tex] = str(error)
    parsed = {tex for tex in refused if not any(p.fatal for p in parse(tex, display=True).problems)}
    assert not parsed, {tex: refused[tex] for tex in parsed}


def test_everything_compiles() -> None:
    good = [tex for tex in SAMPLES if not any(p.fatal for p in parse(tex, display=True).problems)]
    assert len(good) > 900
    outcome = pages("\n\n".join(f"$$\n{tex}\n$$" for tex in good))
    assert outcome.typeset.pdf is not None, outcome.typeset.problems


def test_sub_and_superscripts_of_everything_compile() -> None:
    symbols = [tex for tex in SAMPLES if tex in load().symbols and not any(p.fatal for p in parse(tex).problems)]
    outcome = pages(" and ".join(f"$x_{{{tex}}}^{{{tex}}} {{{tex}}}_2$" for tex in symbols))
    assert outcome.typeset.pdf is not None, outcome.typeset.problems
