"""Views of diagnostics and verdicts: text with code frames, json, sarif, github, junit."""
