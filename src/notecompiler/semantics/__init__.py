"""What a formula means: statements, typed expressions with ambiguity kept, shapes, readings."""
