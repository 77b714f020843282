"""Tags of site generators within a line: ``{% raw %}``, ``{% math %}`` and ``{{< katex >}}``."""

from __future__ import annotations

from notecompiler.document import MathSpan
from notecompiler.ingest.delimiters import Found
from notecompiler.ingest.inlines.scan import Scan
from notecompiler.regex import regex

_RAW = regex(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_FORMULA = regex(r"(\{%-?\s*(katex|math|mathjax)\s*-?%\}\s*)((?:(?!\{%)[^\n]){1,1000}?)(\s*\{%-?\s*end\2\s*-?%\})")

_SHORTCODE = regex(
    r"(\{\{[<%]\s*(katex|math|mathjax)\b(?:(?![>%]\}\})[^\n]){0,100}[>%]\}\}\s*)((?:(?!\{\{)[^\n]){1,1000}?)(\s*\{\{[<%]\s*/\2\s*[>%]\}\})"
)


def site_tag(scan: Scan, at: int) -> int:
    """What protects formulas from the site's generator is not printed; what stands in its tags for formulas is one."""
    if (raw := _RAW.match(scan.text, at)) is not None:
        return raw.end()
    hit = _FORMULA.match(scan.text, at) or _SHORTCODE.match(scan.text, at)
    if hit is None or not hit[3].strip():
        return -1
    formula = scan.context.formulas.make(scan.extract, Found(at, hit.end(), hit[1], hit[4], display=False))
    scan.parts.append(MathSpan(scan.span(at, hit.end()), formula))
    return hit.end()
