"""The use case `scan-logs`: sources and a policy in, a ScanResult out, violations handed on as they come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from checker.findings.model import Level, Notice
from checker.logs.checks import SetContext
from checker.logs.engine import Candidate, Engine, Events, SourceState, Window, decoded
from checker.logs.log_format import LogFormat, formats_of
from checker.logs.mapping import RecordMapping, record_mapping
from checker.logs.record import Record
from checker.logs.relations import make_relations
from checker.logs.result import CheckCount, LogReport, ScanResult, SourceFacts, Violation
from checker.logs.sources import Source, expand
from checker.logs.summary import summarise
from checker.logs.window import invoice_window
from checker.policy.model import Policy
from checker.policy.owners import Owners, find_owners, load_owners
from checker.policy.price_cards.book import PriceBook
from checker.rules.registry import active, find
from checker.run.log_rules import LogRules, not_run
from checker.run.since_last import continued, continuity_of, lost

EXAMPLES: Final = 5  # per check
_SHOWN: Final = 80  # characters of a value in a message
_NAME: Final = re.compile(r"\{([a-z_0-9]+)\}")


@dataclass(frozen=True, slots=True)
class ScanRequest:
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
    strict_limit: int = 200_000
    checkpoint: Path | None = None  # go on from where the last scan ended


class UnknownFormatError(ValueError):
    """--input-format names a format that there is not."""


def scan_logs(
    request: ScanRequest,
    violations: Callable[[Violation], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> LogReport:
    """Raises SourceError, UnknownFormatError, CheckpointError and PolicyError. A checkpoint is read here, and written
    by the caller once the report is out."""
    logs: Any = request.policy.document.get("logs") or {}
    formats = formats_of(logs)
    said = said_format(request.input_format, formats)
    context = SetContext(request.policy, owners_of(request), prices_of(request), invoice_window(logs), request.as_of)
    levels = active(request.policy.rules, chosen=request.select, ignored=request.ignore)
    rules = LogRules(context, levels)
    collected = _Collected(rules, violations)
    engine = Engine(
        policy=request.policy,
        formats=formats,
        input_format=said,
        checks_for=rules.record_checks,
        mapping_for=lambda log_format: record_mapping(log_format, request.policy),
        window=Window(request.start, request.end),
        strict_limit=request.strict_limit,
    )
    with engine:
        events = Events(collected.candidate, collected.bad, collected.blank, progress)
        sources = expand(request.sources, request.cwd, request.start, request.end)
        going_on = continued(request.checkpoint, sources)
        for source in sources if going_on is None else going_on.sources:
            engine.read(source, events)
        result = _finish(engine, rules, collected, context)
        continuity = continuity_of(going_on, engine.sources) if going_on is not None else None
    notices = (*_notices(engine, result), *lost(going_on))
    asked = request.as_of, notices, request.fail_on, request.start, request.end
    return LogReport(result, request.policy.ref, *asked, continuity=continuity)


def said_format(name: str | None, formats: Any) -> LogFormat | None:
    if name is None:
        return None
    if name not in formats:
        known = ", ".join(sorted(formats))
        raise UnknownFormatError(f"--input-format {name}: no such format (known: {known})")
    found: LogFormat = formats[name]
    return found


def owners_of(request: ScanRequest) -> Owners | None:
    path = request.owners
    if path is None and request.policy.ref.path:
        path = find_owners(request.cwd / request.policy.ref.path)
    return load_owners(path, cwd=request.cwd) if path is not None else None


def prices_of(request: ScanRequest) -> PriceBook | None:
    """The policy's price cards, those named on the command line, or the one that lies beside the policy."""
    from checker.policy.price_cards.load import load_price_card
    from checker.policy.price_cards.of_policy import load_price_book

    cards = list(load_price_book(request.policy, cwd=request.cwd).cards)
    paths: Iterable[Path] = request.price_cards
    if not cards and not request.price_cards and request.policy.ref.path:
        folder = (request.cwd / request.policy.ref.path).parent
        names = ("price_card.json", "price_card.yaml", "price-card.yaml", "price-card.json", "price_card.yml")
        paths = [folder / name for name in names if (folder / name).is_file()][:1]
    cards += [load_price_card(path, cwd=request.cwd) for path in paths]
    return PriceBook(cards) if cards else None


