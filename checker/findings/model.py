"""The finding model: one shape for all planes, rules and reporters."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum

from msgspec import Struct, field
from msgspec.structs import replace

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


class Evidence(Struct, frozen=True):
    """One step of the path that leads to the finding: a place and what happens there."""

    at: Location
    note: str

    def moved(self, here: Callable[[str], str]) -> Evidence:
        """The same step with the path as `here` gives it."""
        at = _moved(self.at, here)
        return self if at is self.at else Evidence(at, self.note)


class Replacement(Struct, frozen=True):
    """`text` takes the place of the characters from `at`'s start to its (exclusive) end; equal ends insert."""

    at: Location
    text: str


class Action(Enum):
    """CARRY: give the call what a builder makes. USAGE: ask for the token counts of a stream. VALUE: write the
    registered value in the place of a placeholder. SETTING: mend a configuration's setting."""

    CARRY = "carry"
    USAGE = "usage"
    VALUE = "value"
    SETTING = "setting"


class Carry(Struct, frozen=True):
    """One way to let a call carry fields: the argument at `path` (a parameter, then keys) takes headers or metadata.

    `source` is the qualified name of the function that makes the values (of USAGE and VALUE the value itself, of
    SETTING the setting's pointer). VALUE has as `path` the name in the carrier, SETTING what is to be done
    (checker/fixes/settings.py); their `keys` are what is written and what takes its place. Else `keys` are pairs
    for the fields that are missing: the key in the carrier, the key in the source. `others` are the keys in the carrier
    of fields that the source makes as well, although the call has them already: a value that is sent today must stay.
    `whole`: what the source makes fits the carrier as it is. `safe`: the carrier does nothing else than carry.
    """

    path: tuple[str, ...]
    source: str
    keys: tuple[tuple[str, str], ...]
    others: tuple[str, ...] = ()
    whole: bool = True
    safe: bool = True


class Edit(Struct, frozen=True):
    """A change of the source which settles the finding. A rule states what is to be done to which call; what that is as
    text (`replacements`) is known once the fix was made (`checker.fixes`).

    `at` is the call with its end; of VALUE the place that gives the placeholder, of SETTING the value that is written.
    `safe`: nothing that is sent today changes, and nothing is invented. `ways` are alternatives, the best first.
    """

    action: Action
    at: Location
    fields: tuple[str, ...]
    safe: bool
    ways: tuple[Carry, ...] = ()
    replacements: tuple[Replacement, ...] = ()

    @property
    def is_safe(self) -> bool:
        """Whether some way of it is."""
        return self.safe and any(way.safe for way in self.ways)

    def moved(self, here: Callable[[str], str]) -> Edit:
        changes = tuple(replace(r, at=_moved(r.at, here)) for r in self.replacements)
        return replace(self, at=_moved(self.at, here), replacements=changes)


class Finding(Struct, frozen=True):
    """A rule's statement about a place.

    `sites` are the call sites that this one cause affects (by-cause output); a finding about a single place has
    that place alone. `fix` is a hint in words for the reader, `edits` what `checkpolicy fix` can do, one for each call
    that has to change. `fields` are the policy fields concerned. `subject` and `reason`: what a finding speaks of and
    why, in a few words, for notes of one file that people read as one.
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
    occurrence: int = 0  # counts findings that are equal but for their line, in the order of places
    private: bool = False  # the line at the place may hold a secret: no report shows it
    rooted: str = (
        ""  # the path relative to the project root, so that the fingerprint does not depend on where one stands
    )
    edits: tuple[Edit, ...] = ()
    subject: str = ""
    reason: str = ""

    @classmethod
    def fail(
        cls,
        message: str,
        *,
        at: Location,
        evidence: tuple[Evidence, ...] = (),
        fix: str | None = None,
        fields: tuple[str, ...] = (),
        sites: tuple[Location, ...] = (),
        level: Level = Level.ERROR,
        anchor: str = "",
        private: bool = False,
        edits: tuple[Edit, ...] = (),
    ) -> Finding:
        """What a rule states when it is shown to be wrong. Id and name are the rule's, and so is the level, unless
        `level` is a lower one: `run` fills them in."""
        return cls(
            "",
            "",
            Kind.FAIL,
            level,
            message,
            at,
            evidence,
            fix,
            fields,
            sites,
            anchor=anchor,
            private=private,
            edits=edits,
        )

    @classmethod
    def open(
        cls,
        message: str,
        *,
        at: Location,
        evidence: tuple[Evidence, ...] = (),
        fix: str | None = None,
        fields: tuple[str, ...] = (),
        sites: tuple[Location, ...] = (),
        edits: tuple[Edit, ...] = (),
    ) -> Finding:
        """What a rule states when it cannot be decided; the evidence ends where the trail was lost."""
        return cls("", "", Kind.OPEN, Level.WARNING, message, at, evidence, fix, fields, sites, edits=edits)

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex, 32 characters) over rule, path, code at the place and fields: not over line numbers."""
        import hashlib  # here, since it costs 4 ms and a clean run has no use for it

        text = "\x00".join((self.rule, self.rooted or self.at.path, self.anchor or str(self.at.line), *self.fields))
        if self.occurrence:
            text += f"\x00{self.occurrence}"
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def moved(self, here: Callable[[str], str]) -> Finding:
        """The same finding with paths as `here` gives them; the fingerprint stays."""
        return replace(
            self,
            at=_moved(self.at, here),
            evidence=tuple(step.moved(here) for step in self.evidence),
            sites=tuple(_moved(site, here) for site in self.sites),
            edits=tuple(edit.moved(here) for edit in self.edits),
            rooted=self.rooted or self.at.path,
        )

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """What settles the finding as text, by place; none where it is not known. Edits share an import."""
        if not all(edit.replacements for edit in self.edits):
            return ()
        every = dict.fromkeys(change for edit in self.edits for change in edit.replacements)
        return tuple(sorted(every, key=lambda change: change.at))

    @property
    def weight(self) -> int:
        """How many call sites this one cause affects; a finding about anything else weighs one."""
        return max(1, len(self.sites))


