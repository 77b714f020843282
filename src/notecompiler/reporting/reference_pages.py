"""The pages of `notec explain` for what equations are checked against: a module of references, or one subject of it."""

from __future__ import annotations

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from notecompiler import references
from notecompiler.diagnostics import Phrase
from notecompiler.domains.domain import Domain
from notecompiler.domains.law import Law
from notecompiler.domains.registry import all_domains, all_laws

_CHECKS = Phrase("What it checks", "可核对的量")
_SOURCE = Phrase("Source code: references/{file}", "源代码：references/{file}")


def reference_names() -> tuple[str, ...]:
    """Every name that has a page: modules of references, domains, laws."""
    return tuple(dict.fromkeys((*_modules(), *(subject.name for subject in _subjects()))))


def reference_page(name: str, lang: str) -> str | None:
    """The page of a module, which shows all its subjects, or of a subject, which shows its own; None for another name."""
    found = [subject for subject in _subjects() if name in {subject.name, _module_name(subject)}]
    if name in _modules():
        module = import_module(f"{references.__name__}.{name}")
    elif found:
        module = import_module(found[0].reference.__module__)
    else:
        return None
    checks = "\n".join(f"    {line}" for subject in found for line in _checks(subject))
    file = _SOURCE.text(lang).format(file=f"{module.__name__.rpartition('.')[2]}.py")
    parts = [f"{name}: {inspect.getdoc(module) or ''}"]
    if checks:
        parts.append(f"{_CHECKS.text(lang)}\n{checks}")
    parts.append(f"{file}\n{_code(module)}")
    return "\n\n".join(parts)


def _modules() -> tuple[str, ...]:
    return tuple(info.name for info in pkgutil.iter_modules(references.__path__) if not info.name.startswith("_"))


def _subjects() -> tuple[Domain | Law, ...]:
    return (*all_domains(), *all_laws())


def _module_name(subject: Domain | Law) -> str:
    return subject.reference.__module__.rpartition(".")[2]


def _checks(subject: Domain | Law) -> Iterator[str]:
    """A subject and the symbols or quantities that it knows, each with the line that computes it."""
    from notecompiler.semantics.shapes import show
    from notecompiler.verify.network.evidence import line_of

    if isinstance(subject, Law):
        file, line = line_of(subject.reference, "")
        yield f"{subject.name}: {', '.join(subject.symbols)}  {file}:{line}"
        return
    yield subject.name
    for quantity in subject.quantities:
        if quantity.name in subject.computed:
            file, line = line_of(subject.reference, quantity.name)
            yield f"  {quantity.name:24} {show(quantity.shape):12} {file}:{line}"


def _code(module: ModuleType) -> str:
    """The source without the docstring that the page begins with."""
    source = inspect.getsource(module)
    first = ast.parse(source).body[0]
    has_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    lines = source.splitlines()[first.end_lineno if has_text else 0 :]
    return "\n".join(f"    {line}".rstrip() for line in lines).strip("\n")
