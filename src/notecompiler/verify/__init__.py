"""Claims, worlds, evaluation, comparison: one verdict for each claim."""
