"""A note's systems of equations as a small NumPy module with a `step` function.

Only lines that agreed with their reference are written; what a line needs and no line computes becomes an argument.
"""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from notecompiler.document import Document
from notecompiler.domains.domain import Kind
from notecompiler.record import Record
from notecompiler.semantics.names import Name
from notecompiler.semantics.resolve import Typed
from notecompiler.semantics.shapes import show
from notecompiler.verify.network.binding import Binding
from notecompiler.verify.network.equations import Equation
from notecompiler.verify.network.link import Link
from notecompiler.verify.network.roles import bare

_HELPERS = {
    "sigmoid": '''def sigmoid(z: Array) -> Array:
    """The logistic function, component by component."""
    return 0.5 * (1.0 + np.tanh(0.5 * z))''',
    "relu": '''def relu(z: Array) -> Array:
    """max(z, 0), component by component."""
    return np.maximum(z, 0.0)''',
    "identity": '''def identity(z: Array) -> Array:
    """z itself."""
    return z''',
    "softmax": '''def softmax(z: Array) -> Array:
    """exp(z), scaled to sum to 1."""
    powers: Array = np.exp(z - z.max())
    shares: Array = powers / powers.sum()
    return shares''',
    "convolve": '''def convolve(kernel: Array, field: Array) -> Array:
    """Cross-correlation with zero padding: kernel (D, C, k, k), field (C, rows, columns), result (D, rows, columns)."""
    rows, columns = field.shape[1:]
    margin = kernel.shape[-1] // 2
    padded = np.pad(field, ((0, 0), (margin, margin), (margin, margin)))
    result: Array = np.zeros((kernel.shape[0], rows, columns))
    for down in range(kernel.shape[2]):
        for across in range(kernel.shape[3]):
            window = padded[:, down : down + rows, across : across + columns]
            result += np.einsum("dc,crs->drs", kernel[:, :, down, across], window)
    return result''',
}
_HEAD = '''"""{title}

Every line was executed against a reference implementation and agreed. Shapes are in the comments.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
'''


class _Line(Record):
    """One computed quantity: its name in the module, the reading that computes it, and where the note says so;
    `activation` is taken for the symbol `free`, which may be any."""

    name: str
    quantity: str
    equation: Equation
    typed: Typed
    binding: Binding
    activation: str
    free: str


def emit_python(document: Document, links: Sequence[Link]) -> str:
    """The source of a module with the agreeing systems of a note; the first has the plain names `Parameters`, `Step` and
    `step`, the others are named after their reference. Empty when nothing agreed."""
    agreeing = [link for link in links if link.agreeing]
    if not agreeing:
        return ""
    systems = [_system(link, prefix) for link, prefix in zip(agreeing, _prefixes(agreeing), strict=True)]
    body = "\n\n\n".join(systems)
    used = [text for name, text in _HELPERS.items() if re.search(rf"\b{name}\(", body)]
    head = _HEAD.format(title=f"The equations of {document.source.path} as NumPy code.")
    return "\n\n\n".join([head.rstrip(), *used, body]) + "\n"


def _prefixes(links: Sequence[Link]) -> list[str]:
    seen: Counter[str] = Counter()
    prefixes: list[str] = []
    for link in links:
        name = link.domain.name
        seen[name] += 1
        prefixes.append("" if not prefixes else f"{name}_" if seen[name] == 1 else f"{name}_{seen[name]}_")
    return prefixes


def _system(link: Link, prefix: str) -> str:
    lines = _lines(link)
    states = _state_names(link)
    parameters = _parameters(lines)
    arguments = _arguments(link, lines, states)
    camel = "".join(part.capitalize() for part in prefix.split("_"))
    names: dict[Hashable, str] = {key: f"p.{name}" for key, (name, _) in parameters.items()}
    for line in lines:
        for bound in line.binding.values.values():
            names.setdefault(bound.key, states.get(bound.key, "?"))
    title = f"One step of {link.domain.name}" if link.domain.recurrent else f"One pass through {link.domain.name}"
    signature = ", ".join([f"p: {camel}Parameters", *(f"{name}: Array" for name, _ in arguments)])
    given = ", ".join(f"`{name}` {shape}" for name, shape in arguments)
    return "\n".join(
        [
            f"class {camel}Parameters(NamedTuple):",
            '    """What is learned."""\n' if parameters else '    """Nothing is learned in these lines."""',
            *(f"    {name}: Array  # {shape}" for name, shape in parameters.values()),
            f"\n\nclass {camel}Step(NamedTuple):",
            '    """What is computed."""\n',
            *(f"    {line.name}: Array  # {show(line.typed.shape)}" for line in lines),
            f"\n\ndef {prefix}step({signature}) -> {camel}Step:",
            f'    """{title}, from {given}."""',
            *(_statement(line, names) for line in lines),
            f"    return {camel}Step({', '.join(line.name for line in lines)})",
        ]
    )


