"""The book as a complete LaTeX document for XeLaTeX, LuaLaTeX and Tectonic, made to be read and edited by people."""

from __future__ import annotations

from notecompiler.backends.latex.document import LatexBackend

BACKEND = LatexBackend()
