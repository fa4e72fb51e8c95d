"""What is said of records one by one: which violations are handed on, and where the strict verdict is asked as well.

The screening (block_query.py) is complete: counts come from its bits. The strict verdict by the policy's JSON Schema is
asked about the first records of each check, and about some in which the screening found nothing; where both differ,
one of them is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from checker.logs.blocks.block_rows import Rows
from checker.logs.blocks.blocks import Rewriter, UnreadableLineError, line_rewriter
from checker.logs.checks.checks import RecordCheck
from checker.logs.checks.combinations import Split
from checker.logs.checks.strict import StrictVerdict
from checker.logs.checks.tables import BITS
from checker.logs.formats.mapping import RecordMapping
from checker.logs.records.record import Record, UnparsableError, read_record
from checker.logs.screening.block_query import BlockQueries

if TYPE_CHECKING:
    import duckdb

STRICT_CLEAN: Final = 100  # records without a finding that the strict verdict is asked about too
STRICT_CLEAN_BLOCK: Final = 25  # of one block


class NamedCheck(Struct, frozen=True):
    """A check with the rule that it belongs to."""

    rule: str
    name: str
    check: RecordCheck


class Candidate(Struct, frozen=True):
    """A record that the screening found something in. `row` is its number in the tables."""

    record: Record
    failed: tuple[int, ...]  # positions in the plan's checks
    line: int
    offset: int
    row: int


@dataclass(slots=True)
class Plan:
    """How sources of one format are read: the mapping, the checks and the strict verdict. `queries` are the statements
    by kind of reading, made when first needed. `sample`: lines that could be read by type, for learning what is usual,
    which was done `lessons` times. `judged` counts strict verdicts by check, `shown` what was handed on. `rewrite` is
    what makes lines ready."""

    mapping: RecordMapping
    checks: tuple[NamedCheck, ...]
    strict: StrictVerdict
    key: int  # among plans
    asks: frozenset[int]
    queries: dict[str, BlockQueries | None] = field(default_factory=dict)
    split: Split | None = None
    begun: bool = False
    sample: bytes = field(default=b"", repr=False)
    lessons: int = 0
    judged: Counter[int] = field(default_factory=Counter)
    shown: Counter[int] = field(default_factory=Counter)
    rewrite: Rewriter = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.rewrite = line_rewriter(self.mapping)

    def record(self, text: bytes) -> Record:
        """Raises UnparsableError and UnreadableLineError."""
        (ready,) = self.rewrite(text)
        return read_record(ready, self.mapping)


@dataclass(slots=True)
class Verdicts:
    """`limit`: records that the strict verdict is asked about, per check; None for all. `examples`: how many of each
    check are handed on where not every violation is."""

    connection: duckdb.DuckDBPyConnection
    masks: int
    limit: int | None
    examples: int
    strictly_judged: int = 0
    disagreements: list[str] = field(default_factory=list)
    _clean: int = 0

    def of_rows(
        self, shown: str, plan: Plan, rows: Rows, base: int, handed: Callable[[Candidate], None], every: bool
    ) -> None:
        """`shown` is how the source is named."""
        chosen = list(self._chosen(plan, base, base + rows.count, every))
        clean = self._clean_rows(rows, base)
        # at once: a file of Parquet is read for any number of rows
        texts = rows.texts(sorted({*clean, *(row - base for row, _, _ in chosen)}))
        for row, screened, strictly in chosen:
            line, offset = rows.place(row - base)
            try:
                record = plan.record(texts[row - base])
            except (UnparsableError, UnreadableLineError) as error:
                self.disagreements.append(f"{shown}:{line}: {error}")
                continue
            failed = self._strict(f"{shown}:{line}", plan, record, screened) if strictly else screened
            if not plan.asks.isdisjoint(set(screened) - set(failed)):
                self._put_right(row, failed)
            if failed:
                handed(Candidate(record, failed, line, offset, row))
        for n in clean:
            self._strict(f"{shown}:{rows.place(n)[0]}", plan, plan.record(texts[n]), ())

    def _chosen(self, plan: Plan, base: int, end: int, every: bool) -> Iterator[tuple[int, tuple[int, ...], bool]]:
        """Rows with a violation that somebody asks for: number, checks, whether strictly judged."""
        limit = self.limit
        for row, bits in self._found(plan, base, end, every):
            screened = tuple(decoded(bits, len(plan.checks)))
            strictly = limit is None or any(plan.judged[check] < limit or check in plan.asks for check in screened)
            if every or strictly or any(plan.shown[check] < self.examples for check in screened):
                plan.shown.update(screened)
                if strictly:
                    plan.judged.update(screened)
                yield row, screened, strictly

    def _found(self, plan: Plan, base: int, end: int, every: bool) -> list[tuple[int, list[int]]]:
        wanted = [0] * self.masks
        for index in range(len(plan.checks)):
            shown = plan.shown[index] >= self.examples and index not in plan.asks
            if every or not shown or self.limit is None or plan.judged[index] < self.limit:
                wanted[index // BITS] |= 1 << index % BITS
        condition = " OR ".join(f"(m{index} & {bits}) <> 0" for index, bits in enumerate(wanted))
        rows = self.connection.execute(
            f"SELECT row, {self._names()} FROM raw_records"
            f" WHERE row >= {base} AND row < {end} AND ({condition}) ORDER BY row"
        ).fetchall()
        return [(row, bits) for row, *bits in rows]

    def _names(self) -> str:
        return ", ".join(f"m{index}" for index in range(self.masks))

    def _strict(self, place: str, plan: Plan, record: Record, screened: tuple[int, ...]) -> tuple[int, ...]:
        self.strictly_judged += 1
        failed = tuple(plan.strict.judge(record))
        for index in sorted(set(failed) ^ set(screened)):
            if index not in plan.asks or index in failed:
                named = plan.checks[index]
                which = "strict only" if index in failed else "screening only"
                self.disagreements.append(f"{place}: {named.rule} {named.check.field} {named.check.note} ({which})")
        return failed

    def _put_right(self, row: int, failed: tuple[int, ...]) -> None:
        """The bits of a row as the strict verdict has them: some checks leave it to that one."""
        bits = [0] * self.masks
        for index in failed:
            bits[index // BITS] |= 1 << index % BITS
        said = ", ".join(f"m{index} = {value}" for index, value in enumerate(bits))
        self.connection.execute(f"UPDATE raw_records SET {said} WHERE row = {row}")

    def _clean_rows(self, rows: Rows, base: int) -> list[int]:
        """A few records that the screening found nothing in (all where there is no limit), for the strict verdict."""
        left = STRICT_CLEAN - self._clean if self.limit is not None else rows.count
        if left <= 0:
            return []
        nothing = " AND ".join(f"m{index} = 0" for index in range(self.masks))
        limit = left if self.limit is None else min(left, STRICT_CLEAN_BLOCK)
        found = self.connection.execute(
            f"SELECT row FROM raw_records WHERE row >= {base} AND row < {base + rows.count} AND {nothing}"
            f" ORDER BY content, row LIMIT {limit}"
        ).fetchall()
        self._clean += len(found)
        return sorted(row - base for (row,) in found)


def decoded(masks: Sequence[int], checks: int) -> Iterator[int]:
    """Positions of the bits that are set."""
    for index, mask in enumerate(masks):
        left = mask
        while left:
            position = index * BITS + (left & -left).bit_length() - 1
            if position < checks:
                yield position
            left &= left - 1
