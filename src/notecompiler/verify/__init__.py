"""Claims, worlds, evaluation, comparison: one verdict for each claim."""

from notecompiler.verify.network.emit import emit_python
from notecompiler.verify.runner import VerifyOptions, links_of, verify

__all__ = ["VerifyOptions", "emit_python", "links_of", "verify"]