@dataclass(slots=True)
class _Collected:
    """Counts and examples as records go by."""

    rules: LogRules
    sink: Callable[[Violation], None] | None
    counts: Counter[tuple[str, str, Level, str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str, Level, str, str], list[Violation]] = field(default_factory=dict)

    def candidate(self, state: SourceState, candidate: Candidate) -> None:
        assert state.plan is not None
        for position in candidate.failed:
            named = state.plan.checks[position]
            check = named.check
            self._note(
                Violation(
                    rule=named.rule,
                    name=named.name,
                    level=self.rules.level(named.rule, check.level),
                    note=check.note,
                    record_id=_id(candidate.record, "record_id"),
                    request_id=_id(candidate.record, "request_id"),
                    path=state.source.shown,
                    line=candidate.line,
                    offset=candidate.offset,
                    field=check.field,
                    message=worded(check.message, candidate.record),
                ),
            )

    def bad(self, state: SourceState, line: int, offset: int, reason: str) -> None:
        self._unreadable(state, line, offset, reason, "unreadable", None)

    def blank(self, state: SourceState, line: int, offset: int) -> None:
        self._unreadable(state, line, offset, "a blank line", "blank", Level.NOTE)

    def _unreadable(
        self, state: SourceState, line: int, offset: int, reason: str, note: str, level: Level | None
    ) -> None:
        rule = find("CP300")
        if self.rules.levels.get(rule.id) is None:
            return
        level = self.rules.level(rule.id, level)
        self._note(Violation(rule.id, rule.name, level, note, "", "", state.source.shown, line, offset, "", reason))

    def of_set(self, violation: Violation) -> None:
        self._note(violation)

    def _note(self, violation: Violation) -> None:
        key = (violation.rule, violation.name, violation.level, violation.field, violation.note)
        self.counts[key] += 1
        examples = self.examples.setdefault(key, [])
        if len(examples) < EXAMPLES:
            examples.append(violation)
        if self.sink is not None:
            self.sink(violation)


def worded(message: str, record: Record) -> str:
    """A check's message with the record's values in it, cut and without control characters."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name == "duplicate_keys":
            return ", ".join(record.duplicate_keys)
        token = record.token(name)
        if token is None and name not in record.mapping.columns:
            return match[0]
        text = "nothing" if token is None else f'"{token.text}"' if _quoted(name, record) else token.text
        return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text[:_SHOWN])

    return _NAME.sub(value, message)


def _quoted(name: str, record: Record) -> bool:
    """Text where a number belongs is shown as text."""
    from checker.logs.canonical import Type, column_type
    from checker.logs.expressions import Kind

    token = record.token(name)
    return (
        token is not None and token.kind is Kind.STRING and (column_type(name) is Type.COUNT or not token.text.strip())
    )


def _id(record: Record, name: str) -> str:
    token = record.token(name)
    return token.text if token is not None and record.present(name) else ""


def _finish(engine: Engine, rules: LogRules, collected: _Collected, context: SetContext) -> ScanResult:
    fields = list(context.policy.fields)
    has_records = any(state.plan is not None for state in engine.sources)
    if has_records:
        make_relations(engine.connection, engine.sources, fields, context.prices)
        for rule, name, check in rules.set_checks():
            _run_set_check(engine, rules, collected, rule, name, check)
    counts = _counted(engine, rules, collected)
    examples = tuple(
        violation for key in sorted(collected.examples, key=_order) for violation in collected.examples[key]
    )
    sources = tuple(_facts(state, context.policy, fields) for state in engine.sources)
    return summarise(engine, sources=sources, counts=counts, examples=examples, fields=fields, not_run=not_run(context))


def _order(key: tuple[str, str, Level, str, str]) -> tuple[str, str, str]:
    return key[0], key[3], key[4]


def _run_set_check(engine: Engine, rules: LogRules, collected: _Collected, rule: str, name: str, check: Any) -> None:
    level = rules.level(rule, check.level)
    cursor = engine.connection.execute(
        f"SELECT q.row, q.field, q.note, q.message, r.record_id, r.request_id, s.path, r.line, r.off"  # noqa: S608
        f" FROM ({check.query}) AS q LEFT JOIN raw_records AS r ON r.row = q.row"
        " LEFT JOIN sources AS s ON s.src = r.src ORDER BY q.row, q.note, q.message"
    )
    for _, field_name, note, message, record_id, request_id, path, line, offset in cursor.fetchall():
        collected.of_set(
            Violation(
                rule, name, level, note, (record_id or "") if check.about_record else "",
                (request_id or "") if check.about_record else "", path or "", line or 0, offset or 0,
                field_name, message,
            )
        )  # fmt: skip


def _counted(engine: Engine, rules: LogRules, collected: _Collected) -> tuple[CheckCount, ...]:
    """Counts of checks on records come from the screening's bits where not every candidate was judged strictly."""
    counts = dict(collected.counts)
    if engine.only_screened:
        screened: Counter[tuple[str, str, Level, str, str]] = Counter()
        for state, position, number in _bits(engine):
            assert state.plan is not None
            named = state.plan.checks[position]
            level = rules.level(named.rule, named.check.level)
            screened[(named.rule, named.name, level, named.check.field, named.check.note)] += number
        counts.update(screened)
    return tuple(
        CheckCount(rule, name, level, field_name, note, counts[(rule, name, level, field_name, note)])
        for rule, name, level, field_name, note in sorted(counts, key=_order)
    )


