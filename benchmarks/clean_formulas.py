"""Clean formulas, generated: what undergraduate notes hold, each valid and in good notation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

_LETTERS = ("a", "b", "c", "k", "n", "p", "q", "u", "v", "w", "x", "y", "z")
_GREEK = (r"\alpha", r"\beta", r"\gamma", r"\theta", r"\lambda", r"\mu", r"\omega", r"\varphi")
_NAMES = (*(f"{one}_" for one in _LETTERS), *(f"{one}^" for one in _LETTERS), *_GREEK)
_FUNCTIONS = (r"\sin", r"\cos", r"\tan", r"\ln", r"\log", r"\exp", r"\tanh", r"\arctan")
_RELATIONS = ("=", "=", "=", r"\le", r"\ge", r"\approx")


def formulas(count: int, seed: int = 0) -> Iterator[str]:
    """`count` different formulas (TeX between display delimiters), the same ones for the same seed."""
    random = Random(seed)
    seen: set[str] = set()
    while len(seen) < count:
        made = random.choice(_KINDS)(random)
        if made not in seen:
            seen.add(made)
            yield made


def letter(random: Random) -> str:
    """A Latin or Greek letter."""
    return random.choice(_LETTERS if random.random() < 0.7 else _GREEK)


def atom(random: Random) -> str:
    """A letter, with an index or a power at times, or a number."""
    roll = random.random()
    if roll < 0.25:
        return str(random.randint(2, 9))
    if roll < 0.5:
        return f"{letter(random)}_{random.choice('ijkmn12')}"
    if roll < 0.65:
        return f"{letter(random)}^{random.randint(2, 4)}"
    if roll < 0.72:
        return f"{letter(random)}_{{{random.choice('ijk')}+1}}"
    return letter(random)


def term(random: Random, depth: int = 2) -> str:
    """A factor or a short product."""
    roll = random.random()
    if depth == 0 or roll < 0.45:
        return atom(random)
    if roll < 0.6:
        return rf"\frac{{{side(random, depth - 1)}}}{{{term(random, 0)}}}"
    if roll < 0.72:
        return rf"{random.choice(_FUNCTIONS)}({side(random, depth - 1)})"
    if roll < 0.8:
        return rf"\sqrt{{{side(random, depth - 1)}}}"
    if roll < 0.9:
        return rf"{atom(random)} \cdot {term(random, 0)}"
    return f"({side(random, depth - 1)})"


def side(random: Random, depth: int = 2) -> str:
    """One to three terms."""
    parts = [term(random, depth)]
    for _ in range(random.choice((0, 1, 1, 2))):
        parts += [random.choice("+-"), term(random, depth)]
    made = " ".join(parts)
    # Sides without a letter would make false statements of arithmetic.
    return made if any(name in made for name in _NAMES) else f"{made} + {letter(random)}"


def equation(random: Random) -> str:
    """Two sides and a relation."""
    return f"{side(random)} {random.choice(_RELATIONS)} {side(random)}"


def _sum(random: Random) -> str:
    index = random.choice("ijk")
    operator = random.choice((r"\sum", r"\prod"))
    return f"{letter(random)}_n = {operator}_{{{index}=1}}^{{n}} {term(random, 1)} {letter(random)}_{index}"


def _integral(random: Random) -> str:
    variable = random.choice("xyt")
    return (
        rf"\int_{{0}}^{{{random.randint(1, 9)}}} {random.choice(_FUNCTIONS)}({random.randint(2, 9)} {variable})"
        rf" \,\mathrm{{d}}{variable} = {letter(random)}"
    )


def _aligned(random: Random) -> str:
    rows = [f"{side(random, 1)} &= {side(random, 1)}"]
    rows += [f"&= {side(random, 1)}" for _ in range(random.randint(1, 3))]
    return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"


def _matrix(random: Random) -> str:
    size = random.choice((2, 2, 3))
    rows = [" & ".join(atom(random) for _ in range(size)) for _ in range(size)]
    kind = random.choice(("bmatrix", "pmatrix", "vmatrix"))
    return f"A = \\begin{{{kind}}} " + r" \\ ".join(rows) + f" \\end{{{kind}}}"


def _cases(random: Random) -> str:
    return (
        f"f(x) = \\begin{{cases}} {side(random, 1)}, & x > {random.randint(0, 9)} \\\\ "
        f"{side(random, 1)}, & x \\le 0 \\end{{cases}}"
    )


def _primes(random: Random) -> str:
    name = random.choice("fgh")
    marks = random.choice(("'", "''"))
    return f"{name}{marks}(x) = {side(random, 1)} + {name}'({random.randint(0, 9)})"


def _percent(random: Random) -> str:
    low, high = random.randint(1, 40), random.randint(41, 90)
    return rf"\frac{{{low}\% + {high}\%}}{{2}} = {(low + high) / 2:g}\%"


def _gate(random: Random) -> str:
    gate = random.choice("fio")
    name = random.choice((r"\tanh", r"\sigma"))
    return rf"{gate}_t = {name}(W_{gate} [h_{{t-1}}, x_t] + b_{gate}) + {random.randint(2, 99)} {letter(random)}"


def _product(random: Random) -> str:
    left, right = random.randint(2, 30), random.randint(2, 30)
    return rf"{left} \times {right} = {left * right}"


def _implication(random: Random) -> str:
    left, right = random.sample(_LETTERS, 2)
    added = f"{term(random, 1)}"
    return rf"{left} > {right} \Rightarrow {left} + {added} > {right} + {added}"


_KINDS: tuple[Callable[[Random], str], ...] = (
    equation,
    equation,
    equation,
    _sum,
    _integral,
    _aligned,
    _aligned,
    _matrix,
    _cases,
    _primes,
    _percent,
    _gate,
    _product,
    _implication,
)
