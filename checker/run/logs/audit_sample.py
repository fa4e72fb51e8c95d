"""The use case `scan-logs --sample`: a scan, and beside it a sample drawn for an audit, with all its evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from checker import __version__
from checker.logs.audit.bundle import Details, draw, write_bundle
from checker.logs.audit.evidence import Context, EvidenceError, Frozen, Sample, seed_of
from checker.logs.audit.frame import LINKS, Frame, boundary_of, freeze
from checker.logs.audit.plan import Plan
from checker.logs.audit.verify import NotRedrawnError, Redraw
from checker.logs.audit.worksheet import Known
from checker.logs.formats.log_format import formats_of
from checker.logs.formats.mapping import record_mapping
from checker.logs.members.members import MemberReader, MemberReading, Window
from checker.logs.members.record_document import column_names, record_document
from checker.logs.records.member import Member
from checker.logs.records.record import Record
from checker.logs.records.repricing import amount_by_card
from checker.logs.result import DrawnSample, LogReport, Violation
from checker.logs.sources.sources import Source, expand
from checker.policy.digest import canonical_json
from checker.policy.price_cards.book import PriceBook
from checker.policy.price_cards.exact import EXACT
from checker.run.logs.scan_logs import ScanRequest, prices_of, said_format, scan_logs
from checker.run.policy.policies import policy_of
from checker.settings import Settings

RECORDS: Final = "records.ndjson"
FINDINGS: Final = "findings.ndjson"
_SHOWN: Final = 3  # places of matches, in a cell


class SampleRequest(Struct, frozen=True):
    """`plan` has the flags laid over the policy's; `seed` is the auditor's text, None for the manifest's digest."""

    scan: ScanRequest
    plan: Plan
    seed: str | None
    folder: Path


def scan_and_sample(request: SampleRequest, violations: Callable[[Violation], None] | None = None) -> LogReport:
    """The scan's report with what was drawn; the evidence is written to the folder. Raises what `scan_logs` raises, and
    EvidenceError for what cannot be sampled or written."""
    folder = request.scan.cwd / request.folder
    _writable(folder)
    frame = freeze(_reader(request.scan), _sources(request.scan), request.scan.policy, request.plan)
    reports: list[LogReport] = []

    def look_up(keys: Collection[str]) -> Details:
        found = _Items(frame, keys, request.scan)
        findings: dict[tuple[str, int, int], list[Violation]] = defaultdict(list)

        def sink(violation: Violation) -> None:
            place = (violation.path, violation.line, violation.offset)
            if place in found.places:
                findings[place].append(violation)
            if violations is not None:
                violations(violation)

        reports.append(scan_logs(request.scan, sink))
        return Details(found.attempts, found.known(), {**found.files(), FINDINGS: _finding_lines(found, findings)})

    seed = seed_of(request.seed, frame.frozen.manifest())
    context = _context(request.scan, frame)
    sample, files = draw(frame.units.candidates, frame.frozen, request.plan, seed, context, look_up)
    write_bundle(folder, files)
    [report] = reports
    return replace(report, sample=DrawnSample(sample, request.folder.as_posix(), len(frame.evidence)))


def redraw_under(settings: Settings, cwd: Path, input_format: str | None) -> Redraw:
    """What draws a sample again under the policy of `settings`; it has to be the one that the sample names."""

    def again(sample: Sample, frozen: Frozen) -> Mapping[str, bytes]:
        policy = policy_of(settings, cwd=cwd)
        if policy.ref.digest != sample.policy["digest"]:
            raise NotRedrawnError(
                f"it was drawn under {sample.policy['name']} {sample.policy['version']}"
                f" ({sample.policy['digest']}), and the policy here is {policy.name} {policy.version}"
                " with another digest: name that one with --policy"
            )
        scan = ScanRequest(sources=(), policy=policy, cwd=cwd, as_of=date.min, input_format=input_format)
        return redraw(scan, sample, frozen)

    return again


def redraw(scan: ScanRequest, sample: Sample, frozen: Frozen) -> Mapping[str, bytes]:
    """The files of a bundle that follow from the sources, made again. `scan` has the policy."""
    again = replace(
        scan,
        sources=tuple(source.path for source in frozen.sources),
        start=_micros(frozen.start),
        end=_micros(frozen.end),
    )
    frame = freeze(_reader(again), _sources(again), scan.policy, sample.plan)

    def look_up(keys: Collection[str]) -> Details:
        found = _Items(frame, keys, again)
        return Details(found.attempts, {}, found.files())

    context = replace(_context(again, frame), tool=sample.tool)
    _, files = draw(frame.units.candidates, frame.frozen, sample.plan, sample.seed, context, look_up)
    return {name: data for name, data in files.items() if name not in ("SHA256SUMS", "worksheet.csv")}


def _writable(folder: Path) -> None:
    """Before anything is read: a scan may take long."""
    if folder.is_dir() and any(folder.iterdir()):
        raise EvidenceError(f"{folder}: the folder of the evidence has to be empty, so that nothing is overwritten")


def _reader(scan: ScanRequest) -> MemberReader:
    formats = formats_of(scan.policy.document.get("logs") or {})
    return MemberReader(
        formats,
        said_format(scan.input_format, formats),
        lambda log_format: record_mapping(log_format, scan.policy),
        Window(scan.start, scan.end),
    )


