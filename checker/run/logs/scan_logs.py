"""The use case `scan-logs`: sources and a policy in, a ScanResult out, violations handed on as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from errno import ENOSPC
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.errors import InputError
from checker.findings.grouping import order
from checker.findings.model import Finding, Level, Notice
from checker.logs.checks.checks import SetContext
from checker.logs.checks.claims import ServiceCode, compare
from checker.logs.checks.window import invoice_window
from checker.logs.formats.log_format import LogFormat, formats_of
from checker.logs.formats.mapping import RecordMapping, record_mapping
from checker.logs.result import LogReport, ScanResult, SourceFacts, Violation
from checker.logs.screening.engine import Engine
from checker.logs.screening.judging import is_few
from checker.logs.screening.relations import make_relations
from checker.logs.screening.source_state import Events, SourceState, Window
from checker.logs.screening.verdicts import decoded
from checker.logs.sources.scratch import folder_is_full, full_disk_as_os_error
from checker.logs.sources.sources import Source, SourceError, expand
from checker.logs.summary import summarise
from checker.policy.model import Policy
from checker.policy.owners import Owners, find_owners, load_owners
from checker.policy.price_cards.book import PriceBook
from checker.rules.judge import Levels, judge_policy
from checker.rules.registry import active
from checker.run.gate.hiding import judge_policy_exceptions
from checker.run.logs.collected import EXAMPLES, Collected, examples_of
from checker.run.logs.log_gate import Kind, LogBaseline, LogGate, entries_of, settle, total
from checker.run.logs.log_rules import LogRules, not_run
from checker.run.logs.set_checks import ask_set_checks
from checker.run.logs.since_last import continued, continuity_of, lost
from checker.run.policy.policies import remembering


class ScanRequest(Struct, frozen=True):
    """What to scan and how. `start` and `end` bound the window (microseconds, half-open)."""

    sources: tuple[str, ...]
    policy: Policy
    cwd: Path
    as_of: date
    owners: Path | None = None
    price_cards: tuple[Path, ...] = ()
    start: int | None = None
    end: int | None = None
    input_format: str | None = None
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    fail_on: Level | None = Level.ERROR
    inventories: tuple[ServiceCode, ...] = ()
    strict_limit: int | None = 25  # per check; None: every record that the screening found something in
    checkpoint: Path | None = None  # go on from where the last scan ended
    baseline: LogBaseline | None = None
    remembered: Path | None = None  # the folder of what is remembered between runs


class UnknownFormatError(InputError, ValueError):
    """--input-format names a format that there is not."""


def scan_logs(
    request: ScanRequest,
    violations: Callable[[Violation], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> LogReport:
    """Raises SourceError, UnknownFormatError, CheckpointError and PolicyError. A checkpoint is read here, and written
    by the caller once the report is out."""
    context = set_context(request)
    levels = active(request.policy.rules, chosen=request.select, ignored=request.ignore)
    rules = LogRules(context, levels)
    collected = Collected(rules, LogGate(request.policy, request.as_of), violations)
    with _told_if_full(), _engine(request, rules) as engine:
        every = violations is not None
        events = Events(collected.candidate, collected.bad, collected.blank, progress, every)
        sources = expand(request.sources, request.cwd, request.start, request.end)
        going_on = continued(request.checkpoint, sources)
        engine.read(sources if going_on is None else going_on.sources, events)
        result = _finish(engine, rules, collected, context)
        teams = _records(engine)
        continuity = continuity_of(going_on, engine.sources) if going_on is not None else None
    notices = (*_notices(engine, result), *collected.notices, *lost(going_on))
    asked = request.as_of, notices, request.fail_on, request.start, request.end
    population = result.records + sum(source.bad + source.foreign for source in result.sources)
    baseline = request.baseline
    settled = settle(collected.gate, baseline.entries if baseline is not None else (), teams, population)
    counts = total(settled.counts)
    return LogReport(
        replace(
            result,
            counts=counts,
            examples=examples_of(collected, settled),
            violations=sum(count.records for count in counts),
        ),
        request.policy.ref,
        *asked,
        continuity=continuity,
        hidden=settled.hidden,
        findings=_about_exceptions(request, levels, collected.gate),
        disagreements=tuple(engine.disagreements),
        baseline=baseline.left(settled.found) if baseline is not None else None,
        entries=entries_of(collected.gate, teams, population),
    )


def set_context(request: ScanRequest) -> SetContext:
    """What rules may know. Raises PolicyError."""
    logs: Any = request.policy.document.get("logs") or {}
    return SetContext(
        request.policy, owners_of(request), prices_of(request), invoice_window(logs), request.as_of, request.inventories
    )


@contextmanager
def _told_if_full() -> Iterator[None]:
    """Files of the user are read in a scan, and written to are those of the temporary folder."""
    try:
        with full_disk_as_os_error():
            yield
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        raise SourceError(folder_is_full()) from None


def _engine(request: ScanRequest, rules: LogRules) -> Engine:
    formats = formats_of(request.policy.document.get("logs") or {})
    return Engine(
        policy=request.policy,
        formats=formats,
        input_format=said_format(request.input_format, formats),
        checks_for=rules.record_checks,
        mapping_for=lambda log_format: record_mapping(log_format, request.policy),
        window=Window(request.start, request.end),
        strict_limit=request.strict_limit,
        examples=EXAMPLES,
    )


def _about_exceptions(request: ScanRequest, levels: Levels, gate: LogGate) -> tuple[Finding, ...]:
    policy, as_of = request.policy, request.as_of
    found = (
        *judge_policy(policy, None, as_of, levels),
        *judge_policy_exceptions(policy, as_of, levels, gate.used, planes=("CP3",), everything=True),
    )
    return order(found, lambda finding: finding.anchor)


def said_format(name: str | None, formats: Any) -> LogFormat | None:
    """The format of `--input-format`; None: by content. Raises `UnknownFormatError`."""
    if name is None:
        return None
    if name not in formats:
        known = ", ".join(sorted(formats))
        raise UnknownFormatError(f"--input-format {name}: no such format (known: {known})")
    found: LogFormat = formats[name]
    return found


def owners_of(request: ScanRequest) -> Owners | None:
    """The registry that the request names, or that stands beside its policy; None where there is none."""
    path = request.owners
    if path is None and request.policy.ref.path:
        path = find_owners(request.cwd / request.policy.ref.path)
    if path is None:
        return None
    with remembering(request.remembered) as kept:
        return load_owners(path, cwd=request.cwd, kept=kept)


def prices_of(request: ScanRequest) -> PriceBook | None:
    """The policy's price cards, those named on the command line, or the one that lies beside the policy."""
    from checker.policy.price_cards.load import load_price_card
    from checker.policy.price_cards.of_policy import load_price_book

    with remembering(request.remembered) as kept:
        cards = list(load_price_book(request.policy, cwd=request.cwd, kept=kept).cards)
        paths: Iterable[Path] = request.price_cards
        if not cards and not request.price_cards and request.policy.ref.path:
            folder = (request.cwd / request.policy.ref.path).parent
            names = ("price_card.json", "price_card.yaml", "price-card.yaml", "price-card.json", "price_card.yml")
            paths = [folder / name for name in names if (folder / name).is_file()][:1]
        cards += [load_price_card(path, cwd=request.cwd, kept=kept) for path in paths]
    return PriceBook(cards) if cards else None


