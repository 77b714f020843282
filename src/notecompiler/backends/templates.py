"""Jinja, and nothing else here knows it: document shells filled with data.

Note text reaches a shell only as data. Autoescaping is the backend's: a plain string is escaped, and only a `Raw` string
(source text that the backend wrote itself) is put in as it is. The environment is sandboxed and an undefined name is an
error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from notecompiler.errors import UsageError


class Raw(str):
    """Text that is already source in the backend's language."""

    __slots__ = ()


def fill(name: str, values: Mapping[str, Any], escape: Callable[[str], str], user: Path | None = None) -> str:
    """The shell `name` ("latex/article.tex.j2") filled with `values`.

    Delimiters are ``\\VAR{…}``, ``\\BLOCK{…}``, ``\\#{…}`` for comments and lines that start with ``%%`` for statements.
    A file of the same name in the folder `user` replaces the shipped one. Raises `UsageError` when a template is missing
    or wrong.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    try:
        return str(_environment(escape, user).get_template(name).render(values))
    except TemplateNotFound as error:
        raise UsageError(f"template not found: {error}") from error
    except TemplateSyntaxError as error:
        raise UsageError(f"{error.filename or error.name}:{error.lineno}: {error.message}") from error
    except TemplateError as error:
        raise UsageError(f"{name}: {error}") from error


def shipped_folder() -> Path:
    """The folder of the shipped templates: in the wheel, or at the top of the source tree."""
    packaged = Path(__file__).parents[1] / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "templates"


@lru_cache(maxsize=8)
def _environment(escape: Callable[[str], str], user: Path | None) -> Any:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    folders = [*([user] if user is not None else []), shipped_folder()]

    def finalize(value: object) -> object:
        if isinstance(value, Raw):
            return str(value)
        return escape(value) if isinstance(value, str) else value

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=False,
        block_start_string="\\BLOCK{",
        block_end_string="}",
        variable_start_string="\\VAR{",
        variable_end_string="}",
        comment_start_string="\\#{",
        comment_end_string="}",
        line_statement_prefix="%%",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=True,
    )
    environment.globals.clear()
    return environment
