"""Colours: names, ``#rrggbb``, and xcolor's models."""

from __future__ import annotations

from notecompiler.math.grammar.core import Parser
from notecompiler.math.nodes import MathNode, Styled
from notecompiler.math.signatures import Coloured


def take_colour(p: Parser, end: int, owner: str) -> str:
    """``[model]{values}`` or ``{name}``; a model's values become ``#rrggbb`` where they can be read."""
    model = p.raw_optional(end)
    value = " ".join(p.raw_argument(end, owner).split())
    return _hex(model.strip(), value) if model else value


def _hex(model: str, value: str) -> str:
    if model == "HTML":
        return "#" + value.lower()
    try:
        numbers = [float(part) for part in value.split(",")]
    except ValueError:
        return value
    if model == "RGB" and len(numbers) == 3:
        levels = [number / 255 for number in numbers]
    elif model == "rgb" and len(numbers) == 3:
        levels = numbers
    elif model == "gray" and len(numbers) == 1:
        levels = numbers * 3
    elif model == "cmyk" and len(numbers) == 4:
        levels = [(1 - number) * (1 - numbers[3]) for number in numbers[:3]]
    else:
        return value
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, level))):02x}" for level in levels)


def read_coloured(p: Parser, out: list[MathNode], at: int, end: int, name: str, row: Coloured) -> None:
    colour = take_colour(p, end, name)
    body = p.row(end) if row.switch else p.argument(end, name)
    out.append(Styled(p.span(at), name, body, colour, row.switch))
