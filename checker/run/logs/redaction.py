"""Owners' names in a scan's report and violations, written as digests with a key (`scan-logs --redact`).

Which names there are is read from the logs first, so that they are found in every message, whatever rule wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from checker.logs.formats.canonical import COLUMNS
from checker.logs.formats.log_format import formats_of
from checker.logs.formats.mapping import record_mapping
from checker.logs.members.members import MemberReader, Window
from checker.logs.members.record_document import OWNERS, Redaction
from checker.logs.result import LogReport, Violation
from checker.logs.sources.sources import SourceError, expand
from checker.run.logs.scan_logs import ScanRequest, owners_of, said_format

_SHOWN = 80  # of a value in a message: longer ones are cut
_SHARES = frozenset({"team", "service", "key"})


class OwnerNames:
    """Replaces the names of owners wherever a text has them as words of their own."""

    def __init__(self, names: Iterable[str], redact: Redaction) -> None:
        known = {name for name in names if name.strip()}
        digests = {name[:_SHOWN]: redact(name) for name in known} | {name: redact(name) for name in known}
        longest_first = sorted(digests, key=lambda name: (-len(name), name))
        words = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])") if words else None
        self._digests = digests
        self._redact = redact

    def text(self, text: str) -> str:
        """With every name that stands in it by itself."""
        return self._pattern.sub(lambda match: self._digests[match[0]], text) if self._pattern is not None else text

    def name(self, name: str) -> str:
        return self._redact(name) if name else name

    def violation(self, violation: Violation) -> Violation:
        return replace(violation, message=self.text(violation.message))

    def report(self, report: LogReport) -> LogReport:
        result = report.result
        shares = [replace(s, value=self.name(s.value)) if s.by in _SHARES else s for s in result.shares]
        return replace(
            report,
            result=replace(
                result,
                examples=tuple(map(self.violation, result.examples)),
                completeness=tuple(replace(one, team=self.name(one.team)) for one in result.completeness),
                shares=tuple(shares),
                claims=tuple(replace(claim, service=self.name(claim.service)) for claim in result.claims),
            ),
            hidden=tuple(replace(one, team=self.name(one.team), reason=self.text(one.reason)) for one in report.hidden),
            findings=tuple(replace(one, message=self.text(one.message)) for one in report.findings),
            notices=tuple(replace(one, message=self.text(one.message)) for one in report.notices),
        )

    def sink(self, write: Callable[[Violation], None] | None) -> Callable[[Violation], None] | None:
        return None if write is None else lambda violation: write(self.violation(violation))


def owner_names(request: ScanRequest, redact: Redaction) -> OwnerNames:
    """Reads all sources once. Raises SourceError for one that cannot be read twice."""
    policy = request.policy
    columns = OWNERS | {name for name in policy.fields if name not in COLUMNS}
    formats = formats_of(policy.document.get("logs") or {})
    reader = MemberReader(
        formats,
        said_format(request.input_format, formats),
        lambda log_format: record_mapping(log_format, policy),
        Window(request.start, request.end),
        frozenset(columns),
    )
    names: set[str] = set()
    for source in expand(request.sources, request.cwd, request.start, request.end):
        if source.path is None and not source.url:
            raise SourceError("--redact reads what it checks twice: name files instead of standard input")
        for member in reader.read(source):
            if member.record is not None:
                names.update(text for name in columns if (text := member.record.text(name)))
    owners = owners_of(request)
    if owners is not None:
        names.update(owners.teams, owners.keys)
        names.update(team.cost_center for periods in owners.teams.values() for team in periods)
        names.update(service for periods in owners.teams.values() for team in periods for service in team.services)
    return OwnerNames(names, redact)
