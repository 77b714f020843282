"""References to theorems, tables and figures, as LaTeX numbers them."""

from __future__ import annotations

from notecompiler.book import walk
from notecompiler.book.assemble import assemble
from notecompiler.book.labels import callout_title
from notecompiler.book.model import Book, Language
from notecompiler.book.text import plain_text
from notecompiler.document import Callout, Paragraph
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile

NOTE = """\\section{One}

By \\ref{thm:b}, \\cref{thm:a}, \\autoref{fig:x} and Table \\ref{tab:y}.

\\begin{theorem}[Cauchy]\\label{thm:a}
A.
\\end{theorem}
\\begin{theorem}
\\label{thm:b}
B.
\\end{theorem}
\\begin{figure}
\\includegraphics{a.png}
\\caption{A figure}
\\label{fig:x}
\\end{figure}
\\begin{table}
\\caption{A table}\\label{tab:y}
\\begin{tabular}{c} a \\\\ b \\end{tabular}
\\end{table}
"""


def _texts(book: Book, chapter: int = 0) -> list[str]:
    blocks = walk.blocks(book.chapters[chapter].blocks)
    return [plain_text(block.children) for block in blocks if isinstance(block, Paragraph)]


def test_references_show_numbers() -> None:
    assert _texts(assemble([ingest(SourceFile("a.md", NOTE))]))[0] == "By 2, Theorem 1, Figure 1 and Table 1."


def test_what_is_referred_to_shows_its_number() -> None:
    book = assemble([ingest(SourceFile("a.md", NOTE))])
    texts = _texts(book)
    assert "Figure 1\u2003A figure" in texts
    assert "Table 1\u2003A table" in texts
    callouts = [block for block in walk.blocks(book.chapters[0].blocks) if isinstance(block, Callout)]
    titles = [plain_text(callout_title(callout, Language.EN)) for callout in callouts]
    assert titles == ["Theorem 1 (Cauchy)", "Theorem 2"]


def test_numbers_in_a_book_begin_with_the_chapter() -> None:
    book = assemble([ingest(SourceFile("a.md", "# A\n")), ingest(SourceFile("b.md", NOTE))])
    assert _texts(book, 1)[0] == "By 2.2, Theorem 2.1, Figure 2.1 and Table 2.1."
