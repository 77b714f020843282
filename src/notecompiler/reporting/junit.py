"""JUnit XML, which most continuous-integration systems read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from notecompiler.reporting.result import Level, Result

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FAILS = (Level.ERROR, Level.WARNING)


def junit(results: Sequence[Result], paths: Iterable[str]) -> str:
    """A suite for each note and a case for each result; a note without results is one passing case.

    Errors and warnings fail; what could not be decided is skipped.
    """
    suites = [_suite(path, [one for one in group if one.path == path]) for path, group in _grouped(results, paths)]
    failures = sum(1 for one in results if _fails(one))
    head = f'<testsuites name="notecompiler" tests="{max(len(results), 1)}" failures="{failures}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"])


def _grouped(results: Sequence[Result], paths: Iterable[str]) -> list[tuple[str, list[Result]]]:
    groups: dict[str, list[Result]] = {path: [] for path in paths}
    for result in results:
        groups.setdefault(result.path, []).append(result)
    return list(groups.items())


def _suite(path: str, results: list[Result]) -> str:
    failures = sum(1 for one in results if _fails(one))
    skipped = sum(1 for one in results if one.skipped)
    cases = [_case(one) for one in results] or [f'    <testcase classname={_attribute(path)} name="clean"/>']
    head = (
        f"  <testsuite name={_attribute(path)} tests={_attribute(str(len(cases)))} failures={_attribute(str(failures))}"
        f" skipped={_attribute(str(skipped))}>"
    )
    return "\n".join([head, *cases, "  </testsuite>"])


def _case(result: Result) -> str:
    name = f"{result.code} at {result.start.line}:{result.start.column}"
    head = f"    <testcase classname={_attribute(result.path)} name={_attribute(name)} line={_attribute(str(result.start.line))}>"
    if result.skipped:
        inner = f"<skipped message={_attribute(result.message)}/>"
    elif _fails(result):
        inner = f"<failure type={_attribute(result.name)} message={_attribute(result.message)}/>"
    else:
        inner = f"<system-out>{escape(_clean(result.message))}</system-out>"
    return f"{head}{inner}</testcase>"


def _fails(result: Result) -> bool:
    return result.level in _FAILS and not result.skipped


def _attribute(text: str) -> str:
    return quoteattr(_clean(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold (section 2.2): most control characters, lone surrogates, U+FFFE
    and U+FFFF."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
