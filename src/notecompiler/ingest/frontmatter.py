"""Front matter: the few lines of YAML that notes have on top, read by a parser for just those; or TOML between ``+++``.

Keys with scalar values, quoted or not, over several lines behind ``|`` or ``>``, lists in brackets or as ``- item`` lines. Anything richer is skipped, never an
error: a note must not fail for its metadata.
"""

from __future__ import annotations

from itertools import takewhile

from notecompiler.document import Meta
from notecompiler.record import Record
from notecompiler.regex import regex
from notecompiler.source import SourceFile

_KEY = regex(r"([A-Za-z_][\w -]*?)\s*:(?:\s+(.*)|\s*)\Z")
_ITEM = regex(r"\s*-\s+(.*)\Z")
_BLOCK = regex(r"[|>][+-]?\d?\s*\Z")
_COMMENT = regex(r"\s#.*\Z")
_QUOTED = regex(r"'((?:[^']|'')*)'|\"((?:[^\"\\]|\\.)*)\"")
_ESCAPE = regex(r"\\([\"\\])")
_FOREIGN = regex(r"\s|#|-\s|\Z")
_AUTHOR_KEY = regex(r"\Aname\s*:\s*")
_TIME = regex(r"(?<=\d)[T ]\d{2}:\d{2}.*\Z")
_MAX_LINES = 200


class FrontMatter(Record):
    """The metadata, and the number of lines that hold it (0 for none)."""

    meta: Meta
    lines: int


def front_matter(source: SourceFile) -> FrontMatter:
    """The note's front matter: between ``---`` on the very first line and the next ``---`` or ``...``."""
    if source.text.startswith("+++") and source.line_text(1).rstrip() == "+++":
        return _toml(source)
    if source.text.startswith("% "):
        return _pandoc(source)
    if not source.text.startswith("---") or source.line_text(1).rstrip() != "---":
        return FrontMatter(Meta(), 0)
    count = min(len(source.line_starts), _MAX_LINES)
    body: list[str] = []
    for number in range(2, count + 1):
        line = source.line_text(number)
        if line.rstrip() in ("---", "..."):
            return FrontMatter(_meta(_fields(body)), number) if any(map(str.strip, body)) else FrontMatter(Meta(), 0)
        if not (_KEY.match(line) or _FOREIGN.match(line)):
            break
        body.append(line)
    return FrontMatter(Meta(), 0)


def _pandoc(source: SourceFile) -> FrontMatter:
    """Pandoc's title block: title, authors and date, each on a line behind a per cent sign; TeX below would make them
    comments."""
    lines = [source.line_text(number).rstrip() for number in range(1, min(len(source.line_starts), _MAX_LINES) + 1)]
    given = list(takewhile(lambda line: line[:2] in ("%", "% "), lines[:3]))
    below = next((line for line in lines[len(given) :] if line), "")
    if below.startswith(("%", "\\")):
        return FrontMatter(Meta(), 0)
    names = ("title", "author", "date")
    fields = {name: line[2:].strip().split("; ") for name, line in zip(names, given, strict=False) if line[2:].strip()}
    return FrontMatter(_meta(fields), len(given))


def _toml(source: SourceFile) -> FrontMatter:
    """TOML between two lines of ``+++``, as static site generators have it; what is no TOML is text."""
    import tomllib

    count = min(len(source.line_starts), _MAX_LINES)
    end = next((number for number in range(2, count + 1) if source.line_text(number).rstrip() == "+++"), 0)
    try:
        table = tomllib.loads("\n".join(source.line_text(number) for number in range(2, end)))
    except tomllib.TOMLDecodeError:
        return FrontMatter(Meta(), 0)
    if not end:
        return FrontMatter(Meta(), 0)
    nested = table.get("taxonomies")
    if isinstance(nested, dict):
        table = {**nested, **table}
    fields = {
        key.lower(): [str(value) for value in (given if isinstance(given, list) else [given])]
        for key, given in table.items()
        if not isinstance(given, dict)
    }
    return FrontMatter(_meta(fields), end)


def _fields(lines: list[str]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    key = ""
    folded = False
    for line in lines:
        if folded and (line[:1].isspace() or not line.strip()):
            if line.strip():
                fields[key] = [" ".join([*fields[key], line.strip()])]
            continue
        folded = False
        item = _ITEM.match(line)
        pair = None if item or line[:1].isspace() else _KEY.match(line)
        if pair:
            key = pair[1].strip().lower()
            folded = _BLOCK.match(pair[2] or "") is not None
            fields[key] = [] if folded else _values(pair[2] or "")
        elif item and key:
            fields[key] += _values(item[1])
    return fields


def _values(text: str) -> list[str]:
    text = text.strip()
    if text.startswith("[") and "]" in text:
        inner = text[1 : text.rindex("]")]
        return [value for part in inner.split(",") if (value := _scalar(part))]
    value = _scalar(text)
    return [value] if value else []


def _scalar(text: str) -> str:
    text = text.strip()
    if quoted := _QUOTED.match(text):
        return _ESCAPE.sub(r"\1", quoted[2]) if quoted[1] is None else quoted[1].replace("''", "'")
    return "" if text.startswith("#") else _COMMENT.sub("", text).strip()


def _meta(fields: dict[str, list[str]]) -> Meta:
    def first(*names: str) -> str | None:
        return next((fields[name][0] for name in names if fields.get(name)), None)

    tags = fields.get("tags", []) + fields.get("tag", []) + fields.get("keywords", [])
    if len(tags) == 1 and "," in tags[0]:
        tags = tags[0].split(",")
    authors = fields.get("author") or fields.get("authors") or []
    return Meta(
        title=first("title"),
        author=", ".join(_AUTHOR_KEY.sub("", author) for author in authors) or None,
        date=_TIME.sub("", first("date", "created") or "") or None,
        language=first("lang", "language"),
        keywords=tuple(dict.fromkeys(name for tag in tags if (name := tag.strip().lstrip("#")))),
    )
