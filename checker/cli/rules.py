"""`checkpolicy rules`: the list of rules."""

from __future__ import annotations

import click

from checker.cli.output import emit
from checker.documents.json_text import indented
from checker.rules.pages import rule_page
from checker.rules.registry import entries


@click.command()
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules(format: str) -> int:
    """List the rules. `checkpolicy explain RULE` shows one."""
    pages = [(entry, rule_page(entry.id)) for entry in entries()]
    if format == "json":
        listed = [
            {
                "id": page.id,
                "name": page.name,
                "level": page.level.value,
                "subject": entry.load().subject.value,
                "title": page.title,
            }
            for entry, page in pages
        ]
        document = {"schema_version": 1, "rules": listed}
        emit(indented(document))
        return 0
    width = max(len(page.name) for _, page in pages)
    lines = [f"{page.id}  {page.level.value:<7}  {page.name:<{width}}  {page.title}\n" for _, page in pages]
    emit("".join(lines))
    return 0
