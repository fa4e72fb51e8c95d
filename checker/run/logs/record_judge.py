"""Records judged one by one, strictly, as exceptions and rollout have it on a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from checker.logs.checks.strict import StrictVerdict
from checker.logs.formats.log_format import LogFormat
from checker.logs.formats.mapping import RecordMapping, record_mapping
from checker.logs.records.member import Member
from checker.logs.records.record import Record
from checker.logs.result import Violation
from checker.logs.screening.verdicts import NamedCheck
from checker.rules.registry import active
from checker.run.logs.log_gate import LogGate
from checker.run.logs.log_rules import LogRules
from checker.run.logs.scan_logs import ScanRequest, set_context
from checker.run.logs.violations import text_of, unreadable, violation_of


class _Format(Struct, frozen=True):
    """A format's checks."""

    mapping: RecordMapping
    checks: tuple[NamedCheck, ...]
    strict: StrictVerdict


@dataclass(slots=True)
class RecordJudge:
    """What is future, and which exceptions are in force, is another on another `day`."""

    scan: ScanRequest
    day: date
    rules: LogRules = field(init=False)
    _gate: LogGate = field(init=False)
    _formats: dict[str, _Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        scan = self.scan
        context = replace(set_context(scan), as_of=self.day)
        self._gate = LogGate(scan.policy, self.day)
        self.rules = LogRules(context, active(scan.policy.rules, chosen=scan.select, ignored=scan.ignore))

    def line(self, member: Member, name: str) -> list[Violation]:
        """Of a member that is no record."""
        violation = unreadable(self.rules, name, member.line, member.offset, member.reason)
        return self._settled([violation], lambda name: "") if violation is not None else []

    def record(self, record: Record, place: tuple[str, int, int]) -> list[Violation]:
        """`place`: source, line and offset."""
        of_format = self._format(record.mapping.format)
        failed = of_format.strict.judge(record)
        found = [violation_of(self.rules, of_format.checks[position], record, *place) for position in failed]
        return self._settled(found, lambda column: text_of(record, column))

    def _settled(self, found: Sequence[Violation], value: Callable[[str], str]) -> list[Violation]:
        """Without what exceptions hide, as the rollout has it. `value`: a column's text in the record."""
        fits = self._gate.fits(value)
        settled = (self._gate.settled(violation, value("team_id"), fits, 1) for violation in found)
        return [violation for violation in settled if violation is not None]

    def mapping(self, log_format: LogFormat) -> RecordMapping:
        """With all columns: records of a line may have been read with fewer."""
        return self._format(log_format).mapping

    def _format(self, log_format: LogFormat) -> _Format:
        if log_format.name not in self._formats:
            mapping = record_mapping(log_format, self.scan.policy)
            checks = self.rules.record_checks(mapping)
            strict = StrictVerdict(self.scan.policy, [named.check for named in checks])
            self._formats[log_format.name] = _Format(mapping, checks, strict)
        return self._formats[log_format.name]
