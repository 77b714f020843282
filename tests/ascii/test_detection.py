"""Where formulas begin and end in plain text, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notecompiler.ingest.ascii_formulas import formula_ranges, line_formula

LINES = [
    "r_t = sigmoid(W_r * [h_(t-1), x_t] + b_r)",
    "  y = x^2 + 1,",
    "x = 5",
    "f'(x) ≈ (f(x + h) - f(x)) / h.",
    "a^2 + b^2 = c^2",
    "loss = -sum(y_i * log(p_i))",
    "v^2 = u^2 + 2as",
    "s = ut + 1/2 at^2",
    "v = u + at = 3 + 2*4 = 11",
    "curl B = mu0 J + mu0 eps0 dE/dt",
    "div E = rho/eps0",
    "PV = nRT",
    "omega = 2 pi f",
    "log2(8) = 3",
    "w := w - lr * dL/dw",
    "accuracy = (TP + TN) / (TP + TN + FP + FN)",
    "∑_(i=1)^n▒x_i = n",
    "A=(■(a&b@c&d))",
    "f(x)={█(x,&x≥0@-x,&x<0)┤",
]

NOT_LINES = [
    "timeout = 30",
    "lr = learning rate",
    "x == y",
    "for i in range(n): total += a[i]",
    "return b==0?a:gcd(b,a%b);",
    "- y = 3 is a list item",
    "The gate f_t is open.",
    "version = 1.2.3",
    "name=value",
    "x = open('a.txt')",
    "Hello!",
]

INLINE = {
    "the speed is v = u + at, and then it stops": ["v = u + at"],
    "so v^2 = u^2 + 2as holds at all times": ["v^2 = u^2 + 2as"],
    "take x = 3 as in the book": ["x = 3"],
    "where P(A or B) = P(A) + P(B) - P(A and B)": [],  # never a part of a formula
    "The previous state h_(t-1) and the candidate c~_t.": ["h_(t-1)", "c~_t"],
    "inputs x_1, x_2, ..., x_T in order": ["x_1, x_2, ..., x_T"],
    "前向差分:f'(x) ≈ (f(x + h) - f(x)) / h": ["f'(x) ≈ (f(x + h) - f(x)) / h"],
    "若 a≡b (mod m),则记为同余。": ["a≡b (mod m)"],
    "已知点 P(x1, y1) 和 Q(x2, y2)": ["P(x1, y1)", "Q(x2, y2)"],
    "runs in O((log n)^3) time": ["O((log n)^3)"],
    "The sum ∑_(i=1)^n▒x_i is finite, and so is e^〖2x〗.": ["∑_(i=1)^n▒x_i", "e^〖2x〗"],
    "progress ▒▒▒ 50 & more": [],
    "R&D = 3 @ home": [],
    "if x > 0 then the result is 2^n": ["x > 0", "2^n"],
    "乘法 ab mod n=(a mod n)(b mod n)mod n": ["ab mod n=(a mod n)(b mod n)mod n"],
    "x = r cos(t) y = r sin(t) 其中 r 是半径": ["x = r cos(t)", "y = r sin(t)"],
    "直线 Ax + By + C = 0 上": ["Ax + By + C = 0"],
    "记号 φ(n) 与 |a-b|": ["φ(n)", "|a-b|"],
    "the gate f_t = σ(W_f x_t + U_f h_(t-1) + b_f) is": ["f_t = σ(W_f x_t + U_f h_(t-1) + b_f)"],
    "其中 h_t = tanh(W h_(t-1) + U x_t + b) 是隐状态": ["h_t = tanh(W h_(t-1) + U x_t + b)"],
    "ft = sigmoid(Uf * Xt + Wf * Ht-1 + bf)": [],  # the index t-1 reads as H t - 1
    "步长 s=4, 96 核": ["s=4"],
    "with x_1 = 3, 25 apples": ["x_1 = 3"],
    "with x_1 = 3, 25": ["x_1 = 3, 25"],
    "**(c)** S/√2 = 3": ["S/√2 = 3"],
    "c_t = f_t * c_(t-1) + i_t * g_t  # the cell": ["c_t = f_t * c_(t-1) + i_t * g_t"],
}

LEFT_ALONE = [
    "snake_case and file_name.py and foo_bar()",
    "see https://example.org/a_b?x=1",
    "and/or, I/O, TCP/IP, km/h, w/o",
    "C++ and C# and F#",
    "x86_64 and utf_8 and arm64",
    "version 1.2.3 of 2024-01-02 at 10:30",
    "don't, it's, Euler's",
    "a well-known state-of-the-art method",
    "int main(int argc, char **argv) { return 0; }",
    "gcd(a,b){return b==0?a:gcd(b,a%b);}",
    "__init__ and _private_ and __x__",
    "item(s) and file(s)",
    "(see Section 3) [12] {x}",
    "key=value; width=100px",
    "s3fs>=2026.6.0",
    "mail a_b@example.org",
    "fig_2.png",
    "他说:好的 (a) 第一 (b) 第二",
    "50% off, 3-5 days, 10:1",
]


@pytest.mark.parametrize("line", LINES)
def test_equation_on_a_line(line: str) -> None:
    found = line_formula(line)
    assert found is not None
    assert line[slice(*found)] == line.strip().rstrip(",.")


@pytest.mark.parametrize("line", NOT_LINES)
def test_line_that_is_no_equation(line: str) -> None:
    assert line_formula(line) is None


@pytest.mark.parametrize(("text", "expected"), INLINE.items())
def test_formulas_in_a_sentence(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in formula_ranges(text, displays=False)] == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_prose_and_code_are_left_alone(text: str) -> None:
    assert [text[found.start : found.end] for found in formula_ranges(text, displays=False)] == []


@given(st.text(alphabet="ab_^(=+ ~)x1,.模≡'|\n", max_size=60))
def test_ranges_are_ordered_and_inside(text: str) -> None:
    at = 0
    for found in formula_ranges(text, displays=False):
        assert at <= found.start < found.end <= len(text)
        at = found.end
