"""The formats that programs read."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from notecompiler.diagnostics import Applicability, Diagnostic, Edit, Fix, Severity
from notecompiler.reporting.diagnostics_json import diagnostics_json
from notecompiler.reporting.github import github
from notecompiler.reporting.junit import junit
from notecompiler.reporting.result import of_diagnostics, of_verdicts
from notecompiler.reporting.sarif import sarif
from notecompiler.reporting.verdicts_json import verdicts_json
from notecompiler.reporting.verdicts_text import verdicts_summary, verdicts_text
from notecompiler.source import SourceFile, Span
from notecompiler.verdicts import Counterexample, Status, Verdict

SOURCES = {"笔记/n.md": SourceFile("笔记/n.md", "好\na & b \\\nc\n")}
FIX = Fix("write it twice", (Edit(8, 9, "\\\\"),), Applicability.SAFE)
FOUND = [
    Diagnostic(
        "NC203", "lost-row-separator", Severity.ERROR, "Lost <one>\n100%", "笔记/n.md", Span(8, 9), ("h",), FIX, "M3"
    ),
    Diagnostic("NC501", "x", Severity.INFO, "fine", "笔记/n.md", Span(0, 1)),
]
COUNTER = Counterexample(7, (("x", [1.0, float("inf")]),), 1.0, 2.0, "x")
VERDICTS = [
    Verdict("a", "笔记/n.md", Span(0, 1), "f", "x = x", Status.VERIFIED, trials=8, max_error=2e-16),
    Verdict("b", "笔记/n.md", Span(2, 3), "f", "x = 2x", Status.REFUTED, counterexample=COUNTER),
    Verdict("c", "笔记/n.md", Span(2, 3), "f", "?", Status.NOT_CHECKABLE, "no-meaning"),
]


def test_json_of_findings() -> None:
    report = json.loads(diagnostics_json(FOUND, SOURCES, formulas=3))
    assert (report["version"], report["files"], report["formulas"]) == (1, 1, 3)
    first = report["diagnostics"][0]
    assert first["start"] == {"line": 2, "column": 7, "offset": 8}
    assert first["end"] == {"line": 2, "column": 8, "offset": 9}
    assert first["fix"]["edits"] == [{"start": 8, "end": 9, "text": "\\\\"}]
    assert (first["catalogue"], first["severity"], first["hints"]) == ("M3", "error", ["h"])
    assert report["diagnostics"][1]["fix"] is None


def test_json_of_verdicts_is_strict_json() -> None:
    shown = verdicts_json(VERDICTS, SOURCES, seed=7)
    report = json.loads(shown, parse_constant=lambda name: (_ for _ in ()).throw(ValueError(name)))
    assert report["summary"] == {"not-checkable": 1, "refuted": 1, "verified": 1}
    assert report["claims"][1]["counterexample"]["values"] == {"x": [1.0, "inf"]}
    assert report["claims"][1]["start"]["line"] == 2


def test_github_commands_are_escaped() -> None:
    first, second = github(of_diagnostics(FOUND, SOURCES))
    assert first.startswith(
        "::error file=笔记/n.md,line=2,col=7,endLine=2,endColumn=8,title=NC203 lost-row-separator::"
    )
    assert first.endswith("Lost <one>%0A100%25 h")
    assert second.startswith("::notice ")


def test_junit_of_findings_and_verdicts() -> None:
    root = ElementTree.fromstring(junit(of_diagnostics(FOUND, SOURCES), [*SOURCES, "clean.md"]))
    assert [suite.get("name") for suite in root] == ["笔记/n.md", "clean.md"]
    assert root.get("failures") == "1"
    assert [case.find("failure") is not None for case in root[0]] == [True, False]
    verdicts = ElementTree.fromstring(junit(of_verdicts(VERDICTS, SOURCES), SOURCES))
    assert len(verdicts.findall(".//failure")) == 1
    assert len(verdicts.findall(".//skipped")) == 1


def test_junit_holds_only_characters_of_xml() -> None:
    odd = Diagnostic("NC501", "x", Severity.ERROR, "a\x00\x1b\ud800\ufffe😀好\n", "n\x01.md", Span(0, 1))
    shown = junit(of_diagnostics([odd], {"n\x01.md": SourceFile("n\x01.md", "x")}), [])
    case = ElementTree.fromstring(shown.encode())[0][0]
    assert case[0].get("message") == "a\ufffd\ufffd\ufffd\ufffd😀好\n"
    assert case.get("classname") == "n\ufffd.md"


def test_sarif_has_the_required_structure() -> None:
    log = json.loads(sarif(of_diagnostics(FOUND, SOURCES), SOURCES, version="1.0.0", titles={"NC203": "Lost"}))
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"].isascii()
        assert all(value >= 1 for value in location["region"].values())
        assert result["level"] in ("none", "note", "warning", "error")
    replacement = run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"] == "\\\\"


def test_sarif_kind_and_level_agree_for_verdicts() -> None:
    log = json.loads(sarif(of_verdicts(VERDICTS, SOURCES), SOURCES, version="1.0.0", titles={}))
    kinds = [(one["kind"], one["level"]) for one in log["runs"][0]["results"]]
    # SARIF 2.1.0, 3.27.10: where kind is anything but "fail", level is "none".
    assert kinds == [("pass", "none"), ("fail", "error"), ("fail", "note")]


def test_text_of_verdicts_shows_the_counterexample() -> None:
    lines = list(verdicts_text(VERDICTS, SOURCES))
    assert lines[0] == "3 claims: 1 verified, 1 refuted, 1 not checkable"
    assert lines[1].startswith("✗ refuted")
    assert "Not shown: 2 claims" in lines[-1]
    assert not any(line.startswith("✓") for line in lines)
    everything = list(verdicts_text(VERDICTS, SOURCES, everything=True))
    assert any(line.startswith("✓ verified 笔记/n.md:1:1  x = x") for line in everything)
    assert any("counterexample (seed 7): x = [1, inf]" in line for line in lines)
    assert verdicts_summary(VERDICTS) == "3 claims: 1 verified, 1 refuted, 1 not checkable"
    assert verdicts_summary(VERDICTS[:1], lang="zh") == "1 个论断: 1 已验证"
