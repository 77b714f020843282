"""What is printed, before anybody asks in which format: chapters, numbers, cards, links, verdict marks, appendices.

Both backends print the same `Book`, so everything on which the two documents must agree is decided here.
"""
