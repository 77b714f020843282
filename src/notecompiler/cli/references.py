"""`notec references`: the reference implementations and what they compute."""

from __future__ import annotations

import click

from notecompiler.cli.console import current
from notecompiler.cli.messages import say
from notecompiler.cli.program import common_options


@click.command("references", help=say("help-references", current().lang))
@common_options
def command() -> int:
    from notecompiler.domains.registry import all_domains, all_laws
    from notecompiler.semantics.shapes import show
    from notecompiler.verify.network.evidence import line_of

    console = current()
    seen: set[str] = set()
    for domain in all_domains():
        if domain.name in seen:
            continue
        seen.add(domain.name)
        console.print(f"{domain.name}  ({', '.join(domain.titles)})")
        for quantity in domain.quantities:
            if quantity.name in domain.computed:
                file, line = line_of(domain.reference, quantity.name)
                console.print(f"  {quantity.name:24} {show(quantity.shape):12} {file}:{line}")
    for law in all_laws():
        console.print(f"{law.name}  ({', '.join(law.words)})")
        file, line = line_of(law.reference, "")
        console.print(f"  {', '.join(law.symbols):37} {file}:{line}")
    console.print()
    console.print(say("references-more", console.lang))
    return 0
