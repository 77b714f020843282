r"""One quantity is spelled in several ways.

## What it does
Keeps a ledger of symbols over all notes of a run and finds quantities that are defined by the same right-hand side but
written differently: $\hat C_t$ in one note, $\tilde c_t$ in another, `c~_t` in a third. Within a formula it finds
indices that differ in case only ($x_P, y_P, z_p$).

## Why it is bad
A reader takes different spellings for different things, and so does every tool that links notes to each other.

## Example
~~~
$$\hat{c}_t = \tanh(W_c [h_{t-1}, x_t] + b_c)$$

In the usual notation:

$$\tilde{c}_t = \tanh(W_c [h_{t-1}, x_t] + b_c)$$
~~~

## Use instead
~~~
$$\tilde{c}_t = \tanh(W_c [h_{t-1}, x_t] + b_c)$$

In the usual notation:

$$\tilde{c}_t = \tanh(W_c [h_{t-1}, x_t] + b_c)$$
~~~

## Fix safety
Nothing is edited unless the configuration prefers an accent (`[notation] candidate = "tilde"`). Then the accent of
candidate states is rewritten; unsafe, because another quantity may bear that accent already.

# 简体中文

同一个量有几种写法

## 检查什么
对本次检查的全部笔记建立符号表，找出右边相同、写法却不同的量：一篇写 $\hat C_t$，一篇写 $\tilde c_t$，另一篇写 `c~_t`。在同一个公式里，找出只有大小写不同的下标（$x_P, y_P, z_p$）。

## 为什么不好
读者会把不同写法当成不同的量，在笔记之间建立联系的工具也会如此。

## 修复是否安全
除非配置里指定了写法（`[notation] candidate = "tilde"`），否则不改动。指定后会统一候选状态的重音符号；属于非安全修改，因为那个符号可能已另有所指。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from notecompiler.config import Notation
from notecompiler.diagnostics import Applicability, Phrase, Severity
from notecompiler.document import Document
from notecompiler.lint.ledger.accents import accent_edits
from notecompiler.lint.ledger.definitions import Definition
from notecompiler.lint.ledger.indices import odd_indices
from notecompiler.lint.ledger.quantities import Quantity, quantities, spelling
from notecompiler.lint.rule import Finding, Project, Rule


def _check(project: Project) -> Iterator[tuple[Document, Finding]]:
    for quantity in quantities(project.documents):
        yield from _spellings(quantity, project.notation)
    for document in project.documents:
        for place, odd, usual in odd_indices(document):
            message = Phrase(
                f"The index “{odd}” is “{usual}” elsewhere in this formula.",
                f"下标“{odd}”在同一公式的其他地方写作“{usual}”。",
            )
            yield document, Finding(place, message)


def _spellings(quantity: Quantity, notation: Notation) -> Iterator[tuple[Document, Finding]]:
    wanted = notation.candidate if quantity.candidate else None
    spellings = quantity.spellings
    if len(spellings) < 2 and wanted is None:
        return
    reported: set[tuple[int, str]] = set()
    for one in quantity.definitions:
        written = spelling(one.name)
        usual = f"\\{wanted}{{{one.name.base}}}" if wanted and one.name.accent else spellings[0]
        key = (id(one.document), written)
        if written == usual or key in reported:
            continue
        reported.add(key)
        yield one.document, _finding(one, written, usual, quantity, wanted)


def _finding(one: Definition, written: str, usual: str, quantity: Quantity, wanted: str | None) -> Finding:
    places = Counter(
        f"{other.document.source.path}:{other.document.source.position(other.span.start).line}"
        for other in quantity.definitions
        if spelling(other.name) == usual
    )
    where = f" ({next(iter(places))})" if places else ""
    rewrite = accent_edits(one.document, one.name, wanted) if wanted else ()
    return Finding(
        one.span,
        Phrase(
            f"“{written}” is the quantity written “{usual}” elsewhere{where}.",
            f"“{written}”在别处写作“{usual}”{where}。",
        ),
        title=Phrase(f"write {usual} throughout this note", f"在这篇笔记里统一写成 {usual}"),
        edits=rewrite,
        applicability=Applicability.UNSAFE,
    )


RULE = Rule("NC318", "quantity-spelled-several-ways", "N18", Severity.INFO, check_project=_check, safe_fixes=False)
