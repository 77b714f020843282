r"""What formulas say: symbols with their indices, statements, and the ambiguity that is kept."""

from __future__ import annotations

import pytest

from notecompiler.math.parse import parse
from notecompiler.semantics import expression as ex
from notecompiler.semantics.conditions import premises, split_conditions
from notecompiler.semantics.names import Index, Name
from notecompiler.semantics.statements import Bare, defined_words, fragments


def _right(tex: str) -> ex.Expression:
    (statement,) = fragments(parse(tex).tree)
    assert isinstance(statement, ex.Statement)
    return statement.right


def _symbol(tex: str) -> Name:
    (found,) = fragments(parse(tex).tree)
    assert isinstance(found, Bare)
    assert isinstance(found.body, ex.Variable)
    return found.body.name


T, BEFORE = Index("t"), Index("t", -1)


@pytest.mark.parametrize(
    ("tex", "name"),
    [
        ("h_t", Name("h", subs=(T,))),
        ("h_{t-1}", Name("h", subs=(BEFORE,))),
        ("C_t", Name("C", subs=(T,))),
        (r"\tilde{c}_t", Name("c", "tilde", subs=(T,))),
        (r"\widetilde{c}_t", Name("c", "tilde", subs=(T,))),
        (r"\tilde{c_t}", Name("c", "tilde", subs=(T,))),
        ("c'_t", Name("c", primes=1, subs=(T,))),
        (r"c^{\prime}_t", Name("c", primes=1, subs=(T,))),
        ("h^{(t-1)}", Name("h", sups=(BEFORE,))),
        ("h^{<t>}", Name("h", sups=(T,))),
        (r"h^{\langle t-1\rangle}", Name("h", sups=(BEFORE,))),
        (r"\mathbf{W}_{xf}", Name("W", subs=(Index("xf"),))),
        (r"W_{\text{forget}}", Name("W", subs=(Index("forget"),))),
        (r"\Gamma_f", Name(r"\Gamma", subs=(Index("f"),))),
        (r"\mathcal{X}_t", Name(r"\mathcal{X}", subs=(T,))),
        (r"x_{\text{hat}}", Name("x", "hat")),
        (r"h_{i,t}", Name("h", subs=(Index("i"), T))),
    ],
)
def test_symbols(tex: str, name: Name) -> None:
    assert _symbol(tex) == name


def test_a_matrix_before_a_bracket_is_neither_call_nor_product_yet() -> None:
    node = _right("z = W_f [h_{t-1}, x_t]")
    assert isinstance(node, ex.Applied)
    assert node.opener == "["
    (argument,) = node.arguments
    assert isinstance(argument, ex.Bracket)
    assert len(argument.items) == 2


@pytest.mark.parametrize(
    "tex",
    [r"\tanh(x)", "tanh(x)", r"\text{tanh}(x)", r"\operatorname{tanh}\left(x\right)", r"\mathrm{tanh}[x]", r"\tanh x"],
)
def test_functions_however_they_are_typed(tex: str) -> None:
    node = _right(f"y = {tex}")
    assert isinstance(node, ex.Call)
    assert node.function == "tanh"


def test_products_keep_their_signs() -> None:
    node = _right(r"y = a \odot b * c d")
    assert isinstance(node, ex.Product)
    assert node.operators == (r"\odot", "*", "")


def test_chains_rows_and_lists_are_statements_of_their_own() -> None:
    first, second = fragments(parse("a = b = c").tree)
    assert isinstance(first, ex.Statement)
    assert isinstance(second, ex.Statement)
    assert first.right == second.left
    rows = fragments(parse(r"\begin{aligned} f &= a \\ &\quad + b \\ g &= c \\ &= d \end{aligned}").tree)
    assert len(rows) == 3
    assert isinstance(rows[0], ex.Statement)
    assert isinstance(rows[0].right, ex.Sum)
    assert len(fragments(parse(r"x = t^2 \quad, \quad y = t^3").tree)) == 2
    assert len(fragments(parse(r"f(x, y) = 1").tree)) == 1


def test_every_statement_has_its_own_place() -> None:
    tex = r"\begin{array}{ll} f_t = a \\ g_t = b \end{array}"
    first, second = fragments(parse(tex).tree)
    assert tex[first.span.start : first.span.end].strip() == "f_t = a"
    assert tex[second.span.start : second.span.end].strip() == "g_t = b"


def test_names_of_several_letters_are_known_from_their_definition() -> None:
    tree = parse(r"HM = \frac{n}{s}").tree
    words = defined_words(tree)
    assert words == {"HM"}
    (statement,) = fragments(tree, words)
    assert isinstance(statement, ex.Statement)
    assert statement.left == ex.Variable(statement.left.span, Name("HM"))


@pytest.mark.parametrize(
    "tex", ["", "=", "a = ", r"\frac{}{}", "(((", "a + * b", r"\begin{aligned} \\ \\ \end{aligned}", "|x", "x^", "_"]
)
def test_nothing_makes_reading_fail(tex: str) -> None:
    assert all(isinstance(found, ex.Statement | Bare) for found in fragments(parse(tex).tree))


def test_deep_nesting_is_survived() -> None:
    assert len(fragments(parse("(" * 400 + "x" + ")" * 400).tree)) == 1
    assert len(fragments(parse("{" * 400 + "x" + "}" * 400).tree)) == 1


@pytest.mark.parametrize(
    "tex",
    [
        r"(a^m)^n = a^{mn} \quad (a > 0 < )",
        r"x = 1 \text{ if } y =",
        r"a < \pmod3, c > 0",
        r"a \equiv\pmod n \quad a, b >",
    ],
)
def test_a_condition_that_lacks_a_side_is_none(tex: str) -> None:
    tree = parse(tex).tree
    _, behind = split_conditions(tree)
    found = [premise for row in behind for premise in premises(row)]
    assert not any(isinstance(side, ex.Unread) for premise in found for side in (premise.left, premise.right))


def test_the_discretionary_times_of_plain_tex_multiplies() -> None:
    def operators(tex: str) -> tuple[str, ...]:
        product = _right(tex)
        assert isinstance(product, ex.Product)
        return product.operators

    assert operators(r"z = (a + b) \* (c + d)") == operators("z = (a + b) * (c + d)")
