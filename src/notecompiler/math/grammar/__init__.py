"""The grammar: token stream to tree. `core` walks rows, the other modules read one kind of construct each."""
