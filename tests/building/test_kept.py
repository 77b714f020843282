"""Results that are kept from one build to the next."""

from __future__ import annotations

from notecompiler.kept import Kept, Same


def test_a_result_is_made_once_and_a_long_session_does_not_grow() -> None:
    kept: Kept[int, object] = Kept()
    made: list[int] = []

    def ask(key: int) -> object:
        return kept.get(key, lambda: made.append(key) or object(), among=2)  # type: ignore[func-returns-value]

    first = ask(1)
    for key in range(2, 30):
        ask(key)
        assert ask(1) is first, "what each build uses stays"
    for key in range(1000, 2000):
        ask(key)
    assert ask(1) is not first, "what no build has used for long is given up"
    assert made.count(1) == 2


def test_same_is_the_very_object() -> None:
    one, equal = [1], [1]
    assert Same(one) == Same(one)
    assert Same(one) != Same(equal)
