"""Links to headings by the names that web pages give them."""

from __future__ import annotations

import pytest

from notecompiler.book.assemble import assemble
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile


def lost(note: str) -> list[str]:
    """The targets that lead nowhere."""
    return [link.target for link in assemble([ingest(SourceFile("a.md", note))]).unresolved_links]


@pytest.mark.parametrize(
    ("heading", "fragment"),
    [
        ("## 1. 群的定义", "1-群的定义"),
        ("## 群的定义", "1-群的定义"),
        ("### 群的例子", "12-群的例子"),
        ("## 理想", "第三章-理想"),
        ("## 模", "二模"),
        ("## Groups / Rings", "31-groups--rings"),
        ("## Rings", "4-rings"),
        ("## 一致收敛", "2-一致收敛"),
        ('<a id="kernel"></a>\n\n## Kernels', "kernel"),
        ('##<a name="image"/>Images', "image"),
        ('<h2 id="2.1">Limits</h2>', "2.1"),
        ('## Traces\n\ntext <span id="here">of it</span>', "here"),
    ],
)
def test_a_heading_is_found(heading: str, fragment: str) -> None:
    assert lost(f"# Title\n\n[there](#{fragment})\n\n{heading}\n\ntext") == []


def test_the_number_counts_where_several_headings_differ_in_it_only() -> None:
    note = "# Title\n\n[there](#2-examples)\n\n## Sets\n\n### Examples\n\ntext\n\n## Maps\n\n### Examples\n\ntext"
    assert lost(note) == ["#2-examples"]


def test_what_no_heading_is_called_leads_nowhere() -> None:
    assert lost("# Title\n\n[there](#3-nothing) [here](#3)\n\n## Sets\n\ntext") == ["#3-nothing", "#3"]
