"""From a file to a `Document`: decoding, Markdown, math delimiters with exact offsets, dialects."""
