"""Reference implementations in plain NumPy. They import nothing of ours, or we would be compared with ourselves."""
