"""The violations of a scan as they are found: handed on, and of each kind the first few kept as examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from checker.findings.model import Level, Notice
from checker.logs.result import Violation
from checker.logs.screening.source_state import SourceState
from checker.logs.screening.verdicts import Candidate
from checker.run.logs.log_gate import Kind, LogGate, Settled
from checker.run.logs.log_rules import LogRules
from checker.run.logs.violations import text_of, unreadable, violation_of

EXAMPLES: Final = 5  # per check


class Collected(Struct):
    """Examples as records go by; the gate counts."""

    rules: LogRules
    gate: LogGate
    sink: Callable[[Violation], None] | None
    examples: dict[Kind, list[Violation]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def candidate(self, state: SourceState, candidate: Candidate) -> None:
        assert state.plan is not None
        record = candidate.record
        fits = self.gate.fits(lambda name: text_of(record, name))
        for position in candidate.failed:
            named = state.plan.checks[position]
            place = state.source.shown, candidate.line, candidate.offset
            found = violation_of(self.rules, named, record, *place)
            self.note(found, team=text_of(record, "team_id"), fits=fits, number=0)  # counted in the tables

    def bad(self, state: SourceState, line: int, offset: int, reason: str) -> None:
        self._unreadable(state, line, offset, reason, "unreadable", None)

    def blank(self, state: SourceState, line: int, offset: int) -> None:
        self._unreadable(state, line, offset, "a blank line", "blank", Level.NOTE)

    def _unreadable(
        self, state: SourceState, line: int, offset: int, reason: str, note: str, level: Level | None
    ) -> None:
        violation = unreadable(self.rules, state.source.shown, line, offset, reason, note, level)
        if violation is not None:
            self.note(violation, team="", fits=self.gate.fits(lambda name: ""), number=1)

    def note(self, violation: Violation, *, team: str, fits: Sequence[bool], number: int) -> None:
        kept = self.gate.settled(violation, team, fits, number)
        if kept is None:
            return
        kind = Kind(kept.rule, kept.name, kept.level, kept.field, kept.note, team)
        examples = self.examples.setdefault(kind, [])
        if len(examples) < EXAMPLES:
            examples.append(kept)
        if self.sink is not None:
            self.sink(kept)


def examples_of(collected: Collected, settled: Settled) -> tuple[Violation, ...]:
    """The first few of each check, by place, of those that stay."""
    by_check: dict[tuple[str, str, str, str], list[Violation]] = {}
    for kind, listed in collected.examples.items():
        if kind in settled.counts:
            entry = settled.grown.get(kind)
            more = f" (the baseline has it in {entry.records} of {entry.of} records)" if entry is not None else ""
            told = [replace(v, message=v.message + more) for v in listed] if more else listed
            by_check.setdefault((kind.rule, kind.field, kind.note, kind.level.value), []).extend(told)
    return tuple(
        violation
        for key in sorted(by_check)
        for violation in sorted(by_check[key], key=lambda v: (v.path, v.line, v.offset, v.message))[:EXAMPLES]
    )
