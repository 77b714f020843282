"""From nodes to LaTeX source."""

from __future__ import annotations

from typing import assert_never

from notecompiler.math import nodes as n
from notecompiler.math.printer.arrays import print_array
from notecompiler.math.printer.spacing import between, is_tight, kinds, must_part
from notecompiler.math.printer.text import TEXT_BOXES, print_parts

_INFIX = (r"\over", r"\atop", r"\choose", r"\brace", r"\brack", r"\above")
_DEFINITIONS = (r"\newcommand", r"\renewcommand", r"\providecommand", r"\DeclareMathOperator", r"\DeclareRobustCommand", r"\def", r"\gdef", r"\let",
                r"\NewDocumentCommand", r"\RenewDocumentCommand")  # fmt: skip
_BARE = (r"\notag", r"\nonumber")


def print_latex(tree: n.MathNode, *, inline: bool = False, source: str | None = None) -> str:
    """Canonical LaTeX of a tree: one spelling for each thing, spaces where a reader wants them, braces where they are
    needed or help.

    Parsing the result gives the tree again, except for spans. `inline` keeps everything on one line (a comment still
    ends its line). With `source`, the text that the tree was parsed from, the author's line breaks are kept; without
    it every row of an environment has its line.
    """
    return _Printer(inline, source).row(tree) if isinstance(tree, n.Row) else _Printer(inline, source).node(tree)


