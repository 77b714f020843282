"""What the verifier says of a note's claims, as findings of the linter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from notecompiler.diagnostics import Phrase
from notecompiler.document import Document
from notecompiler.lint.rule import Check, Finding
from notecompiler.verdicts import Status, Verdict, brief
from notecompiler.verify.runner import VerifyOptions, verify

_REFUTED = Phrase("This claim is wrong: there is a counterexample.", "这个式子不成立：存在反例。")
_AT = Phrase("Left side {lhs}, right side {rhs}.", "左边为 {lhs}，右边为 {rhs}。")
_INCONSISTENT = Phrase("This claim contradicts line {line}.", "这个式子与第 {line} 行矛盾。")


def claim_checks(options: VerifyOptions) -> Mapping[str, Check]:
    """A check for each rule that needs the verifier, by the rule's name. A note is verified once for all of them."""
    # The document is kept with its verdicts, so that no other takes over its identity.
    known: dict[int, tuple[Document, tuple[Verdict, ...]]] = {}

    def verdicts(document: Document) -> tuple[Verdict, ...]:
        if id(document) not in known:
            known[id(document)] = (document, verify([document], options))
        return known[id(document)][1]

    def refuted(document: Document) -> Iterator[Finding]:
        for verdict in verdicts(document):
            if verdict.status is Status.REFUTED:
                yield Finding(verdict.span, _REFUTED, (*_sides(verdict), *_hints(verdict)))

    def inconsistent(document: Document) -> Iterator[Finding]:
        for verdict in verdicts(document):
            if verdict.status is Status.INCONSISTENT and verdict.conflicts_with is not None:
                line = verdict.conflicts_with.line
                yield Finding(verdict.span, _filled(_INCONSISTENT, line=line), _hints(verdict))

    return {"refuted-claim": refuted, "inconsistent-claim": inconsistent}


def _hints(verdict: Verdict) -> tuple[Phrase, ...]:
    """The verdict's hints, which are in the language of the run already."""
    return tuple(Phrase(hint, hint) for hint in verdict.hints)


def _sides(verdict: Verdict) -> tuple[Phrase, ...]:
    if verdict.counterexample is None:
        return ()
    example = brief(verdict.counterexample)
    return (_filled(_AT, lhs=_short(example.lhs), rhs=_short(example.rhs)),)


def _short(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_short, value[:4])) + (", …]" if len(value) > 4 else "]")
    return str(value)


def _filled(phrase: Phrase, **values: object) -> Phrase:
    return Phrase(phrase.text("en").format(**values), phrase.text("zh").format(**values))
