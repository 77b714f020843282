"""The one module that knows markdown-it: its block tokenizer with our rules in it.

markdown-it gives lists, quotes, code, HTML and rules as CommonMark wants them; everything with formulas or exact places
in it is ours. Tokens carry what the builder needs in `meta`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, code, fence, hr, html_block, list_block
from markdown_it.token import Token

State: TypeAlias = StateBlock
BlockToken: TypeAlias = Token
BlockRule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]

MAX_LEVEL = 60
"""Containers nested deeper than this are read as text; markdown-it would drop what is below its own limit."""

LIBRARY_RULES: dict[str, BlockRule] = {
    "code": code,
    "fence": fence,
    "blockquote": blockquote,
    "hr": hr,
    "list": list_block,
    "html_block": html_block,
}


def tokenize(
    text: str, first_line: int, rules: list[tuple[str, BlockRule, tuple[str, ...]]], env: dict[str, Any]
) -> list[Token]:
    """The block tokens of `text` from `first_line` on. `rules` are (name, rule, the rules that it may interrupt)."""
    parser = MarkdownIt("zero", {"html": True, "maxNesting": MAX_LEVEL + 10})
    ruler = parser.block.ruler
    ruler.__rules__.clear()
    for name, rule, interrupts in rules:
        ruler.push(name, _placed(rule), {"alt": list(interrupts)})
    tokens: list[Token] = []
    if text:
        state = StateBlock(text, parser, env, tokens)
        parser.block.tokenize(state, first_line, state.lineMax)
    return tokens


def _placed(rule: BlockRule) -> BlockRule:
    """The rule, noting in its first token and in its list items where in the file each begins."""

    def placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        count = len(state.tokens)
        at = state.bMarks[start] + state.tShift[start]
        if not rule(state, start, end, silent):
            return False
        if silent or len(state.tokens) == count:
            return True
        first = state.tokens[count]
        first.meta["start"] = at
        if first.type in ("bullet_list_open", "ordered_list_open"):
            for token in state.tokens[count + 1 :]:
                if token.type == "list_item_open" and token.level == first.level + 1 and token.map:
                    line = token.map[0]
                    token.meta["start"] = state.bMarks[line] + state.tShift[line]
        return True

    return placed
