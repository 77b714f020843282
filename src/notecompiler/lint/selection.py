"""Which rules a run uses, and for which notes."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from notecompiler.lint.discovery import fixing_rules, rules
from notecompiler.lint.rule import Rule
from notecompiler.record import Record


class Selection(Record):
    """The user's choice of rules.

    A selector is a code ("NC203"), the beginning of codes ("NC2"), a rule's name ("lost-row-separator"), a row of the
    defect catalogue ("M3") or "ALL". With `select` empty, the rules that are on by default run. `per_file` pairs a glob on paths with selectors
    that are ignored in the notes it matches. `safe_fixes_only` leaves out the rules that never have a safe fix.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    safe_fixes_only: bool = False

    def rules(self, among: Iterable[Rule] | None = None) -> tuple[Rule, ...]:
        """The rules of the run, out of all rules or those `among` them."""
        if among is None:
            among = fixing_rules() if self.safe_fixes_only else rules()
        return tuple(
            rule
            for rule in among
            if (_matches(rule, self.select) if self.select else rule.on_by_default)
            and not _matches(rule, self.ignore)
            and (rule.safe_fixes or not self.safe_fixes_only)
        )

    def applies(self, code: str, name: str, path: str) -> bool:
        """Whether findings of a rule count in the note at `path`."""
        return not any(
            fnmatchcase(path, glob) or fnmatchcase(path, f"*/{glob}")
            for glob, selectors in self.per_file
            if any(_selects(selector, code, name, "") for selector in selectors)
        )


def unknown_selectors(selectors: Iterable[str]) -> tuple[str, ...]:
    """Those that select no rule, so that a misspelt one is reported instead of ignored."""
    return tuple(one for one in selectors if not any(_matches(rule, (one,)) for rule in rules()))


def selector_names() -> tuple[str, ...]:
    """Codes and names of all rules."""
    return tuple(name for rule in rules() for name in (rule.code, rule.name))


def _matches(rule: Rule, selectors: tuple[str, ...]) -> bool:
    return any(_selects(selector, rule.code, rule.name, rule.catalogue) for selector in selectors)


def _selects(selector: str, code: str, name: str, catalogue: str) -> bool:
    upper = selector.upper()
    return upper == "ALL" or (upper.startswith("NC") and code.startswith(upper)) or selector in (name, catalogue)
