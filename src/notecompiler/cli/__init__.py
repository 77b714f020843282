"""The command line: the only place that knows click, prints, and picks exit codes."""
