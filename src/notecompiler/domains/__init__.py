"""Which symbols, shapes and reference outputs a subject has, and how its worlds are sampled. One file a domain."""
