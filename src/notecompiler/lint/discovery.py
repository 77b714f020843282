"""Finding the rules: every module of `lint/rules/` that holds a `RULE`, in the order of their codes."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
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
def fixing_rules() -> tuple[Rule, ...]:
    """The rules that may have a safe fix, sorted by code.

    That a rule never has one is read in the text of its module: a build repairs notes and needs no other rules, and to
    import them all takes longer than to run those that it needs.
    """
    return tuple(rule for rule, _ in _found(name for name in _names() if not _promises_no_safe_fix(name)))


@cache
def page_source(code: str) -> str | None:
    """The docstring of the module that holds the rule with this code, None for an unknown code."""
    return next((doc for rule, doc in _modules() if rule.code == code), None)


@cache
def _modules() -> tuple[tuple[Rule, str], ...]:
    return _found(_names())


def _found(names: Iterable[str]) -> tuple[tuple[Rule, str], ...]:
    """The rules of modules with their docstrings, sorted by code."""
    modules = [importlib.import_module(f"{rules_package.__name__}.{name}") for name in names]
    return tuple(sorted(((module.RULE, module.__doc__ or "") for module in modules), key=lambda pair: pair[0].code))


def _names() -> tuple[str, ...]:
    found = (info.name for info in pkgutil.iter_modules(rules_package.__path__))
    return tuple(name for name in found if not name.startswith("_"))


def _promises_no_safe_fix(name: str) -> bool:
    try:
        text = pkgutil.get_data(rules_package.__name__, f"{name}.py")
    except OSError:  # installed without sources
        return False
    return text is not None and b"safe_fixes=False" in text