def _statement(line: _Line, names: Mapping[Hashable, str]) -> str:
    text = line.typed.code(names).text
    if line.activation and line.activation != "identity":
        text = f"{_function(line.activation)}({text})"
    source = line.equation.claim.document.source
    place = source.position(line.equation.claim.span.start).line
    choice = f"; {line.free} may be any activation" if line.free else ""
    return f"    {line.name} = {text}  # line {place}{choice}"


def _function(name: str) -> str:
    return name if name in _HELPERS else f"np.{name}"


def _lines(link: Link) -> list[_Line]:
    """The agreeing equations, one for each quantity, in an order in which each line comes after what it needs."""
    found: dict[str, _Line] = {}
    for equation, target, outcome in zip(link.group.equations, link.targets, link.outcomes, strict=True):
        if target is None or outcome is None or not outcome.agrees or target in found:
            continue
        if outcome.typed is not None and outcome.binding is not None:
            family = link.group.timeline.place(equation.left)[0]
            meanings = {str(name): meaning for name, meaning in outcome.functions}
            shown = meanings.get(outcome.stripped, outcome.stripped)
            free = outcome.stripped if outcome.stripped in meanings else ""
            found[target] = _Line(identifier(family), target, equation, outcome.typed, outcome.binding, shown, free)
    return _ordered(list(found.values()))


def _ordered(lines: list[_Line]) -> list[_Line]:
    computed = {line.quantity for line in lines}
    done: list[_Line] = []
    while len(done) < len(lines):
        known = {line.quantity for line in done}
        ready = [line for line in lines if line not in done and not (_needs(line) & computed) - known - {line.quantity}]
        done.extend(ready or [line for line in lines if line not in done])
    return done


def _needs(line: _Line) -> set[str]:
    keys = (bound.key for bound in line.binding.values.values())
    return {key[0] for key in keys if isinstance(key, tuple) and len(key) == 2 and key[1] == 0}


def _state_names(link: Link) -> dict[Hashable, str]:
    """What the module calls each quantity now, one step before and one step after."""
    names: dict[Hashable, str] = {}
    for family, role in link.roles.items():
        names[role, 0] = identifier(family)
        names[role, -1] = f"{identifier(family)}_prev"
        names[role, 1] = f"{identifier(family)}_next"
    return names


def _parameters(lines: Iterable[_Line]) -> dict[Hashable, tuple[str, str]]:
    """Module names and shapes of the parameters, by key."""
    found: dict[Hashable, tuple[str, str]] = {}
    for line in lines:
        for bound in line.binding.values.values():
            if bound.key in line.binding.builders and bound.key not in found:
                assert isinstance(bound.key, tuple)
                found[bound.key] = (identifier(bound.key[1]), show(bound.shape))
    return found


def _arguments(link: Link, lines: Sequence[_Line], states: Mapping[Hashable, str]) -> list[tuple[str, str]]:
    """Names and shapes of what a step is given: inputs first, then states of the step before, then missing lines."""
    computed = {line.quantity for line in lines}
    wanted: dict[str, tuple[int, str]] = {}
    for line in lines:
        for bound in line.binding.values.values():
            key = bound.key
            if not (isinstance(key, tuple) and len(key) == 2) or (key[1] == 0 and key[0] in computed):
                continue
            kind = link.domain.quantity(key[0]).kind
            wanted.setdefault(states.get(key, "?"), (0 if kind is Kind.INPUT else 1 - key[1], show(bound.shape)))
    return [(name, shape) for name, (_, shape) in sorted(wanted.items(), key=lambda item: (item[1][0], item[0]))]


def identifier(name: Name) -> str:
    r"""A Python name for a symbol: ``\tilde c_t`` is c_tilde, ``\Gamma_f`` Gamma_f, ``W^{(l)}_{xf}`` W_xf_l."""
    parts = [bare(name).lstrip("\\"), name.accent, *("prime" for _ in range(name.primes)), *map(str, name.indices)]
    text = "_".join(part for part in parts if part)
    text = re.sub(r"\W+", "_", text.replace("*", "star").replace("+", "plus")).strip("_") or "value"
    if text[0].isdigit() or keyword.iskeyword(text) or text in {"p", "np", "step"}:
        text = f"{text}_"
    return text
