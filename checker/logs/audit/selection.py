"""Which units are examined: drawn by a hash of a seed and the unit's key, so that anybody can draw them again.

A unit is a request boundary with all its attempts. Its rank is the last 14 hex digits of MD5(seed ":" key), compared as
text; the units of the highest ranks are drawn (bottom-k sampling). The order of the log does not matter, shards can be
drawn apart and merged, and every SQL dialect has MD5, which serves as a shuffle here; evidence is hashed with SHA-256.

Two samples are nested. The main one, of the highest ranks of the whole population, weights itself and alone carries the
conclusion. Top-ups, the highest ranks of every stratum and the untagged units, see to it that no team, service or model
goes unseen; they carry findings, and what is said about a stratum.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from hashlib import md5
from math import log
from typing import Any, Final

from msgspec import Struct, field

from checker.logs.audit.attributes import SampleSize
from checker.logs.audit.plan import Plan
from checker.policy.price_cards.exact import EXACT

RANK_DIGITS: Final = 14  # 56 bits
UNTAGGED: Final = ("untagged",)

Stratum = tuple[str, ...]
Population = Callable[[], Iterable["Candidate"]]


class Candidate(Struct, frozen=True):
    """What drawing needs to know of a unit. `amount` is its recorded cost, 0 where there is none; `untagged`: nothing
    says whose it is. A unit that cannot be read is one as well, under the digest of its bytes."""

    key: str
    stratum: Stratum
    amount: Decimal = Decimal(0)
    untagged: bool = False

    @property
    def part(self) -> Stratum:
        """The stratum that it is drawn and judged in: untagged units are one of their own."""
        return UNTAGGED if self.untagged else self.stratum


class Totals(Struct):
    """The population as the plan needs it: units, recorded amount, and units per stratum."""

    units: int = 0
    amount: Decimal = Decimal(0)
    strata: dict[Stratum, int] = field(default_factory=dict)


class Drawn(Struct, frozen=True):
    """`samples` names why it is examined: main, stratum, untagged, money (drawn by amount), certain (by its amount)."""

    key: str
    rank: str
    part: Stratum
    amount: Decimal
    samples: tuple[str, ...]


class Selection(Struct, frozen=True):
    """`items` by rank, the highest first. `interval` is the amount from which on an item is certain to be drawn;
    `sampled_amount` the recorded amount of the others, of which `money` items were drawn."""

    totals: Totals
    size: SampleSize
    items: tuple[Drawn, ...]
    money_size: SampleSize | None = None
    interval: Decimal | None = None
    sampled_amount: Decimal | None = None


def rank(seed: str, key: str) -> str:
    """The place of a unit in the order of the seed, as hexadecimal digits: the smallest are drawn."""
    digest = md5(f"{seed}:{key}".encode("utf-8", "surrogatepass"), usedforsecurity=False)
    return digest.hexdigest()[-RANK_DIGITS:]


def rank_share(rank: str) -> float:
    """The rank as a number between 0 and 1, both excluded: of its first 13 digits, which a float holds exactly."""
    return (int(rank[:13], 16) + 0.5) / 16**13


def select(population: Population, plan: Plan, seed: str) -> Selection:
    """Count the population, then draw from it. `population` is called twice and has to yield the same units."""
    totals = count(population())
    size = plan.size(totals.units) if totals.units else SampleSize(0, 0)
    samples: dict[str, _Highest] = {"main": _Highest(size.size), "untagged": _Highest(plan.untagged_limit)}
    strata: dict[Stratum, _Highest] = {
        part: _Highest(plan.min_per_stratum) for part in totals.strata if part != UNTAGGED
    }
    money_size = interval = None
    if plan.money and totals.amount > 0:
        money_size = plan.money_size()
        interval = totals.amount / money_size.size
    certain: list[Candidate] = []
    for candidate in population():
        place = (rank(seed, candidate.key), candidate.key)
        samples["main"].offer(place, candidate)
        top_up = samples["untagged"] if candidate.untagged else strata.get(candidate.stratum)
        if top_up is None:
            raise ValueError(f"the population changed while it was drawn from: {candidate.key} is new")
        top_up.offer(place, candidate)
        if interval is not None and candidate.amount >= interval:
            certain.append(candidate)
    by_sample: dict[str, Iterable[Candidate]] = {name: heap.items() for name, heap in samples.items()}
    by_sample["stratum"] = [candidate for heap in strata.values() for candidate in heap.items()]
    by_sample["certain"] = certain
    sampled_amount = None
    if interval is not None:
        sampled_amount = totals.amount
        for candidate in certain:
            sampled_amount = EXACT.subtract(sampled_amount, candidate.amount)
        by_sample["money"] = _by_amount(population(), sampled_amount, interval, seed)
    return Selection(totals, size, _drawn(by_sample, seed), money_size, interval, sampled_amount)


def count(candidates: Iterable[Candidate]) -> Totals:
    """Units and money of a population, in whole and by stratum."""
    totals = Totals()
    for candidate in candidates:
        totals.units += 1
        totals.amount = EXACT.add(totals.amount, candidate.amount)  # whatever the order
        totals.strata[candidate.part] = totals.strata.get(candidate.part, 0) + 1
    return totals


def _by_amount(
    candidates: Iterable[Candidate], sampled_amount: Decimal, interval: Decimal, seed: str
) -> Iterator[Candidate]:
    """In proportion to the amount, without replacement: the n largest ln(u) / amount, u from the rank."""
    heap = _Highest(_ceil(sampled_amount / interval))
    for candidate in candidates:
        if 0 < candidate.amount < interval:
            place = rank(seed, candidate.key)
            heap.offer((log(rank_share(place)) / float(candidate.amount), candidate.key), candidate)
    return heap.items()


def _ceil(amount: Decimal) -> int:
    return int(amount.to_integral_value(rounding="ROUND_CEILING"))


def _drawn(by_sample: dict[str, Iterable[Candidate]], seed: str) -> tuple[Drawn, ...]:
    chosen: dict[str, tuple[Candidate, list[str]]] = {}
    for name, candidates in by_sample.items():
        for candidate in candidates:
            chosen.setdefault(candidate.key, (candidate, []))[1].append(name)
    items = [
        Drawn(key, rank(seed, key), candidate.part, candidate.amount, tuple(sorted(names)))
        for key, (candidate, names) in chosen.items()
    ]
    return tuple(sorted(items, key=lambda item: (item.rank, item.key), reverse=True))


class _Highest:
    """The `size` candidates of the highest places among all that are offered."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._heap: list[tuple[tuple[Any, str], int, Candidate]] = []
        self._offered = 0

    def offer(self, place: tuple[str | float, str], candidate: Candidate) -> None:
        self._offered += 1  # no two entries compare by their candidates
        entry = (place, self._offered, candidate)
        if len(self._heap) < self._size:
            heapq.heappush(self._heap, entry)
        elif self._size and self._heap[0][0] < place:
            heapq.heapreplace(self._heap, entry)

    def items(self) -> Iterator[Candidate]:
        return (candidate for _, _, candidate in self._heap)
