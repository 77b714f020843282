"""Every claim gets the status it deserves; nobody is accused without a reason."""

from __future__ import annotations

import pytest

from notecompiler.building.note_options import NoteOptions
from notecompiler.building.prepare import prepare_note
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile
from notecompiler.verdicts import Status
from notecompiler.verify.free.kinds import Kind
from notecompiler.verify.free.reading_words import kind as kind_words
from notecompiler.verify.runner import VerifyOptions, verify

from .asking import status, verdicts

EXPECTED = [
    # arithmetic
    (r"\frac{1}{2} + \frac{1}{3} = \frac{5}{6}", "proved"),
    (r"\frac{1}{2} + \frac{1}{3} = \frac{2}{5}", "refuted"),
    (r"0.1 + 0.2 = 0.3", "proved"),
    (r"1/3 = 0.333", "verified-modulo"),
    (r"1/3 = 0.334", "refuted"),
    (r"\sqrt{2} = 1.414", "verified-modulo"),
    (r"7 = 1 \bmod 3", "verified-modulo"),
    (r"17 \equiv 2 \pmod 5", "proved"),
    (r"17 \equiv 3 \pmod 5", "refuted"),
    (r"\frac{60 + 30}{2} = 45 \text{ km/h}", "proved"),
    (r"\frac{10\% + 20\%}{2} = 15\%", "proved"),
    (r"1 \text{ m} = 100 \text{ cm}", "proved"),
    (r"2\ \mathrm{kg} \times 3\ \mathrm{m/s^2} = 7\ \mathrm{N}", "refuted"),
    (r"72\ \mathrm{km/h} = 20\ \mathrm{m/s}", "proved"),
    (r"3\ \mathrm{m} = 3\ \mathrm{s}", "not-checkable"),
    (r"1 \text{ 小时} = 60 \text{ 分钟}", "not-checkable"),
    (r"101_2 = 5", "not-checkable"),
    # [x] may be the largest whole number that is at most x
    (r"[3.7] = 3", "verified-modulo"),
    (r"[-0.3] = -1", "verified-modulo"),
    (r"[2.6] = 3", "constraint"),
    (r"[-x] = -[x]", "constraint"),
    (r"[x + y] = [x] + [y]", "constraint"),
    (r"[x + 1] = [x] + 1", "verified"),
    (r"2[x + 1] = 2x + 1", "refuted"),
    # what only fixes or restricts something
    (r"E = mc^2", "definition"),
    (r"f(x) = x^2 + 1", "definition"),
    (r"w = [0.5, -0.6]", "given"),
    (r"x^2 + y^2 = r^2", "constraint"),
    (r"x^2 - 5x + 6 = 0", "constraint"),
    (r"x^2 - x = 0", "constraint"),
    (r"xy = 1", "constraint"),
    (r"2x + 3 = 7", "constraint"),
    (r"\sum_i p_i = 1", "constraint"),
    (r"\int_0^1 f(x)\,dx = 1", "constraint"),
    (r"A = A^T", "constraint"),
    (r"x > 0", "constraint"),
    (r"a \neq 1", "constraint"),
    (r"|x| < 1", "constraint"),
    (r"t < 2\pi", "constraint"),
    (r"-\pi < \varphi", "constraint"),
    (r"\pi > 3", "verified"),
    (r"\operatorname{Var}(X) > 0", "constraint"),
    (r"\operatorname{Var}(X) \ge 0", "verified"),
    (r"P(A) \neq P(B)", "constraint"),
    (r"P(A|B) \neq P(B|A)", "verified"),
    (r"H(p, q) \neq H(q, p)", "verified"),
    (r"x^2 \ge 0", "verified"),
    # what holds of small numbers alone is no law
    (r"x^2 < 50", "constraint"),
    (r"2x + y \le 100", "constraint"),
    (r"e^x < 10^6", "constraint"),
    (r"\|v\| < 100", "constraint"),
    (r"n^2 < 200", "constraint"),
    (r"f(x) < 2\pi", "constraint"),
    (r"\max(x, 100) = 100", "constraint"),
    (r"|x - 10| = 10 - x", "constraint"),
    (r"\sqrt{(x - 20)^2} = 20 - x", "constraint"),
    (r"\lfloor n/10 \rfloor = 0", "constraint"),
    (r"5040 \bmod n = 0", "constraint"),
    (r"\sqrt{(x - 20)^2} = |x - 20|", "verified"),
    (r"n^{13} \equiv n \pmod{2730}", "verified"),
    (r"\max(x, y) + \min(x, y) = x + y", "verified"),
    (r"\tanh x < 1", "verified"),
    (r"e^x \ge 1 + x", "verified"),
    (r"n! \ge 2^{n-1}", "verified"),
    (r"x^2 + y^2 \ge 2xy", "verified"),
    (r"\sum_{k=1}^n \frac{1}{k^2} < 2", "verified"),
    (r"D^n e^{ax} = a^n e^{ax}", "verified-modulo"),
    (r"(D^2 + 2D + 1) x e^{-x} = 0", "verified-modulo"),
    (r"D_t \sin 3t = 3\cos 3t", "verified-modulo"),
    (r"\partial_x(x^2 y) = 2xy", "verified"),
    (r"\partial_y \partial_x e^{xy} = (1 + xy) e^{xy}", "verified"),
    (r"\partial_x u = u", "constraint"),
    (r"A = \frac{\pi D^2}{4}", "definition"),
    (r"\sum_{n=1}^\infty \frac{(-1)^{n+1}}{n} = \ln 2", "verified"),
    (r"\sum_{n=0}^\infty \frac{(-1)^n}{2n+1} = \frac{\pi}{3}", "refuted"),
    (r"\sum_{n=2}^\infty \frac{(-1)^n}{n^2 - 1} = \frac14", "verified"),
    (r"\sum_{n=1}^\infty (-1)^n n = -\frac14", "not-checkable"),
    (r"n \in \mathbb{N}", "constraint"),
    (r"y' + 2y = e^x", "constraint"),
    (r"P(A \cap B) = P(A)P(B)", "constraint"),
    # conditional
    (r"\sqrt{x^2} = x", "missing-hypothesis"),
    (r"\gcd(a,b)\cdot\operatorname{lcm}(a,b) = ab", "missing-hypothesis"),
    # broken
    (r"a > b > 0, c > d > 0 \Rightarrow ac bd", "malformed"),
    (r"a + = b", "malformed"),
    # a condition in words is none that can be put in, and nothing under it is accused
    (r"\sin 2x = 2\sin x\cos x \text{ for all angles}", "verified"),
    (r"\sin 2x = 2\sin x\sin x \text{ where the curves meet}", "not-checkable"),
    # implications
    (r"a > b, b > c \Rightarrow a > c", "verified"),
    (r"a, b \in R^{+} \Rightarrow \frac{a+b}{2} \ge \sqrt{ab}", "verified"),
    (r"a > b \Rightarrow a^2 > b^2", "missing-hypothesis"),
]


