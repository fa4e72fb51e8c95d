"""A request record as a document for other tools (schemas/request-record.schema.json): every column of the canonical
record by its type, with the place that it was read from.

Bodies are never in it: objects and lists of a log (tags, evidence, details) stay where they are, columns are plain
values. What stands in the log and is no value of its column is left out and named under `faults`.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from msgspec import Struct

from checker.logs.columns.row_kinds import is_row_column
from checker.logs.formats.canonical import COLUMNS, ONLY_COMPARED, Type, column_type
from checker.logs.records.member import Member
from checker.logs.records.record import Record
from checker.logs.records.times import rfc3339
from checker.logs.records.usage import cost_of, counts_of, value_of
from checker.policy.model import Policy

_LEFT_OUT: Final = frozenset(name for name, kind in COLUMNS.items() if kind is Type.ANY) | ONLY_COMPARED
# Who a request is charged to; two columns that name one owner stay equal, so that records can still be joined.
OWNERS: Final = frozenset(
    "team_id cost_center service_endpoint api_key_id key_team_id evidence_team_id evidence_cost_center"
    " evidence_service_endpoint enriched_by".split()
)
_MOST_ALIKE: Final = 50_000
SUCCESS: Final = {True: "success", False: "failure", None: "unknown"}


class Redaction(Struct, frozen=True):
    """Owners' names by HMAC-SHA-256: without the key nobody can try names until one fits, as with a plain hash."""

    key: bytes

    def __call__(self, value: str) -> str:
        digest = hmac.new(self.key, value.encode("utf-8", "surrogatepass"), hashlib.sha256)
        return f"hmac-sha256:{digest.hexdigest()}"


def column_names(policy: Policy) -> tuple[str, ...]:
    """The columns of a document, in their order: the canonical ones, then the organisation's own fields."""
    return tuple(name for name in dict.fromkeys((*COLUMNS, *policy.fields)) if name not in _LEFT_OUT)


@dataclass(slots=True)
class RecordDocuments:
    """Documents of many members. What is the same in many records is made once of those that were read at once."""

    names: tuple[str, ...]
    redact: Redaction | None = None
    _own: tuple[str, ...] = field(init=False)  # columns that differ from record to record
    _alike: dict[tuple[object, ...], tuple[str, dict[str, Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._own = tuple(name for name in self.names if is_row_column(name))

    def of(self, member: Member, path: str) -> dict[str, Any]:
        """Of a member that is a record."""
        record = member.record
        assert record is not None
        outcome, columns = self._columns(record, member.alike)
        return {
            "source": {
                "path": path,
                "line": member.line,
                "offset": member.offset,
                "sha256": hashlib.sha256(member.raw).hexdigest(),
            },
            "format": record.mapping.format.name,
            "billing": record.mapping.format.billing,
            "outcome": outcome,
            **columns,
            "faults": [name for name in self.names if columns[name] is None and record.present(name)],
        }

    def _columns(self, record: Record, alike: tuple[str | None, ...] | None) -> tuple[str, dict[str, Any]]:
        if alike is None:
            return SUCCESS[record.succeeded()], dict(_columns(record, self.names, self.redact))
        key = (record.mapping.format.name, *alike)
        if key not in self._alike:
            if len(self._alike) >= _MOST_ALIKE:
                self._alike.clear()
            self._alike[key] = (SUCCESS[record.succeeded()], dict(_columns(record, self.names, self.redact)))
        outcome, shared = self._alike[key]
        return outcome, shared | dict(_columns(record, self._own, self.redact))


def record_document(member: Member, path: str, names: tuple[str, ...]) -> dict[str, Any]:
    """Of one member, which is a record."""
    return RecordDocuments(names).of(member, path)


def _columns(record: Record, names: tuple[str, ...], redact: Redaction | None) -> Iterator[tuple[str, Any]]:
    counts: Mapping[str, int | None] = counts_of(record)
    for name in names:
        value: Any
        if record.token(name) is None and name not in counts:
            yield name, None
            continue
        match column_type(name):
            case Type.TIME:
                micros = record.micros(name)
                value = rfc3339(micros) if micros is not None else None
            case Type.AMOUNT:
                amount = cost_of(record) if name == "cost" else None
                value = f"{amount:f}" if amount is not None else None
            case _:
                value = counts[name] if name in counts else value_of(record, name)
        if redact is not None and isinstance(value, str) and (name in OWNERS or name not in COLUMNS):
            value = redact(value)
        yield name, value
