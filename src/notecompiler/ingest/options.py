"""What a caller may choose about reading a note."""

from __future__ import annotations

from notecompiler.record import Record


class IngestOptions(Record):
    """`infer_headings`: recognise headings that lost their marks. `keep_chat`: an assistant's chatter stays in the blocks
    (lint and verification want all that is there; a build asks for False and gets `LeftOut` in its place).
    `macros`: TeX definitions (``\\newcommand…``) that hold from the first formula on. `ascii_formulas`: recognise
    formulas written as plain text. `parse_math`: False leaves every tree empty (for callers that need places only).
    """

    infer_headings: bool = True
    keep_chat: bool = True
    macros: tuple[str, ...] = ()
    ascii_formulas: bool = True
    parse_math: bool = True