def _moved(at: Location, here: Callable[[str], str]) -> Location:
    path = here(at.path)
    return at if path == at.path else Location(path, at.line, at.column, at.end_line, at.end_column, at.cell)


class Suppressed(Struct, frozen=True):
    """A finding which a comment, an exception or the baseline hides; it is counted and kept in JSON and SARIF."""

    finding: Finding
    by: str  # "inline", "exception" or "baseline"
    reason: str
    at: Location  # of the comment or the exception

    def moved(self, here: Callable[[str], str]) -> Suppressed:
        return replace(self, finding=self.finding.moved(here), at=_moved(self.at, here))


class Notice(Struct, frozen=True):
    """An input that could not be checked: the run goes on, says so, and ends with exit code 2; with 3 if it is for a
    defect of checkpolicy."""

    path: str
    message: str
    line: int = 0
    is_defect: bool = False


def code_of_notices(notices: Iterable[Notice]) -> int:
    """The exit code that inputs which could not be checked give a run; 0 where there are none."""
    return max((3 if notice.is_defect else 2 for notice in notices), default=0)


class Unchecked(Struct, frozen=True):
    """Files that the code plane cannot judge although their bytes name a provider SDK or URL, of one language."""

    language: str
    paths: tuple[str, ...]


class PolicyRef(Struct, frozen=True):
    """Which policy a report was made under. `digest` is `sha256:` and 64 hex digits."""

    name: str
    version: str
    digest: str
    path: str = ""  # where it was read from; empty: the built-in
    builtin: bool = False


class SiteCounts(Struct, frozen=True):
    """Call sites of product code by verdict; `tests` counts those in test files, which fail no run."""

    total: int = 0
    passed: int = 0
    failed: int = 0
    unverifiable: int = 0
    tests: int = 0
    lacking: tuple[tuple[str, int], ...] = ()  # per field: failing sites that lack it, most frequent first
    causes: int = 0  # blamed places of the failing sites


class BaselineRef(Struct, frozen=True):
    """The baseline in force: how many findings it holds, how many of them were found, and whose those are."""

    path: str
    total: int
    left: int
    owners: tuple[tuple[str, int], ...] = ()


LOOSENED = "CP001"  # the rule about changes of the gate itself
LEVEL_ORDER = {Level.NOTE: 0, Level.WARNING: 1, Level.ERROR: 2}


class Report(Struct, frozen=True):
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
    fail_on: Level | None = Level.ERROR  # None: no finding fails the run
    strict: bool = False  # files that could not be judged make the run incomplete
    base: str = ""  # the working directory, relative to the repository's root: what SARIF and GitHub count from
    differences: tuple[tuple[str, int], ...] = ()  # of environments that were compared: verdict and number
    per_site: bool = False  # by-cause findings are unrolled to one per call site
    baseline: BaselineRef | None = None  # None: none is in force
    changed_since: str = ""  # the revision whose changes alone are reported on, as the user named it; empty: all is
    base_commit: str = ""  # the commit that they were taken against

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings at or above the fail level. A gate that was told to fail on its own loosening does so whatever
        the fail level is, which the change may have set."""
        floor = LEVEL_ORDER[self.fail_on] if self.fail_on is not None else len(LEVEL_ORDER)
        return tuple(
            f for f in self.findings if LEVEL_ORDER[f.level] >= floor or (f.rule == LOOSENED and f.level is Level.ERROR)
        )

    @property
    def incomplete(self) -> bool:
        """Something could not be checked: an input that could not be read, or under --strict another language."""
        return bool(self.notices) or (self.strict and bool(self.unchecked))

    @property
    def exit_code(self) -> int:
        """3 (a defect) is ahead of 2 (could not check something), that of 1 (findings); the message states both."""
        if self.incomplete:
            return code_of_notices(self.notices) or 2
        return 1 if self.failing else 0

    def rooted(self, path: str) -> str:
        """`path` (relative to the working directory) relative to the repository's root."""
        return posixpath.normpath(posixpath.join(self.base, path)) if self.base else path
