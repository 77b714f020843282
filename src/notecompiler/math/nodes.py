"""The math tree: a closed union of frozen node kinds.

Every macro and environment lowers to one of these kinds, so that printers, backends, rules and semantics handle a
fixed set (`match` with `assert_never`). Spans are offsets in the formula's own text. A node that came out of a user
macro carries the span of the call.

`command` fields hold the TeX spelling with its backslash (``\\hat``), after aliases were resolved; `source` spelling
is always available through the span.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from notecompiler.record import Record
from notecompiler.source import Span


class AtomClass(Enum):
    """TeX's classes of atoms, which decide spacing (The TeXbook, chapter 17)."""

    ORD = "ord"
    OP = "op"
    BIN = "bin"
    REL = "rel"
    OPEN = "open"
    CLOSE = "close"
    PUNCT = "punct"
    INNER = "inner"


class Symbol(Record):
    """A single letter, sign or symbol command: ``x``, ``+``, ``\\alpha``, ``\\{``.

    `name` is the canonical TeX spelling, `char` the Unicode character ("" when there is none).
    """

    span: Span
    name: str
    char: str
    cls: AtomClass


class Number(Record):
    """A run of digits with at most one decimal point: ``42``, ``0.5``."""

    span: Span
    digits: str


class Operator(Record):
    """A named function or a large operator: ``\\sin``, ``\\lim``, ``\\operatorname{rank}``, ``\\sum``, ``\\int``.

    `command` is ``\\sin`` or ``\\operatorname`` / ``\\operatorname*``; `text` what is printed ("sin", "rank", "∑").
    `limits`: scripts go above and below in display style. `large`: a symbol that grows in display style.
    """

    span: Span
    command: str
    text: str
    limits: bool
    large: bool


class Row(Record):
    """A sequence of nodes: the formula itself, and every argument. Says nothing about braces."""

    span: Span
    children: tuple[MathNode, ...]


class Group(Record):
    """Braces written by the author that are not an argument: ``{…}``. One ordinary atom to TeX."""

    span: Span
    body: Row


class Placement(Enum):
    """Where the author put the scripts of an operator with ``\\limits`` or ``\\nolimits``."""

    DEFAULT = "default"
    LIMITS = "limits"
    NOLIMITS = "nolimits"


class Scripts(Record):
    """A base with subscript, superscript and primes. `base` is None for ``{}_2`` and a leading ``^``.

    `primes` counts ``'`` (they come before `sup`, as TeX prints them).
    """

    span: Span
    base: MathNode | None
    sub: Row | None
    sup: Row | None
    primes: int
    placement: Placement = Placement.DEFAULT


class Fraction(Record):
    """``\\frac``, ``\\dfrac``, ``\\tfrac``, ``\\cfrac``, ``\\binom``, ``\\over``, ``\\atop``, ``\\choose``, ``\\genfrac``.

    `rule`: a fraction bar is drawn. `left`, `right`: delimiters drawn around ("" for none, "(" for a binomial).
    `command` says the size: ``\\dfrac`` and so on.
    """

    span: Span
    command: str
    numerator: Row
    denominator: Row
    rule: bool = True
    left: str = ""
    right: str = ""


class Radical(Record):
    """``\\sqrt[index]{radicand}``."""

    span: Span
    radicand: Row
    index: Row | None


class Accent(Record):
    """A mark over or under its base: ``\\hat``, ``\\vec``, ``\\overline``, ``\\underbrace``, ``\\overrightarrow`` …

    `under` is True for marks below.
    """

    span: Span
    command: str
    base: Row
    under: bool


class Stack(Record):
    """Something over or under something else: ``\\overset``, ``\\underset``, ``\\stackrel``, ``\\xrightarrow[b]{a}``,
    ``\\substack`` is an Array. For extensible arrows `base` holds the arrow symbol."""

    span: Span
    command: str
    base: Row
    over: Row | None
    under: Row | None


class Delimited(Record):
    """``\\left( … \\middle| … \\right)``. Delimiters in canonical TeX spelling ("(", "\\{", "\\langle", "." for none).

    ``len(segments) == len(middles) + 1``.
    """

    span: Span
    left: str
    right: str
    segments: tuple[Row, ...]
    middles: tuple[str, ...] = ()


class SizedDelimiter(Record):
    """``\\big(``, ``\\Biggr]``, ``\\bigm|``: one delimiter of a fixed size."""

    span: Span
    command: str
    delimiter: str
    cls: AtomClass


