"""Labels and lists of plain-text notes, in which every line is a paragraph."""

from __future__ import annotations

from notecompiler import document as d
from notecompiler.book.assemble import assemble
from notecompiler.book.text import plain_text
from notecompiler.book.unmarked import marked_up
from notecompiler.ingest.note import ingest
from notecompiler.source import SourceFile

_OPENING = (
    "Gradient descent walks downhill on the cost surface, one step after another, until the slope is nearly nothing.\n"
    "It needs the derivative of the cost with respect to every parameter, which back-propagation provides cheaply.\n"
    "The size of a step is the learning rate, and nothing in the method itself says how large it should be.\n"
    "Small steps are safe.\n\n"
)


def _blocks(text: str) -> tuple[d.Block, ...]:
    document = ingest(SourceFile("note.txt", text))
    return marked_up([b for b in document.blocks if not isinstance(b, d.LeftOut)], text)


def _lists(text: str) -> list[list[str]]:
    def shown(item: d.ListItem) -> str:
        return " ".join(plain_text(p.children) for p in item.children if isinstance(p, d.Paragraph))

    return [[shown(item) for item in block.items] for block in _blocks(text) if isinstance(block, d.ListBlock)]


def _labels(text: str) -> list[str]:
    firsts = (b.children[0] for b in _blocks(text) if isinstance(b, d.Paragraph))
    return [plain_text(first.children) for first in firsts if isinstance(first, d.Strong)]


def test_lines_below_a_colon_are_a_list() -> None:
    text = _OPENING + "where:\nw is the weight.\nb is the bias.\n\nThe end is near.\n"
    assert _lists(text) == [["w is the weight.", "b is the bias."]]


def test_a_blank_line_ends_the_list() -> None:
    text = _OPENING + "In each step:\nCompute the slope.\nGo down.\n\nStop when it is flat.\nThen rest.\n"
    assert _lists(text) == [["Compute the slope.", "Go down."]]


def test_one_line_is_no_list_and_a_paragraph_is_no_item() -> None:
    long = "This line goes on and on, far longer than any item of a list that somebody would type below a colon, " * 2
    assert _lists(_OPENING + "Note this:\nOnly one line.\n\nNext.\n") == []
    assert _lists(_OPENING + f"Note this:\n{long}\nAnother.\n\nNext.\n") == []


def test_a_term_above_its_explanation_is_no_item() -> None:
    assert _lists(_OPENING + "More on this:\nMomentum\nMomentum keeps a part of the last step.\n\nNext.\n") == []


def test_lines_before_a_formula_are_no_list() -> None:
    assert _lists(_OPENING + "We now get:\nfor the weight\nfor the bias\n$$w = 1$$\n\nNext.\n") == []


def test_labels_are_strong() -> None:
    text = _OPENING + "Learning Rate: how far a step goes.\n\nCost Function: what is made small.\n"
    assert _labels(text) == ["Learning Rate:", "Cost Function:"]


def test_a_label_keeps_its_formula() -> None:
    text = _OPENING + "Step Size $\\eta$: how far a step goes.\n\nCost $J$: what is made small.\n"
    assert _labels(text) == ["Step Size \\eta:", "Cost J:"]


def test_chinese_labels_are_strong() -> None:
    text = (
        "梯度下降沿着代价曲面一步一步往下走,直到坡度几乎为零为止,每一步都要用到代价对每个参数的导数。\n"
        "学习率决定一步走多远,这个方法本身并不说明它应该取多大,太大就会发散,太小又走得太慢太慢。\n"
        "步子小一些比较稳妥,但也会慢得多。\n"
        "反向传播可以便宜地算出所有的导数,所以人们总是把这两样东西放在一起讲,其实它们是两回事情。\n"
        "学习率:一步走多远。\n"
        "代价函数:要减小的量。\n"
    )
    assert _labels(text) == ["学习率:", "代价函数:"]


def test_one_label_or_a_sentence_with_a_colon_is_left_alone() -> None:
    assert _labels(_OPENING + "Learning Rate: how far a step goes.\n") == []
    text = _OPENING + "We see this: it falls.\n\nThis is what matters: it stops.\n"
    assert _labels(text) == []


def test_markdown_is_left_alone() -> None:
    text = "# Title\n\nLearning Rate: how far.\n\nCost Function: what.\n\nIn each step:\nCompute.\nGo.\n"
    document = ingest(SourceFile("note.md", text))
    assert marked_up(document.blocks, text) == document.blocks


def test_no_character_is_lost() -> None:
    text = _OPENING + "Learning Rate: far.\n\nCost $J$: small.\nwhere:\na is one.\nb is two.\n"
    document = ingest(SourceFile("note.txt", text))

    def said(blocks: tuple[d.Block, ...]) -> str:
        parts = []
        for block in blocks:
            if isinstance(block, d.Paragraph | d.Heading):
                parts.append(plain_text(block.children))
            elif isinstance(block, d.ListBlock):
                parts.append(said(tuple(child for item in block.items for child in item.children)))
        return "".join("".join(parts).split())

    assert said(_blocks(text)) == said(document.blocks)


def test_a_book_shows_them() -> None:
    text = (
        _OPENING
        + "Learning Rate: far.\n\nCost Function: small.\n\nFor each step of the long walk downhill:\nCompute the slope.\nGo down.\n\nStop.\n"
    )
    (chapter,) = assemble([ingest(SourceFile("note.txt", text))]).chapters
    assert any(isinstance(block, d.ListBlock) for block in chapter.blocks)
    strong = [b for b in chapter.blocks if isinstance(b, d.Paragraph) and isinstance(b.children[0], d.Strong)]
    assert [plain_text(block.children[:1]) for block in strong] == ["Learning Rate:", "Cost Function:"]
