"""What a scan found, as plain facts for reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field

from checker.findings.model import LEVEL_ORDER, BaselineRef, Finding, Level, Notice, PolicyRef

if TYPE_CHECKING:
    from checker.findings.baseline import Entry
    from checker.logs.audit.evidence import Sample
    from checker.logs.checks.claims import ServiceClaim
    from checker.logs.progress.checkpoint import Checkpoint


class Violation(Struct, frozen=True):
    """One rule, one record (or a line that is none). `record_id` is the log's own id; empty where there is none.
    `offset` counts bytes in the decompressed source."""

    rule: str
    name: str
    level: Level
    note: str
    record_id: str
    request_id: str
    path: str
    line: int
    offset: int
    field: str
    message: str


class SourceFacts(Struct, frozen=True):
    """`bad` lines are members of the population that could not be read; `foreign` ones are JSON of something else.
    `excluded` are no requests (agent spans, observations of other types), `outside` are not in the window asked for."""

    path: str
    format: str
    title: str
    billing: bool
    recognised: bool
    lines: int
    bytes: int
    records: int
    bad: int
    foreign: int
    excluded: int
    outside: int
    unknown: Mapping[str, str] = field(default_factory=dict)  # field -> why the source cannot show it
    error: str = ""  # why reading ended early
    no_log: bool = False  # a document that lay in a folder of logs


class CheckCount(Struct, frozen=True):
    """Violations of one check: `records` of `of`."""

    rule: str
    name: str
    level: Level
    field: str
    note: str
    records: int


class HiddenCount(Struct, frozen=True, order=True):
    """Violations of one check and team that an exception or the baseline (`by`) hides."""

    rule: str
    name: str
    field: str
    note: str
    team: str
    by: str
    reason: str
    records: int


class Completeness(Struct, frozen=True):
    """Records of `team` that have `field`."""

    team: str
    field: str
    present: int
    total: int


class Share(Struct, frozen=True):
    """Usage by what `by` names (team, service, model, key); duplicates are counted once."""

    by: str
    value: str
    records: int
    input_tokens: int
    output_tokens: int
    cost: str
    violating: int


class Usage(Struct, frozen=True):
    """Sums over records. `cost` is what the log says, as decimal text."""

    records: int = 0
    input_tokens: int = 0
    cached_input_tokens: int = 0
    output_tokens: int = 0
    cost: str = "0"


class Attempts(Struct, frozen=True):
    """The four classes that must be kept apart, in records."""

    copies: int = 0
    gateway_retries: int = 0
    client_retries: int = 0
    fallbacks: int = 0
    both_billed: int = 0


class ScanResult(Struct, frozen=True):
    sources: tuple[SourceFacts, ...]
    counts: tuple[CheckCount, ...]
    examples: tuple[Violation, ...]  # the first few of each check, by place
    completeness: tuple[Completeness, ...]
    shares: tuple[Share, ...]
    with_duplicates: Usage
    deduplicated: Usage
    unattributed: Usage
    violating: Usage
    attempts: Attempts
    records: int
    violating_records: int  # with at least one error
    first: int | None  # the earliest and latest start, in microseconds
    last: int | None
    strictly_judged: int
    not_run: tuple[str, ...]  # rules that had nothing to work on, and why
    violations: int
    claims: tuple[ServiceClaim, ...] = ()  # code against logs, where inventories were given


class Continuity(Struct, frozen=True):
    """A scan that went on from where the last one ended. Times are microseconds; `since` None: it was the first.
    `gaps` are open, the oldest first: (what, since, why)."""

    since: int | None
    now: int
    read: int  # sources with something new
    unchanged: int
    gaps: tuple[tuple[str, int, str], ...]
    after: Checkpoint  # to be saved once the report is out


class DrawnSample(Struct, frozen=True):
    """What was drawn for an audit, and where its evidence lies. `evidence_sources` are those that items were held
    against."""

    sample: Sample
    folder: str
    evidence_sources: int


class LogReport(Struct, frozen=True):
    """All that a reporter of a scan needs."""

    result: ScanResult
    policy: PolicyRef
    as_of: date
    notices: tuple[Notice, ...]
    fail_on: Level | None
    start: int | None
    end: int | None
    sample: DrawnSample | None = None
    continuity: Continuity | None = None
    hidden: tuple[HiddenCount, ...] = ()
    findings: tuple[Finding, ...] = ()  # about the policy's exceptions
    baseline: BaselineRef | None = None  # None: none is in force
    entries: tuple[Entry, ...] = ()  # what was found, as a baseline would hold it
    disagreements: tuple[str, ...] = ()  # places where screening and strict verdict differ: a defect of ours

    @property
    def failing(self) -> int:
        """Violations at or above the fail level."""
        if self.fail_on is None:
            return 0
        floor = LEVEL_ORDER[self.fail_on]
        found = sum(c.records for c in self.result.counts if LEVEL_ORDER[c.level] >= floor)
        return found + sum(LEVEL_ORDER[f.level] >= floor for f in self.findings)

    @property
    def incomplete(self) -> bool:
        sampled = self.sample is not None and bool(self.sample.sample.incomplete)
        return bool(self.notices) or sampled or any(s.bad or s.foreign or s.error for s in self.result.sources)

    @property
    def exit_code(self) -> int:
        if self.disagreements:
            return 3
        if self.incomplete:
            return 2
        return 1 if self.failing else 0