def _finish(engine: Engine, rules: LogRules, collected: Collected, context: SetContext) -> ScanResult:
    """Without what the baseline hides, which is left to `_settled`."""
    if not any(state.plan is not None for state in engine.sources):
        return _asked_of_all(engine, rules, collected, context, has_records=False)
    with engine.judging.of_all_records(engine.storing.rows):
        return _asked_of_all(engine, rules, collected, context, has_records=True)


def _asked_of_all(
    engine: Engine, rules: LogRules, collected: Collected, context: SetContext, *, has_records: bool
) -> ScanResult:
    fields = list(context.policy.fields)
    if has_records:
        pricing = make_relations(
            engine.connection, engine.sources, fields, context.prices, few=is_few(engine.storing.rows)
        )
        engine.disagreements.extend(pricing.disagreements)
        if pricing.unpriced:
            words = f"CP308 cost-mismatch: {pricing.unpriced} records whose price has tiers that only go one by one"
            collected.notices.append(Notice("price cards", f"{words}: scan a shorter time with --from and --to"))
        ask_set_checks(engine, rules, collected)
    _count(engine, rules, collected.gate)
    sources = tuple(_facts(state, context.policy, fields) for state in engine.sources)
    counts = total(collected.gate.counts)
    result = summarise(
        engine, sources=sources, counts=counts, examples=(), fields=fields, not_run=not_run(context, rules.levels)
    )
    if not context.inventories or not has_records:
        return result
    return replace(result, claims=compare(engine.connection, context.inventories, context.owners, fields))


