"""`notec lint` and `notec explain` as users run them."""

from __future__ import annotations

import codecs
import io
import json
import sys
from pathlib import Path

import pytest

from notecompiler.cli import main
from notecompiler.domains.registry import all_domains, all_laws
from notecompiler.lint.discovery import rules

Capture = pytest.CaptureFixture[str]
FAULTY = "# Note\n\n$$\ny = x^2\n$$glued text with $ x $\n"


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "note.md"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_findings_go_to_standard_output_and_exit_with_1(note: Path, capsys: Capture) -> None:
    assert main(["lint", "note.md"]) == 1
    shown = capsys.readouterr().out
    assert "warning[NC112]: Text is glued to the end of the formula." in shown
    assert "note.md:5:1" in shown
    assert "--fix" in shown
    assert note.read_text() == FAULTY


def test_messages_in_chinese(note: Path, capsys: Capture) -> None:
    assert main(["lint", "note.md", "--lang", "zh"]) == 1
    assert "警告[NC112]: 公式结尾后面粘着文字。" in capsys.readouterr().out


def test_exit_zero_and_information_only(note: Path, capsys: Capture) -> None:
    assert main(["lint", "note.md", "--exit-zero"]) == 0
    assert main(["lint", "note.md", "--select", "NC114"]) == 0
    assert main(["lint", "note.md", "--ignore", "text-glued-to-display"]) == 0
    assert main(["lint", "note.md", "--select", "NC1", "--ignore", "NC114"]) == 1


def test_fix_writes_and_a_second_run_changes_nothing(note: Path, capsys: Capture) -> None:
    assert main(["lint", "note.md", "--fix"]) == 0
    fixed = note.read_text()
    assert fixed == "# Note\n\n$$\ny = x^2\n$$\nglued text with $x$\n"
    assert main(["lint", "note.md", "--fix"]) == 0
    assert note.read_text() == fixed


def test_diff_shows_and_writes_nothing(note: Path, capsys: Capture) -> None:
    assert main(["lint", "note.md", "--diff"]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert "-$$glued text with $ x $" in shown
    assert "+glued text with $x$" in shown
    assert note.read_text() == FAULTY


def test_json_has_the_documented_form(note: Path, capsys: Capture) -> None:
    main(["lint", "note.md", "--output-format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert (report["version"], report["files"], report["formulas"]) == (1, 1, 2)
    for one in report["diagnostics"]:
        keys = {"code", "name", "severity", "message", "hints", "path", "start", "end", "catalogue", "fix"}
        assert set(one) == keys
        assert set(one["start"]) == {"line", "column", "offset"}


@pytest.mark.parametrize("form", ["concise", "sarif", "github", "junit"])
def test_every_format_prints_something(note: Path, capsys: Capture, form: str) -> None:
    assert main(["lint", "note.md", "--output-format", form]) == 1
    assert "NC112" in capsys.readouterr().out


def test_standard_input_is_fixed_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Let $ x $ be.\n"), encoding="utf-8"))
    assert main(["lint", "-", "--fix"]) == 0
    assert capsys.readouterr().out == "Let $x$ be.\n"


def test_unknown_rules_and_unreadable_notes_are_wrong_use(note: Path, capsys: Capture) -> None:
    assert main(["lint", "note.md", "--select", "padded-inline-maths"]) == 2
    assert "Did you mean padded-inline-math?" in capsys.readouterr().err
    note.write_bytes(b"\x00\x01\x02" * 100)
    assert main(["lint", "note.md"]) == 2
    assert "note.md" in capsys.readouterr().err


def test_configuration_selects_and_ignores_per_file(note: Path, capsys: Capture) -> None:
    (note.parent / "notecompiler.toml").write_text('[per-file-ignores]\n"note.md" = ["NC112"]\n')
    assert main(["lint", "note.md"]) == 0
    (note.parent / "notecompiler.toml").write_text('ignore = ["NC1"]\n')
    assert main(["lint", "note.md"]) == 0
    assert "Nothing to report" in capsys.readouterr().out.splitlines()[-1]


def test_macros_of_the_configuration_are_known(note: Path, capsys: Capture) -> None:
    note.write_text("$x \\in \\RR$\n")
    assert main(["lint", "note.md"]) == 1
    assert "There is no command" in capsys.readouterr().out
    (note.parent / "notecompiler.toml").write_text('[macros]\nRR = "\\\\mathbb{R}"\n')
    assert main(["lint", "note.md"]) == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_code_is_explained(lang: str, capsys: Capture) -> None:
    for rule in rules():
        assert main(["explain", rule.code, "--lang", lang]) == 0
        shown = capsys.readouterr().out
        assert shown.startswith(f"{rule.code} {rule.name}: ")


def test_every_reference_that_a_verdict_names_is_explained(capsys: Capture) -> None:
    for subject in (*all_domains(), *all_laws()):
        assert main(["explain", subject.name]) == 0
        assert f"def {subject.reference.__name__}" in capsys.readouterr().out


def test_statuses_and_references_are_explained(capsys: Capture) -> None:
    assert main(["explain", "refuted"]) == 0
    assert "counterexample" in capsys.readouterr().out
    assert main(["explain", "lstm", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "def step" in shown
    assert "forget_gate" in shown.partition("源代码")[0]
    assert shown.count("Gers") == 1, "the text is not there once more in the source"
    assert main(["explain", "NC99"]) == 2
    assert "no page" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("gb18030", b"")]
)
def test_fix_keeps_encoding_mark_and_line_endings(note: Path, encoding: str, mark: bytes) -> None:
    text = "标题行的内容在这里,没有改动\r\n\r\n公式 $ x $ 与 $y$ 之间的文字　保持原样\r\n"
    note.write_bytes(mark + text.encode(encoding))
    assert main(["lint", "note.md", "--fix", "--select", "NC114"]) == 0
    assert note.read_bytes() == mark + text.replace("$ x $", "$x$").encode(encoding)
