"""`checkpolicy scan-logs`: what gateway logs say, checked against the policy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.going_on import checkpoint_of, going_on
from checker.cli.output import emit, style_for
from checker.cli.period import today, window
from checker.cli.violations_file import violations_written_to

if TYPE_CHECKING:
    from checker.logs.result import LogReport
    from checker.reports.style import Style
    from checker.run.logs.audit_sample import SampleRequest
    from checker.run.logs.redaction import OwnerNames
    from checker.run.logs.scan_logs import ScanRequest
    from checker.settings import Settings

# Flags by what they are about; all others are settings.
_GROUPS = {
    "chosen": (
        "start", "end", "input_format", "price_cards", "owners", "since_last", "checkpoint", "inventories",
    ),
    "following": ("follow", "interval", "rate", "cpu", "seed"),
    "drawing": (
        "methods", "confidence", "tolerable", "expected", "stratify", "min_per_stratum", "sequential", "seed_file",
        "evidence",
    ),
    "engine": ("emit_sql", "engine", "table"),
    "output": ("violations", "redact"),
}  # fmt: skip


@click.command("scan-logs")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "--emit-sql",
    metavar="DIALECT",
    help="Print the checks on records as SQL for another engine instead (bigquery, clickhouse, databricks, duckdb,"
    " postgres, snowflake, spark, trino), over a table as `checkpolicy logs convert` writes.",
)
@click.option(
    "--engine",
    metavar="URL",
    help="Have the checks run by an engine of your own (spark://HOST:PORT, postgresql://...) over such a table: SOURCE"
    " are its Parquet files (Spark), or --table names one that it has.",
)
@click.option("--table", metavar="NAME", help="With --emit-sql or --engine: the table [request_records].")
@click.option("--policy", metavar="NAME|FILE", help="Policy file, or the name of a built-in one.")
@click.option("--owners", metavar="FILE", type=click.Path(path_type=Path), help="Owners registry [beside the policy].")
@options.price_cards
@click.option("--input-format", metavar="NAME", help="Read sources in this format instead of recognising it.")
@click.option("--from", "start", metavar="TIME", help="Leave out records that started before (date or RFC 3339).")
@click.option("--to", "end", metavar="TIME", help="Leave out records that started at or after.")
@click.option("--format", "report", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option(
    "--violations", metavar="FILE", type=click.Path(path_type=Path), help="Write every violation as JSON lines."
)
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Write the report to FILE.")
@click.option("--since-last", is_flag=True, help="Read what is new since the last scan (for cron).")
@click.option("--follow", is_flag=True, help="Watch growing files and judge what is written to them, until SIGTERM.")
@click.option("--interval", metavar="TIME", help="Between two summaries of --follow [60s].")
@click.option("--rate", metavar="SHARE", type=float, help="Share of each stratum that --follow judges [1].")
@click.option("--cpu", metavar="SHARE", type=float, help="Share of one core that --follow takes at most [0.5].")
@click.option("--seed", metavar="TEXT", help="What the choice of --rate depends on.")
@click.option(
    "--checkpoint",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where --since-last and --follow keep how far they read [the platform's state folder].",
)
@click.option("--select", multiple=True, metavar="RULE", help="Report these rules only (id, name or prefix).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@click.option("--fail-on", metavar="LEVEL", help="The least level that ends with 1: none, warning or error [error].")
@click.option("--baseline", metavar="FILE", help="Shares of violations that fail no run [checkpolicy-baseline.json].")
@click.option("--no-baseline", is_flag=True, default=None, help="Report what the baseline has as well.")
@click.option("--as-of", metavar="DATE", help="The day that future times are compared with [today, UTC].")
@click.option(
    "--inventory",
    "inventories",
    multiple=True,
    metavar="[SERVICE=]FILE[#FOLDER]",
    help="What `checkpolicy inventory --format json` says of a service's code: the logs are held against it.",
)
@click.option(
    "--sample",
    "methods",
    multiple=True,
    type=click.Choice(["attributes", "mus"]),
    help="Draw a sample for an audit beside the scan: by number, and by recorded amount (mus, with attributes only).",
)
@click.option("--confidence", type=float, metavar="SHARE", help="Of the conclusion [the policy's plan, 0.95].")
@click.option("--tolerable", type=float, metavar="SHARE", help="The highest rate of deviations acceptable [0.05].")
@click.option("--expected", type=float, metavar="SHARE", help="The rate that the sample is large enough for [0.01].")
@click.option("--stratify", metavar="FIELD,...", help="Examine some of every combination of these fields.")
@click.option("--min-per-stratum", type=int, metavar="N", help="How many of every combination [3].")
@click.option(
    "--sequential", is_flag=True, default=None, help="Examine items in order, until enough is known (attributes only)."
)
@click.option(
    "--seed-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The auditor's seed, any text [the manifest's digest, which is not for an audit].",
)
@click.option("--evidence", metavar="DIR", type=click.Path(path_type=Path), help="An empty folder for what was drawn.")
@click.option(
    "--redact",
    metavar="KEYFILE",
    type=click.Path(path_type=Path),
    help="Write owners' names as HMAC-SHA-256 with the key in this file.",
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
def scan_logs(sources: tuple[str, ...], report: str, color: str, **flags: Any) -> int:
    """Check gateway logs and traces in SOURCE against the policy: files, folders, globs, - for standard input, s3://,
    gs:// and https:// URLs, postgresql:// for LiteLLM's spend logs.

    Formats are recognised by content. Ends with 0 if clean, 1 with violations, 2 if something could not be read.
    """
    groups = {name: {flag: flags.pop(flag) for flag in given} for name, given in _GROUPS.items()}
    request, settings = _request(sources, groups, flags)
    output = settings.output
    on_engine = _on_other_engine(request, groups["engine"], report, output)
    if on_engine is not None:
        return on_engine
    if not sources:
        raise click.UsageError("Missing argument 'SOURCE...'.")
    sampled = _sample_request(request, groups["drawing"])
    redact, violations = groups["output"]["redact"], groups["output"]["violations"]
    following = groups["following"]
    if following.pop("follow"):
        _refuse_beside_follow(request, sampled, redact)
        from checker.cli.follow import follow

        written = request.cwd / violations if violations else None
        return follow(request, following, written, report, output, None if settings.as_of else today)
    _refuse_beside_scan(request, sampled, following)
    with going_on(request.checkpoint) as keep:
        names = _names(redact, request, sampled)
        found = _scanned(request, sampled, violations, report, style_for(color, output), output, names)
        keep(found)
    return found.exit_code


def _request(
    sources: tuple[str, ...], groups: dict[str, dict[str, Any]], flags: dict[str, Any]
) -> tuple[ScanRequest, Settings]:
    """`flags`: those that are settings."""
    from checker.findings.model import Level
    from checker.logs.checks.claims import read_inventories
    from checker.rules.registry import select
    from checker.run.gate.baseline import log_baseline
    from checker.run.logs.scan_logs import ScanRequest
    from checker.run.policy.policies import policy_of, remembered_in
    from checker.settings import FailOn

    flags |= {name: options.split(flags[name]) for name in ("select", "ignore")}
    settings, cwd = options.read_settings((), flags)
    chosen, following = groups["chosen"], groups["following"]
    start, end = window(chosen["start"], chosen["end"])
    request = ScanRequest(
        sources=sources,
        policy=policy_of(settings, cwd=cwd),
        cwd=cwd,
        as_of=settings.as_of or today(),
        owners=cwd / chosen["owners"] if chosen["owners"] else settings.owners,
        price_cards=tuple(cwd / path for path in chosen["price_cards"]),
        start=start,
        end=end,
        input_format=chosen["input_format"],
        select=select(settings.select) if settings.select else None,
        ignore=select(settings.ignore),
        fail_on={FailOn.NONE: None, FailOn.WARNING: Level.WARNING, FailOn.ERROR: Level.ERROR}[settings.fail_on],
        baseline=log_baseline(settings, cwd),
        remembered=remembered_in(settings),
        inventories=read_inventories(chosen["inventories"], cwd),
        checkpoint=checkpoint_of(chosen["since_last"], following["follow"], chosen["checkpoint"], sources, cwd),
    )
    return request, settings


def _on_other_engine(request: ScanRequest, flags: dict[str, Any], report: str, output: Path | None) -> int | None:
    """None: it is not for another engine."""
    if flags["emit_sql"] is not None:
        return _emit_sql(request, flags["emit_sql"], flags["table"], output)
    if flags["engine"] is not None:
        return _on_engine(request, flags["engine"], flags["table"], report, output)
    if flags["table"] is not None:
        raise click.UsageError("--table goes with --emit-sql or --engine")
    return None


def _refuse_beside_follow(request: ScanRequest, sampled: SampleRequest | None, redact: Path | None) -> None:
    if redact is not None:
        raise click.UsageError("--redact reads what it checks twice, --follow reads it as it grows: give one")
    if sampled is not None:
        raise click.UsageError("--sample draws of a population that is whole, --follow judges one that grows")
    if request.inventories:
        raise click.UsageError("--inventory is held against a whole log, --follow judges one that grows")


def _refuse_beside_scan(request: ScanRequest, sampled: SampleRequest | None, following: dict[str, Any]) -> None:
    if given := [name for name, value in following.items() if value is not None]:
        raise click.UsageError(f"--{given[0]} goes with --follow")
    if request.inventories and request.checkpoint is not None:
        raise click.UsageError("--since-last reads a part of the log: what it lacks says nothing about --inventory")
    if sampled is not None and request.checkpoint is not None:
        raise click.UsageError("--since-last reads a part of the population, --sample draws of all of it: give one")


def _emit_sql(request: ScanRequest, dialect: str, table: str | None, output: Path | None) -> int:
    from checker.logs.emit import DIALECTS
    from checker.run.logs.emit_sql import TABLE, emit_sql

    if dialect not in DIALECTS:
        raise click.UsageError(f"--emit-sql {dialect}: no such dialect (known: {', '.join(DIALECTS)})")
    if request.sources:
        raise click.UsageError("--emit-sql reads no SOURCE: name the table with --table")
    emit(emit_sql(request, dialect, table or TABLE), output)
    return 0


def _on_engine(request: ScanRequest, url: str, table: str | None, report: str, output: Path | None) -> int:
    from checker.reports.logs_engine import render_json, render_text
    from checker.run.logs.engines import scan_on_engine

    if report == "markdown":
        raise click.UsageError("--engine reports as text or json")
    if not request.sources and table is None:
        raise click.UsageError("--engine needs SOURCE (Parquet of `checkpolicy logs convert`) or --table NAME")
    found = scan_on_engine(request, url, table)
    emit(render_json(found) if report == "json" else render_text(found), output)
    return found.exit_code


def _scanned(
    request: ScanRequest,
    sampled: SampleRequest | None,
    violations: Path | None,
    report: str,
    style: Style,
    output: Path | None,
    names: OwnerNames | None,
) -> LogReport:
    """Scan, and write the violations and the report."""
    from checker.run.logs.scan_logs import scan_logs as run_scan

    with violations_written_to(violations) as write:
        if names is not None:
            found = names.report(run_scan(request, names.sink(write)))
        elif sampled is None:
            found = run_scan(request, write)
        else:
            from checker.run.logs.audit_sample import scan_and_sample

            found = scan_and_sample(sampled, write)
    match report:
        case "json":
            from checker.reports.logs_json import render as render_json

            text = render_json(found)
        case "markdown":
            from checker.reports.logs_markdown import render as render_markdown

            text = render_markdown(found)
        case _:
            from checker.reports.logs_text import render as render_text

            text = render_text(found, style)
    emit(text, output)
    return found


def _names(key: Path | None, request: ScanRequest, sampled: SampleRequest | None) -> OwnerNames | None:
    if key is None:
        return None
    if sampled is not None:
        raise click.UsageError("--redact hides the owners that an auditor of a --sample has to confirm: give one")
    from checker.run.logs.convert_logs import read_key
    from checker.run.logs.redaction import owner_names

    return owner_names(request, read_key(request.cwd / key))


def _sample_request(request: ScanRequest, flags: dict[str, Any]) -> SampleRequest | None:
    methods, evidence, seed_file = flags.pop("methods"), flags.pop("evidence"), flags.pop("seed_file")
    if not methods:
        given = [name for name, value in {**flags, "evidence": evidence, "seed_file": seed_file}.items() if value]
        if given:
            raise click.UsageError(f"--{given[0].replace('_', '-')} needs --sample: a scan itself reads every record")
        return None
    if evidence is None:
        raise click.UsageError("--sample needs --evidence DIR: an empty folder for what is drawn and the worksheet")
    from checker.logs.audit.plan import plan_of
    from checker.run.logs.audit_sample import SampleRequest

    if flags["stratify"] is not None:
        flags["stratify"] = options.split((flags["stratify"],))
    plan = plan_of(request.policy.document, methods, **flags)
    return SampleRequest(request, plan, _seed(seed_file), evidence)


def _seed(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise click.UsageError(f"--seed-file {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise click.UsageError(f"--seed-file {path}: not UTF-8 text") from None
