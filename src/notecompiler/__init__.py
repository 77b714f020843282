"""A compiler for mathematical notes: Markdown with LaTeX in; PDF, findings and verdicts out."""

__version__ = "0.1.0"
