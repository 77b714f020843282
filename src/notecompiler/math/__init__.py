"""The grammar of LaTeX mathematics: text to a frozen tree and back.

`parse` gives a tree (`nodes`) with `problems`; `printer` gives canonical LaTeX, `plain` Unicode text, `dump` a view for
tests; `walk` goes over trees. On the way: `tokens` (lossless), `expand` (macros: the note's own by `definitions`, the templates of the
tables), `matching` (which token closes which), `grammar` (one module a kind of construct). What commands and
environments mean stands in `macros`, one table for each LaTeX package; adding a macro is adding a row.
"""
