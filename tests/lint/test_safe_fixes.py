"""What `Rule.safe_fixes` promises: a rule that says it has no safe fix has none, in any case of any rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.diagnostics import Applicability
from notecompiler.ingest.note import ingest
from notecompiler.lint.discovery import fixing_rules, rules
from notecompiler.lint.runner import lint
from notecompiler.lint.selection import Selection
from notecompiler.source import SourceFile

CASES = sorted((Path(__file__).parent.parent / "cases" / "lint").glob("*.md"))
NEVER = {rule.code for rule in rules() if not rule.safe_fixes}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_safe_fix_where_none_is_promised(case: Path) -> None:
    document = ingest(SourceFile(case.name, case.read_text(encoding="utf-8")))
    found = lint([document], Selection(select=("ALL",)))
    wrong = [d for d in found if d.code in NEVER and d.fix and d.fix.applicability is Applicability.SAFE]
    assert wrong == []


def test_what_the_text_of_a_module_promises_is_what_its_rule_promises() -> None:
    """A build imports only the rules whose text does not promise that they never have a safe fix."""
    assert fixing_rules() == tuple(rule for rule in rules() if rule.safe_fixes)
