r"""Domains from the user's own references: ``[references] name = "module:function"``.

The module holds a function and a table `SYMBOLS` that gives the symbol and the shape of every argument and result::

    SYMBOLS = {
        "x": "x_t (X)",
        "h": "h_{t-1} (H)",
        "W": "W (H, X)",
        "U": "U (H, H)",
        "h_new": "h_t (H)",
    }

    def step(x, h, W, U):
        h_new = np.tanh(W @ x + U @ h)
        return {"h_new": h_new}

Arguments with a time index are inputs, or the past of a result with the same symbol; arguments without one are
parameters. A module may also have `WEIGHTS`, which says which parameter feeds which operand into which result
(``{"h_new": {"x": "W", "h": "U", "": "b"}}``), so that other layouts of the weights are recognised, and `TITLES`.
"""

from __future__ import annotations

import inspect
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from notecompiler.domains import own_messages as messages
from notecompiler.domains.domain import BIAS, Array, Domain, Draw, Key, Kind, Quantity, World
from notecompiler.domains.recurrent import draw
from notecompiler.errors import UsageError
from notecompiler.record import Record

_ENTRY = re.compile(r"(?P<symbol>.+?)\s*\((?P<shape>[^()]*)\)\s*$")
_TIME = re.compile(r"_\{?t(?P<past>-1)?\}?")
_ACCENT = re.compile(r"\\(tilde|hat|bar|check)\s*\{?(\\?\w+)\}?")
_PRIMES = (3, 2, 5, 7, 11, 13, 17, 19)


class _Entry(Record):
    name: str
    symbol: str
    shape: tuple[str, ...]
    offset: int | None


def load_domain(name: str, target: str, lang: str = "en") -> Domain:
    """The domain of a configured reference. Raises UsageError, told in `lang`, when it cannot be used as configured."""
    module_name, _, function_name = target.partition(":")
    if not function_name:
        raise UsageError(
            messages.NO_FUNCTION.text(lang).format(name=name, target=target), messages.NO_FUNCTION_HINT.text(lang)
        )
    module = _imported(name, module_name, lang)
    function = getattr(module, function_name, None)
    symbols = getattr(module, "SYMBOLS", None)
    if not callable(function) or not isinstance(symbols, Mapping):
        raise UsageError(
            messages.NO_TABLE.text(lang).format(name=name, module=module_name, function=function_name),
            messages.NO_TABLE_HINT.text(lang),
        )
    entries = {key: _entry(name, key, text, lang) for key, text in symbols.items()}
    arguments = set(inspect.signature(function).parameters)
    unknown = arguments - set(entries)
    if unknown:
        raise UsageError(messages.NO_ENTRY.text(lang).format(name=name, arguments=", ".join(sorted(unknown))))
    domain = _domain(name, function, entries, arguments, module, lang)
    _check_weights(name, domain, lang)
    domain.sample(Draw(np.random.default_rng(0), np.random.default_rng(0), frozenset(), 1))
    return domain


def _imported(name: str, module_name: str, lang: str) -> Any:
    def told(why: str) -> str:
        return messages.NOT_IMPORTED.text(lang).format(name=name, module=module_name, why=why)

    try:
        with _here_first():
            return import_module(module_name)
    except ModuleNotFoundError as error:
        bare = module_name.removesuffix(".py")
        hint = messages.WITHOUT_SUFFIX.text(lang).format(module=bare) if bare != module_name else ""
        raise UsageError(told(str(error)), hint) from error
    except Exception as error:
        raise UsageError(told(_told(error, lang))) from error


def _told(error: BaseException, lang: str) -> str:
    """An error of the user's code with its place: the innermost line."""
    frames = traceback.extract_tb(error.__traceback__)
    place = (
        messages.LINE.text(lang).format(file=Path(frames[-1].filename).name, line=frames[-1].lineno) if frames else ""
    )
    return f"{type(error).__name__}: {error}{place}"


def _check_weights(name: str, domain: Domain, lang: str) -> None:
    """The names in WEIGHTS are results, operands and parameters that there are."""
    known = {quantity.name for quantity in domain.quantities}
    for result, row in domain.weights.items():
        strange = [text for text in (result, *row, *row.values()) if text.rstrip("+") not in known and text != BIAS]
        if strange:
            raise UsageError(
                messages.STRANGE_WEIGHTS.text(lang).format(name=name, strange=", ".join(strange)),
                messages.STRANGE_WEIGHTS_HINT.text(lang),
            )


@contextmanager
def _here_first() -> Iterator[None]:
    """Modules in the working directory are found, as with ``python -m``."""
    here = str(Path.cwd())
    sys.path.insert(0, here)
    try:
        yield
    finally:
        sys.path.remove(here)


def _entry(name: str, key: str, text: object, lang: str) -> _Entry:
    found = _ENTRY.match(text) if isinstance(text, str) else None
    if found is None:
        raise UsageError(messages.BAD_ENTRY.text(lang).format(name=name, key=key))
    time = _TIME.search(found["symbol"])
    shape = tuple(part.strip() for part in found["shape"].split(",") if part.strip())
    offset = None if time is None else -1 if time["past"] else 0
    return _Entry(key, _spelling(_TIME.sub("", found["symbol"])), shape, offset)


def _spelling(symbol: str) -> str:
    """The symbol as domains write symbols: ``\\tilde h`` is "tilde h", ``W_{xf}`` is "W xf"."""
    symbol = _ACCENT.sub(r"\1 \2", symbol.strip())
    return re.sub(r"\s+", " ", re.sub(r"[_{}^]+", " ", symbol.replace("\\", ""))).strip()


