"""`checkpolicy exceptions`: what the policy exempts, until when, and whose it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.output import emit
from checker.documents.facts import as_dict
from checker.documents.json_text import indented

if TYPE_CHECKING:
    from checker.run.gate.exceptions import Listed

_POLICY = click.option("--policy", metavar="FILE", help="The policy file [that of the settings].")
_AS_OF = click.option("--as-of", metavar="DATE", help="The day that expiry dates are compared with [today, UTC].")


@click.group()
def exceptions() -> None:
    """List, add and prune what the policy exempts: exceptions, and declared differences of environments.

    Each has an owner, a reason and a last day. What the policy says of them in `suppressions` (max_days, approvers) is
    held to here and in every run.
    """


@exceptions.command("list")
@_POLICY
@_AS_OF
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_(format: str, **flags: Any) -> int:
    """List what is exempt, the next to expire first. Ends with 1 if one has expired or does not count."""
    from checker.run.gate.exceptions import list_exceptions

    settings, cwd = options.read_settings((), flags)
    found = list_exceptions(settings, cwd=cwd)
    emit(_json(found) if format == "json" else _text(found))
    return 1 if any(one.state in ("expired", "invalid") for one in found) else 0


@exceptions.command()
@_POLICY
@_AS_OF
@click.option("--rule", required=True, metavar="RULE", help="What is not to be reported (id or name).")
@click.option("--path", metavar="GLOB", help="Where, relative to the project.")
@click.option("--where", "selector", multiple=True, metavar="FACT=VALUE", help="Which: sdk=openai, team_id=search, …")
@click.option("--owner", required=True, metavar="WHO", help="Who answers for it.")
@click.option("--reason", required=True, metavar="TEXT", help="Why it is needed.")
@click.option("--expires", required=True, metavar="DATE", help="The last day on which it counts.")
@click.option("--approved-by", metavar="WHO", help="Who agreed to it.")
def add(rule: str, path: str | None, selector: tuple[str, ...], **flags: Any) -> int:
    """Write an exception into the policy file; comments and layout stay. Granted today."""
    from checker.rules.registry import find
    from checker.run.gate.exceptions import add_exception

    entry: dict[str, Any] = {"rule": find(rule).id if rule.upper().startswith("CP") else find(rule).name}
    if path:
        entry["path"] = path
    if selector:
        entry["selector"] = dict(_fact(text) for text in selector)
    if not path and not selector:
        raise click.UsageError("say where: --path GLOB or --where FACT=VALUE; one for all is a rule switched off")
    for name in ("owner", "reason"):
        entry[name] = flags.pop(name)
    expires, approved = flags.pop("expires"), flags.pop("approved_by")
    settings, cwd = options.read_settings((), flags)
    entry["granted"] = _day("--as-of", settings.as_of.isoformat() if settings.as_of else _today())
    entry["expires"] = _day("--expires", expires)
    if approved:
        entry["approved_by"] = approved
    file, text = add_exception(settings, entry, cwd=cwd)
    emit(text, file)
    click.echo(f"{file.name}: {entry['rule']} is exempt until {entry['expires']}")
    return 0


@exceptions.command()
@_POLICY
@_AS_OF
@click.option("--dry-run", is_flag=True, help="Say what would go, write nothing.")
def prune(dry_run: bool, **flags: Any) -> int:
    """Take out what has expired, and what a check of the whole project has no use for."""
    from checker.run.gate.exceptions import prune_exceptions

    settings, cwd = options.read_settings((), flags)
    found = prune_exceptions(settings, cwd=cwd)
    for notice in found.notices:
        click.echo(f"{notice.path}: not checked: {notice.message}", err=True)
    if found.notices:
        click.echo("checkpolicy: nothing pruned: what could not be checked may need an exception", err=True)
        return 2
    for one in found.gone:
        click.echo(f"{'would remove' if dry_run else 'removed'} {one.rule} on {one.where} ({one.owner})")
    for one in found.elsewhere:
        click.echo(f"left: {one.rule} on {one.where} ({one.owner}) stands in {one.at.path}:{one.at.line}")
    if not dry_run:
        for file, text in found.texts.items():
            emit(text, file)
    if not found.gone:
        click.echo("nothing to prune")
    return 0


def _fact(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key.strip():
        raise click.UsageError(f"--where {text}: expected FACT=VALUE, such as sdk=openai")
    return key.strip(), value.strip()


def _day(flag: str, text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise click.UsageError(f"{flag}: must be a date such as 2026-01-31, not {text!r}") from None


def _today() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()


def _text(found: tuple[Listed, ...]) -> str:
    if not found:
        return "nothing is exempt\n"
    rows = [
        (one.state, one.rule, one.where, one.owner, one.why, f"{Path(one.at.path).name}:{one.at.line}") for one in found
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), *row[4:])) for row in rows
    ]
    return "".join(f"{line}\n{'':4}{one.reason}\n" for line, one in zip(lines, found, strict=True))


def _json(found: tuple[Listed, ...]) -> str:
    listed = []
    for one in found:
        document = as_dict(one)
        document["expires"] = one.expires.isoformat() if one.expires else None
        document["at"] = {"path": one.at.path, "line": one.at.line, "column": one.at.column}
        listed.append(document)
    return indented({"schema_version": 1, "exceptions": listed})
