"""What KaTeX, MathJax and texvc know beyond LaTeX: HTML entity names, Khan Academy colours, and what print leaves out."""

from __future__ import annotations

from notecompiler.math.nodes import AtomClass
from notecompiler.math.signatures import (
    Boxed,
    Function,
    Ignored,
    OverUnder,
    Sign,
    Special,
    Table,
    Template,
    Unsupported,
    aliases,
    each,
    functions,
    short,
)

_COLOURS = ["blue", "6495ed", "orange", "ffa500", "pink", "ff00af", "red", "df0030", "green", "28ae7b", "gray", "808080", "purple", "9d38bd", "blueA", "ccfaff", "blueB", "80f6ff", "blueC", "63d9ea", "blueD", "11accd", "blueE", "0c7f99", "tealA", "94fff5", "tealB", "26edd5", "tealC", "01d1c1", "tealD", "01a995", "tealE", "208170", "greenA", "b6ffb0", "greenB", "8af281", "greenC", "74cf70", "greenD", "1fab54", "greenE", "0d923f", "goldA", "ffd0a9", "goldB", "ffbb71", "goldC", "ff9c39", "goldD", "e07d10", "goldE", "a75a05", "redA", "fca9a9", "redB", "ff8482", "redC", "f9685d", "redD", "e84d39", "redE", "bc2612", "maroonA", "ffbde0", "maroonB", "ff92c6", "maroonC", "ed5fa6", "maroonD", "ca337c", "maroonE", "9e034e", "purpleA", "ddd7ff", "purpleB", "c6b9fc", "purpleC", "aa87ff", "purpleD", "7854ab", "purpleE", "543b78", "mintA", "f5f9e8", "mintB", "edf2df", "mintC", "e0e5cc", "grayA", "f6f7f7", "grayB", "f0f1f2", "grayC", "e3e5e6", "grayD", "d6d8da", "grayE", "babec2", "grayF", "888d93", "grayG", "626569", "grayH", "3b3e40", "grayI", "21242c", "kaBlue", "314453", "kaGreen", "71b307"]  # fmt: skip

MACROS: Table = {
    **functions("arctg arcctg ch cosec cotg ctg cth sh tg th"),
    **{f"\\{name}": Function(text, limits=True) for name, text in (("argmin", "arg min"), ("argmax", "arg max"))},
    r"\plim": Function("plim", limits=True),
    r"\oiint": Function("∯", large=True),
    r"\oiiint": Function("∰", large=True),
    **aliases(
        r"""
            \alef \aleph
            \alefsym \aleph
            \bull \bullet
            \clubs \clubsuit
            \Dagger \ddagger
            \darr \downarrow
            \dArr \Downarrow
            \Darr \Downarrow
            \diamonds \diamondsuit
            \empty \emptyset
            \exist \exists
            \harr \leftrightarrow
            \hArr \Leftrightarrow
            \Harr \Leftrightarrow
            \hearts \heartsuit
            \image \Im
            \infin \infty
            \isin \in
            \lang \langle
            \larr \leftarrow
            \lArr \Leftarrow
            \Larr \Leftarrow
            \lrarr \leftrightarrow
            \lrArr \Leftrightarrow
            \Lrarr \Leftrightarrow
            \plusmn \pm
            \rang \rangle
            \rarr \rightarrow
            \rArr \Rightarrow
            \Rarr \Rightarrow
            \real \Re
            \sdot \cdot
            \sect \S
            \spades \spadesuit
            \sub \subset
            \sube \subseteq
            \supe \supseteq
            \thetasym \vartheta
            \uarr \uparrow
            \uArr \Uparrow
            \Uarr \Uparrow
            \weierp \wp
            \omicron o
            \lq `
        """,
    ),
    **{rf"\{name}": short(rf"\mathrm{{{letter}}}") for name, letter in (
        ("Alpha", "A"), ("Beta", "B"), ("Chi", "X"), ("Epsilon", "E"), ("Eta", "H"), ("Iota", "I"), ("Kappa", "K"),
        ("Mu", "M"), ("Nu", "N"), ("Omicron", "O"), ("Rho", "P"), ("Tau", "T"), ("Zeta", "Z"), ("bigO", "O"),
    )},
    **{rf"\{name}": short(rf"\mathbb{{{letter}}}") for name, letter in (
        ("C", "C"), ("cnums", "C"), ("Complex", "C"), ("N", "N"), ("natnums", "N"), ("Q", "Q"), ("R", "R"), ("reals", "R"),
        ("Reals", "R"), ("Z", "Z"),
    )},
    **{
        rf"\{name}": short(rf"\textcolor{{##{code}}}{{#1}}")
        for name, code in zip(_COLOURS[::2], _COLOURS[1::2], strict=True)
    },
    r"\AA": Sign("Å"),
    r"\aa": Sign("å"),
    r"\origof": Sign("⊶", AtomClass.REL),
    r"\imageof": Sign("⊷", AtomClass.REL),
    r"\minuso": Sign("⦵", AtomClass.BIN),
    r"\textregistered": Sign("®"),
    r"\textcopyright": Sign("©"),
    r"\rq": short("'"),
    **each(OverUnder(), r"\widecheck \Overrightarrow \overleftharpoon \overrightharpoon \overlinesegment"),
    **each(OverUnder(under=True), r"\utilde \underlinesegment"),
    r"\underbar": short(r"\underline{\text{#1}}"),
    r"\phase": Boxed(),
    r"\angl": Boxed(),
    r"\angln": short(r"\angl{n}"),
    r"\reflectbox": Boxed(text=True),
    r"\mathreflectbox": Boxed(),
    r"\href": Special("hyperlink"),
    r"\url": Special("web_address"),
    r"\hdashline": Ignored(),
    r"\KaTeX": short(r"\text{KaTeX}"),
    r"\TextOrMath": Template((("mm", "#2"),)),
    r"\varcoppa": Sign("ϙ"),
    # Attributes of a web page: print takes the body alone.
    **each(Special("hyperlink"), r"\class \cssId \style \htmlClass \htmlId \htmlStyle \htmlData \data"),
    r"\includegraphics": Unsupported("an image is written in Markdown, where its path is checked"),
}  # fmt: skip
