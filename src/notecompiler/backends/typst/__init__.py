"""The Typst backend: a book, its blocks, inlines and formulas as Typst markup."""

from __future__ import annotations

from typing import Final

from notecompiler.backends.typst.document import TypstBackend

BACKEND: Final = TypstBackend()
