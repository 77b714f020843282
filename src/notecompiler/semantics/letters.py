"""Letters typed without spaces that are a word: ``tanh``, ``softmax``, names that the note defines, ``if``."""

from __future__ import annotations

import re

from notecompiler.math import nodes as n
from notecompiler.semantics.functions import is_word
from notecompiler.semantics.item import Item, Open, Scripted, Word, letter_of
from notecompiler.source import Span

_MODULO = re.compile(r"[a-z]mod[a-z]")
"""The operator between two letters without the spaces (``amodb``)."""
_LONGEST_WORD = 20
"""Letters of a function's name, more than any has."""
_TYPED_CONNECTIVES = frozenset(
    {"for", "and", "or", "if", "where", "when", "with", "then", "otherwise", "else", "such", "that"}
)
"""Words that people type into a formula as if they were letters (``x = 0 if y > 1``); none is a usual product."""


def join_letters(flat: list[Item], words: frozenset[str]) -> list[Item]:
    """Runs of letters typed without a space between them that are a known word become that word."""
    joined: list[Item] = []
    at = 0
    while at < len(flat):
        end = _run_end(flat, at)
        if end - at < 2:
            joined.append(flat[at])
            at += 1
            continue
        joined.extend(_split_run(flat[at:end], words, end < len(flat) and isinstance(flat[end], Open)))
        at = end
    return joined


def _run_end(flat: list[Item], at: int) -> int:
    """End of the run of touching letters that starts at `at`; a letter with scripts ends it."""
    end = at
    while end < len(flat) and letter_of(flat[end]):
        end += 1
        scripted = isinstance(flat[end - 1], Scripted)
        if scripted or (end < len(flat) and flat[end].span.start != flat[end - 1].span.end):
            break
    return end


def _split_run(run: list[Item], words: frozenset[str], applied: bool) -> list[Item]:
    text = "".join(map(letter_of, run))
    if text in _TYPED_CONNECTIVES and not applied and not isinstance(run[-1], Scripted):
        span = run[0].span.cover(run[-1].span)
        return [n.Text(span, "\\text", (n.TextRun(span, text),))]
    if text in words or is_word(text):
        return [_word(run, text)]
    if _MODULO.fullmatch(text):
        return [run[0], n.Operator(run[1].span.cover(run[3].span), "\\bmod", "mod", False, False), run[4]]
    if applied:
        for start in range(max(1, len(run) - _LONGEST_WORD), len(run) - 2):
            if is_word(text[start:]):
                return [*run[:start], _word(run[start:], text[start:])]
    return run


def _word(run: list[Item], text: str) -> Item:
    last = run[-1]
    if isinstance(last, Scripted):
        base = Word(Span(run[0].span.start, last.scripts.base.span.end if last.scripts.base else last.span.end), text)
        return Scripted(run[0].span.cover(last.span), base, last.scripts)
    return Word(run[0].span.cover(last.span), text)
