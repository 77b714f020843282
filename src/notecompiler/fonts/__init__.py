"""Fonts: where they are, which serve for what, and which characters they can print."""
