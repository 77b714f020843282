"""The symbol ledger: which symbols the notes of a project use, how they spell them and what they mean by them."""
