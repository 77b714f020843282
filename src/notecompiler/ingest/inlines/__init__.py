"""Running text to inlines, every one with its place in the file.

One module for each kind of thing a writer can put into a line; `scan.inlines` is the way in. markdown-it's own inline
tokens carry no positions, hence this scanner; the rules are CommonMark's, with three departures that notes need: math
before everything but code, emphasis that works beside Chinese punctuation, and no emphasis in ``m*a*b``.
"""