@pytest.mark.parametrize(("tex", "expected"), EXPECTED, ids=[tex for tex, _ in EXPECTED])
def test_status(tex: str, expected: str) -> None:
    assert status(tex) == expected


def test_a_false_law_is_refuted_where_the_text_calls_it_one() -> None:
    assert status(r"(a+b)^2 = a^2 + b^2", "Algebraic identities") == "refuted"
    assert status(r"(a+b)^2 = a^2 + b^2", "Freshman's dream in characteristic 2: finite field") != "refuted"


@pytest.mark.parametrize(
    "tex",
    [
        r"\Phi(-x) = 1 - \Phi(x)",
        r"f(x + T) = f(x)",
        r"f'(x) = f(x)",
        r"f(x) = f(a) + f'(a)(x - a)",
        r"\Gamma(x + 1) = x\Gamma(x)",
        r"P(A \cup B) = P(A) + P(B)",
        r"P(A) = \sum_{i=1}^n P(A \mid B_i) P(B_i)",
        r"E(XY) = E(X)E(Y)",
        r"A^2 = A",
        r"C_n^k = C_n^{n-k}",
        r"e^x \approx 1 + x",
        r"n! = n(n-1)!",
    ],
)
def test_a_property_or_an_approximation_is_never_refuted(tex: str) -> None:
    assert status(tex, "公式汇总") in {
        "constraint",
        "not-checkable",
        "missing-hypothesis",
        "verified",
        "verified-modulo",
    }


def test_an_operator_is_not_accused_as_a_number() -> None:
    """Among identities each line is judged as one: D and ∂ are no factors there."""
    lines = (
        r"D^n e^{ax} = a^n e^{ax}",
        r"D x^3 = 3x^2",
        r"D_x x^2 = 2x",
        r"\partial_x \sin x = \cos x",
        r"(x^2)' = 2x",
    )
    note = "# Derivatives\n\n" + "\n\n".join(f"$${line}$$" for line in lines) + "\n"
    assert {verdict.status for verdict in verdicts(note)} <= {Status.VERIFIED, Status.VERIFIED_MODULO}
    wrong = note.replace("a^n e^{ax}", "a^{n+1} e^{ax}").replace("3x^2", "2x^2").replace(r"\cos x", r"-\cos x")
    found = [verdict.status for verdict in verdicts(wrong)]
    assert found[0] is found[1] is found[3] is Status.REFUTED


