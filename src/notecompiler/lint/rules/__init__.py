"""One rule a file; every module with a `RULE` is discovered in sorted order."""
