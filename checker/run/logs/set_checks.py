"""The checks on a whole log, asked of the scan's relations once all records are in."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from checker.logs.checks.checks import Need
from checker.logs.result import Violation
from checker.logs.screening.engine import Engine
from checker.run.logs.collected import EXAMPLES, Collected
from checker.run.logs.log_rules import LogRules


def ask_set_checks(engine: Engine, rules: LogRules, collected: Collected) -> None:
    """Those that the log has what they need for."""
    checks = rules.set_checks()
    met = _met(engine, {check.needs for *_, check in checks if check.needs is not None})
    for rule, name, check in checks:
        if check.needs is None or check.needs in met:
            _ask(engine, rules, collected, rule, name, check)


def _met(engine: Engine, needs: Collection[Need]) -> set[Need]:
    """Which of them the log has."""
    asked = sorted(needs, key=lambda need: need.name)
    if not asked:
        return set()
    row = engine.connection.execute(f"SELECT {', '.join(need.value for need in asked)}").fetchone()
    assert row is not None
    return {need for need, is_met in zip(asked, row, strict=True) if is_met}


def _ask(engine: Engine, rules: LogRules, collected: Collected, rule: str, name: str, check: Any) -> None:
    """All violations where they are written out, else the first of each kind and how many there are."""
    level = rules.level(rule, check.level)
    gate = collected.gate
    first = "" if collected.sink is not None else f" QUALIFY rank <= {EXAMPLES}"
    same = f"PARTITION BY field, note, src, team_id{gate.names()}"
    # most checks find nothing: what they found is only then looked up
    suspects = engine.connection.execute(f"CREATE OR REPLACE TEMP TABLE suspects AS {check.query}").fetchone()
    if suspects is None or not suspects[0]:
        return
    cursor = engine.connection.execute(
        "WITH found AS (SELECT q.row, q.field, q.note, q.message, r.record_id, r.request_id, s.path, r.line, r.src,"  # noqa: S608
        f" coalesce(r.team_id, '') AS team_id{gate.flags('r')} FROM suspects AS q"
        " LEFT JOIN records AS r ON r.row = q.row LEFT JOIN sources AS s ON s.src = r.src)"
        f" SELECT row, field, note, message, record_id, request_id, path, line, team_id,"
        f" row_number() OVER ({same} ORDER BY row, message) AS rank, count(*) OVER ({same}) AS number{gate.names()}"
        f" FROM found{first} ORDER BY row, note, message"
    )
    for found in cursor.fetchall():
        row, field_name, note, message, record_id, request_id, path, line, team, rank, number, *fits = found
        collected.note(
            Violation(
                rule, name, level, note, (record_id or "") if check.about_record else "",
                (request_id or "") if check.about_record else "", path or check.place, line or 0,
                engine.offset(row) if row is not None else 0, field_name, message,
            ),
            team=team,
            fits=fits,
            number=number if rank == 1 else 0,
        )  # fmt: skip
