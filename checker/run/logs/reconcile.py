"""The use case `reconcile`: invoices and a log in, what agrees and what does not out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.text import collector_paused
from checker.findings.model import Notice
from checker.logs.checks.window import DAY, invoice_window
from checker.logs.formats.log_format import formats_of
from checker.logs.formats.mapping import record_mapping
from checker.logs.members.members import MemberReader, Window
from checker.logs.records.times import rfc3339
from checker.logs.sources.sources import expand
from checker.reconcile.amounts import judge_amounts
from checker.reconcile.compare import compare
from checker.reconcile.families import family
from checker.reconcile.lines import NOT_COMPARED
from checker.reconcile.model import Class, Reconciliation, Statement, Traces
from checker.reconcile.prices import Prices
from checker.reconcile.statements import StatementError, read_statement
from checker.reconcile.totals import totals_of
from checker.reconcile.traces import Stated, columns_needed, key_rules, read_traces
from checker.reconcile.views import views_of
from checker.run.logs.scan_logs import ScanRequest, owners_of, prices_of, said_format


class ReconcileRequest(Struct, frozen=True):
    """`scan` has the logs, the policy and the window; `invoices` are files and folders."""

    scan: ScanRequest
    invoices: tuple[Path, ...]


@collector_paused()
def reconcile(request: ReconcileRequest) -> Reconciliation:
    """Raises StatementError, SourceError and PolicyError."""
    scan = request.scan
    whole = [read_statement(path, shown) for path, shown in _files(request.invoices, scan.cwd)]
    statements = [_within(statement, scan) for statement in whole]
    stated = _stated(scan, statements)
    traces = _traces(scan, stated)
    used = {attempt.key for attempt in traces.attempts if attempt.key is not None}
    mapped = {rule.key for rule in key_rules(scan.policy)}
    views = views_of(statements, traces.attempts)
    compared = compare(views, traces.attempts, frozenset(mapped | _registered(scan) | used), _closed(scan))
    book = prices_of(scan)
    prices = Prices(book.cards if book is not None else ())
    judged = judge_amounts(views, compared, prices, traces.attempts)
    totals, remarks = totals_of(views, compared, judged, prices, traces.attempts)
    said = [*compared.remarks, *remarks]
    if book is None:
        said.append("amounts were not checked: the policy names no price cards")
    elif judged.unpriced:
        said.append(f"{judged.unpriced:,} lines have no price, or one that depends on each request: not checked")
    said += _left_apart(scan, whole, statements)
    open_ = sum(bucket.result is Class.NOT_CLOSED for bucket in compared.buckets)
    if open_:
        said.append(f"{open_:,} buckets differ and are not final yet")
    if traces.copies:
        said.append(f"{traces.copies:,} records were shipped more than once and are counted once")
    return Reconciliation(
        buckets=tuple(compared.buckets),
        discrepancies=(*compared.discrepancies, *judged.discrepancies),
        totals=tuple(totals),
        statements=tuple(statements),
        traces=traces,
        notices=(*traces.notices, *_unplaced(scan, traces)),
        policy=scan.policy.ref,
        remarks=tuple(said),
    )


def _registered(scan: ScanRequest) -> set[str]:
    owners = owners_of(scan)
    return set(owners.provider_keys) if owners is not None else set()


def _stated(scan: ScanRequest, statements: Iterable[Statement]) -> Stated:
    """The keys that statements or the owners registry name, and who bills each family of models."""
    lines = [line for statement in statements for line in statement.lines]
    keys = {line.key for line in lines if line.key is not None}
    providers: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.model is not None:
            providers[family(line.model)].add(line.provider)
    return Stated(frozenset(keys | _registered(scan)), {name: frozenset(own) for name, own in providers.items()})


def _traces(scan: ScanRequest, stated: Stated) -> Traces:
    """What the log has in the window."""
    formats = formats_of(scan.policy.document.get("logs") or {})
    reader = MemberReader(
        formats,
        said_format(scan.input_format, formats),
        lambda log_format: record_mapping(log_format, scan.policy),
        Window(scan.start, scan.end),
        columns_needed(scan.policy),
        at_once=True,
    )
    return read_traces(expand(scan.sources, scan.cwd, scan.start, scan.end), reader, scan.policy, stated)


def _left_apart(scan: ScanRequest, whole: Iterable[Statement], statements: Sequence[Statement]) -> Iterator[str]:
    """What of the statements is not compared."""
    yield from _without_money(statements)
    for statement in whole:
        if cut := sum(_is_cut(line.start, line.end, scan) for line in statement.lines):
            yield f"{statement.path}: {cut:,} lines are of periods that the window cuts in two: left out"
    if apart := sum(line.category == NOT_COMPARED for statement in statements for line in statement.lines):
        yield f"{apart:,} lines charge something that is no meter of tokens: their money is in not-compared"


def _without_money(statements: Sequence[Statement]) -> Iterator[str]:
    """Usage before the first or after the last period that the provider's charges have."""
    for provider in sorted({provider for statement in statements for provider in statement.providers}):
        charges = [period for s in statements if s.costs for period in _charged(s, provider)]
        if not charges:
            continue
        begin, end = min(start for start, _ in charges), max(end for _, end in charges)
        used = {
            (line.start, line.end)
            for statement in statements
            if not statement.costs
            for line in statement.lines
            if line.provider == provider and (line.start < begin or line.end > end)
        }
        if used:
            first = rfc3339(min(start for start, _ in used))
            yield f"{provider}: {len(used):,} periods of usage, the first from {first}, lie outside of all charges"


