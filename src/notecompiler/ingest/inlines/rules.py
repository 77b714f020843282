"""Which rules may apply at which character, in order of precedence."""

from __future__ import annotations

import re

from notecompiler.ingest.inlines import breaks, code, html, latex, links, math, obsidian, roles, runs, site_tags
from notecompiler.ingest.inlines.scan import Rule

RULES: dict[str, tuple[Rule, ...]] = {
    "`": (code.code_span, latex.quotation),
    "$": (math.math, math.dollars),
    "\\": (math.math, latex.command, runs.escaped_bold, breaks.escape),
    "\n": (breaks.line_break,),
    "\r": (breaks.line_break,),
    "*": (runs.run,),
    "_": (runs.run,),
    "~": (latex.tie, runs.run),
    "{": (latex.switch, roles.role, site_tags.site_tag),
    "=": (runs.run,),
    "!": (obsidian.wikilink, links.open_bracket),
    "[": (obsidian.footnote_mark, obsidian.wikilink, links.open_bracket),
    "]": (links.close_bracket,),
    "^": (obsidian.inline_footnote, obsidian.block_id),
    "#": (obsidian.hashtag,),
    "%": (obsidian.comment,),
    "&": (breaks.entity,),
    "<": (links.angle_address, html.tag),
    "h": (links.bare_address,),
    "w": (links.bare_address,),
}

SPECIAL = re.compile(
    r"[\\`*_~$\[\]!<&#\n\r]|\{(?=\s*\\[a-z]|(?:eq|ref|numref|prf:ref|math)\}`|%-?\s*(?:(?:end)?raw|katex|math|mathjax)\b|\{[<%]\s*(?:katex|math|mathjax)\b)|=(?==)|\^(?=\[|[\w-]+\s*\Z)|%(?=%)|https?://|www\."
)
"""Every place where a rule may apply."""
