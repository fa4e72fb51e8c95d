"""Which records are judged while logs grow: a stated share of each stratum, and of each at least the first few.

The choice depends on the seed and the record's bytes alone, so a run that was interrupted chooses the same again. Of
every stratum that turns up in an interval, the first `floor` records are judged whatever the rate: a small team is not
left out because a large one is noisy. What is said of a stratum is what was judged of it: judged / seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

from msgspec import Struct, field

from checker.logs.records.record import Record

Stratum = tuple[str, ...]

MOST: Final = 1000  # strata that are kept apart; whatever else turns up is one more
_SHOWN: Final = 60  # characters of a value


class Stratification(Struct):
    """The strata that have been seen, by the fields `by`."""

    by: Sequence[str]
    _known: set[Stratum] = field(default_factory=set)

    def of(self, record: Record) -> Stratum:
        values = []
        for name in self.by:
            token = record.token(name)
            values.append(token.text[:_SHOWN] if token is not None and record.present(name) else "")
        stratum = tuple(values)
        if stratum not in self._known:
            if len(self._known) >= MOST:
                return ("(others)",)
            self._known.add(stratum)
        return stratum


class RuntimeSample(Struct):
    """`rate` is the share of records that are judged beyond the first `floor` of a stratum in an interval."""

    rate: float
    floor: int
    seed: str
    _seen: dict[Stratum, int] = field(default_factory=dict)

    def new_interval(self) -> None:
        self._seen.clear()

    def takes(self, stratum: Stratum, text: bytes) -> bool:
        seen = self._seen.get(stratum, 0)
        self._seen[stratum] = seen + 1
        if seen < self.floor or self.rate >= 1:
            return True
        digest = blake2b(text, digest_size=8, key=self.seed.encode()[:64]).digest()
        return int.from_bytes(digest, "big") < self.rate * 2**64
