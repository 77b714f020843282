"""What is said of the user's own references, in both languages."""

from __future__ import annotations

from notecompiler.diagnostics import Phrase

NO_FUNCTION = Phrase(
    '[references] {name}: "{target}" names no function.', "[references] {name}：“{target}” 没有指明函数。"
)
NO_FUNCTION_HINT = Phrase('Write it as "module:function".', "请写作 “module:function”。")
NO_TABLE = Phrase(
    "[references] {name}: {module} needs a function {function} and a table SYMBOLS.",
    "[references] {name}：{module} 需要函数 {function} 和表 SYMBOLS。",
)
NO_TABLE_HINT = Phrase(
    'For example SYMBOLS = {"x": "x_t (X)", "W": "W (H, X)", "y": "y_t (H)"}.',
    '例如 SYMBOLS = {"x": "x_t (X)", "W": "W (H, X)", "y": "y_t (H)"}。',
)
NO_ENTRY = Phrase(
    "[references] {name}: SYMBOLS has no entry for {arguments}.", "[references] {name}：SYMBOLS 中没有 {arguments}。"
)
BAD_ENTRY = Phrase(
    '[references] {name}: {key} needs a symbol and a shape, as in "h_{{t-1}} (H)".',
    "[references] {name}：{key} 需要符号和形状，如 “h_{{t-1}} (H)”。",
)
NOT_IMPORTED = Phrase(
    "[references] {name}: the module {module} cannot be imported ({why}).",
    "[references] {name}：无法导入模块 {module}（{why}）。",
)
WITHOUT_SUFFIX = Phrase("Write {module}, without .py.", "请写 {module}，不带 .py。")
LINE = Phrase(", {file} line {line}", "，{file} 第 {line} 行")
STRANGE_WEIGHTS = Phrase(
    "[references] {name}: WEIGHTS speaks of {strange}, which SYMBOLS does not have.",
    "[references] {name}：WEIGHTS 提到 {strange}，而 SYMBOLS 中没有。",
)
STRANGE_WEIGHTS_HINT = Phrase(
    'For example WEIGHTS = {"y": {"x": "W", "": "b"}}: result, then operand and parameter.',
    '例如 WEIGHTS = {"y": {"x": "W", "": "b"}}：先是结果，再是操作数与参数。',
)
FAILS = Phrase("[references] {name}: {function} fails ({why}).", "[references] {name}：{function} 出错（{why}）。")
CALLED_WITH = Phrase("It was called with {arguments}.", "调用时的参数：{arguments}。")
NO_DICTIONARY = Phrase(
    "[references] {name}: {function} returns no dictionary.", "[references] {name}：{function} 没有返回字典。"
)
NO_RESULT = Phrase(
    "[references] {name}: {function} returns no {result}.", "[references] {name}：{function} 没有返回 {result}。"
)
BY_NAME = Phrase("It should return its results by name: {results}.", "它应按名字返回结果：{results}。")
OTHER_SHAPE = Phrase(
    "[references] {name}: {function} returns {result} of shape {shape}; SYMBOLS says {letters}, here {wanted}.",
    "[references] {name}：{function} 返回的 {result} 形状为 {shape}；SYMBOLS 写的是 {letters}，此处为 {wanted}。",
)