class _Printer:
    """How to print: on one line or not, with the author's line breaks or not."""

    def __init__(self, inline: bool, source: str | None) -> None:
        self.inline = inline
        self.source = source
        self.in_script = False

    # ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def row(self, row: n.Row) -> str:
        nodes = row.children
        if len(nodes) == 1:
            return self.node(nodes[0], alone=True)
        found = kinds(nodes)
        line = ""
        for index, node in enumerate(nodes):
            shown = self.node(node, last=index == len(nodes) - 1)
            if index and not line.endswith("\n"):
                left = nodes[index - 1]
                wanted = between(left, node, found[index - 1], found[index])
                if self.in_script and (is_tight(left) or is_tight(node)):
                    wanted = False
                line += self.gap(left, node, wanted) or (" " if must_part(line, shown) else "")
            line += shown
        return line

    def gap(self, left: n.MathNode, right: n.MathNode, wanted: bool) -> str:
        """What stands between two neighbours: the author's line break, a space, or nothing.

        The author's space between two letters or numbers is kept (something may be missing there), and so is none in
        ``1,000``.
        """
        if self.source is not None and left.span.end <= right.span.start:
            written = self.source[left.span.end : right.span.start]
            if "\n" in written and not self.inline:
                return "\n"
            if (
                isinstance(left, (n.Symbol, n.Number))
                and isinstance(right, (n.Symbol, n.Number))
                and not self.in_script
            ):
                if _is_letter(left) and _is_letter(right):
                    return " " if written else ""
                if isinstance(right, n.Number) and isinstance(left, n.Symbol) and left.name == ",":
                    return " " if written or len(right.digits) != 3 else ""
        return " " if wanted else ""

    def argument(self, row: n.Row) -> str:
        return "{" + self.row(row) + "}"

    # ── nodes ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def node(self, node: n.MathNode, *, alone: bool = False, last: bool = False) -> str:  # noqa: C901 - one case a kind
        """One node. `alone` in its row, an infix fraction needs no braces; `last` or alone, neither does a switch."""
        match node:
            case n.Symbol(name=name):
                return name
            case n.Number(digits=digits):
                return digits
            case n.Operator(command=command, text=text):
                return _operator(command, text)
            case n.Row():
                return self.row(node)
            case n.Group(body=body):
                return self.argument(body)
            case n.Scripts():
                return self.scripts(node)
            case n.Fraction():
                return self.fraction(node, alone)
            case n.Radical(radicand=radicand, index=index):
                return rf"\sqrt{self.optional(index)}{self.argument(radicand)}"
            case n.Accent(command=command, base=base):
                return command + self.argument(base)
            case n.Stack():
                return self.stack(node)
            case n.Delimited():
                return self.delimited(node)
            case n.SizedDelimiter(command=command, delimiter=delimiter):
                return command + delimiter
            case n.Styled():
                return self.styled(node, alone or last)
            case n.Box():
                return self.box(node)
            case n.Text(command=command, parts=parts):
                words = self.text(parts)
                return f"{command}{{{words}}}" if command else words.replace(r"\#", "#")
            case n.Space(command=command, length=length):
                return _space(command, length)
            case n.Array():
                return self.array(node)
            case n.Meta(command=command, argument=argument):
                return command + (
                    argument if command in _DEFINITIONS else "" if command in _BARE else f"{{{argument}}}"
                )
            case n.Comment(text=text):
                return f"% {text}".rstrip() + "\n"
            case n.Invalid(source=source):
                return source
            case _:
                assert_never(node)

    def nested(self, row: n.Row) -> str:
        """A formula inside text: always on one line."""
        return _Printer(True, None).row(row)

    def text(self, parts: tuple[n.TextRun | n.Row, ...]) -> str:
        """The content of a text command."""
        return print_parts(parts, self.nested, self.words)

    def words(self, row: n.Row) -> str:
        """Text in another font, colour or box inside text."""
        match row.children:
            case (n.Styled(body=n.Row(children=(n.Text(command=r"\text", parts=parts),))) as styled,):
                head = _style(styled)
                return f"{head} {self.text(parts)}" if styled.switch else f"{head}{{{self.text(parts)}}}"
            case _:
                return self.nested(row)

    def scripts(self, node: n.Scripts) -> str:
        shown = "{}" if node.base is None else self.node(node.base)
        if node.placement is n.Placement.LIMITS:
            shown += r"\limits"
        elif node.placement is n.Placement.NOLIMITS:
            shown += r"\nolimits"
        shown += "'" * node.primes
        if node.sub is not None:
            shown += "_" + self.script(node.sub)
        if node.sup is not None:
            shown += "^" + self.script(node.sup)
        return shown

    def script(self, row: n.Row) -> str:
        """A script, in braces unless it is a single character; without spaces around its signs."""
        outer, self.in_script = self.in_script, True
        shown = self.row(row)
        self.in_script = outer
        if len(row.children) == 1 and len(shown) == 1 and isinstance(row.children[0], (n.Symbol, n.Number)):
            return shown
        return "{" + shown + "}"

    def fraction(self, node: n.Fraction, alone: bool) -> str:
        if node.command in _INFIX:
            above = "{1pt}" if node.command == r"\above" else ""
            shown = f"{self.row(node.numerator)} {node.command}{above} {self.row(node.denominator)}"
            return shown if alone else "{" + shown + "}"
        arguments = self.argument(node.numerator) + self.argument(node.denominator)
        if node.command.startswith(r"\genfrac"):
            style = node.command[len(r"\genfrac") :]
            bar = "" if node.rule else "0pt"
            return rf"\genfrac{{{node.left}}}{{{node.right}}}{{{bar}}}{{{style}}}{arguments}"
        return node.command + arguments

    def optional(self, row: n.Row | None) -> str:
        if row is None:
            return ""
        shown = self.row(row)
        braced = len(row.children) == 1 and isinstance(row.children[0], n.Group)
        return f"[{{{shown}}}]" if "]" in shown or braced else f"[{shown}]"

    def stack(self, node: n.Stack) -> str:
        over = "" if node.over is None else self.argument(node.over)
        if node.command.startswith(r"\x"):
            return node.command + self.optional(node.under) + over
        under = "" if node.under is None else self.argument(node.under)
        return node.command + over + under + self.argument(node.base)

    def delimited(self, node: n.Delimited) -> str:
        shown = rf"\left{node.left}"
        for segment, middle in zip(node.segments, (*node.middles, None), strict=True):
            inside = self.row(segment)
            closer = rf"\right{node.right}" if middle is None else rf"\middle{middle}"
            shown += f" {inside} {closer}" if inside and not inside.endswith("\n") else f" {inside}{closer}"
        return shown

    def styled(self, node: n.Styled, last: bool) -> str:
        head = _style(node)
        if not node.switch:
            return head + self.argument(node.body)
        body = self.row(node.body)
        shown = f"{head} {body}" if body else head
        return shown if last else "{" + shown + "}"

    def box(self, node: n.Box) -> str:
        command, argument = node.command, node.argument
        if command in (r"\colorbox", r"\fcolorbox"):
            command += "".join(_colour(colour) for colour in argument.split(","))
        elif command == r"\smash" or command in (r"\framebox", r"\makebox", r"\mathmakebox"):
            command += "".join(f"[{part}]" for part in argument.split(",") if part)
        elif command == r"\rule":
            *lift, width, height = argument.split(",")
            return r"\rule" + "".join(f"[{part}]" for part in lift) + f"{{{width}}}{{{height}}}"
        elif argument or command in (r"\raisebox", r"\cancelto"):
            command += f"{{{argument}}}"
        if node.command not in TEXT_BOXES:
            return command + self.argument(node.body)
        match node.body.children:
            case (n.Text(command=r"\text", parts=parts),):
                return f"{command}{{{self.text(parts)}}}"
            case ():
                return command + "{}"
            case _:
                return f"{command}{{${self.nested(node.body)}$}}"

    def array(self, node: n.Array) -> str:
        one_line = self.inline
        if self.source is not None and not one_line:
            written = self.source[node.span.start : node.span.end]
            one_line = "\n" not in written and not any(row.comments for row in node.rows)
        return print_array(node, self.row, self.intertext, one_line)

    def intertext(self, row: n.ArrayRow) -> str:
        return "" if row.intertext is None else self.node(row.intertext)


def _is_letter(node: n.Symbol | n.Number) -> bool:
    return isinstance(node, n.Number) or node.name.isalpha()


def _operator(command: str, text: str) -> str:
    if command in (r"\operatorname", r"\operatorname*"):
        return f"{command}{{{text.replace(chr(0x2009), chr(92) + ',')}}}"
    return command


def _space(command: str, length: str) -> str:
    if not length:
        return command
    if command == "\\\\":
        return f"\\\\[{length}]"
    return command + (f"{{{length}}}" if command.startswith((r"\hspace", r"\mspace")) else length)


def _style(node: n.Styled) -> str:
    """The command of a style, with its colour."""
    return node.command + (_colour(node.argument) if node.command.endswith("color") else "")


def _colour(argument: str) -> str:
    return f"[HTML]{{{argument[1:].upper()}}}" if argument.startswith("#") else f"{{{argument}}}"
