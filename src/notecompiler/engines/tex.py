"""XeLaTeX, LuaLaTeX and Tectonic: the LaTeX document as a locked-down subprocess.

A document is run until its auxiliary files stop changing and no more often. Files that an earlier build left in the
scratch folder are used, so that an unchanged table of contents costs one pass.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from notecompiler.backends.base import Rendered
from notecompiler.engines import tex_log
from notecompiler.engines.base import EngineProblem, Limits, ProblemKind, Typeset
from notecompiler.engines.process import Outcome, run_limited
from notecompiler.fonts.model import FontSet

_JOB = "document"
_AUXILIARY = (".aux", ".toc", ".out")
_MAX_PASSES = 5
_LINE = re.compile(rb",srcline=\{\d+\}")
"""With LuaTeX a bookmark says on which line of the document it was made, for warnings only."""

_ELSEWHERE = "macOS: brew install --cask mactex; Windows: https://miktex.org"
_WHAT = {
    "xelatex": f"TeX Live (Debian, Ubuntu: apt install texlive-xetex texlive-lang-chinese texlive-latex-extra lmodern; {_ELSEWHERE})",
    "lualatex": f"TeX Live (Debian, Ubuntu: apt install texlive-luatex texlive-lang-chinese texlive-latex-extra lmodern; {_ELSEWHERE})",
    "tectonic": "Tectonic (https://tectonic-typesetting.github.io)",
}
"""What brings a program."""


@dataclass(frozen=True, slots=True)
class TexEngine:
    """One of the TeX programs, by its name."""

    name: str
    backend: str = "latex"

    def missing(self, lang: str) -> tuple[str, str] | None:
        """None when the program is on the path, else what is missing and how to get it."""
        if shutil.which(self.name) is not None:
            return None
        if lang == "zh":
            return f"没有安装 {self.name}", f"请安装 {_WHAT[self.name]}，或改用 --engine typst"
        return f"{self.name} is not installed", f"install {_WHAT[self.name]}, or build with --engine typst"

    def get_ready(self, workdir: Path, fonts: FontSet) -> None:
        """TeX is a program of its own and loads what it takes when it runs."""

    def typeset(
        self,
        rendered: Rendered,
        workdir: Path,
        fonts: FontSet,  # noqa: ARG002
        limits: Limits,
        *,
        draft: bool = False,  # noqa: ARG002
    ) -> Typeset:
        """Run the program over the document in `workdir`; the fonts are named in the document itself."""
        _lay_out(rendered, workdir)
        if self.name == "tectonic":
            return _tectonic(workdir, limits, rendered)
        run = partial(_run, folder=workdir, limits=limits, deadline=time.monotonic() + limits.seconds)
        return _passes(self.name, run, rendered, workdir)


_Run = Callable[[Sequence[str]], Outcome]


def _passes(program: str, run: _Run, rendered: Rendered, folder: Path) -> Typeset:
    """Run until the auxiliary files are stable, then have the PDF written."""
    xetex = program == "xelatex"
    before = _auxiliary(folder)
    fresh = not (folder / f"{_JOB}.aux").exists()
    for count in range(1, _MAX_PASSES + 1):
        # The first pass over a new document always changes the auxiliary files: its pages are not wanted.
        draft = "-no-pdf" if xetex else "-draftmode" if fresh and count == 1 else None
        outcome = run(_command(program, draft, halt=True))
        log = _read(folder / f"{_JOB}.log")
        if not outcome.ok:
            return _failed(program, run, outcome, rendered, folder, count)
        after = _auxiliary(folder)
        if after == before and (xetex or draft is None):
            break
        before = after
    if xetex and not (outcome := run(("xdvipdfmx", "-q", "-o", f"{_JOB}.pdf", f"{_JOB}.xdv"))).ok:
        return _failed(program, None, outcome, rendered, folder, count)
    return _finished(folder, log, rendered, count)


def _tectonic(folder: Path, limits: Limits, rendered: Rendered) -> Typeset:
    """Tectonic repeats by itself. What stops it before TeX starts, such as no network for its packages, is not in the log."""
    said, log = folder / "tectonic.txt", folder / f"{_JOB}.log"
    log.unlink(missing_ok=True)
    command = ("tectonic", "--untrusted", "--keep-logs", "--chatter", "minimal", f"{_JOB}.tex")
    outcome = run_limited(command, folder, _environment(folder), limits, limits.seconds, said)
    if outcome.ok:
        return _finished(folder, _read(log), rendered, 1)
    failed = _failed("tectonic", None, outcome, rendered, folder, 1)
    words = _read(said).strip()
    if outcome.timed_out or not words or _read(log):
        return failed
    first = next((line for line in words.splitlines() if line.startswith("error:")), words.splitlines()[-1])
    reason = f"tectonic stopped: {first.removeprefix('error:').strip()}"
    return Typeset(None, 0, (EngineProblem(ProblemKind.ERROR, reason, words),))


def _finished(folder: Path, log: str, rendered: Rendered, count: int) -> Typeset:
    pdf = folder / f"{_JOB}.pdf"
    found = tex_log.problems(log, rendered, f"{_JOB}.tex")
    if not pdf.is_file():
        nothing = EngineProblem(ProblemKind.ERROR, "the document has no pages", log[-400:])
        return Typeset(None, 0, (*found, nothing), count)
    return Typeset(pdf.read_bytes(), tex_log.pages(log), found, count)


def _failed(program: str, run: _Run | None, outcome: Outcome, rendered: Rendered, folder: Path, count: int) -> Typeset:
    """No document: say why. With `run`, go over it once more without stopping, to learn of every error at once."""
    if run is not None and not outcome.timed_out:
        outcome = run(_command(program, "-no-pdf" if program == "xelatex" else "-draftmode", halt=False))
    for suffix in (*_AUXILIARY, ".pdf", ".xdv"):
        (folder / f"{_JOB}{suffix}").unlink(missing_ok=True)
    log = _read(folder / f"{_JOB}.log")
    found = tex_log.problems(log, rendered, f"{_JOB}.tex")
    if outcome.timed_out:
        limit = EngineProblem(ProblemKind.LIMIT, f"{program} took too long", log[-400:])
        return Typeset(None, 0, (*found, limit), count)
    if not any(p.kind is ProblemKind.ERROR for p in found):
        ended = EngineProblem(ProblemKind.ERROR, f"{program} stopped (exit code {outcome.code})", log[-400:])
        found = (*found, ended)
    return Typeset(None, 0, found, count)


def _command(program: str, draft: str | None, *, halt: bool) -> tuple[str, ...]:
    options = ["-no-shell-escape", "-interaction=nonstopmode", "-file-line-error"]
    if program == "lualatex":
        options.append("--nosocket")
    if halt:
        options.append("-halt-on-error")
    if draft:
        options.append(draft)
    return (program, *options, f"-jobname={_JOB}", f"{_JOB}.tex")


def _run(arguments: Sequence[str], folder: Path, limits: Limits, deadline: float) -> Outcome:
    left = deadline - time.monotonic()
    if left <= 0:
        return Outcome(-1, timed_out=True)
    return run_limited(arguments, folder, _environment(folder), limits, left)


def _environment(folder: Path) -> dict[str, str]:
    """What the program sees: nothing of the user's TeX settings, paranoid file access, logs on long lines.

    Font caches are kept between builds in a folder of our own, because LuaTeX needs seconds to make them.
    """
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "notecompiler" / "tex"
    try:
        base.mkdir(parents=True, exist_ok=True)
        cache = base if os.access(base, os.W_OK) else folder
    except OSError:
        cache = folder
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TEXMFHOME": str(folder / "no-texmf"),
        "TEXMFVAR": str(cache / "texmf-var"),
        "TEXMFCONFIG": str(folder / "no-texmf"),
        "XDG_CACHE_HOME": str(cache),
        "openin_any": "p",
        "openout_any": "p",
        "shell_escape": "f",
        # A missing font is not to be drawn by Metafont: that would be another program, and slow.
        "MKTEXTFM": "0",
        "MKTEXPK": "0",
        "max_print_line": "100000",
        "error_line": "254",
        "half_error_line": "238",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0"),
        "FORCE_SOURCE_DATE": "1",
    }


def _lay_out(rendered: Rendered, folder: Path) -> None:
    """Put the document and the files that it includes into the scratch folder."""
    (folder / f"{_JOB}.tex").write_text(rendered.text, encoding="utf-8")
    for name, path in rendered.assets.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    if rendered.contents and not (folder / f"{_JOB}.aux").exists():
        (folder / f"{_JOB}.toc").write_text(rendered.contents, encoding="utf-8")


def _auxiliary(folder: Path) -> tuple[bytes, ...]:
    """What the next pass will read, as far as it prints something of it."""
    files = [folder / f"{_JOB}{suffix}" for suffix in _AUXILIARY]
    return tuple(_LINE.sub(b"", file.read_bytes()) if file.is_file() else b"" for file in files)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
