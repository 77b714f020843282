"""Kinds of notes that real people have, and how to read them: one file for each, pure functions."""
