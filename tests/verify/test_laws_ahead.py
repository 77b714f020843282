"""The laws, asked aside: the same verdicts, whatever comes of what was found there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import pytest

from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verify.laws_ahead import Aside, Said
from notecompiler.verify.runner import verify

NOTE = """# Triangles and entropies

In a triangle, by the law of cosines, $c^2 = a^2 + b^2 - 2ab\\cos C$, not $c^2 = a^2 + b^2 + 2ab\\cos C$.

""" + "\n\n".join(f"The square: $(x+{n})^2 = x^2 + {2 * n}x + {n * n}$." for n in range(1, 50))


def _all(work: Callable[[], Iterator[Said]]) -> Iterable[Said]:
    return list(work())


def _few(work: Callable[[], Iterator[Said]]) -> Iterable[Said]:
    return islice(work(), 1)


def _nothing(_: Callable[[], Iterator[Said]]) -> Iterable[Said]:
    return ()


@pytest.mark.parametrize("aside", [_all, _few, _nothing])
def test_the_verdicts_are_the_same(aside: Aside) -> None:
    document = ingest(SourceFile("triangle.md", NOTE))
    here = verify([document])
    assert {verdict.status.value for verdict in here} >= {"verified", "refuted"}
    assert verify([document], aside=aside) == here


def test_what_was_found_aside_is_used() -> None:
    document = ingest(SourceFile("triangle.md", NOTE))

    def silent(work: Callable[[], Iterator[Said]]) -> Iterable[Said]:
        return [(identity, None) for identity, _ in work()]

    lawful = [verdict for verdict in verify([document]) if verdict.reference is not None]
    assert lawful
    assert all(verdict.reference is None for verdict in verify([document], aside=silent))
