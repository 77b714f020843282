"""Claims, worlds, evaluation, comparison: one verdict for each claim.

`runner.verify` is the whole of it; `network.emit` prints the systems that it linked as Python.
"""
