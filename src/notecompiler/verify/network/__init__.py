"""Equations that are linked to a reference by structure: cells, layers and coders, executed in the reference's worlds."""
