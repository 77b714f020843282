"""From the nodes of a formula to expressions: the grammar, and one module for each construct."""
