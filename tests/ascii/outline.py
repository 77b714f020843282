"""A short notation for trees, close to TeX, in which tests state what a formula must mean."""

from __future__ import annotations

from notecompiler.math.nodes import (
    Accent,
    Array,
    Delimited,
    Fraction,
    MathNode,
    Number,
    Operator,
    Radical,
    Row,
    Scripts,
    Space,
    Styled,
    Symbol,
    Text,
    TextRun,
)


def outline(node: MathNode) -> str:
    """`node` in one line: scripts as ``_{…}`` and ``^{…}``, fractions as ``frac{…}{…}``, everything else in order."""
    match node:
        case Row(children=children):
            return " ".join(outline(child) for child in children)
        case Symbol(name=name):
            return name
        case Number(digits=digits):
            return digits
        case Operator(text=text):
            return text
        case Scripts(base=base, sub=sub, sup=sup, primes=primes):
            text = ("" if base is None else outline(base)) + "'" * primes
            return text + (f"_{{{outline(sub)}}}" if sub else "") + (f"^{{{outline(sup)}}}" if sup else "")
        case Fraction(numerator=over, denominator=under):
            return f"frac{{{outline(over)}}}{{{outline(under)}}}"
        case Radical(radicand=body, index=index):
            return f"sqrt{f'[{outline(index)}]' if index else ''}{{{outline(body)}}}"
        case Accent(command=command, base=base):
            return f"{command[1:]}{{{outline(base)}}}"
        case Styled(command=command, body=body):
            return f"{command[1:]}{{{''.join(outline(child) for child in body.children)}}}"
        case Delimited(left=left, right=right, segments=segments):
            return f"<{left} {' | '.join(outline(segment) for segment in segments)} {right}>"
        case Array(environment=environment, rows=rows):
            return f"{environment}[{'; '.join(' & '.join(outline(cell) for cell in row.cells) for row in rows)}]"
        case Text(parts=parts):
            return '"' + "".join(part.text if isinstance(part, TextRun) else outline(part) for part in parts) + '"'
        case Space():
            return "␣"
        case _:
            return type(node).__name__
