"""The user's own references: one file, symbols with shapes, a function."""

from __future__ import annotations

from pathlib import Path

import pytest

from notecompiler.errors import UsageError
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verdicts import Status
from notecompiler.verify.runner import VerifyOptions, verify
from tests.verify.checking import HOLDS, display

_MODULE = """
import numpy as np

TITLES = ("minimal gated unit",)

SYMBOLS = {
    "x": "x_t (X)",
    "h": "h_{t-1} (H)",
    "W_f": "W_f (H, X)",
    "U_f": "U_f (H, H)",
    "b_f": "b_f (H)",
    "W_h": "W_h (H, X)",
    "U_h": "U_h (H, H)",
    "b_h": "b_h (H)",
    "f": "f_t (H)",
    "new": r"\\tilde{h}_t (H)",
    "h_new": "h_t (H)",
}


def cell(x, h, W_f, U_f, b_f, W_h, U_h, b_h):
    f = 1 / (1 + np.exp(-(W_f @ x + U_f @ h + b_f)))
    new = np.tanh(W_h @ x + U_h @ (f * h) + b_h)
    h_new = (1 - f) * h + f * new
    return {"f": f, "new": new, "h_new": h_new}
"""

_RIGHT = [
    r"f_t = \sigma(W_f x_t + U_f h_{t-1} + b_f)",
    r"\tilde{h}_t = \tanh(W_h x_t + U_h (f_t \odot h_{t-1}) + b_h)",
    r"h_t = (1 - f_t) \odot h_{t-1} + f_t \odot \tilde{h}_t",
]


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> VerifyOptions:
    name = f"mgu_{abs(hash(request.node.name))}"
    (tmp_path / f"{name}.py").write_text(_MODULE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return VerifyOptions(references={"mgu": f"{name}:cell"})


def _verdicts(rows: list[str], options: VerifyOptions) -> list[tuple[Status, str]]:
    found = verify([ingest(SourceFile("note.md", display(rows, "Minimal gated unit")))], options)
    return [(verdict.status, verdict.reference.equation if verdict.reference else "") for verdict in found]


def test_right_equations_agree_with_the_users_function(options: VerifyOptions) -> None:
    found = _verdicts(_RIGHT, options)
    assert [equation for _, equation in found] == ["f", "new", "h_new"]
    assert all(status in HOLDS for status, _ in found)


def test_wrong_equations_are_refuted_against_it(options: VerifyOptions) -> None:
    wrong = [*_RIGHT[:2], r"h_t = (1 - f_t) \odot h_{t-1} - f_t \odot \tilde{h}_t"]
    assert _verdicts(wrong, options)[2] == (Status.REFUTED, "h_new")


def test_other_layouts_need_to_be_told_what_feeds_what(options: VerifyOptions, tmp_path: Path) -> None:
    module = next(tmp_path.glob("mgu_*.py"))
    table = """
WEIGHTS = {
    "f": {"x": "W_f", "h": "U_f", "": "b_f"},
    "new": {"x": "W_h", "h": "U_h", "": "b_h"},
}
"""
    module.write_text(_MODULE.replace('"W_f (', '"V_f (').replace('"W_h (', '"V_h (') + table, encoding="utf-8")
    joined = [
        r"f_t = \sigma(W_f [h_{t-1}, x_t] + b_f)",
        r"\tilde{h}_t = \tanh(W_h [f_t \odot h_{t-1}, x_t] + b_h)",
        _RIGHT[2],
    ]
    assert all(status in HOLDS for status, _ in _verdicts(joined, options))


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("no_such_module:cell", "cannot be imported"),
        ("math:sin", "SYMBOLS"),
        ("math:no_such_function", "no_such_function"),
    ],
)
def test_a_reference_that_cannot_be_used_is_explained(target: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        _verdicts(_RIGHT, VerifyOptions(references={"mine": target}))
    assert said in error.value.message


_HEAD = 'import numpy as np\nSYMBOLS = {"x": "x_t (X)", "m": "m_{t-1} (H)", "W": "W (H, X)", "m_new": "m_t (H)"}\n'
_MISTAKES = {
    "a product that does not fit": ("def step(x, m, W):\n    return {'m_new': m + W @ m}", "line 4"),
    "an error of its own": ("def step(x, m, W):\n    raise ValueError('boom')", "boom"),
    "no dictionary": ("def step(x, m, W):\n    return m + W @ x", "m_new"),
    "a result of another name": ("def step(x, m, W):\n    return {'m': m + W @ x}", "m_new"),
    "a result that is too short": ("def step(x, m, W):\n    return {'m_new': m[:1]}", "(1,)"),
    "a missing colon": ("def step(x, m, W)\n    return 1", "SyntaxError"),
    "a fault at import": ("1 / 0\ndef step(x, m, W): pass", "ZeroDivisionError"),
    "a missing library": ("import no_such_library\ndef step(x, m, W): pass", "no_such_library"),
    "an argument without an entry": ("def step(x, m, W, u): pass", "u"),
    "an entry that is no text": ("SYMBOLS['W'] = 3\ndef step(x, m, W): pass", "W"),
    "weights of nothing": ("WEIGHTS = {'m_nw': {'x': 'W'}}\ndef step(x, m, W): pass", "m_nw"),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("mistake", _MISTAKES)
def test_mistakes_are_told_as_the_users_own(
    mistake: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, named = _MISTAKES[mistake]
    module = f"mine_{lang}_{list(_MISTAKES).index(mistake)}"
    (tmp_path / f"{module}.py").write_text(_HEAD + text + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as told:
        _verdicts([r"m_t = m_{t-1} + W x_t"], VerifyOptions(lang=lang, references={"leaky": f"{module}:step"}))
    assert "[references] leaky" in told.value.message
    assert told.value.message.isascii() == (lang == "en")
    assert named.replace("line 4", "第 4 行" if lang == "zh" else "line 4") in f"{told.value.message} {told.value.hint}"
