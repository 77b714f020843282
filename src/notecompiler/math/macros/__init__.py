"""Macro tables, one module for each LaTeX package; discovered by `notecompiler.math.tables`.

A module may define `MACROS` (commands), `ENVIRONMENTS` and `CHARACTERS` (Unicode characters that stand for a command
other than the one whose symbol they are).
"""
