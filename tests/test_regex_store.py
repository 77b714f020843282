"""Patterns from the store are the patterns that Python compiles, and nothing that is wrong with it matters."""

from __future__ import annotations

import marshal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.implementation.name != "cpython", reason="the store is for CPython")

PATTERNS = """
import re
PATTERNS = [
    (r"(?P<year>\\d{4})-(?P<month>\\d\\d)(?=-)|" + "|".join(f"word{n}" for n in range(80)), 0),
    ("[\\u3400-\\u9fff]{2,}|[\\U0001f600-\\U0001f64f]", 0),
    (r"\\b(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa)(a)?(?(1)b|c)\\b", re.IGNORECASE | re.VERBOSE),
]
TEXTS = ["on 2026-11-28 word7", "中文中文 \\U0001f603", "alphac BETAc etac", ""]
def seen():
    made = [re.compile(p, f) for p, f in PATTERNS]
    return [(m.pattern, m.flags, m.groups, dict(m.groupindex), [[(x.span(), x.groups()) for x in m.finditer(t)] for t in TEXTS]) for m in made]
"""


def run(code: str) -> str:
    made = subprocess.run(
        [sys.executable, "-c", PATTERNS + code], capture_output=True, text=True, check=False, timeout=60
    )
    assert made.stderr == ""
    return made.stdout


def stored(file: Path, then: str = "print(seen())") -> str:
    return run(
        f"from pathlib import Path\nfrom notecompiler import regex_store\n"
        f"regex_store._WORTH = 0.0\nregex_store.use(Path({str(file)!r}))\n{then}\nregex_store.keep()"
    )


PLAIN = "print(seen())"
FROM_STORE = """
from re import _compiler
def refuse(*_): raise AssertionError("compiled anew")
parse, _compiler._parser.parse = _compiler._parser.parse, refuse
print(seen())
_compiler._parser.parse = parse
"""


def test_patterns_come_from_the_store_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "patterns"
    expected = run(PLAIN)
    assert stored(file) == expected
    assert stored(file, FROM_STORE) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00 nonsense",
        marshal.dumps(3),
        marshal.dumps(("another Python", {})),
        marshal.dumps((sys.version, {("a" * 9, 0): (0, b"1234", 0, {}, ())})),
        marshal.dumps((sys.version, ["no table"])),
    ],
)
def test_a_broken_store_is_made_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "patterns"
    file.write_bytes(content)
    expected = run(PLAIN)
    assert stored(file) == expected
    assert stored(file, FROM_STORE) == expected


def test_wrong_code_is_compiled_anew(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    stored(file)
    version, patterns = marshal.loads(file.read_bytes())
    broken = {key: (flags, b"\x63\0\0\0" * 7, *rest) for key, (flags, _, *rest) in patterns.items()}
    file.write_bytes(marshal.dumps((version, broken)))
    assert stored(file) == run(PLAIN)


def test_a_store_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert stored(tmp_path / "file" / "patterns") == run(PLAIN)


def test_mistakes_in_patterns_are_told_as_ever(tmp_path: Path) -> None:
    code = "try: re.compile('(')\nexcept re.error as error: print(error)"
    assert stored(tmp_path / "patterns", code) == "missing ), unterminated subpattern at position 0\n"
