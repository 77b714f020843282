"""References to theorems, tables and figures, as LaTeX numbers them."""

from __future__ import annotations

from collections.abc import Iterable

from notecompiler.book import walk
from notecompiler.book.assemble import assemble
from notecompiler.book.labels import callout_title
from notecompiler.book.model import Book, BookBlock, Language, Section
from notecompiler.book.text import plain_text
from notecompiler.document import Callout, Image, Link, Paragraph
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


QUARTO = """# Title

## One {#sec-one}

See @eq-two, [@eq-two], @fig-x, @tbl-y, Theorem -@thm-z, @sec-one, {eq}`eq-two`, {numref}`fig-x`, a@eq-two.org and @eq-none.

$$ a = b $$ {#eq-two}

![A figure](a.png){#fig-x width=50%}

| a | b |
|---|---|
| 1 | 2 |

: A table {#tbl-y}

::: {#thm-z}
## Cauchy

C.
:::
"""


def _links(blocks: Iterable[BookBlock]) -> list[tuple[str, str]]:
    links = (inline for inline in walk.all_inlines(blocks) if isinstance(inline, Link))
    return [(link.target, plain_text(link.children)) for link in links]


def test_quarto_and_myst_refer_by_name() -> None:
    book = assemble([ingest(SourceFile("a.md", QUARTO))])
    assert _texts(book)[0] == (
        "See (1), (1), Figure 1, Table 1, Theorem 1, Section 1, (1), Figure 1, a@eq-two.org and @eq-none."
    )
    assert [lost.target for lost in book.unresolved_links] == ["eq-none"]
    assert "Table 1\u2003A table" in _texts(book)
    images = [i for i in walk.all_inlines(book.chapters[0].blocks) if isinstance(i, Image)]
    assert [(image.target, image.alt) for image in images] == [("a.png", "Figure 1\u2003A figure")]
    (theorem,) = (block for block in book.chapters[0].blocks if isinstance(block, Callout))
    assert plain_text(callout_title(theorem, Language.EN)) == "Theorem 1 (Cauchy)"


def test_every_reference_is_a_link_to_what_it_names() -> None:
    for note in (NOTE, QUARTO):
        chapter = assemble([ingest(SourceFile("a.md", note))]).chapters[0]
        named = {b.anchor for b in walk.blocks(chapter.blocks) if isinstance(b, Callout | Paragraph) and b.anchor}
        named |= {row.anchor for equation in chapter.equations.values() for row in equation.rows}
        named |= {block.anchor for block in chapter.blocks if isinstance(block, Section)}
        links = _links(chapter.blocks)
        assert len(links) == (4 if note is NOTE else 8)
        assert {target.removeprefix("#") for target, _ in links} <= named


def test_a_title_that_names_its_kind_is_not_said_twice() -> None:
    book = assemble([ingest(SourceFile("a.md", "::: theorem Theorem 2.1 (Cauchy)\n$x = x$\n:::\n"))])
    (callout,) = (block for block in book.chapters[0].blocks if isinstance(block, Callout))
    assert plain_text(callout_title(callout, Language.EN)) == "Theorem 2.1 (Cauchy)"


def test_the_heading_that_became_the_title_can_be_linked_to() -> None:
    book = assemble([ingest(SourceFile("a.md", "# The Title\n\nSee [[#The Title]], [x](#the-title), [[#Other]].\n"))])
    assert [lost.target for lost in book.unresolved_links] == ["Other"]


def test_a_link_to_a_heading_elsewhere_shows_both() -> None:
    book = assemble([ingest(SourceFile("a.md", "# T\n\n[[N#H]], [[N]], [[#H]], [[N#H|words]].\n"))])
    assert _texts(book) == ["N > H, N, H, words."]
