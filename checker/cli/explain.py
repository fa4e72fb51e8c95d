"""`checkpolicy explain RULE`: the rule's page."""

from __future__ import annotations

import click

from checker.cli.output import emit
from checker.rules.pages import Page, rule_page


@click.command()
@click.argument("rule")
def explain(rule: str) -> int:
    """Explain RULE (an id such as CP101, or a name): why it matters, what is bad, what is good."""
    import shutil

    width = max(60, min(100, shutil.get_terminal_size().columns))
    emit(_render(rule_page(rule), width))
    return 0


def _render(page: Page, width: int) -> str:
    import textwrap

    def prose(text: str) -> str:
        return textwrap.fill(text, width)

    return "\n\n".join(
        (
            f"{page.id} {page.name} ({page.level.value})",
            prose(page.title),
            prose(f"Why it matters: {page.why}"),
            "Bad:",
            textwrap.indent(page.bad, "    "),
            "Good:",
            textwrap.indent(page.good, "    "),
            prose(f"Not covered: {page.not_covered}") + "\n",
        )
    )
