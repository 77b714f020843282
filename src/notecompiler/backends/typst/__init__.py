"""The Typst backend: a book, its blocks, inlines and formulas as Typst markup."""
