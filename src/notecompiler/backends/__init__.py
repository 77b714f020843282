"""Format writers: a `Book` to text. Escaping happens here and nowhere else."""
