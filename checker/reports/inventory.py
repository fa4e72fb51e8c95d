"""What an inventory holds, and its text form: one line per call site.

Reports know nothing of the code plane, so the run hands over each call site as the plain data of the inventory's
contract (schemas/inventory.schema.json).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from checker.findings.model import Notice, PolicyRef, SiteCounts, Unchecked, code_of_notices
from checker.reports.style import Style, plural, table

SiteDocument = Mapping[str, Any]


class Inventory(Struct, frozen=True):
    """Call sites sorted by place."""

    sites: tuple[SiteDocument, ...]
    notices: tuple[Notice, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    policies: tuple[PolicyRef, ...] = ()
    counts: SiteCounts = SiteCounts()
    files: int = 0
    as_of: date = date.min
    strict: bool = False
    config_pairs: tuple[Mapping[str, Any], ...] = ()  # configurations that `check` compares between environments
    sdks: tuple[Mapping[str, Any], ...] = ()  # which versions of SDKs the project declares, and where
    unresolved: tuple[Mapping[str, Any], ...] = ()  # what keeps call sites unproven, where it was asked for

    @property
    def exit_code(self) -> int:
        return code_of_notices(self.notices) or (2 if self.strict and self.unchecked else 0)

    def documents(self) -> Iterator[SiteDocument]:
        yield from self.sites


def render_text(inventory: Inventory, style: Style) -> str:
    """A table: place, verdict, API, what is missing or unproven."""
    lines: list[str] = []
    rows = [_row(site) for site in inventory.sites]
    if rows:
        lines += table(("place", "verdict", "call", "fields"), rows, style)
        lines.append("")
    counts = inventory.counts
    lines.append(
        f"{plural(counts.total, 'call site')} in {plural(inventory.files, 'file')}: {counts.passed} pass, "
        f"{counts.failed} fail, {counts.unverifiable} unproven; {counts.tests} more in tests"
    )
    for item in inventory.unchecked:
        lines.append(f"not checked: {plural(len(item.paths), f'{item.language} file')} naming a model provider")
    lines += [_pair(pair) for pair in inventory.config_pairs]
    lines += [f"{notice.path}: {notice.message}" for notice in inventory.notices]
    return "\n".join(lines) + "\n"


def _pair(pair: Mapping[str, Any]) -> str:
    left, right = pair["left"], pair["right"]
    return (
        f"compared: {left['paths'][-1]} ({left['environment']}) and {right['paths'][-1]} ({right['environment']}), "
        f"by {pair['why']}"
    )


def _row(site: SiteDocument) -> tuple[str, str, str, str]:
    cell = f":cell {site['cell']}" if site.get("cell") is not None else ""
    place = f"{site['path']}{cell}:{site['line']}:{site['column']}"
    fields: Mapping[str, Mapping[str, Any]] = site["fields"]
    missing = [name for name, proof in fields.items() if proof["status"] in ("missing", "placeholder")]
    unproven = [name for name, proof in fields.items() if proof["status"] == "unverifiable"]
    parts = ([f"lacks {', '.join(missing)}"] if missing else []) + (
        [f"unproven {', '.join(unproven)}"] if unproven else []
    )
    scope = " (test)" if site["scope"] == "test" else ""
    verdict = {"unverifiable": "unproven"}.get(site["verdict"], site["verdict"])  # one word for people, as in summaries
    return place, str(verdict) + scope, str(site["target"]), "; ".join(parts)
