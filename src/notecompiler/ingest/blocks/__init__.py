"""Lines to blocks: markdown-it's containers with rules of our own for everything that must know its place."""
