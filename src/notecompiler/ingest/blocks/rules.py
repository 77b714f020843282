"""The block rules in order of precedence, with the rules that each may interrupt."""

from __future__ import annotations

from typing import Any

from notecompiler.ingest.blocks.admonitions import admonition_rule, tab_rule
from notecompiler.ingest.blocks.commonmark import LIBRARY_RULES, BlockRule, BlockToken, tokenize
from notecompiler.ingest.blocks.containers import container_rule, definition_rule
from notecompiler.ingest.blocks.definitions import comment_rule, footnote_rule, reference_rule
from notecompiler.ingest.blocks.directives import directive_rule, target_rule
from notecompiler.ingest.blocks.display import display_rule
from notecompiler.ingest.blocks.gutter import gutter_rule
from notecompiler.ingest.blocks.html import html_rule
from notecompiler.ingest.blocks.indented import indented_rule
from notecompiler.ingest.blocks.latex import latex_rule
from notecompiler.ingest.blocks.site_tags import site_tag_rule
from notecompiler.ingest.blocks.table import table_rule
from notecompiler.ingest.blocks.text import contents_rule, heading_rule, nesting_rule, paragraph_rule
from notecompiler.source import SourceFile

# markdown-it asks for its own interrupt chains by these names.
_TEXT = ("paragraph", "blockquote")
_ALL = ("paragraph", "blockquote", "list")

RULES: list[tuple[str, BlockRule, tuple[str, ...]]] = [
    ("nesting", nesting_rule, ()),
    ("comment", comment_rule, ("paragraph",)),
    ("latex", latex_rule, _ALL),
    ("directive", directive_rule, _ALL),
    ("target", target_rule, ("paragraph",)),
    ("container", container_rule, _ALL),
    ("admonition", admonition_rule, _ALL),
    ("tab", tab_rule, _ALL),
    ("display", display_rule, _ALL),
    ("gutter", gutter_rule, ("paragraph",)),
    ("code", indented_rule, ()),
    ("fence", LIBRARY_RULES["fence"], _ALL),
    ("blockquote", LIBRARY_RULES["blockquote"], _ALL),
    ("hr", LIBRARY_RULES["hr"], _ALL),
    ("list", LIBRARY_RULES["list"], _TEXT),
    ("footnote", footnote_rule, _TEXT),
    ("reference", reference_rule, ()),
    ("html_block", html_rule, _TEXT),
    ("heading", heading_rule, _TEXT),
    ("contents", contents_rule, ("paragraph",)),
    ("site_tag", site_tag_rule, _ALL),
    ("table", table_rule, ("paragraph",)),
    ("definition_list", definition_rule, ()),
    ("paragraph", paragraph_rule, ()),
]


def block_tokens(
    source: SourceFile, first_line: int, *, line_is_paragraph: bool
) -> tuple[list[BlockToken], dict[str, str]]:
    """The block tokens of a note from `first_line` (from 0) on, and its link targets by label.

    `line_is_paragraph`: every line of text is a paragraph of its own, as in clipped web pages.
    """
    env: dict[str, Any] = {"source": source.text, "references": {}, "line_is_paragraph": line_is_paragraph}
    # Same length, so that offsets in both are the same.
    text = source.text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in source.text else source.text
    return tokenize(text, first_line, RULES, env), env["references"]