def _sources(scan: ScanRequest) -> tuple[Source, ...]:
    return expand(scan.sources, scan.cwd, scan.start, scan.end)


def _context(scan: ScanRequest, frame: Frame) -> Context:
    ref = scan.policy.ref
    not_tested = ["calls that never passed what wrote these logs"]
    if not frame.evidence:
        not_tested.append("application logs, of which none was given")
    if frame.evidence_sampled:
        not_tested.append(f"what corroborating sources lack: {frame.evidence_sampled}")
    return Context(
        tool=f"checkpolicy {__version__}",
        policy={"name": ref.name, "version": ref.version, "digest": ref.digest},
        currency=_currency(scan, frame),
        records=frame.units.records,
        not_tested=tuple(not_tested),
    )


def _currency(scan: ScanRequest, frame: Frame) -> str | None:
    """What the records say, else that of the price cards. Raises EvidenceError for several: they do not add up."""
    named = frame.currencies
    if not named:
        book = prices_of(scan)
        named = tuple(sorted({card.currency for card in book.cards})) if book is not None else ()
    if len(named) > 1 and frame.currencies:
        raise EvidenceError(f"the records' costs are in {', '.join(named)}, which cannot be added up: scan them apart")
    return named[0] if len(named) == 1 else None


class _Items:
    """What is known of the items that were drawn: every source is read a second time."""

    def __init__(self, frame: Frame, keys: Collection[str], scan: ScanRequest) -> None:
        self._scan = scan
        self.attempts = {key: frame.units.attempts(key) for key in keys}
        self.places = {
            (attempt.source, attempt.line, attempt.offset): key
            for key, attempts in self.attempts.items()
            for attempt in attempts
        }
        reader = _reader(scan)
        self._members: dict[str, list[tuple[MemberReading, Member]]] = defaultdict(list)
        for source in frame.population:
            reading = reader.read(source)
            for member in reading:
                if (source.shown, member.line, member.offset) in self.places and boundary_of(member) in self.attempts:
                    self._members[boundary_of(member)].append((reading, member))
        self._matches = self._matched(reader, frame.evidence)
        self._evidence = len(frame.evidence)

    def _matched(self, reader: MemberReader, evidence: Iterable[Source]) -> Mapping[str, list[str]]:
        """Places in corroborating sources, by the item that they speak of."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for key, members in self._members.items():
            for link in (link for _, member in members for link in _links(member.record)):
                wanted[link].add(key)
        narrow = replace(reader, columns=frozenset(LINKS))
        found: dict[str, list[str]] = defaultdict(list)
        for source in evidence if wanted else ():
            for member in narrow.read(source):
                for key in sorted({key for link in _links(member.record) for key in wanted.get(link, ())}):
                    found[key].append(f"{source.shown}:{member.line}")
        return found

    def known(self) -> dict[str, Known]:
        prices = prices_of(self._scan)
        return {
            key: Known(self._match_words(key), _provider_ids(members), _repriced(members, prices))
            for key, members in sorted(self._members.items())
        }

    def _match_words(self, key: str) -> str:
        if not self._evidence:
            return ""
        places = self._matches.get(key, [])
        if not places:
            return "none found"
        more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        return "; ".join(places[:_SHOWN]) + more

    def files(self) -> dict[str, bytes]:
        names = column_names(self._scan.policy)
        lines = [
            {"key": key, "record": record_document(member, reading.source.shown, names)}
            for key, members in sorted(self._members.items())
            for reading, member in sorted(members, key=lambda m: (m[0].source.shown, m[1].line, m[1].offset))
            if member.record is not None
        ]
        return {RECORDS: b"".join(canonical_json(line) + b"\n" for line in lines)}


def _links(record: Record | None) -> list[str]:
    return [text for name in LINKS if record is not None and (text := record.text(name))]


def _provider_ids(members: Iterable[tuple[MemberReading, Member]]) -> str:
    """By which the provider can be asked whether the call was made and billed."""
    ids = [m.record.text("provider_request_id") for _, m in members if m.record is not None]
    said = "; ".join(dict.fromkeys(text for text in ids if text))
    return f"to ask for: {said}" if said else ""


def _repriced(members: Iterable[tuple[MemberReading, Member]], prices: PriceBook | None) -> str:
    """All attempts that did not fail by the price card that each names, exactly, or why they cannot be priced."""
    if prices is None:
        return ""
    total = Decimal(0)
    priced = 0
    for _, member in members:
        record = member.record
        if record is None or record.succeeded() is False:
            continue
        amount = amount_by_card(record, prices)
        if isinstance(amount, str):
            return amount
        total = EXACT.add(total, amount)
        priced += 1
    return f"{total:f}" if priced else "no attempt that was charged"


def _finding_lines(items: _Items, findings: Mapping[tuple[str, int, int], list[Violation]]) -> bytes:
    from checker.reports.logs_json import violation_document

    lines = [
        {"key": items.places[place], **violation_document(violation)}
        for place in sorted(findings)
        for violation in findings[place]
    ]
    return b"".join(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n" for line in lines)


def _micros(text: str | None) -> int | None:
    from checker.logs.checks.window import parse_moment

    return parse_moment(text) if text is not None else None
