"""The program as a whole: help, languages, complaints, exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from notecompiler.cli import main
from notecompiler.cli.console import Console
from notecompiler.cli.program import COMMANDS

Capture = pytest.CaptureFixture[str]


def test_help_lists_every_command_without_importing_any(python_environment: dict[str, str]) -> None:
    code = (
        "import sys; from notecompiler.cli import main; main(['--help']);"
        "print([m for m in sys.modules if m.startswith('notecompiler.cli.')]);"
        "print([m for m in ('numpy', 'typst', 'markdown_it', 'jinja2', 'mpmath') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env=python_environment, capture_output=True, text=True, check=True
    )
    *help_lines, ours, heavy = run.stdout.splitlines()
    for name in COMMANDS:
        assert any(line.split()[:1] == [name] and len(line.split()) > 2 for line in help_lines), name
        assert f"notecompiler.cli.{name}'" not in ours
    assert heavy == "[]"


def test_no_command_is_answered_with_the_help(capsys: Capture) -> None:
    main([])
    said = capsys.readouterr()
    assert (said.out + said.err).startswith("Usage: notec")


def test_unknown_command_suggests_the_near_one(capsys: Capture) -> None:
    assert main(["buidl"]) == 2
    error = capsys.readouterr().err
    assert "buidl" in error
    assert "Did you mean build?" in error


def test_unknown_option_exits_2_with_a_hint(capsys: Capture) -> None:
    assert main(["build", "--frobnicate"]) == 2
    error = capsys.readouterr().err
    assert "--frobnicate" in error
    assert "notec build --help" in error


def test_messages_in_chinese_by_option_and_by_locale(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["--lang", "zh", "buidl"]) == 2
    assert "没有“buidl”这个命令" in capsys.readouterr().err
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main(["buidl"]) == 2
    assert "没有“buidl”这个命令" in capsys.readouterr().err


def test_missing_path_names_it_and_suggests(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lstm.md").write_text("x")
    assert main(["build", "lstn.md"]) == 2
    error = capsys.readouterr().err
    assert "lstn.md" in error
    assert "Did you mean lstm.md?" in error


def test_an_unexpected_exception_is_an_apology_and_2(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    from notecompiler.cli import program

    def explode(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(program.program, "main", explode)
    assert main(["build"]) == 2
    short = capsys.readouterr().err
    assert "ZeroDivisionError: inside" in short
    assert "Traceback" not in short
    assert main(["build", "--verbose"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_interrupt_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    from notecompiler.cli import program

    def interrupt(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program.program, "main", interrupt)
    assert main(["build"]) == 130


def test_a_closed_pipe_is_quiet(python_environment: dict[str, str]) -> None:
    code = (
        "import sys\n"
        "from notecompiler.cli import main, program\n"
        "program.program.main = lambda *a, **k: sys.stdout.write('x' * 1_000_000)\n"
        "sys.exit(main([]))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], env=python_environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == ""


@pytest.mark.parametrize(
    ("arguments", "environ", "color"),
    [
        ([], {}, "auto"),
        ([], {"NO_COLOR": "1"}, "never"),
        (["--color", "always"], {"NO_COLOR": "1"}, "always"),
        (["--color=never"], {"FORCE_COLOR": "1"}, "never"),
        ([], {"FORCE_COLOR": "1"}, "always"),
    ],
)
def test_color(arguments: list[str], environ: dict[str, str], color: str) -> None:
    assert Console.from_arguments(arguments, environ).color == color


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lint", "--colr"], "没有 --colr 这个选项。是不是想写 --color？"),
        (["lint", "--output-format", "x"], "--output-format 可用的值：text"),
        (["verify", "--trials", "x"], "--trials 应当是范围之内的整数"),
        (["build", "--jobs", "0"], "--jobs 应当是范围之内的整数"),
        (["verify", "--trials"], "--trials 的用法不对"),
        (["explain"], "缺少 name"),
    ],
)
def test_wrong_use_is_told_in_chinese(arguments: list[str], said: str, capsys: Capture) -> None:
    assert main(["--lang", "zh", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["fmt", "--help"], ["build", "--help"]])
def test_help_in_chinese_has_no_english_heading(arguments: list[str], capsys: Capture) -> None:
    assert main(["--lang", "zh", *arguments]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("用法：notec")
    assert not any(word in shown for word in ("Options", "Usage", "Show this", "Commands"))
