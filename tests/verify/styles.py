r"""Networks in the notation of well-known sources, right and wrong.

A source is a way of spelling symbols, functions and affine maps and of setting the rows; the rows themselves are
made from what an LSTM, a GRU or an RNN computes, so that each source has each of the wrong versions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from notecompiler.verdicts import Status, Verdict
from tests.verify.checking import HOLDS, verdicts


class At(NamedTuple):
    """A state at a time: 0 for this step, -1 for the one before."""

    state: str
    time: int = 0


class Affine(NamedTuple):
    """The weights and bias of `gate` applied to two states; `reset` multiplies the second first."""

    gate: str
    x: At = At("x")
    h: At = At("h", -1)
    bias: bool = True
    reset: At | None = None


X, H, C = At("x"), At("h", -1), At("c", -1)


@dataclass(frozen=True)
class Source:
    """How a source writes. `symbol` for a letter, `now` and `before` for its time, `squash` and `tanh` around an
    argument, `affine` with the fields g, x, h (and `unbiased` without a bias), `times` between states, `letters` for
    what it calls otherwise, `page` for a note of its rows (by what they compute), `tag` for a gate as an index."""

    name: str
    affine: str
    unbiased: str
    symbol: str = "{}"
    now: str = "_t"
    before: str = "_{t-1}"
    squash: str = r"\sigma({})"
    tanh: str = r"\tanh({})"
    times: str = r" \odot "
    one: str = "1"
    letters: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    page: Callable[[str, Sequence[tuple[str, str]]], str] | None = None
    summed: bool = False
    whole: frozenset[str] = frozenset({"lstm", "gru", "rnn"})

    def at(self, state: At, unit: str = "i") -> str:
        """A state at its time."""
        letter = self.letters.get(state.state, state.state)
        plain = letter if "{" in letter or "\\" in letter else self.symbol.format(letter)
        timed = plain + (self.now if state.time == 0 else self.before)
        return re.sub(r"^([^_^]+)", rf"\1_{unit}", timed, count=1) if self.summed else timed

    def mapped(self, affine: Affine) -> str:
        """An affine map."""
        tag = self.tags.get(affine.gate, affine.gate)
        inner = self.at(affine.h, "j")
        if affine.reset is not None:
            inner = f"{self.at(affine.reset, 'j')}{self.times}{inner}"
            inner = inner if self.bracketed() else f"({inner})"
        form = self.affine if affine.bias else self.unbiased
        return form.format(g=tag, G=tag.upper(), x=self.at(affine.x, "j"), h=inner)

    def bracketed(self) -> bool:
        """Whether an operand stands in a list, and needs no brackets of its own."""
        return "[" in self.affine or "concat" in self.affine or self.summed or "matrix" in self.affine

    def product(self, *states: At) -> str:
        """States multiplied element by element."""
        return self.times.join(map(self.at, states))


Rows = dict[str, str]


def lstm(source: Source) -> Rows:
    """The six equations."""
    rows = {gate: _gate(source, gate, source.squash) for gate in "fio"}
    rows["g"] = _gate(source, "g", source.tanh)
    rows["c"] = _set(source, "c", f"{source.product(At('f'), C)} + {source.product(At('i'), At('g'))}")
    rows["h"] = _set(source, "h", f"{source.at(At('o'))}{source.times}{source.tanh.format(source.at(At('c')))}")
    return {key: rows[key] for key in "figcoh"}


def gru(source: Source) -> Rows:
    """The four equations, with the reset gate before the matrix."""
    rows = {gate: _gate(source, gate, source.squash) for gate in "rz"}
    candidate = source.mapped(Affine("n", reset=At("r")))
    rows["n"] = _set(source, "n", source.tanh.format(candidate))
    rows["h"] = _set(source, "h", _shared(source, "-", H, At("n")))
    return rows


def rnn(source: Source) -> Rows:
    """The recurrent layer alone."""
    return {"h": _set(source, "h", source.tanh.format(source.mapped(Affine("h"))))}


def _shared(source: Source, sign: str, first: At, second: At) -> str:
    rest = f"({source.one} {sign} {source.at(At('z'))})"
    return f"{rest}{source.times}{source.at(first)} + {source.product(At('z'), second)}"


def _set(source: Source, state: str, right: str) -> str:
    return f"{source.at(At(state))} = {right}"


def _gate(source: Source, gate: str, around: str, **other: object) -> str:
    changed = {"gate": gate, **other}
    return _set(source, gate, around.format(source.mapped(Affine(**changed))))  # type: ignore[arg-type]


def wrong_lstms(source: Source) -> dict[str, tuple[str, str]]:
    """By what is wrong: which row, and how it reads then."""
    at, product = source.at, source.product
    new = At("g")
    return {
        "sigmoid for tanh in the candidate": ("g", _gate(source, "g", source.squash)),
        "tanh missing on the output": ("h", _set(source, "h", product(At("o"), At("c")))),
        "a sum for a product": ("h", _set(source, "h", f"{at(At('o'))} + {source.tanh.format(at(At('c')))}")),
        "the candidate of the step before": (
            "c",
            _set(source, "c", f"{product(At('f'), C)} + {product(At('i'), At('g', -1))}"),
        ),
        "gates exchanged in the cell line": (
            "c",
            _set(source, "c", f"{product(At('i'), C)} + {product(At('f'), new)}"),
        ),
        "the cell state from itself": (
            "c",
            _set(source, "c", f"{product(At('f'), At('c'))} + {product(At('i'), new)}"),
        ),
        "one gate's weights twice": ("i", _set(source, "i", source.squash.format(source.mapped(Affine("f"))))),
        "no bias in one gate": ("o", _gate(source, "o", source.squash, bias=False)),
        "a gate reads the input of the step before": ("i", _gate(source, "i", source.squash, x=At("x", -1))),
        "the forget gate on the candidate": (
            "c",
            _set(source, "c", f"{product(At('f'), C)} + {product(At('f'), new)}"),
        ),
        "the output gate reads the new state": ("o", _gate(source, "o", source.squash, h=At("h"))),
        "a difference for the sum": ("c", _set(source, "c", f"{product(At('f'), C)} - {product(At('i'), new)}")),
    }


def wrong_grus(source: Source) -> dict[str, tuple[str, str]]:
    """By what is wrong: which row, and how it reads then."""
    return {
        "sigmoid for tanh": ("n", _set(source, "n", source.squash.format(source.mapped(Affine("n", reset=At("r")))))),
        "a sum of the shares": ("h", _set(source, "h", _shared(source, "+", H, At("n")))),
        "the state from itself": ("h", _set(source, "h", _shared(source, "-", At("h"), At("n")))),
        "the update gate for the reset gate": (
            "n",
            _set(source, "n", source.tanh.format(source.mapped(Affine("n", reset=At("z"))))),
        ),
        "a gate reads the new state": ("r", _gate(source, "r", source.squash, h=At("h"))),
    }


def wrong_rnns(source: Source) -> dict[str, tuple[str, str]]:
    """By what is wrong: which row, and how it reads then."""
    return {
        "the state from itself": ("h", _gate(source, "h", source.tanh, h=At("h"))),
    }


TITLES: Final = {"lstm": "LSTM", "gru": "GRU", "rnn": "RNN"}


def displays(title: str, rows: Sequence[tuple[str, str]]) -> str:
    """One display for each row."""
    return f"# {title}\n\n" + "\n\n".join(f"$$\n{row}\n$$" for _, row in rows) + "\n"


def note(source: Source, kind: str, rows: Rows) -> str:
    """A note of rows as the source sets them."""
    return (source.page or displays)(TITLES[kind], list(rows.items()))


RIGHT: Final = {"lstm": lstm, "gru": gru, "rnn": rnn}
WRONG: Final = {"lstm": wrong_lstms, "gru": wrong_grus, "rnn": wrong_rnns}


def complaint(source: Source, kind: str, what: str = "") -> str:
    """What is wrong with the verdicts on a source's right version, or on one of its wrong ones; "" when nothing is."""
    rows = RIGHT[kind](source)
    key, changed = WRONG[kind](source)[what] if what else ("", "")
    found = verdicts(note(source, kind, {**rows, key: changed} if what else rows))
    if len(found) != len(rows):
        return f"{len(found)} claims: {[verdict.tex for verdict in found]}"
    for name, verdict in zip(rows, found, strict=True):
        link = verdict.reference
        if name == key and verdict.status is not Status.REFUTED:
            return f"{verdict.tex} is {verdict.status.value} ({verdict.reason})"
        if name == key and not _names_the_place(verdict, rows[key], changed):
            return f"{verdict.tex} is said to differ at {verdict.counterexample and verdict.counterexample.differs_at}"
        if name != key and not (verdict.status in HOLDS and link is not None and link.name.startswith(kind)):
            return f"{verdict.tex} is {verdict.status.value} ({verdict.reason})"
    return ""


def _names_the_place(verdict: Verdict, right: str, wrong: str) -> bool:
    """Whether the place that is named overlaps what was changed."""
    example = verdict.counterexample
    if example is None or example.differs_at is None:
        return False
    start = next((k for k, (a, b) in enumerate(zip(right, wrong, strict=False)) if a != b), min(len(right), len(wrong)))
    back = next((k for k, (a, b) in enumerate(zip(right[::-1], wrong[::-1], strict=False)) if a != b), 0)
    end = max(start + 1, len(wrong) - back)
    shown = example.differs_at
    at = [m.start() for m in re.finditer(re.escape(shown), wrong)]
    plain, near = (
        re.sub(r"[{}\\s]", "", text) for text in (shown, wrong[max(0, start - len(shown)) : end + len(shown)])
    )
    return any(k < end and k + len(shown) > start for k in at) or (not at and plain in near)
