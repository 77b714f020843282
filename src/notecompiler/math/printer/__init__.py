"""Canonical, readable LaTeX from a tree."""

from notecompiler.math.printer.nodes import print_latex

__all__ = ["print_latex"]
