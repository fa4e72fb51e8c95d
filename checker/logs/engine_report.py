"""What an engine of the team's own counted."""

from __future__ import annotations

from msgspec import Struct

from checker.findings.model import LEVEL_ORDER, Level, Notice, PolicyRef


class EngineCount(Struct, frozen=True):
    rule: str
    name: str
    level: Level
    field: str
    note: str
    records: int = 0


class EngineReport(Struct, frozen=True):
    """`policy` is what was asked. `faulty`: records of which the table does not show all that the log says.
    `not_asked`: checks that the table's columns do not show. `not_applied`: what lets violations pass in a scan, and
    did not here."""

    engine: str
    table: str
    policy: PolicyRef
    records: int
    faulty: int
    counts: tuple[EngineCount, ...]
    not_asked: tuple[str, ...]
    not_applied: tuple[str, ...]
    fail_on: Level | None

    @property
    def notices(self) -> tuple[Notice, ...]:
        if not self.faulty:
            return ()
        has = "record has a value" if self.faulty == 1 else "records have values"
        message = (
            f"{self.faulty:,} {has} that typed columns cannot hold (text for a number, a time without zone; the column"
            " `faults` names which): what is wrong with them is not counted here, scan-logs on the log itself says it"
        )
        return (Notice(self.table, message),)

    @property
    def failing(self) -> bool:
        if self.fail_on is None:
            return False
        return any(LEVEL_ORDER[one.level] >= LEVEL_ORDER[self.fail_on] for one in self.counts)

    @property
    def exit_code(self) -> int:
        if self.notices:
            return 2
        return 1 if self.failing else 0
