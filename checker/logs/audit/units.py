"""Records of a scan into the units that are drawn: request boundaries with all their attempts, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from checker.logs.audit.evidence import Attempt
from checker.logs.audit.selection import Candidate, Stratum
from checker.policy.price_cards.exact import EXACT

NONE: Final = "(none)"  # a field without a value, as part of a stratum's name
_DIGITS: Final = 60  # of a cost: one that has more, or is as far from 1, is no amount that anybody was billed


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """What drawing needs of one record, or of a line that is none. `request_id` and `cost` are None where the record
    has none that can be read; `strata` are the values of the plan's fields; `untagged`: nothing says whose it is."""

    place: Attempt
    request_id: str | None = None
    strata: tuple[str | None, ...] = ()
    cost: Decimal | None = None
    untagged: bool = False


@dataclass(slots=True)
class _Unit:
    """`best` decides the stratum where attempts differ: the dearest one, the first of equals."""

    attempts: list[Attempt] = field(default_factory=list)
    amount: Decimal = Decimal(0)
    untagged: bool = False
    best: tuple[Decimal, tuple[str, int, int]] | None = None
    stratum: Stratum = ()


@dataclass(slots=True)
class Units:
    """The population, by key. A record without a boundary is a unit of its own under the digest of its line: otherwise
    the worst records could never be drawn."""

    _units: dict[str, _Unit] = field(default_factory=dict)
    records: int = 0

    def add(self, records: Iterable[RecordPlace]) -> None:
        for record in records:
            self.records += 1
            unit = self._units.setdefault(record.request_id or record.place.sha256, _Unit())
            cost = _amount(record.cost)
            unit.attempts.append(record.place)
            unit.amount = EXACT.add(unit.amount, cost)
            unit.untagged = unit.untagged or record.untagged
            place = (record.place.source, record.place.line, record.place.offset)
            if unit.best is None or cost > unit.best[0] or (cost == unit.best[0] and place < unit.best[1]):
                unit.best = (cost, place)
                unit.stratum = tuple(value or NONE for value in record.strata)

    def candidates(self) -> Iterator[Candidate]:
        return (Candidate(key, unit.stratum, unit.amount, unit.untagged) for key, unit in self._units.items())

    def attempts(self, key: str) -> tuple[Attempt, ...]:
        """In the order of the log. Raises KeyError for a key that there is not."""
        return tuple(sorted(self._units[key].attempts, key=lambda a: (a.source, a.line, a.offset)))


def _amount(cost: Decimal | None) -> Decimal:
    """A cost that can be added up; 0 for none, for a negative one, and for what is no amount."""
    if cost is None or not cost.is_finite() or cost <= 0:
        return Decimal(0)
    exponent = cost.as_tuple().exponent
    assert isinstance(exponent, int)  # a finite one
    return cost if exponent >= -_DIGITS and cost.adjusted() <= _DIGITS else Decimal(0)
