"""`notec build` from the outside: files, names, report, exit codes."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from notecompiler.cli import main

Capture = pytest.CaptureFixture[str]

LSTM = "# Gates\n\n## Forget gate\n\n$$\nf_t = \\sigma(W_f [h_{t-1}, x_t] + b_f)\n$$\n\nInline $a^2$ too.\n"
FAULTY = "# Faulty\n\n$$\nx = \\undefinedcommand{y}\n$$\n\n$$\ny = 10% + 1\n$$\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("notes/a.md", LSTM), ("notes/b.md", "# B\n\n$x$ and $y$\n"), ("faulty.md", FAULTY)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def build(*arguments: str) -> int:
    return main(["build", *arguments])


def made(folder: str = "build") -> set[str]:
    return {path.name for path in Path(folder).iterdir() if not path.name.startswith(".")}


def report(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path("build", f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def test_a_folder_gives_a_book_named_after_it(capsys: Capture) -> None:
    assert build("notes") == 0
    assert made() == {"notes.pdf", "notes.tex", "notes.json"}
    assert Path("build/notes.pdf").read_bytes().startswith(b"%PDF-")
    tex = Path("build/notes.tex").read_text(encoding="utf-8")
    assert "\\documentclass" in tex
    assert tex.rstrip().endswith("\\end{document}")
    assert "build/notes.pdf" in capsys.readouterr().out


def test_the_report_has_exactly_the_agreed_keys() -> None:
    assert build("notes") == 0
    told = report("notes")
    assert list(told) == [
        "version", "engine", "pages", "seconds", "notes", "formulas", "repairs", "missing_glyphs", "missing_images",
        "unresolved_links", "left_out", "verdicts",
    ]  # fmt: skip
    assert told["version"] == 1
    assert told["engine"] == "typst"
    assert told["pages"] >= 1
    assert list(told["seconds"]) == ["ingest", "parse", "verify", "emit", "typeset"]
    assert told["notes"] == ["notes/a.md", "notes/b.md"]
    assert told["formulas"] == {"total": 4, "typeset": 4, "quarantined": []}


def test_the_report_lists_what_was_left_out_of_a_list_too() -> None:
    Path("l.md").write_text("# L\n\n<!-- above -->\n\n- item\n\n  <!-- inside -->\n")
    assert build("l.md", "--no-verify") == 0
    assert [entry["lines"] for entry in report("l")["left_out"]] == [[3, 3], [7, 7]]


def test_several_arguments_and_each() -> None:
    assert build("notes", "faulty.md") == 0
    assert {name for name in made() if name.endswith(".pdf")} == {"notes.pdf", "faulty.pdf"}
    assert build("notes", "--each", "-o", "each") == 0
    assert {name for name in made("each") if name.endswith(".pdf")} == {"a.pdf", "b.pdf"}


def test_notes_of_one_name_do_not_overwrite_each_other() -> None:
    Path("other").mkdir()
    Path("other/a.md").write_text("# Other\n")
    assert build("notes/a.md", "other/a.md", "--to", "tex") == 0
    assert {name for name in made() if name.endswith(".tex")} == {"notes-a.tex", "other-a.tex"}


def test_a_repair_is_listed_and_a_hopeless_formula_is_quarantined(capsys: Capture) -> None:
    assert build("faulty.md") == 0
    told = report("faulty")
    assert told["formulas"]["total"] == 2
    assert told["formulas"]["typeset"] == 1
    (box,) = told["formulas"]["quarantined"]
    assert (box["path"], box["line"]) == ("faulty.md", 4)
    assert "undefinedcommand" in box["tex"]
    assert "undefinedcommand" in box["reason"]
    assert [(r["line"], r["before"], r["after"]) for r in told["repairs"]] == [(8, "%", "\\%")]
    assert "faulty.md:4:" in capsys.readouterr().out


def test_a_font_family_that_is_not_here_is_named(capsys: Capture) -> None:
    Path("notecompiler.toml").write_text('[fonts]\nlatin = "No Such Font At All"\n', encoding="utf-8")
    assert build("notes/b.md", "--no-verify") == 0
    assert "No Such Font At All" in capsys.readouterr().err


def test_characters_without_glyphs_are_listed_by_script(capsys: Capture) -> None:
    Path("hmong.md").write_text("# T\n\n\U00016b00\U00016b01\U00016b02 here\n", encoding="utf-8")  # Pahawh Hmong
    assert build("hmong.md", "--no-verify") == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "glyph" in line]
    glyphs = "\U00016b00\U00016b01\U00016b02"
    told_glyphs = f"no font has glyphs for 3 characters (PAHAWH): {glyphs}; install a font that has them"
    assert told == [f"  hmong.md:3:1: {told_glyphs}"]


def test_strict_is_1_for_a_quarantined_formula_also_when_nothing_changed() -> None:
    assert build("faulty.md", "--strict") == 1
    assert build("faulty.md", "--strict") == 1
    assert build("notes", "--strict") == 0


def test_formats() -> None:
    assert build("notes", "--to", "pdf,tex,typ") == 0
    assert made() == {"notes.pdf", "notes.tex", "notes.typ", "notes.json"}
    assert build("notes", "--to", "tex", "-o", "text") == 0
    assert made("text") == {"notes.tex", "notes.json"}


def test_the_same_notes_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert build("notes", "--to", "pdf,tex,typ", "-o", "one") == 0
    assert build("notes", "--to", "pdf,tex,typ", "-o", "two", "--jobs", "2") == 0
    for name in made("one"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes(), name


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("# 标题\n\n$a$\n".encode())))
    assert build("-") == 0
    assert made() == {"stdin.pdf", "stdin.tex", "stdin.json"}


def test_nothing_is_done_when_nothing_changed(capsys: Capture, python_environment: dict[str, str]) -> None:
    assert build("notes") == 0
    before = {path: path.stat().st_mtime_ns for path in Path("build").iterdir()}
    code = (
        "import sys; from notecompiler.cli import main; code = main(['build', 'notes'])\n"
        "heavy = {'typst', 'numpy', 'markdown_it', 'jinja2', 'pygments', 'notecompiler.pipeline'}\n"
        "sys.exit(code or (3 if heavy & set(sys.modules) else 0))\n"
    )
    again = subprocess.run([sys.executable, "-c", code], env=python_environment, capture_output=True, text=True)
    assert (again.returncode, again.stderr) == (0, "")
    assert "up to date" in again.stdout
    assert {path: path.stat().st_mtime_ns for path in Path("build").iterdir()} == before


@pytest.mark.parametrize("change", ["note", "new note", "setting", "output", "option"])
def test_any_change_builds_again(capsys: Capture, change: str) -> None:
    assert build("notes") == 0
    capsys.readouterr()
    arguments = ["notes"]
    match change:
        case "note":
            Path("notes/b.md").write_text("# B\n\n$z$ and $y$\n")
        case "new note":
            Path("notes/c.md").write_text("# C\n")
        case "setting":
            Path("notecompiler.toml").write_text("infer-headings = false\n")
        case "output":
            Path("build/notes.tex").unlink()
        case "option":
            arguments.append("--no-verify")
    assert build(*arguments) == 0
    assert "up to date" not in capsys.readouterr().out
    assert Path("build/notes.tex").exists()


def test_encodings_give_the_same_document() -> None:
    text = "# 标题\n\n中文与公式 $a+b$ 混排,足够长的一句话。\n"
    written = []
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        Path("one.md").write_bytes(text.encode(encoding))
        assert build("one.md", "--to", "tex") == 0
        written.append(Path("build/one.tex").read_bytes())
    assert len(set(written)) == 1


def test_places_in_the_report_are_those_of_the_file() -> None:
    Path("shifted.md").write_text("$$a$$对两边求导\n" * 3 + "\n$$\n\\undefinedcommand\n$$\n", encoding="utf-8")
    assert build("shifted.md") == 0
    assert [box["line"] for box in report("shifted")["formulas"]["quarantined"]] == [6]


def test_links_to_notes_beside_a_document_are_not_lost() -> None:
    Path("notes/c.md").write_text("# C\n\n[[a]] and [[b#B|there]] and [[nowhere]]\n")
    assert build("notes/c.md") == 0
    assert [(lost["line"], lost["target"]) for lost in report("c")["unresolved_links"]] == [(3, "nowhere")]


def test_pictures_of_two_documents_do_not_mix() -> None:
    for name, shade in (("x", b"\x00"), ("图", b"\xff")):
        Path(name).mkdir()
        Path(name, "pic.png").write_bytes(_png(shade))
        Path(name, f"{name}.md").write_text(f"# {name}\n\n![p](pic.png)\n", encoding="utf-8")
    assert build("x", "图", "--to", "pdf,tex") == 0
    pictures = sorted(Path("build").glob("*-images/1.png"))
    assert {picture.read_bytes() for picture in pictures} == {_png(b"\x00"), _png(b"\xff")}
    tex = Path("build/图.tex").read_text(encoding="utf-8")
    assert any(picture.parent.name in tex for picture in pictures)


def _png(shade: bytes) -> bytes:
    """A picture of one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00" + shade)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_what_is_missing_is_told_with_what_to_do(capsys: Capture) -> None:
    text = "# N\n\n$\\exits x$ ![a](https://example.org/a.png) ![b](b.png) ![c](c.webp) 한\n"
    Path("n.md").write_text(text, encoding="utf-8")
    assert build("n.md", "--lang", "en") == 0
    told = capsys.readouterr()
    lines = (told.out + told.err).splitlines()
    assert "  n.md:3:2: not typeset: There is no command \\exits. Perhaps: \\exists x" in lines
    assert "  n.md:3: images on the web are not fetched; save it beside the note: https://example.org/a.png" in lines
    assert "  n.md:3: image not found: b.png" in lines
    assert "  n.md:3: pictures are printed from PNG, JPEG and PDF files; convert c.webp" in lines
    (box,) = report("n")["formulas"]["quarantined"]
    assert box["proposal"] == "\\exists x"
