"""The words of the reports, in both languages."""

from __future__ import annotations

from notecompiler.diagnostics import Phrase, Severity
from notecompiler.verdicts import Status

SEVERITY = {
    Severity.ERROR: Phrase("error", "错误"),
    Severity.WARNING: Phrase("warning", "警告"),
    Severity.INFO: Phrase("info", "提示"),
}
HELP = Phrase("help", "建议")
SAFE_FIX = Phrase("fix", "修复")
UNSAFE_FIX = Phrase("proposal (unsafe)", "建议修改（非安全）")
CLEAN = Phrase(
    "Nothing to report in {files} notes with {formulas} formulas.", "{files} 篇笔记、{formulas} 个公式，未发现问题。"
)
FOUND = Phrase(
    "Found {errors} errors, {warnings} warnings and {infos} infos in {files} notes with {formulas} formulas.",
    "{files} 篇笔记、{formulas} 个公式中发现 {errors} 个错误、{warnings} 个警告、{infos} 个提示。",
)
FIXABLE = Phrase("{safe} can be fixed with --fix", "其中 {safe} 个可用 --fix 修复")
PROPOSED = Phrase("{unsafe} more with --unsafe-fixes", "另有 {unsafe} 个可用 --unsafe-fixes 修改")
FOLDED = Phrase(
    "More of the same in {path} (all of it with --output-format concise):",
    "{path} 中还有同类提示（加 --output-format concise 查看全部）：",
)
COUNTEREXAMPLE = Phrase("counterexample (seed {seed})", "反例（种子 {seed}）")
SIDES = Phrase("left side = {left}, right side = {right}", "左边 = {left}，右边 = {right}")
ON_REQUEST = Phrase(
    "Not shown: {count} claims (holding, with nothing to check, or not checkable). --verbose shows all, --select STATUS some.",
    "另有 {count} 个未显示（成立、无需检查或无法检查）：--verbose 全部显示，--select 状态名 显示一部分。",
)
DIFFERS_AT = Phrase("first differs at", "最先不一致之处")
READ_AS = Phrase("`{operator}` read as {meaning}: {because}", "`{operator}` 读作 {meaning}：{because}")
COMPARED_WITH = Phrase("compared with {name}.{equation} ({file}:{line})", "与 {name}.{equation} 比较（{file}:{line}）")
AGREES_WITH = Phrase("agrees with {name}.{equation} ({file}:{line})", "与 {name}.{equation} 一致（{file}:{line}）")
WORLDS = Phrase("{trials} worlds, largest error {error}", "{trials} 个样本，最大误差 {error}")
CONFLICTS = Phrase("contradicts {path}:{line}", "与 {path}:{line} 矛盾")
CLAIMS = Phrase("{count} claims", "{count} 个论断")

STATUS = {
    Status.PROVED: Phrase("proved", "已证明"),
    Status.VERIFIED: Phrase("verified", "已验证"),
    Status.VERIFIED_MODULO: Phrase("verified with a reading", "按约定验证"),
    Status.REFUTED: Phrase("refuted", "不成立"),
    Status.MISSING_HYPOTHESIS: Phrase("missing hypothesis", "缺少条件"),
    Status.INCONSISTENT: Phrase("inconsistent", "前后矛盾"),
    Status.DEFINITION: Phrase("definition", "定义"),
    Status.CONSTRAINT: Phrase("constraint", "约束"),
    Status.GIVEN: Phrase("given", "已知"),
    Status.MALFORMED: Phrase("malformed", "不成公式"),
    Status.AMBIGUOUS: Phrase("ambiguous", "有歧义"),
    Status.NOT_CHECKABLE: Phrase("not checkable", "无法检查"),
    Status.TIMEOUT: Phrase("timeout", "超时"),
}