def _charged(statement: Statement, provider: str) -> Iterable[tuple[int, int]]:
    """The periods that a statement has of a provider; one of several providers only those with a line."""
    if statement.providers == {provider}:
        return statement.buckets
    return {(line.start, line.end) for line in statement.lines if line.provider == provider}


def _unplaced(scan: ScanRequest, traces: Traces) -> Iterator[Notice]:
    if traces.unplaced:
        where = scan.sources[0] if len(scan.sources) == 1 else f"{len(scan.sources)} sources"
        what = "without time or provider, or with counts that contradict each other: not in the comparison"
        yield Notice(where, f"{traces.unplaced:,} records {what}")


def _closed(scan: ScanRequest) -> int:
    """Until when periods are final: the policy's `logs.invoice_window.closes_after` before the end of today."""
    logs: Any = scan.policy.document.get("logs") or {}
    tomorrow = (scan.as_of.toordinal() + 1 - date(1970, 1, 1).toordinal()) * DAY
    return tomorrow - invoice_window(logs).closes_after


def _within(statement: Statement, scan: ScanRequest) -> Statement:
    """The periods that lie in the window that was asked for: the log has nothing of others."""
    if scan.start is None and scan.end is None:
        return statement

    def inside(start: int, end: int) -> bool:
        return (scan.start is None or scan.start <= start) and (scan.end is None or end <= scan.end)

    return replace(
        statement,
        lines=tuple(line for line in statement.lines if inside(line.start, line.end)),
        buckets={period: place for period, place in statement.buckets.items() if inside(*period)},
    )


def _is_cut(start: int, end: int, scan: ScanRequest) -> bool:
    return any(edge is not None and start < edge < end for edge in (scan.start, scan.end))


def _files(named: Sequence[Path], cwd: Path) -> list[tuple[Path, str]]:
    found: dict[Path, str] = {}
    for path in named:
        full = cwd / path
        inside = sorted(p for p in full.iterdir() if p.is_file()) if full.is_dir() else [full]
        if not inside:
            raise StatementError(f"{path}: no statement in this folder")
        for file in inside:
            if not file.name.startswith("."):
                shown = file.relative_to(cwd).as_posix() if file.is_relative_to(cwd) else file.as_posix()
                found.setdefault(file, shown)
    return list(found.items())
