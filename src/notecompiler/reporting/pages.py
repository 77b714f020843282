"""What `notec explain` shows: the pages of rules, statuses and references by name."""

from __future__ import annotations

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.lint.discovery import page_source, rules
from notecompiler.lint.docs import page
from notecompiler.lint.rule import Rule
from notecompiler.reporting import messages
from notecompiler.reporting.reference_pages import reference_names, reference_page
from notecompiler.reporting.status_pages import STATUS_PAGES
from notecompiler.verdicts import Status

_LABELS = {
    "what": Phrase("What it does", "检查什么"),
    "why": Phrase("Why it is bad", "为什么不好"),
    "example": Phrase("Example", "例子"),
    "instead": Phrase("Use instead", "应写成"),
    "safety": Phrase("Fix safety", "修复是否安全"),
}
_FACTS = Phrase("{severity}, catalogue {row}", "级别：{severity}，缺陷目录 {row}")


def page_names() -> tuple[str, ...]:
    """Everything that has a page: codes and names of rules, statuses, references."""
    found = [name for rule in rules() for name in (rule.code, rule.name)]
    return (*found, *(status.value for status in Status), *reference_names())


def page_text(name: str, lang: str) -> str | None:
    """The page of that name, None if there is none. Codes are recognised in lower case too."""
    rule = next((rule for rule in rules() if name.upper() == rule.code or name == rule.name), None)
    if rule is not None:
        return _rule_page(rule, lang)
    status = next((status for status in Status if status.value == name), None)
    if status is not None:
        return f"{status.value}: {messages.STATUS[status].text(lang)}\n\n{STATUS_PAGES[status].text(lang)}"
    return reference_page(name, lang)


def _rule_page(rule: Rule, lang: str) -> str:
    shown = page(page_source(rule.code) or "", lang)
    facts = _FACTS.text(lang).format(severity=_severity(rule.severity, lang), row=rule.catalogue or "–")
    parts = [f"{rule.code} {rule.name}: {shown.title}", f"({facts})"]
    for key, body in (("what", shown.what), ("why", shown.why)):
        parts.append(f"{_LABELS[key].text(lang)}\n{_indented(body)}")
    for key, note in (("example", shown.example), ("instead", shown.instead)):
        parts.append(f"{_LABELS[key].text(lang)}\n{_indented(note)}")
    parts.append(f"{_LABELS['safety'].text(lang)}\n{_indented(shown.safety)}")
    return "\n\n".join(parts)


def _severity(severity: Severity, lang: str) -> str:
    return messages.SEVERITY[severity].text(lang)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))