def _domain(
    name: str,
    function: Callable[..., Any],
    entries: Mapping[str, _Entry],
    arguments: set[str],
    module: Any,
    lang: str,
) -> Domain:
    results = [entry for key, entry in entries.items() if key not in arguments]
    past = {entry.symbol: entry.name for entry in entries.values() if entry.name in arguments and entry.offset == -1}
    quantities: list[Quantity] = []
    for entry in results:
        kind = Kind.STATE if entry.symbol in past else Kind.COMPUTED
        quantities.append(Quantity(entry.name, entry.shape, kind, (entry.symbol,)))
    computed = {entry.symbol for entry in results}
    for entry in entries.values():
        if entry.name in arguments and entry.symbol not in computed:
            parameter = entry.offset is None and any(e.offset is not None for e in entries.values())
            kind = Kind.PARAMETER if parameter or len(entry.shape) > 1 else Kind.INPUT
            quantities.append(Quantity(entry.name, entry.shape, kind, (entry.symbol,)))
    letters = dict.fromkeys(letter for entry in entries.values() for letter in entry.shape if not letter.isdigit())
    return Domain(
        name=name,
        reference=function,
        quantities=tuple(quantities),
        weights=_weights(getattr(module, "WEIGHTS", {}), past, entries),
        dimensions=dict(zip(letters, _PRIMES, strict=False)),
        sample=_Sampler(
            name, function, tuple(quantities), {past[e.symbol]: e for e in results if e.symbol in past}, entries, lang
        ),
        titles=tuple(title.casefold() for title in getattr(module, "TITLES", (name,))),
    )


def _weights(
    table: Mapping[str, Mapping[str, str]], past: Mapping[str, str], entries: Mapping[str, _Entry]
) -> dict[str, dict[str, str]]:
    """The user's table with operands named by the quantity that they are the past of."""
    state = {
        name: e.name for symbol, name in past.items() for e in entries.values() if e.symbol == symbol and e.name != name
    }
    return {result: {state.get(operand, operand): p for operand, p in row.items()} for result, row in table.items()}


class _Sampler(Record):
    """Runs the user's function on sampled arguments, step by step."""

    name: str
    function: Callable[..., Any]
    quantities: tuple[Quantity, ...]
    states: Mapping[str, _Entry]
    entries: Mapping[str, _Entry]
    lang: str

    def __call__(self, drawing: Draw) -> World:
        letters = dict.fromkeys(x for entry in self.entries.values() for x in entry.shape if not x.isdigit())
        size = dict(zip(letters, _PRIMES, strict=False))

        def value(rng: np.random.Generator, shape: tuple[str, ...]) -> Array:
            scale = 0.6 if len(shape) > 1 else 0.9
            return draw(rng, [int(d) if d.isdigit() else size[d] for d in shape], scale)

        values: dict[Key, Array] = {}
        for quantity in self.quantities:
            if quantity.kind is Kind.PARAMETER:
                values[quantity.name, 0] = value(drawing.parameters, quantity.shape)
        current = {argument: value(drawing.inputs, entry.shape) for argument, entry in self.states.items()}
        for argument, entry in self.states.items():
            values[entry.name, -1] = current[argument]
        for step in range(drawing.steps):
            given: dict[str, Array] = dict(current)
            for quantity in self.quantities:
                if quantity.kind is Kind.INPUT:
                    values[quantity.name, step] = value(drawing.inputs, quantity.shape)
                    given[quantity.name] = values[quantity.name, step]
                elif quantity.kind is Kind.PARAMETER:
                    given[quantity.name] = values[quantity.name, 0]
            made = self._made({name: given[name] for name in inspect.signature(self.function).parameters}, size)
            values |= {(name, step): result for name, result in made.items()}
            current = {argument: values[entry.name, step] for argument, entry in self.states.items()}
        return values

    def _made(self, given: Mapping[str, Array], size: Mapping[str, int]) -> dict[str, Array]:
        """What the function computes. Raises UsageError when it fails or computes something else than `SYMBOLS` says."""
        whose = {"name": self.name, "function": self.function.__name__}
        try:
            made = self.function(**given)
        except Exception as error:
            shapes = ", ".join(f"{name} {value.shape}" for name, value in given.items())
            raise UsageError(
                messages.FAILS.text(self.lang).format(**whose, why=_told(error, self.lang)),
                messages.CALLED_WITH.text(self.lang).format(arguments=shapes),
            ) from error
        wanted = [quantity for quantity in self.quantities if quantity.kind in {Kind.COMPUTED, Kind.STATE}]
        by_name = messages.BY_NAME.text(self.lang).format(results=", ".join(quantity.name for quantity in wanted))
        if not isinstance(made, Mapping):
            raise UsageError(messages.NO_DICTIONARY.text(self.lang).format(**whose), by_name)
        found: dict[str, Array] = {}
        for quantity in wanted:
            if quantity.name not in made:
                raise UsageError(messages.NO_RESULT.text(self.lang).format(**whose, result=quantity.name), by_name)
            result = np.asarray(made[quantity.name], dtype=float)
            shape = tuple(int(letter) if letter.isdigit() else size[letter] for letter in quantity.shape)
            if result.shape != shape:
                about = {"result": quantity.name, "shape": result.shape, "wanted": shape}
                letters = f"({', '.join(quantity.shape)})"
                raise UsageError(messages.OTHER_SHAPE.text(self.lang).format(**whose, **about, letters=letters))
            found[quantity.name] = result
        return found
