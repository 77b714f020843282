"""What readers of LaTeX structure share: arguments in braces and brackets, and the names of structures."""

from __future__ import annotations

import re
from typing import Final

from notecompiler.regex import regex

HEADINGS: Final = {
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6,
}  # fmt: skip

STATEMENTS: Final = {
    "theorem": "theorem", "thm": "theorem", "lemma": "lemma", "lem": "lemma", "proposition": "proposition", "prop": "proposition",
    "corollary": "corollary", "cor": "corollary", "coro": "corollary", "definition": "definition", "defn": "definition",
    "defi": "definition", "remark": "remark", "rem": "remark", "rmk": "remark", "example": "example", "exa": "example",
    "proof": "proof", "pf": "proof", "note": "note", "claim": "claim", "exercise": "exercise", "problem": "problem",
    "question": "question", "solution": "solution", "assumption": "assumption", "axiom": "axiom", "conjecture": "conjecture",
    "property": "property", "fact": "fact", "observation": "observation", "notation": "notation", "abstract": "abstract",
    "algorithm": "algorithm", "warning": "warning", "tip": "tip", "hint": "hint",
}  # fmt: skip
"""Environments that are boxes of a kind."""

LISTS: Final = {"itemize": False, "enumerate": True, "description": False, "thebibliography": False, "compactitem": False,
                "compactenum": True, "tasks": True}  # fmt: skip
"""Lists, and whether they count."""

QUOTES: Final = frozenset(("quote", "quotation", "verse"))
CODE: Final = frozenset(("verbatim", "lstlisting", "minted", "Verbatim", "BVerbatim"))
TABLES: Final = frozenset(("tabular", "tabular*", "tabularx", "longtable", "tabulary", "tblr"))
STEPS: Final = frozenset(("algorithmic", "algpseudocode"))
SHELLS: Final = frozenset(
    ("document", "center", "flushleft", "flushright", "figure", "figure*", "table", "table*", "minipage", "frame", "column", "columns",
     "multicols", "titlepage", "wrapfigure", "threeparttable", "adjustbox", "small", "footnotesize", "spacing", "otherlanguage",
     "CJK", "CJK*", "subfigure", "appendix", "mdframed", "tcolorbox", "framed", "block", "algorithm*",
     "subequations")
)  # fmt: skip
"""Environments of which only the content is printed."""


TEXT_SIGNS: Final = {
    "LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX2e", "ldots": "…", "dots": "…", "textellipsis": "…", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textless": "<", "textgreater": ">", "textdegree": "°", "S": "§",
    "textendash": "–", "textemdash": "—", "qed": "∎", "ss": "ß", "ae": "æ", "oe": "œ", "textquotesingle": "'",
    "textregistered": "®", "texttrademark": "™", "copyright": "©", "pounds": "£", "euro": "€",
}  # fmt: skip
"""Commands of running text that print a sign."""

TEXT_FONTS: Final = frozenset(("underline", "uline", "sout"))
"""Commands that running text shares with mathematics."""


def group_end(text: str, at: int, opener: str = "{", closer: str = "}") -> int:
    """Offset behind the group that begins at `at`, or -1 when none begins there or it does not end soon."""
    if text[at : at + 1] != opener:
        return -1
    depth = 0
    for step in _BRACES.finditer(text, at, at + _LONGEST):
        mark = step[0]
        depth += (mark == opener) - (mark == closer)
        if depth == 0 and mark == closer:
            return step.end()
    return -1


def after_options(text: str, at: int) -> int:
    """Offset behind the ``[…]`` that begins at `at`, if any."""
    end = group_end(text, at, "[", "]")
    return at if end < 0 else end


_LONGEST = 3000
"""No argument is longer; it bounds the search for the end of one that never closes."""

_BRACES = regex(r"\\.|[{}\[\]]", re.DOTALL)
