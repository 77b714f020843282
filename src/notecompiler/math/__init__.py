"""The grammar of LaTeX mathematics: text to a frozen tree and back."""
