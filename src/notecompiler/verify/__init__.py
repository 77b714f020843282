"""Claims, worlds, evaluation, comparison: one verdict for each claim."""

from notecompiler.verify.runner import VerifyOptions, verify

__all__ = ["VerifyOptions", "verify"]
