"""A tree as indented text, for tests and for people. Spans are left out unless asked for."""

from __future__ import annotations

from enum import Enum
from typing import Any

from notecompiler.math.nodes import Column, MathNode, Number, Operator, Symbol, TextRun
from notecompiler.record import Record, defaults_of, names_of
from notecompiler.source import Span

_SHORT_CLASS = {
    "ord": "",
    "op": " op",
    "bin": " bin",
    "rel": " rel",
    "open": " open",
    "close": " close",
    "punct": " punct",
    "inner": " inner",
}
_UNSAID = {"primes": 0, "limits": False, "large": False, "under": False}
"""Values of fields without a default that go without saying."""


def dump(tree: MathNode, *, spans: bool = False) -> str:
    """One line a node: its kind and its plain fields; children are indented below it under the names of their fields.

    Fields with their default value are left out.
    """
    lines: list[str] = []
    stack: list[tuple[int, str, Any]] = [(0, "", tree)]
    while stack:
        depth, label, item = stack.pop()
        head = "  " * depth + (f"{label}: " if label else "")
        if isinstance(item, tuple):
            lines.append(f"  {'  ' * (depth - 1)}{label}:")
            stack.extend((depth + 1, "", child) for child in reversed(item))
            continue
        where = f" [{item.span.start}:{item.span.end}]" if spans and hasattr(item, "span") else ""
        lines.append(f"{head}{_line(item)}{where}".rstrip())
        stack.extend(reversed([(depth + 1, name, value) for name, value in _nested(item)]))
    return "\n".join(lines) + "\n"


def _line(item: Any) -> str:
    match item:
        case Symbol(name=name, char=char, cls=cls):
            shown = name if name == char else f"{name} {char}"
            return f"{shown}{_SHORT_CLASS[cls.value]}"
        case Number(digits=digits):
            return f"Number {digits}"
        case TextRun(text=text):
            return repr(text)
        case Column(align=align, rules_before=rules):
            return "|" * rules + align.value
        case _:
            return " ".join([type(item).__name__, *_plain(item)])


def _plain(item: Record) -> list[str]:
    """The fields that are neither nodes nor default values, as ``name=value``."""
    shown: list[str] = []
    defaults = defaults_of(item)
    for name in names_of(item):
        value = getattr(item, name)
        if name == "middles" and value:
            shown.append("middles=" + " ".join(value))
        if (
            isinstance(value, (Span, tuple))
            or _is_node(value)
            or value in (None, defaults.get(name), _UNSAID.get(name))
        ):
            continue
        if isinstance(value, Enum):
            value = value.value
        if name == "command":
            shown.append(str(value))
        else:
            shown.append(f"{name}={value}")
    return shown


def _nested(item: Record) -> list[tuple[str, Any]]:
    """The nodes inside, with the names of their fields. A Row's children and a text's parts have no label."""
    if isinstance(item, (Symbol, Number, Operator, TextRun, Column)):
        return []
    found: list[tuple[str, Any]] = []
    for name in names_of(item):
        value = getattr(item, name)
        if isinstance(value, tuple) and value and not isinstance(value[0], str):
            if name in ("children", "parts", "rows"):
                found.extend(("", child) for child in value)
            else:
                found.append((name, value))
        elif _is_node(value):
            found.append((name, value))
    return found


def _is_node(value: object) -> bool:
    return hasattr(value, "span")
