"""The ASCII formula grammar: what each notation means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notecompiler.math.ascii import parse_ascii
from notecompiler.math.nodes import Array, Delimited, MathNode, Row, Scripts, Text

from .outline import outline

READ = {
    # scripts and accents
    "h_(t-1)": "h_{t - 1}",
    "W_xh": "W_{x h}",
    "x_max": "x_{mathrm{max}}",
    "x_1^2": "x_{1}^{2}",
    "x^2_1": "x_{1}^{2}",
    "x1 + y2": "x_{1} + y_{2}",
    "x^(n-1)": "x^{n - 1}",
    "h^(t)": "h^{( t )}",
    "e^(x)": "e^{x}",
    "e^-x": "e^{- x}",
    "R^+": "R^{+}",
    "a^b^c": "a^{b^{c}}",
    "c~_t": "tilde{c}_{t}",
    "c^_t": "hat{c}_{t}",
    "y_hat_i": "hat{y}_{i}",
    "ŷ_i": "hat{y}_{i}",
    "x̂": "hat{x}",
    "f''(x)": "f'' ( x )",
    "x₁² + x⁻¹": "x_{1}^{2} + x^{- 1}",
    "x ** 2": "x^{2}",
    "theta_j": r"\theta_{j}",
    "D_KL(q || p)": r"D_{mathrm{KL}} ( q \parallel p )",
    # functions
    "sigmoid(W_f * x_t)": "sigmoid ( W_{f} * x_{t} )",
    "sqrt(x + 1)": "sqrt{x + 1}",
    "√2 + √(a+b)": "sqrt{2} + sqrt{a + b}",
    "∛x": "sqrt[3]{x}",
    "O((log a)^3)": "O ( ( log a )^{3} )",
    "|a-b|": "<| a - b |>",
    "norm(u)": r"<\| u \|>",
    "log2(n)": "log_{2} ( n )",
    "encode(x)": "encode ( x )",
    "n! / k!": "frac{n !}{k !}",
    "lim_(x->0) sin(x)/x": r"lim_{x \to 0} frac{sin ( x )}{x}",
    "sum_(i=1)^n x_i / i": "∑_{i = 1}^{n} frac{x_{i}}{i}",
    # Word's linear format
    "∑_(i=1)^n▒x_i": "∑_{i = 1}^{n} x_{i}",
    "∫_0^1▒〖x^2 dx〗": "∫_{0}^{1} x^{2} d x",
    "e^〖2x〗 + 〖a+b〗/2": "e^{2 x} + frac{a + b}{2}",
    "cos\u2061〖nπx/L〗": r"cos frac{n \pi x}{L}",
    "√(3&x+1)": "sqrt[3]{x + 1}",
    "lim┬(x→0)\u2061x": r"lim_{x \to 0} x",
    "(■(a&b@c&d))": "pmatrix[a & b; c & d]",
    "|■(a&b@c&d)|": "vmatrix[a & b; c & d]",
    "{█(x,&x≥0@-x,&x<0)┤": r"cases[x , & x \geq 0; - x , & x < 0]",
    "█(a&=b@&=c)": "aligned[a & = b;  & = c]",
    # fractions
    "(f(x + h) - f(x)) / h": "frac{f ( x + h ) - f ( x )}{h}",
    "a / (h * h)": "frac{a}{h * h}",
    "a/b/c": "frac{frac{a}{b}}{c}",
    "n(n+1)/2": "frac{n ( n + 1 )}{2}",
    "1/2 x": "frac{1}{2} x",
    "1/2x": "1 / 2 x",
    "log a / b": "log a / b",
    "dy/dx": "frac{d y}{d x}",
    "(a, b)/c": "frac{( a , b )}{c}",
    "2T(n/2)": r"2 T <( frac{n}{2} )>",
    "9.8 m/s^2": "9.8 ␣ mathrm{m} / mathrm{s}^{2}",
    # relations and signs
    "a <= b != c": r"a \leq b \neq c",
    "x -> 0 => y ~= 1": r"x \to 0 \Rightarrow y \approx 1",
    "x ~ N(0, 1)": r"x \sim N ( 0 , 1 )",
    "± 2 × 3 ÷ 4": r"\pm 2 \times 3 \div 4",
    "P(A|B)": r"P ( A \mid B )",
    "x ∈ ℝ^n": r"x \in mathbb{R}^{n}",
    "= a + b": "= a + b",
    "x mod m": r"x mod m",
    "ab mod n=(a mod n)(b mod n)mod n": r"a b mod n = ( a mod n ) ( b mod n ) mod n",
    "15%": r"15 \%",
    "90°": r"90^{\circ}",
    "1e-3": r"1 \times 10^{- 3}",
    # lists, matrices, cases
    "A(x1, y1)": "A ( x_{1} , y_{1} )",
    "[h_(t-1), x_t]": "[ h_{t - 1} , x_{t} ]",
    "[0, 1)": "[ 0 , 1 )",
    "{1, 2}": r"\{ 1 , 2 \}",
    "[[1,2],[3,4]]": "bmatrix[1 & 2; 3 & 4]",
    "[[1,2],[3]]": "[ [ 1 , 2 ] , [ 3 ] ]",
    "y = 1 if z > 0 else 0": 'y = cases[1 & "if " z > 0; 0 & "otherwise"]',
    "1 if z > 0 else -1 if z < 0 else 0": 'cases[1 & "if " z > 0; - 1 & "if " z < 0; 0 & "otherwise"]',
    "x_1, x_2, ..., x_T": r"x_{1} , x_{2} , \ldots , x_{T}",
    "distance = |x|": "mathrm{distance} = <| x |>",
    "b^2 - 4ac": "b^{2} - 4 a c",
}

REFUSED = [
    "",
    "hello world",
    "x is y",
    "the",
    "snake_case = 3",
    "(a",
    "a)",
    "a +",
    "* b",
    "a,, b",
    "return b==0?a:gcd(b,a%b);",
    "x_",
    "x_1_2",
    "f()",
    "速度 = 3",
    "a @@ b",
    "a & b",
    "■(a&b",
    "■ a",
    "〖a)",
    "(" * 10_000 + "x" + ")" * 10_000,
]


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_reads(text: str, expected: str) -> None:
    parse = parse_ascii(text)
    assert parse is not None
    assert outline(parse.tree) == expected


@pytest.mark.parametrize("text", REFUSED)
def test_refuses(text: str) -> None:
    assert parse_ascii(text) is None


def test_modulus_in_parentheses() -> None:
    parse = parse_ascii("x≡y (mod m)")
    assert parse is not None
    assert outline(parse.tree) == r"x \equiv y pmod{m}"


# ── properties ─────────────────────────────────────────────────────────────────────────────────────────────────────

_PIECES = ["x", "y_1", "h_(t-1)", "c~_t", "(", ")", "[", "]", "|", "+", "-", "*", "/", "^2", "²", "'", "=", ",", " ", "if",
           "else", "mod", "sin", "sqrt(", "1", "0.5", "≈", "√", "∑", "!", "%", "_", "^", "~", "{", "}", "alpha",
           "■(", "█(", "&", "@", "〖", "〗", "▒", "┬", "┤"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join) | st.text(max_size=30))
@settings(max_examples=400, deadline=None)
def test_never_raises_and_spans_nest(text: str) -> None:
    parse = parse_ascii(text)
    if parse is not None:
        _check(parse.tree, text)


def _check(node: MathNode, text: str) -> None:
    assert 0 <= node.span.start <= node.span.end <= len(text)
    for child in _children(node):
        assert node.span.contains(child.span), (text, node, child)
        _check(child, text)


def _children(node: MathNode) -> list[MathNode]:
    match node:
        case Row(children=children):
            return list(children)
        case Scripts(base=base, sub=sub, sup=sup):
            return [part for part in (base, sub, sup) if part is not None]
        case Array(rows=rows):
            return [cell for row in rows for cell in row.cells]
        case Delimited(segments=segments):
            return list(segments)
        case Text():
            return []
        case _:
            return [
                part
                for name in ("numerator", "denominator", "radicand", "base", "body")
                if (part := getattr(node, name, None)) is not None
            ]
