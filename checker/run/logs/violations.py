"""A record that fails a check, or a line that is no record, as a Violation in words."""

from __future__ import annotations

import re
from typing import Final

from checker.findings.model import Level
from checker.logs.records.record import Record
from checker.logs.result import Violation
from checker.logs.screening.verdicts import NamedCheck
from checker.rules.registry import find
from checker.run.logs.log_rules import LogRules

_SHOWN: Final = 80  # characters of a value in a message
_NAME: Final = re.compile(r"\{([a-z_0-9]+)\}")


def violation_of(rules: LogRules, named: NamedCheck, record: Record, path: str, line: int, offset: int) -> Violation:
    """`line` counts from 1, `offset` is in bytes from the start of the file as it is read (unpacked)."""
    check = named.check
    return Violation(
        rule=named.rule,
        name=named.name,
        level=rules.level(named.rule, check.level),
        note=check.note,
        record_id=text_of(record, "record_id"),
        request_id=text_of(record, "request_id"),
        path=path,
        line=line,
        offset=offset,
        field=check.field,
        message=worded(check.message, record),
    )


def unreadable(
    rules: LogRules,
    path: str,
    line: int,
    offset: int,
    reason: str,
    note: str = "unreadable",
    level: Level | None = None,
) -> Violation | None:
    """None where the rule is off."""
    rule = find("CP300")
    if rules.levels.get(rule.id) is None:
        return None
    return Violation(rule.id, rule.name, rules.level(rule.id, level), note, "", "", path, line, offset, "", reason)


def worded(message: str, record: Record) -> str:
    """A check's message with the record's values in it, cut and without control characters."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name == "duplicate_keys":
            return ", ".join(record.duplicate_keys)
        token = record.token(name)
        if token is None and name not in record.mapping.columns:
            return match[0]
        text = "nothing" if token is None else f'"{token.text}"' if _quoted(name, record) else token.text
        if (moment := _moment(name, record)) is not None:
            text = moment
        return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text[:_SHOWN])

    return _NAME.sub(value, message)


def _moment(name: str, record: Record) -> str | None:
    """A time that was written as a number, as ISO 8601 in UTC."""
    from checker.logs.formats.canonical import Type, column_type
    from checker.logs.records.times import rfc3339

    token = record.token(name)
    if column_type(name) is not Type.TIME or token is None or not token.text.replace(".", "", 1).isdigit():
        return None
    micros = record.micros(name)
    return rfc3339(micros) if micros is not None else None


def _quoted(name: str, record: Record) -> bool:
    """Text where a number belongs is shown as text."""
    from checker.logs.formats.canonical import Type, column_type
    from checker.logs.records.expressions import Kind

    token = record.token(name)
    return (
        token is not None and token.kind is Kind.STRING and (column_type(name) is Type.COUNT or not token.text.strip())
    )


def text_of(record: Record, name: str) -> str:
    """A field of a record as text; empty where the record has none."""
    token = record.token(name)
    return token.text if token is not None and record.present(name) else ""
