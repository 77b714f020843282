"""Whatever a note holds, there is a document."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .notes import pages

_WORDS = r"""
$$ \( \) \frac \left( \right. {a} \begin{align} \end{align} \\ \text{ 中文 - > # [^1] [[ \sqrt[ \operatorname{ \hat \not \color{red}
\tag{ \mathbf \over \begin{array}{c|c} \end{array} \hline \big \substack{ \underbrace{ \, \hspace{ 1. é 😀
"""
PIECES = st.sampled_from(
    [
        *"#$*_`<>@=-+/\\~[](){}'\":;.,|!?&%^ 1a\n",
        *_WORDS.split(),
        "\n\n",
        "$$\n",
        "```\n",
        "\n- ",
        "\n> ",
        "\n# ",
        "| a | b |\n",
    ]
)


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_note_becomes_a_document(text: str) -> None:
    outcome = pages(text)
    assert outcome.typeset.pdf is not None, (outcome.typeset.problems, outcome.body)
