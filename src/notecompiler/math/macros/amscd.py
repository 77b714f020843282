"""Commutative diagrams."""

from __future__ import annotations

from notecompiler.math.signatures import Environment, EnvironmentTable

ENVIRONMENTS: EnvironmentTable = {"CD": Environment(diagram=True)}
