"""What keeps call sites unproven, as text and JSON: `checkpolicy inventory --unresolved`.

The models are YAML to be pasted into a policy: one `models:` block at the end of the text, one for each in JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker import __version__
from checker.documents.json_text import indented
from checker.reports.inventory import Inventory
from checker.reports.json import SCHEMA_VERSION, counts_document, notice_document, policy_document
from checker.reports.style import Style, clean, plural, table

HEAD = ("call sites", "settles", "place", "what is not known")


def render_text(inventory: Inventory, style: Style) -> str:
    """A table, most frequent first, then the models as one block of YAML."""
    found = inventory.unresolved
    counts = inventory.counts
    lines: list[str] = []
    if found:
        lines += table(HEAD, [_row(number, item) for number, item in enumerate(found, 1)], style)
        lines.append("")
    lines += list(_models(found))
    lines.append(
        f"{plural(counts.unverifiable, 'call site')} of {counts.total:,} unproven, "
        f"for {plural(len(found), 'reason')}; {plural(sum(1 for i in found if i['model']), 'model')} would settle some"
        if found
        else f"nothing is unresolved: no call site of {counts.total:,} is unproven"
    )
    lines += [f"{notice.path}: {notice.message}" for notice in inventory.notices]
    return "\n".join(lines) + "\n"


def _row(number: int, item: Mapping[str, Any]) -> tuple[str, str, str, str]:
    mark = f"[{number}] " if item["model"] else ""
    advice = "" if item["model"] else f": {item['advice']}"
    place = clean(f"{item['path']}:{item['line']}")
    return str(item["call_sites"]), str(item["settles"]), place, clean(f"{mark}{item['why']}{advice}")


def _models(found: tuple[Mapping[str, Any], ...]) -> Iterator[str]:
    """The models by section, in the order of the table, each with its number and the fields that it vouches for."""
    sections: dict[str, list[tuple[int, Mapping[str, Any]]]] = {}
    for number, item in enumerate(found, 1):
        if item["model"]:
            sections.setdefault(item["model"]["section"], []).append((number, item))
    if not sections:
        return
    yield "# Check each before you paste it into the policy: a model is believed."
    yield "models:"
    for section, items in sections.items():
        yield f"  {section}:"
        for number, item in items:
            entry = item["model"]["snippet"].splitlines()[2].strip()
            yield f"    {entry}  # [{number}] {plural(item['call_sites'], 'call site')}"
    yield ""


def render_json(inventory: Inventory) -> str:
    """schemas/unresolved.schema.json."""
    return indented(
        {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "checkpolicy", "version": __version__},
            "as_of": inventory.as_of.isoformat(),
            "policy": policy_document(inventory.policies[0]) if inventory.policies else None,
            "unresolved": list(inventory.unresolved),
            "notices": [notice_document(notice.path, notice.line, notice.message) for notice in inventory.notices],
            "summary": {
                "exit_code": inventory.exit_code,
                "files": inventory.files,
                "call_sites": counts_document(inventory.counts),
            },
        }
    )
