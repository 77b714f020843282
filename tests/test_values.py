"""The quick frozen dataclasses are dataclasses in everything that the program relies on."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from dataclasses import dataclass as ordinary

import pytest

from notecompiler.values import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list, repr=False)
    missing: str = ""

    @property
    def sum(self) -> int:
        return self.x + self.y


@dataclass(frozen=True, slots=True)
class One:
    """A single field."""

    value: float


@dataclass(frozen=True, slots=True)
class Empty:
    """No field."""


@dataclass(frozen=True, slots=True)
class Named:
    """It says itself how it is shown."""

    name: str

    def __repr__(self) -> str:
        return self.name


def test_values_are_made_from_positions_and_names_with_defaults() -> None:
    assert (Point(1, 2).x, Point(1, y=2).y, Point(x=1).y, Point(1, 2).sum) == (1, 2, 0, 3)
    assert Point(1, missing="m").missing == "m"
    assert Point(1, missing="m").tags == []
    assert Point(1).tags is not Point(1).tags
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, z=2)  # type: ignore[call-arg]


def test_values_never_change_and_have_nothing_else() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.other = 2  # type: ignore[attr-defined]
    assert not hasattr(point, "__dict__")


def test_values_are_equal_by_type_and_fields() -> None:
    assert One(1) == One(1.0)
    assert One(1) != One(2)
    assert One(1) != 1
    assert Empty() == Empty()
    assert Empty() != One(1)
    assert {One(1): "a"}[One(1.0)] == "a"
    assert hash(Empty()) == hash(Empty())


def test_dataclasses_knows_them() -> None:
    assert is_dataclass(Point)
    assert [item.name for item in fields(Point)] == ["x", "y", "tags", "missing"]
    assert replace(Point(1, 2), y=5) == Point(1, 5)
    match Point(1, 2):
        case Point(x, y=y):
            assert (x, y) == (1, 2)


def test_values_survive_pickling() -> None:
    for value in (Point(1, 2, ["a"]), One(1), Empty()):
        assert pickle.loads(pickle.dumps(value)) == value


def test_values_show_themselves_as_dataclasses_do() -> None:
    assert repr(Point(1)) == "Point(x=1, y=0, missing='')"
    assert repr(Empty()) == "Empty()"
    assert repr(Named("n")) == "n"


def test_other_kinds_are_ordinary_dataclasses() -> None:
    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        x: int

    @dataclass
    class Plain:
        x: int

    @ordinary(frozen=True, slots=True)
    class Same:
        x: int

    plain = Plain(1)
    plain.x = 2
    assert plain == Plain(2)
    assert Ordered(1) < Ordered(2)
    assert Ordered.__init__.__qualname__ == Same.__init__.__qualname__.replace("Same", "Ordered")
