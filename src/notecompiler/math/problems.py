"""The kinds of problems that the grammar reports: the closed list that lint rules and quarantine rely on.

A `Problem.kind` is always one of these constants. *Fatal* problems mean that the source is not valid mathematics as
it stands; the others are readable, and the tree holds what was meant.
"""

from __future__ import annotations

from typing import Final

# ── fatal: the formula is quarantined unless repaired ──────────────────────────────────────────────────────────────

UNKNOWN_COMMAND: Final = "unknown-command"
"""A command that neither TeX, the supported packages nor the note define. The node is Invalid."""

FORBIDDEN_COMMAND: Final = "forbidden-command"
"""A command that reads, writes or reprograms TeX (``\\write18``, ``\\input``, ``\\catcode``, ``^^5c``). Invalid."""

UNKNOWN_ENVIRONMENT: Final = "unknown-environment"
"""``\\begin`` of an environment that is not known; its rows are read like those of ``array``."""

UNBALANCED_BRACE: Final = "unbalanced-brace"
"""``{`` without ``}`` or the other way round; the span is the brace."""

MISSING_ARGUMENT: Final = "missing-argument"
"""A command or script at the end of its group, or before something that cannot be an argument."""

MISSING_DELIMITER: Final = "missing-delimiter"
"""``\\left``, ``\\right``, ``\\middle`` or ``\\big`` without a delimiter behind it."""

UNBALANCED_LEFT_RIGHT: Final = "unbalanced-left-right"
"""``\\left`` without ``\\right``, ``\\right`` or ``\\middle`` without ``\\left``; the span is the command."""

UNCLOSED_ENVIRONMENT: Final = "unclosed-environment"
"""``\\begin`` without ``\\end``; the span is the ``\\begin{…}``."""

ENVIRONMENT_MISMATCH: Final = "environment-mismatch"
"""``\\begin{a} … \\end{b}``, or an ``\\end`` that closes nothing; the span is the ``\\end{…}``."""

STRAY_AMPERSAND: Final = "stray-ampersand"
"""``&`` outside of rows; the span is the ``&``."""

STRAY_DOLLAR: Final = "stray-dollar"
"""``$`` inside math, or an odd one inside text."""

STRAY_PARAMETER: Final = "stray-parameter"
"""``#`` outside of a macro definition."""

DOUBLE_SCRIPT: Final = "double-script"
"""A second superscript or subscript on one base; the span is the second ``^`` or ``_`` with its argument."""

BAD_ROW_GAP: Final = "bad-row-gap"
"""``\\\\[2ex`` without its bracket, or with more than a length in it; the span is the bracket."""

STRAY_RULE: Final = "stray-rule"
"""``\\hline`` outside of an array."""

DOUBLE_TAG: Final = "double-tag"
"""A second ``\\tag`` or ``\\label`` in one row; the span is the second one."""

DOUBLE_INFIX: Final = "double-infix"
"""Two of ``\\over``, ``\\atop``, ``\\choose`` … in one group."""

CONTROL_CHARACTER: Final = "control-character"
"""A control character, as left by an interpreted ``\\f``, ``\\b`` or ``\\v``."""

BAD_DEFINITION: Final = "bad-definition"
"""A ``\\newcommand`` or ``\\def`` that cannot be read."""

RUNAWAY_EXPANSION: Final = "runaway-expansion"
"""Macro expansion that does not end or grows beyond its bound."""

TOO_DEEP: Final = "too-deep"
"""Nesting beyond `MAX_DEPTH`; the inner part is Invalid."""

# ── not fatal: read as meant, but worth a finding ──────────────────────────────────────────────────────────────────

NESTED_DISPLAY_ENVIRONMENT: Final = "nested-display-environment"
"""``equation``, ``align`` … in a formula, where TeX wants ``aligned`` or nothing. Also reported for the outermost
environment, which is right when the formula has no other delimiters (its `opener` is empty)."""

COLUMN_SPEC_UNUSED: Final = "column-spec-unused"
"""``\\begin{array}{ll}`` with several columns and no ``&`` in any row; the span is the column specification."""

ROW_OUTSIDE_ENVIRONMENT: Final = "row-outside-environment"
"""``\\\\`` outside of an environment. At the top level it gives a ``gathered`` array; elsewhere a Space."""

SUSPICIOUS_PERCENT: Final = "suspicious-percent"
"""A comment that starts directly after a digit: probably a per-cent sign; the span is the ``%``. Where the formula is only
sound without that comment, it is read as the sign."""

UNICODE_SYMBOL: Final = "unicode-symbol"
"""A Unicode character that has a TeX command (``≤``, ``α``, ``²``); the node is that of the command."""

UNKNOWN_CHARACTER: Final = "unknown-character"
"""A character that mathematics has no use for (emoji, a Cyrillic letter); read as text."""

INVISIBLE_CHARACTER: Final = "invisible-character"
"""A zero-width character; left out of the tree."""

BARE_CJK: Final = "bare-cjk"
"""Chinese, Japanese or Korean in math without ``\\text``; the node is a Text with command ""."""

QUOTE_PRIME: Final = "quote-prime"
"""Typographic quotes used as primes (``f’``, ``f^{‘}``); counted as primes."""

MATH_IN_TEXT: Final = "math-in-text"
"""A math command inside ``\\text`` without ``$``; read as a nested formula."""

MAX_DEPTH: Final = 72
"""How many levels of groups, arguments and environments may nest. TeX's own limit is 255; no formula that people write
comes near. It keeps recursion over trees (ours and every consumer's) inside Python's limit."""
