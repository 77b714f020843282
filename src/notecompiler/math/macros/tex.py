"""Characters and primitives of TeX itself, and plain TeX's constructions (The TeXbook, chapters 16 to 18)."""

from __future__ import annotations

from notecompiler.math.nodes import AtomClass
from notecompiler.math.signatures import (
    Boxed,
    Forbidden,
    Glue,
    Ignored,
    Infix,
    Length,
    Rows,
    Sign,
    Sized,
    Special,
    Style,
    Table,
    aliases,
    each,
    short,
    signs,
)

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_THIN, _MEDIUM, _THICK = 3 / 18, 4 / 18, 5 / 18

MACROS: Table = {
    **{letter: Sign(letter) for letter in _LETTERS},
    **signs(
        AtomClass.ORD,
        """
            . .
            / /
            | |
            @ @
            " "
            ` ‘
        """,
    ),
    **signs(
        AtomClass.BIN,
        """
            + +
            - −
            * ∗
        """,
    ),
    **signs(
        AtomClass.REL,
        """
            = =
            < <
            > >
            : :
        """,
    ),
    **signs(
        AtomClass.OPEN,
        """
            ( (
            [ [
        """,
    ),
    **signs(
        AtomClass.CLOSE,
        """
            ) )
            ] ]
            ! !
            ? ?
        """,
    ),
    **signs(
        AtomClass.PUNCT,
        """
            , ,
            ; ;
        """,
    ),
    # Space. The first spelling of each width is the canonical one.
    r"\,": Glue(_THIN),
    r"\:": Glue(_MEDIUM),
    r"\;": Glue(_THICK),
    r"\!": Glue(-_THIN),
    "\\": Glue(1 / 3),
    "~": Glue(1 / 3),
    r"\quad": Glue(1.0),
    r"\qquad": Glue(2.0),
    r"\enspace": Glue(0.5),
    r"\negmedspace": Glue(-_MEDIUM),
    r"\negthickspace": Glue(-_THICK),
    r"\allowbreak": Glue(0.0),
    r"\nobreak": Glue(0.0),
    **aliases(
        r"""
            \thinspace \,
            \> \:
            \medspace \:
            \thickspace \;
            \negthinspace \!
            \enskip \enspace
            \nobreakspace ~
            \space ~
            \sp ^
            \sb _
        """,
    ),
    **each(Length(), r"\kern \mkern \hskip \mskip \hspace \hspace* \mspace"),
    # Fractions in the middle of their group.
    r"\over": Infix(),
    r"\atop": Infix(rule=False),
    r"\choose": Infix(rule=False, left="(", right=")"),
    r"\brace": Infix(rule=False, left=r"\{", right=r"\}"),
    r"\brack": Infix(rule=False, left="[", right="]"),
    r"\above": Infix(length=True),
    # Delimiters.
    r"\left": Special("left"),
    r"\right": Special("stray_right"),
    r"\middle": Special("stray_middle"),
    **each(Sized(AtomClass.ORD), r"\big \Big \bigg \Bigg"),
    **each(Sized(AtomClass.OPEN), r"\bigl \Bigl \biggl \Biggl"),
    **each(Sized(AtomClass.CLOSE), r"\bigr \Bigr \biggr \Biggr"),
    **each(Sized(AtomClass.REL), r"\bigm \Bigm \biggm \Biggm"),
    # Styles, classes, old fonts.
    **each(Style(switch=True), r"\displaystyle \textstyle \scriptstyle \scriptscriptstyle"),
    **each(Style(switch=True), r"\rm \bf \it \sf \tt \cal \mit \sl \sc"),
    **each(Style(), r"\mathord \mathop \mathbin \mathrel \mathopen \mathclose \mathpunct \mathinner"),
    r"\mathchoice": Special("mathchoice"),
    r"\not": Special("negated"),
    # Rows.
    r"\matrix": Rows("matrix"),
    r"\pmatrix": Rows("pmatrix"),
    r"\cases": Rows("cases"),
    # Boxes.
    r"\phantom": Boxed(),
    r"\hphantom": Boxed(),
    r"\vphantom": Boxed(),
    r"\mathstrut": short(r"\vphantom{(}"),
    r"\strut": short(r"\vphantom{(}"),
    r"\smash": Boxed(optional=1),
    r"\vcenter": Style(),
    r"\raise": Special("raised"),
    r"\lower": Special("raised"),
    **each(Boxed(text=True), r"\llap \rlap \clap"),
    # Structure.
    "{": Special("group"),
    "}": Special("stray_brace"),
    "^": Special("scripts"),
    "_": Special("scripts"),
    r"\limits": Special("scripts"),
    r"\nolimits": Special("scripts"),
    "&": Special("stray_ampersand"),
    "\\\\": Special("stray_row_end"),
    r"\cr": Special("stray_row_end"),
    "$": Special("stray_dollar"),
    "#": Special("stray_parameter"),
    r"\bgroup": Special("group"),
    r"\egroup": Special("stray_brace"),
    r"\char": Special("character"),
    **each(
        Ignored(),
        r"\relax \null \noindent \displaylimits \global \long \par \leavevmode \unskip \ignorespaces \noexpand",
    ),
    **each(Ignored(), r"\nonscript \vfill \hfill \hfil \break \nolinebreak \linebreak \/"),
    r"\penalty": Special("penalty"),
    r"\*": Special("discretionary_times"),
    # What reads, writes or reprograms TeX.
    **each(
        Forbidden(),
        r"""
        \input \openin \openout \read \readline \write \immediate \closein \closeout \include \InputIfFileExists \IfFileExists
        \catcode \lccode \uccode \mathcode \delcode \sfcode \csname \endcsname \expandafter \directlua \latelua \luaexec
        \special \loop \repeat \output \everypar \everymath \everydisplay \everyjob \shipout \dump \endinput \end \bye
        \scantokens \message \errmessage \show \meaning \string \jobname \font \batchmode \errorstopmode
        \newwrite \newread \newtoks \newcount \newdimen \newbox \aftergroup \afterassignment \futurelet
        \usepackage \RequirePackage \documentclass \makeatletter \makeatother \AtBeginDocument \verbatiminput
        \ShellEscape \pdfximage \XeTeXpicfile \primitive \pdfprimitive \uppercase \lowercase \edef \xdef \begingroup \endgroup
        """,
    ),
}
