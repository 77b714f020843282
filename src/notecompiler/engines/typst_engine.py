"""Typst in this very process.

Files come only from a scratch folder that holds the document and what it includes, and fonts only from the faces that
were chosen, so that the same notes give the same bytes wherever the same fonts are.
"""

from __future__ import annotations

import json
import os
import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from notecompiler.backends.base import Rendered
from notecompiler.engines.base import EngineProblem, Limits, ProblemKind, Typeset
from notecompiler.engines.typst_files import MAIN, files
from notecompiler.engines.typst_fonts import font_folder
from notecompiler.engines.typst_pictures import put_pictures
from notecompiler.engines.typst_problems import problems
from notecompiler.fonts.model import FontSet

if TYPE_CHECKING:
    from typst import Compiler, Fonts

_PAGE_COUNT = re.compile(rb"/Type\s*/Pages\b.{0,200}?/Count\s+(\d+)|/Count\s+(\d+).{0,200}?/Type\s*/Pages\b", re.DOTALL)


class TypstEngine:
    """The embedded engine. One object kept between builds recompiles in milliseconds: Typst remembers its work."""

    name = "typst"
    backend = "typst"

    def missing(self, lang: str) -> tuple[str, str] | None:
        """The package is a dependency; it can be missing only where no wheel of it exists."""
        if find_spec("typst") is not None:
            return None
        what = "没有安装 Python 包 typst" if lang == "zh" else "the Python package typst is not installed"
        return what, "pip install typst"

    def get_ready(self, workdir: Path, fonts: FontSet) -> None:
        """Load Typst, look through the fonts and, in a thread, set a word in each of the large ones."""
        main = workdir / MAIN
        main.touch()
        folder = font_folder(fonts, workdir)
        _compiler(main, folder)
        _load_faces(workdir / "faces.typ", folder, fonts)

    def begin(self, workdir: Path, opening: str) -> None:
        """Typst takes a document as a whole."""

    def typeset(
        self, rendered: Rendered, workdir: Path, fonts: FontSet, limits: Limits, *, draft: bool = False
    ) -> Typeset:
        """Compile the document. Typst cannot be stopped from outside, so only the output is limited.

        To tag a document for screen readers takes a third of the time that an edit of a long one costs; a draft is not tagged.
        """
        from typst import TypstError

        put_pictures(rendered.assets, workdir)
        parts = files(rendered)
        for part in parts:
            (workdir / part.name).write_text(part.text, encoding="utf-8", errors="replace", newline="")
        try:
            pdf = _compiler(workdir / MAIN, font_folder(fonts, workdir)).compile(
                format="pdf", timestamp=_timestamp(), pdf_tags=not draft
            )
        except TypstError as error:
            return Typeset(None, 0, problems(str(getattr(error, "diagnostic", error)), rendered, parts))
        except BaseException as error:
            # A fault inside Typst itself reaches Python as an exception that is no Exception.
            if type(error).__name__ != "PanicException":
                raise
            return Typeset(None, 0, (EngineProblem(ProblemKind.ERROR, "the typesetting engine failed", str(error)),))
        if not isinstance(pdf, bytes):
            return Typeset(None, 0, (EngineProblem(ProblemKind.ERROR, "no document was made"),))
        if len(pdf) > limits.output:
            message = f"the document is larger than {limits.output} bytes"
            return Typeset(None, 0, (EngineProblem(ProblemKind.LIMIT, message),))
        return Typeset(pdf, _pages(pdf))


@lru_cache(maxsize=8)
def _compiler(main: Path, fonts: Path) -> Compiler:
    """The compiler of a document. It follows the changes of its file, and what did not change is not set again."""
    import typst

    # Packages would be looked for below this path, which does not exist, and nothing is downloaded into it.
    nowhere = os.devnull + "/packages"
    return typst.Compiler(
        input=str(main),
        root=str(main.parent),
        font_paths=_fonts(fonts),
        package_path=nowhere,
        package_cache_path=nowhere,
    )


@lru_cache(maxsize=4)
def _fonts(folder: Path) -> Fonts:
    """The faces that Typst may use. All compilers share them, and what they have read of them."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])


@lru_cache(maxsize=4)
def _load_faces(sample: Path, folder: Path, fonts: FontSet) -> None:
    """Have the files of the Chinese faces read, which are large. Typst reads a face when it first sets something in it."""
    faces = (face for face in (fonts.song, fonts.hei, fonts.kai) if face is not None)
    lines = (f"#text(font: {json.dumps(face.family)}, weight: {face.weight})[\u4e00]" for face in faces)
    sample.write_text("\n".join(("$x$", *lines)), encoding="utf-8")
    Thread(target=_compiler(sample, folder).compile).start()


def _timestamp() -> int:
    """Seconds since 1970 as SOURCE_DATE_EPOCH gives them, else 0: never the clock."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdecimal() else 0


def _pages(pdf: bytes) -> int:
    counts = [int(first or second) for first, second in _PAGE_COUNT.findall(pdf)]
    return max(counts, default=0)