class Styled(Record):
    """A body printed in another font, style, size, colour or class.

    `command`: ``\\mathbf``, ``\\boldsymbol``, ``\\displaystyle``, ``\\small``, ``\\textcolor``, ``\\mathrel``, ``\\pmod`` … Old-style
    switches (``\\bf``, ``\\displaystyle``, ``\\color{red}``) take the rest of their group as `body` and set
    `switch`. `argument` is the colour, or "".
    """

    span: Span
    command: str
    body: Row
    argument: str = ""
    switch: bool = False


class Box(Record):
    """A body that is framed, struck, hidden or moved: ``\\boxed``, ``\\fbox``, ``\\cancel``, ``\\phantom``, ``\\smash``,
    ``\\mathrlap``, ``\\colorbox{c}{…}`` … `argument` is a colour or length, or ""."""

    span: Span
    command: str
    body: Row
    argument: str = ""


class TextRun(Record):
    """Plain characters inside a `Text`, with TeX escapes resolved."""

    span: Span
    text: str


class Text(Record):
    """Words inside a formula: ``\\text{if $n$ is even}``, ``\\mbox``, ``\\textbf``.

    `parts` alternates plain runs and nested formulas. Bare Chinese in math is a Text with `command` "" (and a problem).
    """

    span: Span
    command: str
    parts: tuple[TextRun | Row, ...]


class Space(Record):
    """Explicit space: ``\\,``, ``\\quad``, ``\\hspace{1cm}``, ``~``. `width` in em, `length` as written ("1cm") or ""."""

    span: Span
    command: str
    width: float
    length: str = ""


class Align(Enum):
    """Alignment of a column."""

    LEFT = "l"
    CENTER = "c"
    RIGHT = "r"


class Column(Record):
    """A column of an array; `rules_before` counts the vertical lines (``|``) to its left."""

    align: Align
    rules_before: int = 0


class ArrayRow(Record):
    """One row. `span` runs from its first cell to before its ``\\\\``.

    `gap`: the optional length of its ``\\\\[2ex]`` ("" for none). `rules_above` counts ``\\hline`` before it. `tag`,
    `label` and `numbered` come from ``\\tag``, ``\\label``, ``\\notag``; `comments` are its ``%`` comments, without the
    ``%``; `intertext` is the text of an ``\\intertext`` before the row.
    """

    span: Span
    cells: tuple[Row, ...]
    gap: str = ""
    rules_above: int = 0
    tag: str | None = None
    tag_starred: bool = False
    label: str | None = None
    numbered: bool = True
    comments: tuple[TextRun, ...] = ()
    intertext: Text | None = None


class Array(Record):
    """Every environment and everything with rows: ``array``, ``aligned``, ``align*``, ``cases``, ``pmatrix``,
    ``\\substack``, ``gather``, ``equation`` (one cell) …

    `environment` is its name with the star. `columns` is what the author wrote for ``array`` (empty elsewhere); `rules_after` the
    vertical lines right of the last column; `rules_below` the ``\\hline`` after the last row; `option` an optional
    argument (``[t]``, ``alignedat``'s count).
    """

    span: Span
    environment: str
    rows: tuple[ArrayRow, ...]
    columns: tuple[Column, ...] = ()
    rules_after: int = 0
    rules_below: int = 0
    option: str = ""


class Meta(Record):
    """What is about the formula, not in it: ``\\tag{1}``, ``\\label{eq:x}``, ``\\notag``, ``\\newcommand`` (kept as
    written), outside of rows of an Array."""

    span: Span
    command: str
    argument: str = ""


class Comment(Record):
    """A ``%`` comment up to the end of its line, `text` without the ``%``."""

    span: Span
    text: str


class Invalid(Record):
    """Source that is not a formula: an unknown command, a stray brace. The formula is quarantined, the rest survives."""

    span: Span
    source: str
    reason: str


MathNode: TypeAlias = (
    Symbol
    | Number
    | Operator
    | Row
    | Group
    | Scripts
    | Fraction
    | Radical
    | Accent
    | Stack
    | Delimited
    | SizedDelimiter
    | Styled
    | Box
    | Text
    | Space
    | Array
    | Meta
    | Comment
    | Invalid
)


class Problem(Record):
    """Something the grammar could not take as written. `kind` is a kebab-case code ("unknown-command",
    "unbalanced-brace", "bare-cjk" …); rules turn problems into diagnostics.

    `fatal`: the formula cannot be typeset as it stands, so it is quarantined unless repaired.
    """

    kind: str
    message: str
    span: Span
    fatal: bool = True
