"""Finding the rules: every module of `lint/rules/` that holds a `RULE`, in the order of their codes."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from notecompiler.lint import rules as rules_package
from notecompiler.lint.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, sorted by code.

    Modules whose name starts with an underscore are skipped. Two rules with one code or one name are a programming
    error and raise `ValueError`.
    """
    found = [rule for rule, _ in _modules()]
    for taken in ([rule.code for rule in found], [rule.name for rule in found]):
        twice = sorted({one for one in taken if taken.count(one) > 1})
        if twice:
            raise ValueError(f"two rules share {', '.join(twice)}")
    return tuple(found)


@cache
def page_source(code: str) -> str | None:
    """The docstring of the module that holds the rule with this code, None for an unknown code."""
    return next((doc for rule, doc in _modules() if rule.code == code), None)


@cache
def _modules() -> tuple[tuple[Rule, str], ...]:
    found = []
    for module_info in pkgutil.iter_modules(rules_package.__path__):
        if module_info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{rules_package.__name__}.{module_info.name}")
        rule: Rule = module.RULE
        found.append((rule, module.__doc__ or ""))
    return tuple(sorted(found, key=lambda pair: pair[0].code))
