"""English sentences with counts in them."""

from __future__ import annotations


def plural(text: str) -> str:
    """The sentence with its counts of one mended: "1 errors" becomes "1 error", "1 fixes" "1 fix"."""
    words = text.split(" ")
    for at in range(1, len(words)):
        bare = words[at].rstrip(",.")
        if words[at - 1] == "1" and bare.endswith("s"):
            words[at] = bare[: -2 if bare.endswith("xes") else -1] + words[at][len(bare) :]
    return " ".join(words)
