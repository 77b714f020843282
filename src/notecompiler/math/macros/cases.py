"""The cases package: branches with a number each, whose conditions are text."""

from __future__ import annotations

from typing import Final

from notecompiler.math.signatures import Environment, EnvironmentTable

_BRANCHES = Environment(branches=True)

ENVIRONMENTS: Final[EnvironmentTable] = {"numcases": _BRANCHES, "subnumcases": _BRANCHES}
