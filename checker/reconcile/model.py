"""The facts of a reconciliation: lines of invoices, attempts of a log, and what came of holding them together.

Quantities are counts of tokens or requests, amounts are money in the statement's currency; both exact. Times are
microseconds since 1970, periods include their start and exclude their end.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from checker.findings.model import Notice, PolicyRef


class Place(Struct, frozen=True):
    """Where a line of a statement stands: a line of a table, or a pointer (RFC 6901) into a document."""

    path: str
    line: int | None = None
    pointer: str | None = None


class InvoiceLine(Struct, frozen=True):
    """One quantity or amount of a statement. None is "not stated". `meter` as in price cards, `request` for counts of
    requests; `unit_price` is for one unit."""

    place: Place
    provider: str
    meter: str
    start: int
    end: int
    key: str | None = None
    project: str | None = None
    model: str | None = None
    service_tier: str | None = None
    region: str | None = None
    context: tuple[int, int] | None = None  # tokens of input that each of the requests has: above, up to
    quantity: Decimal | None = None
    amount: Decimal | None = None
    digits: int = 0  # after the point, of the amount as it is written
    currency: str | None = None
    unit_price: Decimal | None = None
    identity: str | None = None
    content: str = ""  # a digest of the whole row, its identity included
    correction: bool = False  # of an earlier period
    category: str = ""  # what is charged if it is no usage: tax, credit, ...


class Statement(Struct, frozen=True):
    """A file of a provider: of usage, or of costs (which may state quantities, too). `buckets` are its periods, those
    without a line included."""

    path: str
    format: str
    title: str
    costs: bool
    lines: tuple[InvoiceLine, ...]
    buckets: Mapping[tuple[int, int], Place]
    skipped: int = 0  # rows of other products or charges
    unreadable: tuple[tuple[Place, str], ...] = ()

    @property
    def providers(self) -> frozenset[str]:
        return frozenset(line.provider for line in self.lines)


class Billing(Enum):
    """Whether the provider bills an attempt, as far as the log tells."""

    BILLED = "billed"
    NOT_BILLED = "not billed"
    UNKNOWN = "unknown"


class Traced(Struct, frozen=True):
    """An attempt of the log, once. `key` is the provider's, None where nothing says which was used. `meters` are
    disjoint."""

    path: str
    line: int
    started: int
    provider: str
    key: str | None
    model: str | None
    owner: str | None
    meters: Mapping[str, int]
    billing: Billing
    estimated: bool
    card: str | None
    service_tier: str | None = None
    region: str | None = None


class Traces(Struct, frozen=True):
    """`copies` were left out as repetitions of one record; `unplaced` have no time or no provider."""

    attempts: tuple[Traced, ...]
    copies: int
    unplaced: int
    records: int
    sources: int
    notices: tuple[Notice, ...] = ()


class Class(Enum):
    """What a comparison came to. The first three are no discrepancies; what is not closed may still change."""

    MATCH = "match"
    BUCKET_SHIFT = "bucket-shift"
    NOT_CLOSED = "not-closed"
    UNTRACED = "untraced"
    OVERTRACED = "overtraced"
    UNKNOWN_KEY = "unknown-key"
    STATEMENTS_DIFFER = "statements-differ"
    MISSING_BUCKET = "missing-bucket"
    DUPLICATE_LINE = "duplicate-line-item"
    WRONG_METER_PRICE = "wrong-meter-price"
    STALE_PRICE = "stale-price-card"
    PRICE_DIFFERENCE = "price-difference"


AGREEING = frozenset({Class.MATCH, Class.BUCKET_SHIFT})


class Bucket(Struct, frozen=True):
    """One meter of one model and key in one period: what the provider stated, and what was logged."""

    provider: str
    key: str | None
    model: str
    meter: str
    start: int
    end: int
    invoiced: Decimal
    traced: Decimal
    result: Class
    why: str = ""


class Discrepancy(Struct, frozen=True):
    """One disagreement of a statement with the log, another statement or the price cards. `start` is in microseconds;
    what has no value concerns all of its kind.
    """

    result: Class
    message: str
    place: Place | None
    provider: str
    key: str | None = None
    model: str | None = None
    meter: str | None = None
    start: int | None = None
    quantity: Decimal | None = None  # stated above what is right; negative: below
    amount: Decimal | None = None
    currency: str | None = None


class Totals(Struct, frozen=True):
    """`invoiced` is the sum of `allocated` (by owner) and of `remainders` (by name), exactly."""

    currency: str
    invoiced: Decimal
    allocated: Mapping[str, Decimal]
    remainders: Mapping[str, Decimal]


class Reconciliation(Struct, frozen=True):
    """What `reconcile` found. It ends with 2 where something could not be read, with 1 where something disagrees."""

    buckets: tuple[Bucket, ...]
    discrepancies: tuple[Discrepancy, ...]
    totals: tuple[Totals, ...]
    statements: tuple[Statement, ...]
    traces: Traces
    notices: tuple[Notice, ...]
    policy: PolicyRef
    remarks: tuple[str, ...] = ()  # what was not checked, and what is no discrepancy and worth knowing

    @property
    def exit_code(self) -> int:
        if self.notices or any(statement.unreadable for statement in self.statements):
            return 2
        return 1 if self.discrepancies else 0
