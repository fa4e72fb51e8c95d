"""The sampling frame: sources frozen and taken apart into units, and what is looked up of those that were drawn.

Members of the population are the records (and lines that are none) of the billing sources: the calls that are charged.
Corroborating sources (application logs, traces) repeat those calls and are what items are held against; where there is
no other source, they are the population.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct

from checker.logs.audit.evidence import Attempt, EvidenceError, Frozen, Source
from checker.logs.audit.plan import Plan
from checker.logs.audit.units import RecordPlace, Units
from checker.logs.audit.upstream import adjusted_count, threshold_in
from checker.logs.formats.canonical import COLUMNS
from checker.logs.members.members import MemberReader, MemberReading
from checker.logs.records.attribution import untagged_test
from checker.logs.records.member import Member
from checker.logs.records.record import Record, decimal_of
from checker.logs.records.times import rfc3339
from checker.logs.records.usage import cost_of
from checker.logs.sources.sources import Source as LogSource
from checker.policy.model import Policy

_CHUNK: Final = 1 << 20
_IDENTITY: Final = ("request_id", "cost", "currency", "trace_state", "sampling_rate")
_OWNER: Final = ("team_id", "cost_center", "service_endpoint")
# By these a request is found again in another log.
LINKS: Final = ("correlation_id", "request_id", "provider_request_id", "record_id", "trace_id")


class Upstream:
    """Records that were sampled before they reached the log, and how many requests they stand for."""

    def __init__(self) -> None:
        self.records = 0
        self.requests = Fraction(0)

    def add(self, record: Record) -> None:
        share = _kept_share(record)
        if share != 1:
            self.records += 1
            self.requests += 1 / share

    @property
    def reason(self) -> str:
        return (
            f"{self.records:,} records were sampled before they were logged and stand for about "
            f"{round(self.requests):,} requests, which is an estimate: the log is no evidence of completeness"
        )


def _kept_share(record: Record) -> Fraction:
    """Of requests like this one, how many are logged (OpenTelemetry's threshold, or a sampling rate in the record)."""
    state = record.text("trace_state")
    if state and (threshold := threshold_in(state)) is not None:
        return 1 / adjusted_count(threshold)
    rate = decimal_of(record.token("sampling_rate"))
    if rate is not None and rate.is_finite() and 0 < rate < 1:
        return Fraction(rate)
    return Fraction(1)


class Frame(Struct):
    """`population` are the sources whose records are drawn, `evidence` those that items are held against."""

    units: Units
    frozen: Frozen
    population: tuple[LogSource, ...]
    evidence: tuple[LogSource, ...]
    currencies: tuple[str, ...]
    untagged: int = 0
    evidence_sampled: str = ""  # what is to be said of evidence that was sampled before it was logged


def freeze(reader: MemberReader, sources: Sequence[LogSource], policy: Policy, plan: Plan) -> Frame:
    """Read all sources once. Raises EvidenceError for a plan or sources that nothing can be drawn by or from."""
    _check(plan, policy, sources)
    readings = [reader.read(source) for source in sources]
    billing = [r for r in readings if r.format is None or r.format.billing]
    drawn_from = billing if any(r.format is not None for r in billing) else readings
    narrow = MemberReader(
        reader.formats,
        reader.input_format,
        reader.mapping_for,
        reader.window,
        frozenset((*_IDENTITY, *_OWNER, *plan.stratify, *policy.fields)),
    )
    frame = _Freezing(plan, policy)
    stated = [frame.add(narrow.read(r.source), drawn_from=r in drawn_from) for r in readings]
    window = reader.window
    frozen = Frozen(
        tuple(stated),
        rfc3339(window.start) if window.start is not None else None,
        rfc3339(window.end) if window.end is not None else None,
        tuple(frame.incomplete()),
    )
    return Frame(
        units=frame.units,
        frozen=frozen,
        population=tuple(r.source for r in drawn_from),
        evidence=tuple(r.source for r in readings if r not in drawn_from and r.format is not None),
        currencies=tuple(sorted(frame.currencies)),
        untagged=frame.untagged,
        evidence_sampled=frame.evidence_upstream.reason if frame.evidence_upstream.records else "",
    )


def _check(plan: Plan, policy: Policy, sources: Sequence[LogSource]) -> None:
    unknown = [name for name in plan.stratify if name not in COLUMNS and name not in policy.fields]
    if unknown:
        raise EvidenceError(f"--stratify: a record has no field {unknown[0]!r}")
    for source in sources:
        if source.path is None:
            raise EvidenceError(
                f"{source.shown}: a sample is drawn from files, which can be read again to verify it: copy it to one"
            )


class _Freezing:
    def __init__(self, plan: Plan, policy: Policy) -> None:
        self.units = Units()
        self.currencies: set[str] = set()
        self.untagged = 0
        self.upstream, self.evidence_upstream = Upstream(), Upstream()
        self._plan = plan
        self._is_untagged = untagged_test(policy)
        self._problems: list[str] = []

    def add(self, reading: MemberReading, *, drawn_from: bool) -> Source:
        """Read the source; what the manifest says of it."""
        if drawn_from:
            self.units.add(self._places(reading))
        else:
            for member in reading:
                if member.record is not None:
                    self.evidence_upstream.add(member.record)
        if reading.error:
            self._problems.append(f"{reading.source.shown}: {reading.error}")
        size, digest = _digest(reading.source)
        return Source(
            path=reading.source.shown,
            sha256=digest,
            bytes=size,
            records=reading.records + reading.unreadable,
            unreadable=reading.unreadable,
            role="population" if drawn_from else "evidence",
        )

    def _places(self, reading: MemberReading) -> Iterator[RecordPlace]:
        for member in reading:
            place = attempt_of(reading, member)
            record = member.record
            if record is None:
                yield RecordPlace(place, member.key, (None,) * len(self._plan.stratify), None, untagged=True)
                self.untagged += 1
                continue
            self.upstream.add(record)
            if currency := record.text("currency"):
                self.currencies.add(currency.upper())
            untagged = self._is_untagged(record)
            self.untagged += untagged
            yield RecordPlace(
                place,
                boundary_of(member),
                tuple(_value(record, name) for name in self._plan.stratify),
                cost_of(record),
                untagged,
            )

    def incomplete(self) -> Iterator[str]:
        yield from self._problems
        if self.upstream.records:
            yield self.upstream.reason


def attempt_of(reading: MemberReading, member: Member) -> Attempt:
    """Bytes that can be found again have a length."""
    length = len(member.raw) if reading.lines else 0
    return Attempt(reading.source.shown, member.line, member.offset, length, hashlib.sha256(member.raw).hexdigest())


def boundary_of(member: Member) -> str:
    """The key of the unit that a member belongs to."""
    return (member.record.text("request_id") if member.record is not None else None) or member.key


def _value(record: Record, name: str) -> str | None:
    token = record.token(name)
    return token.text if token is not None and record.present(name) else None


def _digest(source: LogSource) -> tuple[int, str]:
    """Size and SHA-256 of the source's bytes as they are stored."""
    assert source.path is not None
    digest = hashlib.sha256()
    size = 0
    try:
        with source.path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise EvidenceError(f"{source.shown}: cannot be read: {error.strerror}") from None
    return size, digest.hexdigest()
