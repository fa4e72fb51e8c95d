"""What came of faults that were put into a log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct


class Planted(Struct, frozen=True):
    """One fault in one record. `rules`: any of them had to notice; `noticed`: what was found that was not before."""

    fault: str
    operation: str
    rules: frozenset[str]
    noticed: frozenset[str]

    @property
    def detected(self) -> bool:
        return bool(self.rules & self.noticed)


class Rate(Struct, frozen=True):
    name: str
    planted: int
    detected: int
    noticed_by: tuple[str, ...]

    @property
    def rate(self) -> float:
        return self.detected / self.planted if self.planted else 0.0


class Injection(Struct, frozen=True):
    """`others`: violations of records that were not changed, by rule, which were not there before."""

    planted: tuple[Planted, ...]
    untested: tuple[str, ...]
    others: Mapping[str, int]
    records: int
    clean: int
    seed: str

    def by_fault(self) -> Iterator[Rate]:
        for name in sorted({one.fault for one in self.planted}):
            yield _rate(name, [one for one in self.planted if one.fault == name])

    def by_rule(self) -> Iterator[Rate]:
        """Over the kinds of fault that a rule noticed, or that none did which had to: how many of them it noticed."""
        noticed_kinds = {(rule, one.fault) for one in self.planted for rule in one.rules & one.noticed}
        silent = {one.fault for one in self.planted} - {kind for _, kind in noticed_kinds}
        noticed_kinds |= {(rule, one.fault) for one in self.planted if one.fault in silent for rule in one.rules}
        for rule in sorted({rule for rule, _ in noticed_kinds}):
            own = [one for one in self.planted if (rule, one.fault) in noticed_kinds]
            yield Rate(rule, len(own), sum(rule in one.noticed for one in own), ())

    @property
    def detected(self) -> int:
        return sum(one.detected for one in self.planted)

    @property
    def rate(self) -> float:
        return self.detected / len(self.planted) if self.planted else 0.0


def _rate(name: str, planted: list[Planted]) -> Rate:
    noticed = sorted({rule for one in planted for rule in one.rules & one.noticed})
    return Rate(name, len(planted), sum(one.detected for one in planted), tuple(noticed))
