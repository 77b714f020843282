"""Lossless tokens of TeX mathematics.

A token is a control sequence, a run of digits, a run of text in a foreign script, a comment, ``\\begin{name}`` or
``\\end{name}`` as a whole, or a single character; spaces behind a token belong to it. Concatenating the pieces of a
stream gives back the source, whatever the source is.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import add

from notecompiler.record import Record
from notecompiler.source import Span

SPACES = " \t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Characters that mathematics ignores."""

PERCENT = "﹪"
"""A per-cent sign that starts no comment: stands in for a bare ``%`` that must have been meant as one."""

_CJK = (
    ("\u2e80", "\u2fff"), ("\u3001", "\u303f"), ("\u3040", "\u9fff"), ("\ua000", "\ua4cf"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"), ("\uff00", "\uffef"), ("\U00020000", "\U0003ffff"),
)  # fmt: skip
_EMOJI = "\U0001f000-\U0001faff\u2600-\u26ff\u2700-\u27bf\u2b00-\u2bff"
_EMOJI_TAIL = "\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff"
_COMBINING = "\u0300-\u036f\u20d0-\u20dc\u20e1\u20e5-\u20f0"

_TOKEN = re.compile(
    rf"""(?:
      \\(?:(?:begin|end)[{SPACES}]*\{{[^{{}}\\$&%]*\}} | [A-Za-z]+ | [\s\S] | $)
    | [A-Za-z](?![{_COMBINING}])
    | [0-9]+(?:\.[0-9]+)?
    | (?<![.])\.[0-9]+
    | '+
    | \^\^(?:[0-9a-f]{{2}}|[\s\S])
    | %[^\n\r]*
    | [{"".join(f"{first}-{last}" for first, last in _CJK)}]+
    | [{_EMOJI}](?:[{_EMOJI_TAIL}]|(?<=\u200d)[{_EMOJI}])*
    | [⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁱⁿᵀᵗᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵘᵛʷˣʸᶻ]+
    | [₀-₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥ]+
    | [^{SPACES}][{_COMBINING}]*
    )[{SPACES}]*""",
    re.VERBOSE,
)


class TokenStream(Record, dict=True):
    """Parallel columns, one entry a token.

    `lead` holds the spaces before the first token. `pieces` are the tokens with the spaces behind them, `texts` without;
    `spans` are the places of `texts` in the source. Tokens from a macro's expansion have the place of the call.
    `environments`: some token may be a ``\\begin`` or ``\\end``.
    """

    lead: str
    pieces: list[str]
    texts: list[str]
    spans: list[Span]
    environments: bool

    @cached_property
    def starts(self) -> list[int]:
        """Offset of each token."""
        return [span.start for span in self.spans]

    @cached_property
    def ends(self) -> list[int]:
        """Offset behind each token, the spaces after it not included."""
        return [span.end for span in self.spans]

    def source(self) -> str:
        """The characters that the stream was made from (of an expanded stream: the expansion)."""
        return self.lead + "".join(self.pieces)


shared_span = lru_cache(maxsize=1 << 16)(Span)
"""A Span that is made once for each place: formulas are short, so the same few thousand places come again and again."""


def is_cjk(char: str) -> bool:
    """Whether a token that begins with this character is a run of Chinese, Japanese or Korean text."""
    return any(first <= char <= last for first, last in _CJK)


def tokenize(tex: str) -> TokenStream:
    """Split `tex` into tokens. Never fails; linear in the length of `tex`."""
    lead = len(tex) - len(tex.lstrip(SPACES))
    pieces = _TOKEN.findall(tex, lead)
    # A control space (backslash, space) loses its space here and is known by being a lone backslash.
    texts = [piece.rstrip() for piece in pieces]
    if "" in texts:  # Python's spaces include control characters, which are no spaces to TeX
        texts = [piece.rstrip(SPACES) for piece in pieces]
    starts = list(accumulate(map(len, pieces), initial=lead))
    spans = list(map(shared_span, starts, map(add, starts, map(len, texts))))
    return TokenStream(tex[:lead], pieces, texts, spans, r"\begin" in tex or r"\end" in tex)
