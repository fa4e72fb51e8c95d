"""The finding model: one shape for all planes, rules and reporters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from checker.documents.location import Location


class Level(Enum):
    """How serious a finding is (SARIF's level). A rule switched off in the policy yields no finding at all."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(Enum):
    """FAIL: shown to be wrong. OPEN: could not be decided (SARIF's kind `open`)."""

    FAIL = "fail"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of the path that leads to the finding: a place and what happens there."""

    at: Location
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's statement about a place.

    `sites` are the call sites that this one cause affects (by-cause output); a finding about a single place has
    that place alone. `fix` is a hint in words for the reader. `fields` are the policy fields concerned.
    """

    rule: str
    name: str
    kind: Kind
    level: Level
    message: str
    at: Location
    evidence: tuple[Evidence, ...] = ()
    fix: str | None = None
    fields: tuple[str, ...] = ()
    sites: tuple[Location, ...] = ()
    anchor: str = ""  # the code at the place, for a fingerprint which survives moved lines

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex, 32 characters) over rule, path, code at the place and fields: not over line numbers."""
        text = "\x00".join((self.rule, self.at.path, self.anchor or str(self.at.line), *self.fields))
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding which a comment or an exception of the policy hides; it is counted and kept in JSON and SARIF."""

    finding: Finding
    by: str  # "inline" or "exception"
    reason: str
    at: Location  # of the comment or the exception


@dataclass(frozen=True, slots=True)
class Notice:
    """An input that could not be checked: the run goes on, says so, and ends with exit code 2."""

    path: str
    message: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Files that the code plane cannot judge although their bytes name a provider SDK or URL, of one language."""

    language: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyRef:
    """Which policy a report was made under. `digest` is `sha256:` and 64 hex digits."""

    name: str
    version: str
    digest: str
    path: str = ""  # where it was read from; empty: the built-in
    builtin: bool = False


@dataclass(frozen=True, slots=True)
class SiteCounts:
    """Call sites of product code by verdict; `tests` counts those in test files, which fail no run."""

    total: int = 0
    passed: int = 0
    failed: int = 0
    unverifiable: int = 0
    tests: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """All that a reporter needs. Findings are sorted by place; the same input gives the same report."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    notices: tuple[Notice, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    policies: tuple[PolicyRef, ...] = ()
    sites: SiteCounts = SiteCounts()
    files: int = 0  # source files looked at
    as_of: date = date.min
    statistics: dict[str, int] = field(default_factory=dict)
