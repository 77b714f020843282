"""All domains, discovered from this folder: every module that has `DOMAINS`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from notecompiler import domains
from notecompiler.domains.domain import Domain
from notecompiler.domains.law import Law


@cache
def all_domains() -> tuple[Domain, ...]:
    """Every domain by name, a variant after the domain that it is a variant of, the one with fewer dimensions first."""
    found: list[Domain] = []
    for info in sorted(pkgutil.iter_modules(domains.__path__), key=lambda info: info.name):
        found.extend(getattr(import_module(f"{domains.__name__}.{info.name}"), "DOMAINS", ()))
    return tuple(sorted(found, key=lambda domain: (domain.variant_of is not None, len(domain.dimensions), domain.name)))


@cache
def all_laws() -> tuple[Law, ...]:
    """Every law, from the modules that have `LAWS`."""
    names = sorted(info.name for info in pkgutil.iter_modules(domains.__path__))
    modules = (import_module(f"{domains.__name__}.{name}") for name in names)
    return tuple(law for module in modules for law in getattr(module, "LAWS", ()))
