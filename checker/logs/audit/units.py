"""Records of a scan into the units that are drawn: request boundaries with all their attempts, in any order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Final

from msgspec import Struct

from checker.logs.audit.evidence import Attempt
from checker.logs.audit.selection import Candidate, Stratum
from checker.policy.price_cards.exact import EXACT

NONE: Final = "(none)"  # a field without a value, as part of a stratum's name
_DIGITS: Final = 60  # of a cost: one that has more, or is as far from 1, is no amount that anybody was billed
_BATCH: Final = 10_000  # records that are written at once


class RecordPlace(Struct, frozen=True):
    """What drawing needs of one record, or of a line that is none. `request_id` and `cost` are None where the record
    has none that can be read; `strata` are the values of the plan's fields; `untagged`: nothing says whose it is."""

    place: Attempt
    request_id: str | None = None
    strata: tuple[str | None, ...] = ()
    cost: Decimal | None = None
    untagged: bool = False


_TABLE: Final = (
    "CREATE TABLE attempts (unit BLOB, source BLOB, line INTEGER, offset INTEGER, length INTEGER, sha256 TEXT,"
    " cost TEXT, stratum BLOB, untagged INTEGER)"
)
_INSERT: Final = "INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_IN_ORDER: Final = (
    "SELECT unit, cost, stratum, untagged FROM attempts ORDER BY unit, source, line, offset, stratum, untagged, cost"
)
_OF_UNIT: Final = "SELECT source, line, offset, length, sha256 FROM attempts WHERE unit = ? ORDER BY 1, 2, 3, 4, 5"


@dataclass(slots=True)
class Units:
    """The population, by key, in a temporary file beyond what fits a small cache: it may be far larger than memory. A
    record without a boundary is a unit of its own under the digest of its line: otherwise the worst records could never
    be drawn."""

    records: int = 0
    _database: sqlite3.Connection = field(default_factory=lambda: _database(), repr=False, compare=False)

    def add(self, records: Iterable[RecordPlace]) -> None:
        batch: list[tuple[object, ...]] = []
        for record in records:
            self.records += 1
            batch.append(_row(record))
            if len(batch) >= _BATCH:
                self._database.executemany(_INSERT, batch)
                batch.clear()
        self._database.executemany(_INSERT, batch)

    def candidates(self) -> Iterator[Candidate]:
        """In the order of their keys. The dearest attempt decides the stratum, the first of equals."""
        rows = self._database.cursor().execute(_IN_ORDER)
        for key, attempts in groupby(rows, key=itemgetter(0)):
            amount, untagged = Decimal(0), False
            best: tuple[Decimal, bytes] | None = None
            for _, text, stratum, is_untagged in attempts:
                cost = Decimal(text)
                amount = EXACT.add(amount, cost)
                untagged = untagged or bool(is_untagged)
                if best is None or cost > best[0]:
                    best = (cost, stratum)
            assert best is not None
            yield Candidate(_text(key), _stratum(best[1]), amount, untagged)

    def attempts(self, key: str) -> tuple[Attempt, ...]:
        """In the order of the log. Raises KeyError for a key that there is not."""
        self._database.execute("CREATE INDEX IF NOT EXISTS by_unit ON attempts (unit)")
        rows = self._database.execute(_OF_UNIT, (_bytes(key),)).fetchall()
        if not rows:
            raise KeyError(key)
        return tuple(Attempt(_text(source), *place) for source, *place in rows)

    def close(self) -> None:
        self._database.close()

    def __del__(self) -> None:
        self._database.close()


def _database() -> sqlite3.Connection:
    connection = sqlite3.connect("", isolation_level=None)  # without a name: a file that goes with the connection
    connection.execute("PRAGMA cache_size = -65536")  # KiB
    connection.execute("PRAGMA temp_store = FILE")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute(_TABLE)
    connection.execute("BEGIN")
    return connection


def _row(record: RecordPlace) -> tuple[object, ...]:
    place = record.place
    stratum = json.dumps([value or NONE for value in record.strata]).encode()
    return (
        _bytes(record.request_id or place.sha256), _bytes(place.source), place.line, place.offset, place.length,
        place.sha256, str(_amount(record.cost)), stratum, record.untagged,
    )  # fmt: skip


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _stratum(data: bytes) -> Stratum:
    return tuple(json.loads(data))


def _amount(cost: Decimal | None) -> Decimal:
    """A cost that can be added up; 0 for none, for a negative one, and for what is no amount."""
    if cost is None or not cost.is_finite() or cost <= 0:
        return Decimal(0)
    exponent = cost.as_tuple().exponent
    assert isinstance(exponent, int)  # a finite one
    return cost if exponent >= -_DIGITS and cost.adjusted() <= _DIGITS else Decimal(0)
