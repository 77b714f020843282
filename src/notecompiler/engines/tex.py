"""XeLaTeX, LuaLaTeX and Tectonic: the LaTeX document as a locked-down subprocess.

A document is run until its auxiliary files stop changing and no more often. Files that an earlier build left in the
scratch folder are used, so that an unchanged table of contents costs one pass. A new document takes two passes or more: the
second loads its packages while the first sets the pages, and the first may have loaded them before the document was there.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from notecompiler.backends.base import Rendered
from notecompiler.engines import tex_log
from notecompiler.engines.base import EngineProblem, Limits, ProblemKind, Typeset
from notecompiler.engines.process import Outcome, Waiting, run_limited
from notecompiler.engines.tex_ahead import Ahead, ahead, is_worthwhile, preamble
from notecompiler.fonts.folders import cache_folder
from notecompiler.fonts.model import FontSet
from notecompiler.record import Record

_JOB = "document"
_NEXT = "following"
"""The job of a pass that begins while another one is still under way."""
_AUXILIARY = (".aux", ".toc", ".out")
_RESULTS = (".log", ".xdv", ".pdf")
_MAX_PASSES = 5
_PLACE = re.compile(rb",src(?:file=\{[0-9A-F]*\}|line=\{\d+\})")
"""With LuaTeX a bookmark says in which file and line it was made, for warnings only."""

_ELSEWHERE = "macOS: brew install --cask mactex; Windows: https://miktex.org"
_WHAT = {
    "xelatex": f"TeX Live (Debian, Ubuntu: apt install texlive-xetex texlive-lang-chinese texlive-latex-extra lmodern; {_ELSEWHERE})",
    "lualatex": f"TeX Live (Debian, Ubuntu: apt install texlive-luatex texlive-lang-chinese texlive-latex-extra lmodern; {_ELSEWHERE})",
    "tectonic": "Tectonic (https://tectonic-typesetting.github.io)",
}
"""What brings a program."""


class TexEngine(Record):
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

    def begin(self, workdir: Path, opening: str) -> None:
        """Start the first pass over a new document, which will wait for the rest of it."""
        if opening and self.name != "tectonic" and is_worthwhile() and _is_new(workdir):
            work = _Work(self.name, workdir, Limits())
            if begun := work.ahead(_JOB, opening):
                _BEGUN[workdir] = begun

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
        work = _Work(self.name, workdir, limits)
        if self.name == "tectonic":
            return _tectonic(work, rendered)
        return _passes(work, rendered, _BEGUN.pop(workdir, None))


_BEGUN: dict[Path, Ahead] = {}
"""The passes that wait for their documents, by the folder."""


class _Work:
    """Runs of a program in a folder, which together may take so long."""

    def __init__(self, program: str, folder: Path, limits: Limits) -> None:
        self.program, self.folder, self.limits = program, folder, limits
        self.is_xetex = program == "xelatex"
        self._environment = _environment(folder)
        self._deadline = time.monotonic() + limits.seconds

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return max(self._deadline - time.monotonic(), 0.01)

    def run(self, command: Sequence[str], said: Path | None = None) -> Outcome:
        """Run a command to its end; what it says goes into the file `said`."""
        return run_limited(command, self.folder, self._environment, self.limits, self.left, said)

    def draft(self, *, first: bool) -> str | None:
        """The option of a pass that makes no PDF: XeTeX has it made once by another program, others spare the first one."""
        return "-no-pdf" if self.is_xetex else "-draftmode" if first else None

    def ahead(self, job: str, opening: str) -> Ahead | None:
        """Begin the first or the second pass of a new document, by its job."""
        draft = self.draft(first=job == _JOB)
        start = partial(
            Waiting, folder=self.folder, environment=self._environment, limits=self.limits, seconds=self.limits.seconds
        )
        return ahead(start, _command(self.program, draft, job, halt=True), job, opening, self.folder)


def _passes(work: _Work, rendered: Rendered, begun: Ahead | None) -> Typeset:
    """Run until the auxiliary files are stable, then have the PDF written."""
    new = _is_new(work.folder)
    if begun is not None and not (new and begun.fits(rendered.text)):
        begun.stop()
        begun = None
    if begun is not None:
        begun.go_on(rendered.text)
    following = work.ahead(_NEXT, preamble(rendered.text)) if new and is_worthwhile() else None
    try:
        return _until_stable(work, rendered, begun, following, new=new)
    finally:
        if following is not None:
            following.stop()


def _until_stable(
    work: _Work, rendered: Rendered, begun: Ahead | None, following: Ahead | None, *, new: bool
) -> Typeset:
    """The passes, of which the first two may have begun."""
    before = _auxiliary(work.folder)
    for count in range(1, _MAX_PASSES + 1):
        draft = work.draft(first=new and count == 1)
        if begun is not None and count == 1:
            outcome = begun.waiting.ended(work.left)
        elif following is not None and count == 2:
            outcome = _followed(following, work, rendered.text)
        else:
            outcome = work.run((*_command(work.program, draft, _JOB, halt=True), f"{_JOB}.tex"))
        log = _read(work.folder / f"{_JOB}.log")
        if not outcome.ok:
            return _failed(work, outcome, rendered, count)
        after = _auxiliary(work.folder)
        if after == before and (work.is_xetex or draft is None):
            break
        before = after
    if work.is_xetex and not (outcome := work.run(("xdvipdfmx", "-q", "-o", f"{_JOB}.pdf", f"{_JOB}.xdv"))).ok:
        return _failed(work, outcome, rendered, count, again=False)
    return _finished(work.folder, log, rendered, count)


def _followed(following: Ahead, work: _Work, text: str) -> Outcome:
    """The second pass, which has a name of its own because both write a log: it gets what the first left, and its results
    take their place."""
    for suffix in _AUXILIARY:
        if (file := work.folder / f"{_JOB}{suffix}").is_file():
            shutil.copyfile(file, work.folder / f"{_NEXT}{suffix}")
    outcome = following.go_on(text).ended(work.left)
    for suffix in (*_AUXILIARY, *_RESULTS):
        if (file := work.folder / f"{_NEXT}{suffix}").is_file():
            file.replace(work.folder / f"{_JOB}{suffix}")
    return outcome


def _tectonic(work: _Work, rendered: Rendered) -> Typeset:
    """Tectonic repeats by itself. What stops it before TeX starts, such as no network for its packages, is not in the log."""
    folder = work.folder
    said, log = folder / "tectonic.txt", folder / f"{_JOB}.log"
    log.unlink(missing_ok=True)
    outcome = work.run(("tectonic", "--untrusted", "--keep-logs", "--chatter", "minimal", f"{_JOB}.tex"), said)
    if outcome.ok:
        return _finished(folder, _read(log), rendered, 1)
    failed = _failed(work, outcome, rendered, 1, again=False)
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


def _failed(work: _Work, outcome: Outcome, rendered: Rendered, count: int, *, again: bool = True) -> Typeset:
    """No document: say why. Go over it `again` without stopping, to learn of every error at once."""
    program, folder = work.program, work.folder
    if again and not outcome.timed_out:
        outcome = work.run((*_command(program, work.draft(first=True), _JOB, halt=False), f"{_JOB}.tex"))
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


def _command(program: str, draft: str | None, job: str, *, halt: bool) -> tuple[str, ...]:
    options = ["-no-shell-escape", "-interaction=nonstopmode", "-file-line-error"]
    if program == "lualatex":
        options.append("--nosocket")
    if halt:
        options.append("-halt-on-error")
    if draft:
        options.append(draft)
    return (program, *options, f"-jobname={job}")


def _environment(folder: Path) -> dict[str, str]:
    """What the program sees: nothing of the user's TeX settings, paranoid file access, logs on long lines.

    Font caches are kept between builds in a folder of our own, because LuaTeX needs seconds to make them.
    """
    base = cache_folder() / "tex"
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
    if rendered.contents and _is_new(folder):
        (folder / f"{_JOB}.toc").write_text(rendered.contents, encoding="utf-8")


def _is_new(folder: Path) -> bool:
    """Whether no pass over the document left anything here."""
    return not (folder / f"{_JOB}.aux").exists()


def _auxiliary(folder: Path) -> tuple[bytes, ...]:
    """What the next pass will read, as far as it prints something of it."""
    files = [folder / f"{_JOB}{suffix}" for suffix in _AUXILIARY]
    return tuple(_PLACE.sub(b"", file.read_bytes()) if file.is_file() else b"" for file in files)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
