"""What an engine of the team's own counted."""

from __future__ import annotations

from dataclasses import dataclass

from checker.findings.model import LEVEL_ORDER, Level, PolicyRef


@dataclass(frozen=True, slots=True)
class EngineCount:
    rule: str
    name: str
    level: Level
    field: str
    note: str
    records: int = 0


@dataclass(frozen=True, slots=True)
class EngineReport:
    """`not_asked`: what the table's columns do not show. `policy` is what was asked."""

    engine: str
    table: str
    policy: PolicyRef
    records: int
    counts: tuple[EngineCount, ...]
    not_asked: tuple[str, ...]
    fail_on: Level | None

    @property
    def exit_code(self) -> int:
        if self.fail_on is None:
            return 0
        return int(any(LEVEL_ORDER[one.level] >= LEVEL_ORDER[self.fail_on] for one in self.counts))