def _bits(engine: Engine) -> Iterable[tuple[SourceState, int, int]]:
    masks = engine.mask_names()
    rows = engine.connection.execute(
        f"SELECT src, count(*), {', '.join(masks)} FROM raw_records GROUP BY src, {', '.join(masks)}"  # noqa: S608
    ).fetchall()
    for src, number, *bits in rows:
        state = engine.sources[src]
        assert state.plan is not None
        for position in decoded(bits, len(state.plan.checks)):
            yield state, position, number


def _facts(state: SourceState, policy: Policy, fields: Sequence[str]) -> SourceFacts:
    mapping: RecordMapping | None = state.plan.mapping if state.plan is not None else None
    log_format = mapping.format if mapping is not None else None
    unknown = {}
    if mapping is not None and log_format is not None:
        for name in fields:
            if name in log_format.unknown:
                unknown[name] = log_format.unknown[name]
            elif not mapping.possible(name):
                unknown[name] = "The format has no place for it, and no carrier of the policy lands in it."
    part = state.source.part
    return SourceFacts(
        path=state.source.shown,
        format=log_format.name if log_format is not None else "",
        title=log_format.title if log_format is not None else "of no known format",
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
    )


def _notices(engine: Engine, result: ScanResult) -> tuple[Notice, ...]:
    notices = []
    for facts in result.sources:
        if facts.error:
            notices.append(Notice(facts.path, f"{facts.error}; what came before it was read ({facts.records} records)"))
        elif not facts.recognised and facts.lines:
            notices.append(
                Notice(facts.path, "of no known format: say which with --input-format, or map it in the policy")
            )
    if engine.only_screened:
        counted = f"{engine.only_screened} more records with violations are counted, but not listed one by one"
        where = result.sources[0].path if len(result.sources) == 1 else f"{len(result.sources)} sources"
        notices.append(Notice(where, f"{counted}: scan a shorter time with --from and --to to list them all"))
    differ = "screening and strict verdict differ: this is a defect of checkpolicy"
    notices.extend(Notice(place, differ) for place in engine.disagreements[:3])
    return tuple(notices)


def parse_moment(text: str) -> int:
    """A date (midnight UTC) or a time with offset, in microseconds. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if len(text) == 10:
        moment = moment.replace(tzinfo=UTC)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no zone: write 2026-10-01, 2026-10-01T00:00:00Z or with an offset")
    passed = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


__all__ = ["LogReport", "ScanRequest", "Source", "UnknownFormatError", "parse_moment", "scan_logs"]
