"""Frozen dataclasses that are made quickly.

`dataclasses.dataclass` writes and compiles six methods for each class. A build loads two hundred classes, and making them took a third of the
time before its first note was read. Here a frozen class with slots shares its methods with all others, and only its ``__init__`` is compiled. It
is a dataclass like any other to `fields`, `replace`, pickling and matching. Other kinds of dataclasses are made as ever.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """`dataclasses.dataclass`, quicker for ``frozen=True, slots=True``."""
        if cls is None:
            return lambda found: dataclass(found, **options)
        if options == {"frozen": True, "slots": True} and cls.__bases__ == (object,):
            return _value(cls)
        return dataclasses.dataclass(cls, **options)


def _value(cls: type) -> type:
    own = vars(cls).keys()
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    values = _getter([field.name for field in fields])

    def equals(self: Any, other: object) -> Any:
        return values(self) == values(other) if type(self) is type(other) else NotImplemented

    methods: dict[str, Any] = {
        "__init__": _initialiser(made, fields),
        "__eq__": equals,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__reduce__": lambda self: (type(self), values(self)),
    }
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    result: type = made
    return result


def _getter(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """The values of the fields of an instance."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _initialiser(cls: Any, fields: Sequence[dataclasses.Field[Any]]) -> Any:
    """An ``__init__`` that fills the slots. It is the one method that must be compiled, for its arguments have names."""
    scope: dict[str, Any] = {}
    arguments, lines = ["self"], ["pass"]
    for field in fields:
        name, value = field.name, field.name
        scope[f"__set_{name}"] = getattr(cls, name).__set__
        if field.default_factory is not MISSING:
            scope[f"__make_{name}"], scope["__missing"] = field.default_factory, MISSING
            arguments.append(f"{name}=__missing")
            value = f"__make_{name}() if {name} is __missing else {name}"
        elif field.default is not MISSING:
            scope[f"__default_{name}"] = field.default
            arguments.append(f"{name}=__default_{name}")
        else:
            arguments.append(name)
        lines.append(f"__set_{name}(self, {value})")
    exec(f"def __init__({', '.join(arguments)}):\n " + "\n ".join(lines), scope)  # noqa: S102 -- of names of fields only
    return scope["__init__"]


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change {name!r} of {type(self).__name__}")


def _repr(self: Any) -> str:
    values = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(values)})"
