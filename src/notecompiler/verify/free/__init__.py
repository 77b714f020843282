"""Claims that no domain covers: evaluated on both sides in sampled worlds, exactly where that is possible."""
