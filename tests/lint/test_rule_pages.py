"""Every rule's page is complete in both languages, and its examples do what the page says."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from notecompiler.lint import rules as rules_package
from notecompiler.lint.discovery import page_source, rules
from notecompiler.lint.docs import Page, page
from notecompiler.lint.rule import Rule
from notecompiler.lint.suppress import UNUSED

from .running import CLAIMS, findings, fixed


def _page(rule: Rule, lang: str = "en") -> Page:
    return page(page_source(rule.code) or "", lang)


every_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.code}-{rule.name}")


def test_every_module_holds_the_rule_of_its_name() -> None:
    modules = {info.name for info in pkgutil.iter_modules(rules_package.__path__) if not info.name.startswith("_")}
    names = {rule.name.replace("-", "_") for rule in rules()}
    assert modules == names


@every_rule
def test_codes_and_names_have_their_form(rule: Rule) -> None:
    assert re.fullmatch(r"NC[1-5]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.check or rule.check_project or rule.name in {UNUSED, *CLAIMS}
    assert importlib.import_module(f"{rules_package.__name__}.{rule.name.replace('-', '_')}").RULE is rule


@every_rule
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_complete(rule: Rule, lang: str) -> None:
    shown = _page(rule, lang)
    assert shown.title
    assert bool(re.search(r"[\u4e00-\u9fff]", shown.title)) == (lang == "zh")


@every_rule
def test_the_example_fires_and_use_instead_is_silent(rule: Rule) -> None:
    shown = _page(rule)
    assert findings(shown.example, rule.code)
    assert not findings(shown.instead, rule.code)


@every_rule
def test_the_fix_of_the_example_is_use_instead(rule: Rule) -> None:
    shown = _page(rule)
    if not any(diagnostic.fix for diagnostic in findings(shown.example, rule.code)):
        return
    once = fixed(shown.example, rule.code, unsafe=True)
    assert once == shown.instead
    assert fixed(once, rule.code, unsafe=True) == once
