"""What a formula must not hold if it is to be printed, beyond what the grammar refuses.

The grammar keeps lengths, colours and options as written. They are the only characters of a note that reach an engine
as they are, so they must be nothing but lengths and colours. Engines have small stacks: what is nested very deeply is not
printed.
"""

from __future__ import annotations

import re

from notecompiler.math import nodes as n
from notecompiler.math.parse import parse
from notecompiler.math.walk import children

MAX_DEPTH = 80
_UNITS = "pt|em|ex|mm|cm|in|bp|pc|dd|cc|sp|mu|px"
_REGISTERS = "linewidth|textwidth|columnwidth|hsize|baselineskip|arraycolsep|width|height|depth|totalheight"
_LENGTH = rf"[-+]?\s*\d*[.,]?\d*\s*(?:(?:true)?\s*(?:{_UNITS})|\\(?:{_REGISTERS})\b)?"
_LENGTHS = re.compile(rf"\s*(?:{_LENGTH}(?:\s*(?:plus|minus)\s*{_LENGTH})*|[lcrstb])?\s*", re.IGNORECASE)
_COLOUR = re.compile(r"[\w!.,:#\-\[\] ]*", re.ASCII)
_OPTION = re.compile(r"[\w ]*", re.ASCII)
_COLOUR_BOXES = frozenset({"\\colorbox", "\\fcolorbox"})


def is_small(tex: str) -> bool:
    """Whether a formula can be walked by recursion before `unsound` has passed it: neither long nor in many braces."""
    return len(tex) <= 600 and tex.count("{") <= 60


def unsound(tree: n.Row) -> tuple[str, int] | None:
    """Why this tree must not be printed and the offset of the reason in the formula's text; None when it may."""
    stack: list[tuple[n.MathNode, int]] = [(tree, 1)]
    while stack:
        node, depth = stack.pop()
        if depth > MAX_DEPTH:
            return f"nested more than {MAX_DEPTH} levels deep", node.span.start
        if (argument := _unsafe_argument(node)) is not None:
            return f"not a length or colour: {argument}", node.span.start
        stack += ((child, depth + 1) for child in children(node))
    return None


def _unsafe_argument(node: n.MathNode) -> str | None:
    """An argument kept as written that is more than it may be."""
    match node:
        case n.Space(length=length):
            return _refused(_LENGTHS, length)
        case n.Styled(argument=argument):
            return _refused(_COLOUR, argument)
        case n.Box(command="\\cancelto", argument=argument):
            return argument if any(problem.fatal for problem in parse(argument).problems) else None
        case n.Box(command=command, argument=argument) if command in _COLOUR_BOXES:
            return _refused(_COLOUR, argument)
        case n.Box(argument=argument):
            return next((part for part in argument.split(",") if _refused(_LENGTHS, part)), None)
        case n.Array(option=option, rows=rows):
            gaps = (_refused(_LENGTHS, row.gap) for row in rows)
            return _refused(_OPTION, option) or next((gap for gap in gaps if gap), None)
        case _:
            return None


def _refused(allowed: re.Pattern[str], text: str) -> str | None:
    return None if allowed.fullmatch(text) else text