def test_a_factorial_belongs_to_the_bracket_before_it() -> None:
    assert status(r"\frac{(n+1)!}{(n-1)!} = (n+1)n") == "verified"
    assert status(r"(n+2)! = (n+2)(n+1)n!") == "verified"
    assert status(r"(n+1)! - n! = n \cdot n!") == "verified"
    assert status(r"n(n+1)! = n (n+1) n!") == "verified"


def test_a_sign_error_is_refuted_without_any_words() -> None:
    (verdict,) = verdicts("$$\\sin(a+b) = \\sin a\\cos b - \\cos a\\sin b$$\n")
    assert verdict.status is Status.REFUTED
    assert verdict.counterexample is not None
    assert any("+" in hint for hint in verdict.hints)


def test_an_example_and_its_formula_are_held_against_each_other() -> None:
    note = """# Neuron

## Formula

$$z = \\sum(w_i * x_i + b)$$

## Example

- $x = [1, 2]$
- $w = [0.5, 0.25]$
- $b = 1$
- $z = 0.5 * 1 + 0.25 * 2 + 1 = 2$
"""
    found = {verdict.tex: verdict for verdict in verdicts(note)}
    wrong = found["z = \\sum(w_i * x_i + b)"]
    assert wrong.status is Status.INCONSISTENT
    assert wrong.conflicts_with is not None
    assert wrong.conflicts_with.line == 12
    right = verdicts(note.replace("\\sum(w_i * x_i + b)", "\\sum(w_i * x_i) + b"))
    assert all(verdict.status is not Status.INCONSISTENT for verdict in right)


def test_a_definition_of_the_note_is_used_below_it() -> None:
    note = "# 对数求导法\n\n$$y = x^x$$\n\n求导\n\n$$\\frac{dy}{dx} = y(\\ln x + 1) = x^x(\\ln x + 1)$$\n"
    found = verdicts(note)
    assert [verdict.status for verdict in found[1:]] == [Status.VERIFIED, Status.VERIFIED]


def test_what_holds_at_one_point_is_not_verified_as_a_law() -> None:
    note = "# 例\n\n设 $x = 0$，$y = 0$。\n\n$$2x + 2y\\frac{dy}{dx} = 0$$\n\n$$y = y(x)$$\n\n$$x + y = xy$$\n"
    assert not [v.tex for v in verdicts(note) if v.status in {Status.VERIFIED, Status.PROVED}]


def test_a_bound_on_a_given_value_is_checked() -> None:
    assert verdicts("# 例\n\n$z = 0.3 + 0.5 = 0.8$，因为 $z > 0$。\n")[-1].status is Status.VERIFIED


def test_a_symbol_used_anew_is_no_contradiction() -> None:
    note = "# 例\n\n设 $x = 2$。\n\n$x + 1 = 3$\n\n# 另一例\n\n设 $x = 5$。\n\n$x + 1 = 6$\n"
    assert not [v for v in verdicts(note) if v.status in {Status.REFUTED, Status.INCONSISTENT}]


def test_rows_of_a_derivation_are_held_against_what_is_derived() -> None:
    note = r"""# 线性回归

$$
\begin{aligned}
\frac{\partial J(\theta)}{\partial\theta_j}
&= \frac1m\sum_{i=1}^m(h_\theta(x^i)-y^i)x^i_j \\
&= -\frac1m\sum_{i=0}^m(h_\theta(x^i)-y^i)x^i_j \\
&= \frac1m\sum_{i=0}^m(h_\theta(x^i)-y^i)x^i_j
\end{aligned}
$$
"""
    statuses = [verdict.status for verdict in verdicts(note)]
    assert statuses[1:] == [Status.REFUTED, Status.VERIFIED]


def test_the_same_verdicts_every_time() -> None:
    text = "# 公式\n\n$$\\int_0^1 x^2\\,dx = \\frac13$$\n\n$$\\sin^2 x + \\cos^2 x = 2$$\n"
    assert verdicts(text) == verdicts(text)