def _count(engine: Engine, rules: LogRules, gate: LogGate) -> None:
    """Violations of checks on records, from the tables."""
    masks = engine.mask_names()
    if not masks:
        return
    names = gate.names()
    rows = engine.connection.execute(
        f"SELECT src, coalesce(team_id, '') AS team, count(*), {', '.join(masks)}{names}"  # noqa: S608
        f" FROM (SELECT *{gate.flags('records')} FROM records) GROUP BY src, team, {', '.join(masks)}{names}"
        " ORDER BY ALL"
    ).fetchall()
    for src, team, number, *rest in rows:
        bits, fits = rest[: len(masks)], rest[len(masks) :]
        state = engine.sources[src]
        assert state.plan is not None
        for position in decoded(bits, len(state.plan.checks)):
            named = state.plan.checks[position]
            own = rules.level(named.rule, named.check.level)
            level, _ = gate.level(named.rule, named.name, own, named.check.field, state.source.shown)
            kind = Kind(named.rule, named.name, level, named.check.field, named.check.note, team)
            gate.hides(kind, state.source.shown, fits, number)


def _records(engine: Engine) -> dict[str, int]:
    """Records per team; empty where there is none."""
    if not engine.mask_names():
        return {}
    rows = engine.connection.execute("SELECT coalesce(team_id, ''), count(*) FROM records GROUP BY 1").fetchall()
    return dict(rows)


def _facts(state: SourceState, policy: Policy, fields: Sequence[str]) -> SourceFacts:
    mapping: RecordMapping | None = state.plan.mapping if state.plan is not None else None
    log_format = mapping.format if mapping is not None else None
    unknown = {}
    if mapping is not None and log_format is not None:
        for name in fields:
            if name in log_format.unknown:
                unknown[name] = log_format.unknown[name]
            elif not mapping.expected(name):
                unknown[name] = "The format has no place for it, and no carrier of the policy lands in it."
    part = state.source.part
    return SourceFacts(
        path=state.source.shown,
        format=log_format.name if log_format is not None else "",
        title=log_format.title if log_format is not None else "no log" if state.no_log else "of no known format",
        billing=log_format.billing if log_format is not None else False,
        recognised=log_format is not None,
        lines=state.lines - (part.line - 1 if part is not None else 0),
        bytes=state.size - (part.begin if part is not None else 0),
        records=state.records,
        bad=state.bad,
        foreign=state.foreign,
        excluded=state.excluded,
        outside=state.outside,
        unknown=unknown,
        error=state.error,
        no_log=state.no_log,
    )


def _notices(engine: Engine, result: ScanResult) -> tuple[Notice, ...]:
    notices = []
    for facts, state in zip(result.sources, engine.sources, strict=True):
        if state.source.unread:
            notices.append(Notice(facts.path, facts.error))
        elif facts.error:
            before = f"; what came before it was read ({facts.records} records)" if facts.records else ""
            notices.append(Notice(facts.path, f"{facts.error}{before}"))
        elif not facts.recognised and facts.lines:
            notices.append(
                Notice(facts.path, "of no known format: say which with --input-format, or map it in the policy")
            )
    return tuple(notices)


__all__ = ["LogReport", "ScanRequest", "Source", "UnknownFormatError", "scan_logs"]
