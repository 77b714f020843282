"""``python -m notecompiler.fonts``: which Chinese faces there are; exit code 1 when there is none."""

from __future__ import annotations

import sys

from notecompiler.fonts.discovery import find_fonts


def main() -> int:
    """Print one line for each role that has a face."""
    found = find_fonts()
    for role, face in (("song", found.song), ("hei", found.hei), ("kai", found.kai), ("emoji", found.emoji)):
        if face is not None:
            sys.stdout.write(f"{role}\t{face.family}\t{face.path}\n")
    return 0 if found.song is not None else 1


if __name__ == "__main__":
    sys.exit(main())