def test_readings_are_told_in_the_language_of_the_reader() -> None:
    note = "# 例\n\n$$1/3 = 0.333$$\n\n$$(AB)^T = B^T A^T$$\n"
    found = verify([ingest(SourceFile("note.md", note))], VerifyOptions(lang="zh"))
    told = [text for verdict in found for one in verdict.readings for text in (one.meaning, one.because)]
    assert told
    assert not [text for text in told if text.isascii()]


def test_every_kind_of_symbol_has_a_name_in_both_languages() -> None:
    assert all(not kind_words(kind).zh.isascii() and kind_words(kind).en for kind in Kind)


def test_hints_printed_in_a_note_are_in_its_language() -> None:
    options = NoteOptions(lang=None)
    chinese = prepare_note(
        SourceFile("n.md", "# 恒等式\n\n再看下面这个公式：\n\n$$\\sin(a+b) = \\sin a\\cos b - \\cos a\\sin b$$\n"),
        options,
    )
    english = prepare_note(
        SourceFile("n.md", "# Identities\n\n$$\\sin(a+b) = \\sin a\\cos b - \\cos a\\sin b$$\n"), options
    )
    assert "取值成立" in chinese.verdicts[-1].hints[0]
    assert "for all values" in english.verdicts[-1].hints[0]


def test_a_formula_that_the_text_denies_is_not_accused() -> None:
    (verdict,) = verdicts("# 恒等式\n\nThe identity $(a+b)^2 = a^2 + b^2$ does not hold in general.\n")
    assert verdict.status is Status.GIVEN
    assert verdict.reason == "announced-as-wrong"


@pytest.mark.parametrize(
    "announcement",
    [
        "A common mistake is to write",
        "Wrong:",
        "❌",
        "错误写法：",
        "初学者常误以为",
        "This is incorrect:",
        "Do not write",
        "下面的写法不正确：",
        "Mistake:",
        "A frequent mistake is",
        "By mistake one writes",
        "容易写错成",
        "误记为",
    ],
)
def test_a_mistake_that_the_text_announces_is_an_example(announcement: str) -> None:
    (verdict,) = verdicts(f"# Identities\n\n{announcement} $(a+b)^2 = a^2 + b^2$\n")
    assert verdict.status is Status.GIVEN
    assert verdict.reason == "announced-as-wrong"
    assert verdict.counterexample is not None
    assert verdict.hints


@pytest.mark.parametrize(
    "words",
    [
        "Identity:",
        "The wrong form is often seen. The identity is",
        "Not as is wrongly believed, but",
        "错误的写法很多，正确写法：",
        "错误率公式：",
        "There is nothing wrong in",
        "Common mistakes were shown above. Now",
        "To see the mistakes of the table, take",
        "误差公式：",
    ],
)
def test_other_words_announce_no_mistake(words: str) -> None:
    (verdict,) = verdicts(f"# Identities\n\n{words} $(a+b)^2 = a^2 + b^2$\n")
    assert verdict.status is Status.REFUTED


def test_what_is_called_wrong_but_holds_is_said_to_hold() -> None:
    (verdict,) = verdicts("# Identities\n\nWrong: $(a+b)^2 = a^2 + 2ab + b^2$\n")
    assert verdict.status is Status.VERIFIED
    assert "calls this wrong" in verdict.hints[-1]


def test_a_law_does_not_refute_what_holds_in_another_reading() -> None:
    assert status(r"(AB)C = A(BC)", "向量与矩阵") == "verified"


@pytest.mark.parametrize(
    ("tex", "condition"),
    [
        (r"\sqrt{V_0^2/2} = V_0/\sqrt{2}", "V_0 ≥ 0"),
        (r"|x^3| = x^3", "x ≥ 0"),
        (r"\frac{x}{\sqrt{x^2}} = 1", "x > 0"),  # 0/0 at 0
        (r"\sqrt{\omega^2 b^2} = \omega b", "ω, b ≥ 0"),
    ],
)
def test_a_condition_is_no_stronger_than_it_has_to_be(tex: str, condition: str) -> None:
    (verdict,) = verdicts(f"# Notes\n\n$${tex}$$\n")
    assert verdict.status is Status.MISSING_HYPOTHESIS
    assert any(f"when {condition}." in hint for hint in verdict.hints)


@pytest.mark.parametrize("rate", ["a", "0.41"])
def test_an_integrand_with_a_corner_is_integrated_well_enough_to_be_judged(rate: str) -> None:
    tex = rf"\int_{{-\infty}}^{{\infty}} e^{{-{rate}|t|}} e^{{-i\omega t}} dt = \frac{{2 \cdot {rate}}}{{{rate}^2+\omega^2}}"
    assert status(tex) == "verified"
