"""The one exception that reaches a user: wrong use, or a tool that failed.

Faults in the user's notes are never exceptions; they are problems, diagnostics and verdicts (values).
"""

from __future__ import annotations


class UsageError(Exception):
    """The run cannot do what was asked. The command line prints `message` and `hint` and exits with 2.

    Both are what the user reads, already in the user's language: what is wrong, and what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
